-- The record, schema version 1. Columns beside `body` repeat parts of it, so that it can be searched
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

-- Each rebuilding of the views is a generation; the greatest counts. The marks are the last rows of
-- the facts it was made from, which tell whether facts were added since.
CREATE TABLE generations (
  generation      INTEGER PRIMARY KEY,
  last_document   INTEGER NOT NULL,
  last_judgement  INTEGER NOT NULL
) STRICT;

-- Views: made from the facts, and made anew as a whole.

CREATE TABLE copies (
  generation  INTEGER NOT NULL REFERENCES generations,
  document_id TEXT NOT NULL,
  copy_of     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  containment REAL NOT NULL,
  is_edition  INTEGER NOT NULL,
  body        TEXT NOT NULL
) STRICT;
CREATE INDEX copies_of_document ON copies (generation, document_id, copy_of);

CREATE TABLE events (
  generation INTEGER NOT NULL REFERENCES generations,
  event_id   TEXT NOT NULL,
  event_type TEXT NOT NULL,
  status     TEXT NOT NULL,
  label      TEXT NOT NULL,
  place_id   TEXT,
  earliest   TEXT,
  latest     TEXT,
  score      REAL NOT NULL,
  body       TEXT NOT NULL,
  PRIMARY KEY (generation, event_id)
) STRICT;

CREATE TABLE event_claims (
  generation INTEGER NOT NULL,
  claim_id   TEXT NOT NULL,
  event_id   TEXT NOT NULL,
  disputes   INTEGER NOT NULL,
  PRIMARY KEY (generation, claim_id, event_id, disputes),
  FOREIGN KEY (generation, event_id) REFERENCES events
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_of_event ON event_claims (generation, event_id);

CREATE TABLE holdings (
  generation     INTEGER NOT NULL REFERENCES generations,
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
CREATE INDEX holdings_of_subject ON holdings (generation, subject_id, since_earliest);

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
FROM events AS e
WHERE e.generation = (SELECT max(generation) FROM generations);

CREATE VIEW v_control AS
SELECT subject_id, json_extract(body, '$.subject.name') AS subject, holder, holder_name,
       since_earliest, since_latest, until_earliest, until_latest, status,
       json_array_length(body, '$.claims') AS claims, json_array_length(body, '$.denied_by') AS denied_by
FROM holdings
WHERE generation = (SELECT max(generation) FROM generations);

CREATE VIEW v_issues AS
SELECT severity, code, concerns, message, json_extract(body, '$.advice') AS advice, document_id
FROM issues AS i
WHERE document_id IS NULL
   OR edition = (SELECT max(edition) FROM documents AS e WHERE e.document_id = i.document_id);
