"""Bytes to text: declared, marked, damaged and guessed encodings in many scripts."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.decode import Decoded, NotText, decode, is_blank, mended, wide_encoding

ENGLISH = "The garrison left the hill town before dawn, a councillor said; two bridges were down."
FRENCH = "Les insurgés ont quitté le château à l'aube, a déclaré le préfet; la forêt brûle près du pont."
SPANISH = "La guarnición dejó el pueblo al amanecer, señaló la alcaldesa; la región está sin agua."
GERMAN = "Die Besatzung räumte die Höhe vor Tagesanbruch, sagte der Bürgermeister; Brücken sind zerstört."
PORTUGUESE = "A guarnição deixou a vila antes do amanhecer, disse o chefe; não há informações sobre a ponte."
POLISH = "Załoga opuściła miasteczko przed świtem, powiedział wójt; mieszkańcy wracają ścieżką przez łąki."
CROATIAN = "Posada je napustila gradić prije zore, kaže načelnik; žitelji se vraćaju šumskim putem."
HUNGARIAN = (
    "A helyőrség hajnal előtt elhagyta a várost, közölte a jegyző; a felső út járható, a hidak őrzöttek."
)
ROMANIAN = "Garnizoana a părăsit oraşul înainte de zori, a spus primarul; sătenii se întorc pe uliţă."
TURKISH = "Garnizon şafaktan önce kasabayı boşalttı, dedi muhtar; köylüler dağ yolundan dönüyor, köprü yıkık."
LITHUANIAN = "Įgula prieš aušrą paliko miestelį, sakė seniūnas; žmonės grįžta miško keliu, tiltas sugriautas."
RUSSIAN = "Гарнизон оставил посёлок до рассвета, сообщил староста; жители возвращаются лесной дорогой."
UKRAINIAN = "Залога залишила містечко вдосвіта, повідомив староста; її шлях іде лісом, мости підірвано."
GREEK = "Η φρουρά εγκατέλειψε το χωριό πριν την αυγή, είπε ο δήμαρχος· οι κάτοικοι επιστρέφουν."
HEBREW = "חיל המצב עזב את העיירה לפני עלות השחר, אמר ראש המועצה; התושבים חוזרים בדרך היער."
ARABIC = "غادرت الحامية البلدة قبل الفجر، بحسب رئيس المجلس، ويعود السكان عبر طريق الغابة."
THAI = "กองรักษาการณ์ออกจากเมืองก่อนรุ่งสาง นายอำเภอกล่าว ชาวบ้านกลับมาตามทางป่า"
CHINESE = "守军黎明前撤出小镇,镇长说;居民沿着林间小路返回,两座桥被毁。"
TAIWANESE = "守軍黎明前撤出小鎮,鎮長說;居民沿著林間小路返回,兩座橋被毀。"
JAPANESE = "守備隊は夜明け前に町を離れたと町長は述べた。住民は森の道を通って戻りつつある。"
KOREAN = "수비대는 새벽이 오기 전에 마을을 떠났다고 이장이 말했다. 주민들은 숲길로 돌아오고 있다."
AMHARIC = "ጦሩ ጎህ ሳይቀድ ከተማዋን ለቆ ወጣ ሲሉ ከንቲባው ተናገሩ።"
BURMESE = "တပ်စခန်းသည် အရုဏ်မတက်မီ မြို့မှ ထွက်ခွာသွားသည်။"
HINDI = "चौकी ने भोर से पहले कस्बा छोड़ दिया, सरपंच ने कहा।"
EVERY_SCRIPT = [
    ENGLISH,
    FRENCH,
    RUSSIAN,
    ARABIC,
    HEBREW,
    CHINESE,
    KOREAN,
    AMHARIC,
    BURMESE,
    HINDI,
    THAI,
    GREEK,
]


def text_of(raw: bytes, *, html: bool = False) -> str:
    read = decode(raw, html=html)
    assert isinstance(read, Decoded), read
    return read.text


@pytest.mark.parametrize("text", EVERY_SCRIPT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_of_every_script_is_read_without_a_guess(text: str, encoding: str) -> None:
    read = decode((text + "\n" + text + " 2031.\n").encode(encoding))
    assert isinstance(read, Decoded)
    assert read.text == text + "\n" + text + " 2031.\n"
    assert (read.bad_byte, read.guessed) == (None, False)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_big_endian_byte_order_marks(mark: bytes) -> None:
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert text_of(mark + RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (GERMAN, "cp1252"),
        (PORTUGUESE, "cp1252"),
        (POLISH, "cp1250"),
        (CROATIAN, "cp1250"),
        (HUNGARIAN, "cp1250"),
        (ROMANIAN, "cp1250"),
        (TURKISH, "cp1254"),
        (LITHUANIAN, "cp1257"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        (THAI, "cp874"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
    ],
)
def test_older_encodings_are_told_by_their_letters_and_marked_as_guessed(text: str, encoding: str) -> None:
    read = decode(text.encode(encoding))
    assert isinstance(read, Decoded)
    assert read.text == text
    assert read.guessed


def test_english_with_curly_quotes_and_a_foreign_name_is_western() -> None:
    text = "The envoy’s “naïve” plan covers 40 km² – José Ibáñez called it a start. " * 3
    read = decode(text.encode("cp1252"))
    assert isinstance(read, Decoded)
    assert (read.text, read.encoding, read.guessed) == (text, "cp1252", True)


def test_guess_looks_past_a_long_ascii_opening() -> None:
    text = ENGLISH * 2000 + "\n" + RUSSIAN * 3
    assert text_of(text.encode("cp1251")) == text


def test_iso_2022_jp_is_seen_by_its_escapes() -> None:
    assert text_of(JAPANESE.encode("iso2022_jp")) == JAPANESE


@pytest.mark.parametrize(
    ("declaration", "encoding", "text"),
    [
        ('<meta charset="windows-1251">', "cp1251", RUSSIAN),
        ("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r", RUSSIAN),
        ("<meta charset=iso-8859-1>", "cp1252", FRENCH),
        ('<meta charset="gb2312">', "gb18030", CHINESE),
        ('<meta charset="shift_jis">', "cp932", JAPANESE),
        ('<meta charset="iso-8859-9">', "cp1254", TURKISH),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso8859-2", POLISH),
        ("<meta charset=big5>", "big5", TAIWANESE),
        ("<meta charset=tis-620>", "cp874", THAI),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(declaration: str, encoding: str, text: str) -> None:
    page = f"{declaration}<p>{text[:40]}</p>"
    read = decode(page.encode(encoding), html=True)
    assert isinstance(read, Decoded)
    assert (read.text, read.guessed) == (page, False)


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "windows-1251", "utf-16", "nonsense", "zip", "idna", "undefined", "utf-7"]
)
def test_utf8_pages_win_over_a_stale_or_odd_declaration(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{ARABIC} {FRENCH}</p>'
    assert text_of(page.encode(), html=True) == page


@pytest.mark.parametrize("declared", ["idna", "undefined", "zip", "unicode_escape", "punycode", "utf-8"])
def test_a_declaration_that_cannot_be_true_leads_to_a_guess(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{RUSSIAN}</p>'
    read = decode(page.encode("cp1251"), html=True)
    assert isinstance(read, Decoded)
    assert (read.text, read.guessed) == (page, True)


def test_a_declaration_counts_in_pages_only() -> None:
    text = f"<meta charset=koi8-r> {RUSSIAN}"
    assert text_of(text.encode("cp1251")) == text


def test_broken_utf8_is_replaced_and_its_first_bad_byte_named() -> None:
    raw = GREEK.encode() + b"\xff" + ENGLISH.encode() + b"\xc3"
    read = decode(raw)
    assert isinstance(read, Decoded)
    assert read.bad_byte == len(GREEK.encode())
    assert read.text == GREEK + "\ufffd" + ENGLISH + "\ufffd"
    assert read.encoding == "utf-8"


def test_bytes_that_are_no_letters_of_any_language_are_damage_not_a_guess() -> None:
    read = decode(ENGLISH.encode() + b" \xff\xfe " + ENGLISH.encode())
    assert isinstance(read, Decoded)
    assert (read.bad_byte, read.guessed) == (len(ENGLISH) + 1, False)


def test_the_bad_byte_is_counted_from_the_start_of_the_file_behind_a_mark() -> None:
    raw = codecs.BOM_UTF8 + b"Shelling near \xff the mill, and more of it later in the day."
    read = decode(raw)
    assert isinstance(read, Decoded)
    assert read.bad_byte is not None
    assert raw[read.bad_byte] == 0xFF


def test_utf16_cut_in_the_middle_of_a_character() -> None:
    read = decode(ENGLISH.encode("utf-16")[:-1])
    assert isinstance(read, Decoded)
    assert read.text == ENGLISH[:-1] + "\ufffd"
    assert read.bad_byte == len(ENGLISH.encode("utf-16")) - 2


def test_a_stray_nul_is_replaced_and_named() -> None:
    raw = (ENGLISH * 3).encode() + b"\0" + (ENGLISH * 3).encode()
    read = decode(raw)
    assert isinstance(read, Decoded)
    assert read.text == ENGLISH * 3 + "\ufffd" + ENGLISH * 3
    assert read.bad_byte == len(ENGLISH) * 3


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 8, b"\0" * 900, b"abc\0", b"abc\0def", b"\x01\x02\x03\x04"]
)
def test_control_codes_are_not_text(raw: bytes) -> None:
    assert isinstance(decode(raw), NotText)


@pytest.mark.parametrize(
    "raw", [b"", b"a", b"ab", ENGLISH.encode(), RUSSIAN.encode(), FRENCH.encode("cp1252")]
)
def test_text_without_zero_bytes_is_not_taken_for_utf16(raw: bytes) -> None:
    assert wide_encoding(raw) is None


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    composed, decomposed, odd = "Mek\u00e9le", "Meke\u0301le", "\u00a0\u200f\u2028\x0c\t"
    raw = f"{composed}\r\n{decomposed}\r{odd}\n\r\n".encode()
    assert text_of(raw) == f"{composed}\n{decomposed}\n{odd}\n\n"


def test_mended_text_can_be_stored() -> None:
    assert mended("a\0b\ud83dc\r\nd\re") == "a\ufffdb\ufffdc\nd\ne"


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\u200b\u2060", "\u3000\xa0", "\ufffd"])
def test_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", [".", "ሰ", "\u200b7"])
def test_not_blank(text: str) -> None:
    assert not is_blank(text)


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_decode_or_are_refused(raw: bytes, html: bool) -> None:
    read = decode(raw, html=html)
    if isinstance(read, Decoded):
        read.text.encode("utf-8")
        assert "\0" not in read.text
        assert "\r" not in read.text
        assert read.text == mended(raw.decode(read.encoding, "replace"))
        assert read.bad_byte is None or 0 <= read.bad_byte <= len(raw)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=200))
def test_utf8_round_trip(text: str) -> None:
    assert text_of(text.encode()) == text.removeprefix("\ufeff")


@given(st.sampled_from(EVERY_SCRIPT), st.integers(1, 6), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_marked_round_trip(text: str, times: int, encoding: str) -> None:
    assert text_of((text * times).encode(encoding)) == text * times
