"""What the codes in a record mean, in the words that explanations use."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.claims import Modality, WhenBasis
from variorum.model.control import HoldingStatus
from variorum.model.documents import PublishedBasis
from variorum.model.events import CopyKind, EventStatus, OriginBasis, VariantRelation

MODALITY: Mapping[Modality, str] = {
    "asserted": "told as a fact, in the outlet's own voice or in the speaker's",
    "reported": "passed on with a hedge: claimed, alleged, reportedly, or by sources without a name",
    "denied": "said not to have happened",
    "planned": "said to be going to happen",
    "threatened": "held out as a threat",
    "conditional": "said to happen if something else does",
}
WHEN_BASIS: Mapping[WhenBasis, str] = {
    "explicit": "the text gives the date",
    "relative": "counted from the day of publication",
    "narrative": "carried over from a nearby sentence",
    "estimated": "counted from a day of publication that is itself only bounded",
    "none": "nothing on the page fixes these words to a day",
}
PUBLISHED_BASIS: Mapping[PublishedBasis, str] = {
    "given": "given with the document",
    "stamp": "printed on the page",
    "dateline": "in the dateline",
    "markup": "in the page's markup",
    "url": "in the address",
    "none": "the page gives none",
}
EVENT_STATUS: Mapping[EventStatus, str] = {
    "single-origin": "no two independent original sources tell of it",
    "corroborated": "two or more independent original sources tell of it",
    "disputed": "someone denies it, or accounts contradict each other",
    "denied": "it is only known from its denial",
    "retracted": "those who told of it took it back",
}
ORIGIN_BASIS: Mapping[OriginBasis, str] = {
    "named": "its words name it",
    "cited-elsewhere": "it names nobody, and the article cites that origin for this elsewhere",
    "credit": "it names nobody, and the text credits that agency",
    "outlet": "it names nobody, the outlet answers for it",
    "text": "it names nobody, and the outlet of the text is not known",
}
HOLDING_STATUS: Mapping[HoldingStatus, str] = {
    "claimed": "on the word of one original source",
    "agreed": "two or more independent original sources have it so",
    "contested": "someone denies it, or has another side there",
}
COPY_KIND: Mapping[CopyKind, str] = {
    "verbatim": "word for word",
    "trimmed": "in part, word for word",
    "paraphrased": "in other words",
}
RELATION: Mapping[VariantRelation, str] = {
    "agrees": "agrees",
    "refines": "says it more or less exactly",
    "contradicts": "contradicts",
    "updates": "overtaken by a later word",
    "different-scope": "speaks of something else",
}
# UCDP Georeferenced Event Dataset codebook, variable where_prec.
PRECISION: Mapping[int, str] = {
    1: "exact place",
    2: "near a known place",
    3: "within a district",
    4: "within a province",
    5: "a stretch or an area without exact bounds",
    6: "within a country",
    7: "not located",
}
