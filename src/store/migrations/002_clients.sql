-- Clients: further contacts of a deal, what a deal is to its client.
CREATE TABLE contact_deal (
  deal_id INTEGER NOT NULL REFERENCES deal (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  PRIMARY KEY (deal_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_deal_back ON contact_deal (contact_id, deal_id);

-- What the client was when the deal was made: new, inquiry, repeat.
ALTER TABLE deal ADD COLUMN client_kind TEXT;
UPDATE deal SET client_kind = CASE
    WHEN EXISTS (SELECT 1 FROM deal d JOIN stage s ON s.id = d.stage_id AND s.meaning = 'won'
      WHERE d.contact_id = deal.contact_id AND d.deleted_at IS NULL
        AND (d.created_at, d.id) < (deal.created_at, deal.id)
        AND coalesce(d.closed_at, d.moved_at) <= deal.created_at)
      OR EXISTS (SELECT 1 FROM deal d JOIN stage s ON s.id = d.stage_id AND s.meaning = 'won'
      WHERE d.company_id = deal.company_id AND d.deleted_at IS NULL
        AND (d.created_at, d.id) < (deal.created_at, deal.id)
        AND coalesce(d.closed_at, d.moved_at) <= deal.created_at) THEN 'repeat'
    WHEN EXISTS (SELECT 1 FROM deal d WHERE d.contact_id = deal.contact_id AND d.deleted_at IS NULL
        AND (d.created_at, d.id) < (deal.created_at, deal.id))
      OR EXISTS (SELECT 1 FROM deal d WHERE d.company_id = deal.company_id AND d.deleted_at IS NULL
        AND (d.created_at, d.id) < (deal.created_at, deal.id)) THEN 'inquiry'
    ELSE 'new' END
  WHERE contact_id IS NOT NULL OR company_id IS NOT NULL;
CREATE INDEX deal_by_client_kind ON deal (client_kind, id) WHERE deleted_at IS NULL;

-- A repeat lead is sorted by its client's name.
UPDATE lead SET
  last_name_key = (SELECT c.last_name_key FROM contact c WHERE c.id = lead.contact_id),
  company_name_key = (SELECT c.title_key FROM company c WHERE c.id = lead.company_id)
  WHERE repeat;

-- And found by his phones and addresses.
UPDATE lead_text SET text = text || coalesce((
    SELECT group_concat(replace(p.norm, '+', '') || char(10), '') FROM lead l
    JOIN point p ON p.noun = iif(l.contact_id IS NOT NULL, 'contact', 'company')
      AND p.record_id = coalesce(l.contact_id, l.company_id)
    WHERE l.id = lead_text.id), '')
  WHERE id IN (SELECT id FROM lead WHERE repeat);
INSERT OR REPLACE INTO lead_search (rowid, text)
  SELECT id, text FROM lead_text WHERE id IN (SELECT id FROM lead WHERE repeat);

-- How the team works: one row.
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  repeat_leads INTEGER NOT NULL DEFAULT 1,
  deleted_at INTEGER
) STRICT;
INSERT INTO setting (id) VALUES (1);
