-- The catalogue and the rows of products on leads and deals. Quantities are thousandths, rates are
-- hundredths of a percent, prices are minor units of the currency beside them or of the record.

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  title_key BLOB,
  folded TEXT NOT NULL,
  code TEXT,
  unit TEXT,
  price INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  tax INTEGER NOT NULL DEFAULT 0,
  tax_included INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX product_code ON product (code) WHERE deleted_at IS NULL AND code IS NOT NULL;
CREATE INDEX product_folded ON product (folded) WHERE deleted_at IS NULL;
CREATE INDEX product_by_title ON product (title_key, id) WHERE deleted_at IS NULL;
CREATE TABLE product_text (id INTEGER PRIMARY KEY REFERENCES product (id), text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE product_search USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');

-- A row keeps what it says of its product, whatever becomes of the catalogue.
CREATE TABLE product_row (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  product_id INTEGER REFERENCES product (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  price INTEGER NOT NULL,
  discount_percent INTEGER,
  discount_amount INTEGER,
  tax INTEGER NOT NULL,
  tax_included INTEGER NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_row_product ON product_row (product_id, noun, record_id) WHERE product_id IS NOT NULL;

-- Whether the amount is somebody's own word, and not what the rows come to.
ALTER TABLE lead ADD COLUMN amount_manual INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deal ADD COLUMN amount_manual INTEGER NOT NULL DEFAULT 0;
