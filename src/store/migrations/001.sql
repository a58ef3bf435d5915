-- The first schema. Times are seconds since 1970 UTC, amounts are minor units of the currency
-- beside them, dates are text as 2026-12-31. Every row that people change has a revision and a
-- recycle bin (deleted_at).

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  login TEXT NOT NULL,
  name TEXT,
  admin INTEGER NOT NULL DEFAULT 0 CHECK (admin IN (0, 1)),
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX user_login ON user (login) WHERE deleted_at IS NULL;

CREATE TABLE pipeline (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  noun TEXT NOT NULL,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_pl TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  pipeline_id INTEGER NOT NULL REFERENCES pipeline (id),
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_pl TEXT NOT NULL,
  meaning TEXT NOT NULL CHECK (meaning IN ('open', 'won', 'lost')),
  colour TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX stage_code ON stage (pipeline_id, code) WHERE deleted_at IS NULL;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_pl TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX source_code ON source (code) WHERE deleted_at IS NULL;

-- Fields the team added. The values live in a column x_<name> of the noun's table.
CREATE TABLE field (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  noun TEXT NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  options TEXT,
  required INTEGER NOT NULL DEFAULT 0,
  always INTEGER NOT NULL DEFAULT 0,
  section TEXT NOT NULL DEFAULT 'main',
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX field_name ON field (noun, name) WHERE deleted_at IS NULL;

CREATE TABLE lead (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  title_key BLOB,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  amount INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  source_id INTEGER REFERENCES source (id),
  temperature TEXT,
  origin TEXT,
  last_name TEXT,
  last_name_key BLOB,
  first_name TEXT,
  middle_name TEXT,
  company_name TEXT,
  company_name_key BLOB,
  post TEXT,
  address TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  repeat INTEGER NOT NULL DEFAULT 0,
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  -- The moment it last asked for attention, in milliseconds: created, moved, reminded.
  rank INTEGER NOT NULL,
  next_at INTEGER,
  next_id INTEGER,
  deleted_at INTEGER
) STRICT;
-- The last columns are what a column of the board, or a list of a stage, is narrowed by most.
CREATE INDEX lead_board ON lead (stage_id, rank, id, responsible_id, source_id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_title ON lead (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_amount ON lead (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_source ON lead (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_temperature ON lead (temperature, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_last_name ON lead (last_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_company_name ON lead (company_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_responsible ON lead (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_created_at ON lead (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_updated_at ON lead (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_moved_at ON lead (moved_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_closed_at ON lead (closed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_next_at ON lead (next_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_contact ON lead (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX lead_company ON lead (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX lead_deleted ON lead (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  title_key BLOB,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  amount INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  type TEXT,
  source_id INTEGER REFERENCES source (id),
  begin_date TEXT,
  close_date TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  lead_id INTEGER REFERENCES lead (id),
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  rank INTEGER NOT NULL,
  next_at INTEGER,
  next_id INTEGER,
  deleted_at INTEGER
) STRICT;
CREATE INDEX deal_board ON deal (stage_id, rank, id, responsible_id, source_id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_title ON deal (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_amount ON deal (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_source ON deal (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_close_date ON deal (close_date, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_responsible ON deal (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_created_at ON deal (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_updated_at ON deal (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_moved_at ON deal (moved_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_closed_at ON deal (closed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_next_at ON deal (next_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_contact ON deal (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deal_company ON deal (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX deal_lead ON deal (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX deal_deleted ON deal (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  last_name TEXT,
  last_name_key BLOB,
  first_name TEXT,
  middle_name TEXT,
  post TEXT,
  address TEXT,
  birthday TEXT,
  source_id INTEGER REFERENCES source (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  lead_id INTEGER REFERENCES lead (id),
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX contact_by_last_name ON contact (last_name_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_source ON contact (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_responsible ON contact (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_created_at ON contact (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_updated_at ON contact (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_lead ON contact (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX contact_deleted ON contact (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE company (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT,
  title_key BLOB,
  industry TEXT,
  employees INTEGER,
  revenue INTEGER,
  currency TEXT NOT NULL,
  address TEXT,
  legal_address TEXT,
  bank_details TEXT,
  source_id INTEGER REFERENCES source (id),
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  comment TEXT,
  lead_id INTEGER REFERENCES lead (id),
  open_to_all INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX company_by_title ON company (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_source ON company (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_responsible ON company (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_created_at ON company (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_updated_at ON company (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX company_lead ON company (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX company_deleted ON company (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE contact_company (
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  company_id INTEGER NOT NULL REFERENCES company (id),
  PRIMARY KEY (contact_id, company_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_company_back ON contact_company (company_id, contact_id);

-- Phones, e-mails, sites, messengers. norm is what two spellings of one number have in common.
CREATE TABLE point (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  value TEXT NOT NULL,
  norm TEXT NOT NULL,
  PRIMARY KEY (noun, record_id, kind, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX point_norm ON point (norm);

CREATE TABLE tag (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (noun, record_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_folded ON tag (noun, folded, record_id);

CREATE TABLE observer (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  PRIMARY KEY (noun, record_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX observer_user ON observer (user_id, noun, record_id);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_key BLOB,
  deadline INTEGER,
  remind TEXT,
  place TEXT,
  noun TEXT,
  record_id INTEGER,
  responsible_id INTEGER NOT NULL REFERENCES user (id),
  result TEXT,
  done_at INTEGER,
  done_by INTEGER REFERENCES user (id),
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX activity_open ON activity (noun, record_id, deadline IS NULL, deadline, id)
  WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_done ON activity (noun, record_id, done_at) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX activity_mine ON activity (responsible_id, deadline) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_by_deadline ON activity (deadline, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_subject ON activity (subject_key, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_responsible ON activity (responsible_id, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_done_at ON activity (done_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_created_at ON activity (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_by_updated_at ON activity (updated_at, id) WHERE deleted_at IS NULL;

-- The lines of timelines that are not changes of fields: comments, what an import brought, ...
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  text TEXT,
  data TEXT,
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  pinned_at INTEGER,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES user (id),
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE INDEX entry_pinned ON entry (noun, record_id, pinned_at) WHERE pinned_at IS NOT NULL AND deleted_at IS NULL;

-- On which timelines an entry stands; the order of the key is the order of the timeline.
CREATE TABLE entry_on (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (noun, record_id, at, entry_id)
) STRICT, WITHOUT ROWID;

-- The journal: who did what when, and every changed field.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id),
  kind TEXT NOT NULL,
  args TEXT NOT NULL DEFAULT '{}',
  -- running while a bulk operation is under way, or where it was interrupted
  state TEXT NOT NULL CHECK (state IN ('running', 'done')),
  undo_of INTEGER REFERENCES operation (id),
  undone_by INTEGER REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_user ON operation (user_id, id);
CREATE INDEX operation_running ON operation (id) WHERE state = 'running';

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation_id);
CREATE INDEX change_record ON change (noun, record_id, id);

-- Where a card stood before a change of its stage.
CREATE TABLE place (
  change_id INTEGER PRIMARY KEY REFERENCES change (id),
  moved_at INTEGER NOT NULL,
  closed_at INTEGER,
  rank INTEGER NOT NULL
) STRICT;

-- Half-written text that must survive a lost connection.
CREATE TABLE draft (
  user_id INTEGER NOT NULL REFERENCES user (id),
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, place)
) STRICT, WITHOUT ROWID;

-- Counts and sums of board columns, kept by triggers.
CREATE TABLE stage_total (
  stage_id INTEGER NOT NULL,
  responsible_id INTEGER NOT NULL,
  open_to_all INTEGER NOT NULL,
  currency TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (stage_id, responsible_id, open_to_all, currency)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lead_total_add AFTER INSERT ON lead WHEN new.deleted_at IS NULL BEGIN
  INSERT INTO stage_total VALUES (new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount)
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER lead_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON lead BEGIN
  UPDATE stage_total SET count = count - 1, amount = amount - old.amount
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_total_add AFTER INSERT ON deal WHEN new.deleted_at IS NULL BEGIN
  INSERT INTO stage_total VALUES (new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount)
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON deal BEGIN
  UPDATE stage_total SET count = count - 1, amount = amount - old.amount
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1, new.amount WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;

-- The nearest planned activity of a lead or a deal.
CREATE TRIGGER activity_next_add AFTER INSERT ON activity WHEN new.record_id IS NOT NULL BEGIN
  UPDATE lead SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'lead' AND record_id = new.record_id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1) WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'deal' AND record_id = new.record_id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1) WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_next_change AFTER UPDATE OF deadline, done_at, deleted_at, noun, record_id ON activity BEGIN
  UPDATE lead SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'lead' AND record_id = lead.id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1)
  WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET (next_at, next_id) = (SELECT deadline, id FROM activity
    WHERE noun = 'deal' AND record_id = deal.id AND done_at IS NULL AND deleted_at IS NULL
    ORDER BY deadline IS NULL, deadline, id LIMIT 1)
  WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;

-- Everything a row is found by, folded: case, diacritics and ё do not matter. Apart from the rows,
-- which stay narrow; asked for words too short for the index below.
CREATE TABLE lead_text (id INTEGER PRIMARY KEY REFERENCES lead (id), text TEXT NOT NULL) STRICT;
CREATE TABLE deal_text (id INTEGER PRIMARY KEY REFERENCES deal (id), text TEXT NOT NULL) STRICT;
CREATE TABLE contact_text (id INTEGER PRIMARY KEY REFERENCES contact (id), text TEXT NOT NULL) STRICT;
CREATE TABLE company_text (id INTEGER PRIMARY KEY REFERENCES company (id), text TEXT NOT NULL) STRICT;
CREATE TABLE activity_text (id INTEGER PRIMARY KEY REFERENCES activity (id), text TEXT NOT NULL) STRICT;

-- Full-text search by any three letters; the rowid is the record's number.
CREATE VIRTUAL TABLE lead_search USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');
CREATE VIRTUAL TABLE deal_search USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');
CREATE VIRTUAL TABLE contact_search USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');
CREATE VIRTUAL TABLE company_search USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');
CREATE VIRTUAL TABLE activity_search USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');
