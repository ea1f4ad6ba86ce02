-- The record, schema version 4. Columns beside `body` repeat parts of it, so that it can be searched
-- and read with any SQLite tool; `body` is the whole record as JSON.

-- Facts: rows are added and never changed (triggers see to it).

CREATE TABLE raw_documents (
  document_id TEXT NOT NULL PRIMARY KEY,
  source      TEXT NOT NULL,
  media_type  TEXT NOT NULL,
  encoding    TEXT NOT NULL,
  size        INTEGER NOT NULL,  -- bytes as they arrived
  raw         BLOB NOT NULL,     -- zlib
  text_size   INTEGER,           -- null where the text is `raw` decoded with `encoding`
  text        BLOB,              -- zlib of UTF-8
  body        TEXT NOT NULL
) STRICT;

-- An edition of a document is what one version of the maker made of it; the greatest counts.
CREATE TABLE documents (
  document_id TEXT NOT NULL REFERENCES raw_documents,
  edition     INTEGER NOT NULL,
  made_by     TEXT NOT NULL,
  source      TEXT NOT NULL,
  url         TEXT,
  title       TEXT,
  outlet      TEXT,
  published   TEXT,
  language    TEXT,
  body        TEXT NOT NULL,
  PRIMARY KEY (document_id, edition)
) STRICT;
CREATE INDEX documents_of_day ON documents (published, document_id, edition);

CREATE TABLE claims (
  claim_id    TEXT NOT NULL,
  edition     INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  event_type  TEXT NOT NULL,
  modality    TEXT NOT NULL,
  place_id    TEXT,              -- of the first, most specific place
  earliest    TEXT,
  latest      TEXT,
  body        TEXT NOT NULL,
  PRIMARY KEY (claim_id, edition),
  FOREIGN KEY (document_id, edition) REFERENCES documents
) STRICT;
CREATE INDEX claims_of_document ON claims (document_id, edition, claim_id);

CREATE TABLE issues (
  issue_id    TEXT NOT NULL PRIMARY KEY,
  document_id TEXT,              -- null for an issue with an input that made no document
  edition     INTEGER,
  code        TEXT NOT NULL,
  severity    TEXT NOT NULL,
  concerns    TEXT NOT NULL,
  message     TEXT NOT NULL,
  body        TEXT NOT NULL,
  FOREIGN KEY (document_id, edition) REFERENCES documents
) STRICT;
CREATE INDEX issues_of_document ON issues (document_id, edition);

CREATE TABLE judgements (
  judgement_id TEXT NOT NULL PRIMARY KEY,
  left_claim   TEXT NOT NULL,
  right_claim  TEXT NOT NULL,
  verdict      TEXT NOT NULL,
  given_by     TEXT NOT NULL,
  given_at     TEXT NOT NULL,
  body         TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  run_id  INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  seconds REAL NOT NULL,
  counts  TEXT NOT NULL          -- JSON object of whole numbers
) STRICT;

-- The words of every edition, to find documents by. What stands in `title` and `text` can be sought and
-- not read: the table keeps where words are and not the text once more.
CREATE VIRTUAL TABLE words USING fts5 (
  title, text, document_id UNINDEXED, edition UNINDEXED,
  content='', contentless_unindexed=1, tokenize='unicode61 remove_diacritics 2'
);

-- Each change of the views is a generation; the greatest counts. The marks are the last rows of
-- the facts it was made from, which tell whether facts were added since.
CREATE TABLE generations (
  generation      INTEGER PRIMARY KEY,
  last_document   INTEGER NOT NULL,
  last_judgement  INTEGER NOT NULL
) STRICT;

-- Views: made from the facts. Documents that are added change what they touch; everything is made anew
-- where another version made the views.

CREATE TABLE copies (
  document_id TEXT NOT NULL,
  copy_of     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  containment REAL NOT NULL,
  is_edition  INTEGER NOT NULL,
  body        TEXT NOT NULL
) STRICT;
CREATE INDEX copies_of_document ON copies (document_id, copy_of);
CREATE INDEX copies_from_document ON copies (copy_of);

-- Passages of articles that stand in other documents too; offsets into the clean text.
CREATE TABLE carried (
  document_id   TEXT NOT NULL,
  start         INTEGER NOT NULL,
  end           INTEGER NOT NULL,
  from_document TEXT NOT NULL,
  kind          TEXT NOT NULL,
  body          TEXT NOT NULL
) STRICT;
CREATE INDEX carried_of_document ON carried (document_id, start);

CREATE TABLE events (
  event_id   TEXT NOT NULL PRIMARY KEY,
  event_type TEXT NOT NULL,
  status     TEXT NOT NULL,
  label      TEXT NOT NULL,
  place_id   TEXT,               -- of a place that nothing known fits: "unplaced" and its name, folded
  route_id   TEXT,               -- of a road that nothing known fits: its name, folded
  earliest   TEXT,
  latest     TEXT,
  score      REAL NOT NULL,
  disputed   INTEGER NOT NULL,   -- fields and figures on which its accounts contradict each other
  body       TEXT NOT NULL,
  precision  INTEGER             -- of the place (UCDP where_prec), null where it has no coordinates
) STRICT;
CREATE INDEX events_of_place ON events (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX events_of_route ON events (route_id) WHERE route_id IS NOT NULL;
CREATE INDEX events_of_type ON events (event_type);
CREATE INDEX events_by_day ON events (coalesce(earliest, latest, '9999'), event_id);
CREATE INDEX events_on_map ON events (place_id, precision, event_type, status, earliest, latest);
-- All that lists of events filter by, so that no body is read of what is not shown.
CREATE INDEX events_listed ON events (
  coalesce(earliest, latest, '9999'), event_id, event_type, status, disputed, place_id, route_id,
  earliest, latest, label
);

-- The words of labels; a row has the number of its row of events.
CREATE VIRTUAL TABLE event_words USING fts5 (
  label,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE event_grounds (
  ground   TEXT NOT NULL,        -- what the event says is held, or left: a place or a road
  event_id TEXT NOT NULL REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (ground, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grounds_of_event ON event_grounds (event_id);

-- Names, folded, of what is held and of where events lie. `owner` is the ground or the event that brought
-- the name in; `own` is 1 for the name it goes by, 0 for another that accounts use.
CREATE TABLE names (
  name       TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  own        INTEGER NOT NULL,
  owner      TEXT NOT NULL,
  PRIMARY KEY (name, subject_id, own, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_of_owner ON names (owner);

CREATE TABLE event_claims (
  claim_id   TEXT NOT NULL,
  event_id   TEXT NOT NULL REFERENCES events,
  disputes   INTEGER NOT NULL,
  PRIMARY KEY (claim_id, event_id, disputes)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_of_event ON event_claims (event_id);

-- Who acted in an event or was acted upon: each party of it once, by the first name that the event gives it.
CREATE TABLE event_parties (
  party    TEXT NOT NULL,        -- an actor's id, or the folded name of one that nothing known fits
  name     TEXT NOT NULL,
  event_id TEXT NOT NULL REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (party, name, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_of_event ON event_parties (event_id);

-- On whom an event rests: each origin of it once.
CREATE TABLE event_origins (
  origin   TEXT NOT NULL,
  day      TEXT NOT NULL,        -- under which the event stands, 9999 where nothing dates it
  event_id TEXT NOT NULL REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  told     INTEGER NOT NULL,     -- claims by which it tells the event
  denied   INTEGER NOT NULL,     -- claims by which it denies it
  alone    INTEGER NOT NULL,     -- 1 where it tells it and no other origin does
  refuted  INTEGER NOT NULL,     -- 1 where it tells it and another origin denies it
  apart    INTEGER NOT NULL,     -- 1 where it and another origin contradict each other on a field
  interest TEXT NOT NULL,        -- against or own, of its own side, or empty
  PRIMARY KEY (origin, day, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX origins_of_event ON event_origins (event_id);

-- In which outlets' articles the claims of an origin stand.
CREATE TABLE event_outlets (
  origin   TEXT NOT NULL,
  outlet   TEXT NOT NULL,        -- empty where it is not known
  event_id TEXT NOT NULL REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  claims   INTEGER NOT NULL,
  carried  INTEGER NOT NULL,     -- of these, in a text that was first printed in another document
  PRIMARY KEY (origin, outlet, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outlets_of_event ON event_outlets (event_id);
CREATE INDEX origins_in_outlet ON event_outlets (outlet, origin);

CREATE TABLE parts (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  whole_id TEXT NOT NULL REFERENCES events (event_id) DEFERRABLE INITIALLY DEFERRED,
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_of ON parts (whole_id);

CREATE TABLE holdings (
  ground         TEXT NOT NULL,  -- of all stretches of one road, or of one place
  subject_id     TEXT NOT NULL,
  since_earliest TEXT,
  since_latest   TEXT,
  until_earliest TEXT,
  until_latest   TEXT,
  holder         TEXT,
  holder_name    TEXT NOT NULL,
  status         TEXT NOT NULL,
  body           TEXT NOT NULL
) STRICT;
CREATE INDEX holdings_of_subject ON holdings (subject_id, since_earliest);
CREATE INDEX holdings_of_ground ON holdings (ground);

-- Workings: what is kept of documents and claims so that new ones are put beside them without reading
-- them again. Numbers of words, buckets and claims are hashes.

CREATE TABLE document_workings (
  document_id TEXT NOT NULL PRIMARY KEY,
  facts       TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  digest      INTEGER NOT NULL   -- of all its words
) STRICT;
CREATE INDEX documents_of_digest ON document_workings (digest, document_id);

-- Keys of fingerprints under which documents meet; `document` is a row of document_workings. Of
-- documents that have the same words only the first stands here.
CREATE TABLE prints (
  key      INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;

-- Documents that were held against each other.
CREATE TABLE resemblances (
  left_document  TEXT NOT NULL,
  right_document TEXT NOT NULL,
  shares         INTEGER NOT NULL,  -- 1 where they share text
  body           TEXT NOT NULL,
  PRIMARY KEY (left_document, right_document)
) STRICT, WITHOUT ROWID;
CREATE INDEX resemblances_of_right ON resemblances (right_document);

-- Which texts say a word; a text that others carry counts once, under its root.
CREATE TABLE said (
  word INTEGER NOT NULL,
  root TEXT NOT NULL,
  PRIMARY KEY (word, root)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_by ON said (root);

CREATE TABLE claim_workings (
  claim       INTEGER NOT NULL PRIMARY KEY,
  claim_id    TEXT NOT NULL,
  document_id TEXT NOT NULL,
  root        TEXT NOT NULL,
  event_type  TEXT NOT NULL,
  reality     TEXT NOT NULL,
  first_day   INTEGER,           -- ordinals
  last_day    INTEGER,
  told        INTEGER NOT NULL,
  onset       INTEGER NOT NULL,
  loose       INTEGER NOT NULL,  -- 1 where nothing of its own dates its text
  twin        TEXT NOT NULL,     -- the claim of the original that a claim of a copy is once more
  place       INTEGER NOT NULL,
  buckets     BLOB NOT NULL      -- those it stands in, 64 bits each
) STRICT;
CREATE INDEX claim_workings_of_root ON claim_workings (root);
CREATE INDEX claim_workings_of_document ON claim_workings (document_id);
CREATE INDEX claim_workings_loose ON claim_workings (loose) WHERE loose;

CREATE TABLE buckets (
  bucket INTEGER NOT NULL,
  place  INTEGER NOT NULL,       -- the order within it
  claim  INTEGER NOT NULL,
  opens  INTEGER NOT NULL,
  PRIMARY KEY (bucket, place, claim)
) STRICT, WITHOUT ROWID;

-- What of an event is asked when it may be part of another, and where the two meet.
CREATE TABLE settings (
  event_id TEXT NOT NULL PRIMARY KEY,
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting_keys (
  key       INTEGER NOT NULL,
  is_whole  INTEGER NOT NULL,
  first_day INTEGER NOT NULL,    -- ordinal, 0 where not told
  event_id  TEXT NOT NULL,
  PRIMARY KEY (key, is_whole, first_day, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of_setting ON setting_keys (event_id);

-- Claims whose comparison alone would join them, each pair both ways.
CREATE TABLE links (
  claim INTEGER NOT NULL,
  other INTEGER NOT NULL,
  PRIMARY KEY (claim, other)
) STRICT, WITHOUT ROWID;

-- For reading by people.

CREATE VIEW v_documents AS
SELECT document_id, source, url, title, outlet, published, language, made_by,
       json_extract(body, '$.text') AS text
FROM documents AS d
WHERE edition = (SELECT max(edition) FROM documents AS e WHERE e.document_id = d.document_id);

CREATE VIEW v_claims AS
SELECT c.claim_id, c.event_type, c.modality,
       (SELECT group_concat(coalesce(nullif(json_extract(value, '$.name'), ''),
                                     json_extract(value, '$.mention.text')), '; ')
        FROM json_each(c.body, '$.agents')) AS agents,
       (SELECT group_concat(coalesce(nullif(json_extract(value, '$.name'), ''),
                                     json_extract(value, '$.mention.text')), '; ')
        FROM json_each(c.body, '$.patients')) AS patients,
       (SELECT group_concat(coalesce(nullif(json_extract(value, '$.name'), ''),
                                     json_extract(value, '$.mention.text')), '; ')
        FROM json_each(c.body, '$.places')) AS places,
       c.earliest, c.latest,
       (SELECT group_concat(json_extract(value, '$.text') || ' ' || json_extract(value, '$.kind'), '; ')
        FROM json_each(c.body, '$.claim.figures')) AS figures,
       (SELECT group_concat(coalesce(nullif(json_extract(value, '$.name'), ''),
                                     json_extract(value, '$.attribution.speaker.text')), '; ')
        FROM json_each(c.body, '$.speakers')) AS speakers,
       json_extract(c.body, '$.claim.evidence.quote') AS quote,
       c.document_id, d.outlet, d.published, d.source
FROM claims AS c JOIN documents AS d USING (document_id, edition)
WHERE c.edition = (SELECT max(edition) FROM documents AS e WHERE e.document_id = c.document_id);

CREATE VIEW v_events AS
SELECT e.event_id, e.event_type, e.status, e.label, json_extract(e.body, '$.place.name') AS place,
       e.earliest, e.latest, json_array_length(e.body, '$.claims') AS claims,
       json_array_length(e.body, '$.disputed_by') AS disputed_by,
       json_array_length(e.body, '$.origins') AS origins,
       json_array_length(e.body, '$.documents') AS documents,
       json_array_length(e.body, '$.outlets') AS outlets, e.score
FROM events AS e;

CREATE VIEW v_control AS
SELECT subject_id, json_extract(body, '$.subject.name') AS subject, holder, holder_name,
       since_earliest, since_latest, until_earliest, until_latest, status,
       json_array_length(body, '$.claims') AS claims, json_array_length(body, '$.denied_by') AS denied_by
FROM holdings;

CREATE VIEW v_issues AS
SELECT severity, code, concerns, message, json_extract(body, '$.advice') AS advice, document_id
FROM issues AS i
WHERE document_id IS NULL
   OR edition = (SELECT max(edition) FROM documents AS e WHERE e.document_id = i.document_id);
