-- What is wide costs as little as what is narrow: long timelines, and clients with very many deals.

-- The column of totals is added to by the program when it makes a card: SQLite keeps a copy of each
-- page that a statement with triggers changes, and a new card changes very many.
DROP TRIGGER lead_total_add;
DROP TRIGGER deal_total_add;

-- Whose a change is stands beside it, so that a timeline of a hundred thousand lines is narrowed to
-- one person's without reading them.
ALTER TABLE change ADD COLUMN author_id INTEGER;
UPDATE change SET author_id = (SELECT user_id FROM operation o WHERE o.id = operation_id);
DROP INDEX change_record;
CREATE INDEX change_record ON change (noun, record_id, id, author_id);
DROP INDEX activity_done;
CREATE INDEX activity_done ON activity (noun, record_id, done_at, id, done_by, kind)
  WHERE done_at IS NOT NULL AND deleted_at IS NULL;
-- What stands on timelines apart from what there is most of.
CREATE INDEX entry_on_seldom ON entry_on (noun, record_id, at, entry_id, kind, author_id)
  WHERE kind NOT IN ('comment', 'import');

-- With which of a client's leads and deals something happened last: nothing that was written or done
-- with one, or planned, is later. It does not come back from the bin to an earlier moment.
ALTER TABLE lead ADD COLUMN happened_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deal ADD COLUMN happened_at INTEGER NOT NULL DEFAULT 0;
UPDATE lead SET happened_at = max(
    coalesce((SELECT max(at) FROM entry_on WHERE noun = 'lead' AND record_id = lead.id), 0),
    coalesce((SELECT max(done_at) FROM activity WHERE noun = 'lead' AND record_id = lead.id
      AND done_at IS NOT NULL AND deleted_at IS NULL), 0),
    coalesce((SELECT max(o.at) FROM activity_told t JOIN change c ON c.id = t.change_id
      JOIN operation o ON o.id = c.operation_id WHERE t.noun = 'lead' AND t.record_id = lead.id), 0))
  WHERE contact_id IS NOT NULL OR company_id IS NOT NULL;
UPDATE deal SET happened_at = max(
    coalesce((SELECT max(at) FROM entry_on WHERE noun = 'deal' AND record_id = deal.id), 0),
    coalesce((SELECT max(done_at) FROM activity WHERE noun = 'deal' AND record_id = deal.id
      AND done_at IS NOT NULL AND deleted_at IS NULL), 0),
    coalesce((SELECT max(o.at) FROM activity_told t JOIN change c ON c.id = t.change_id
      JOIN operation o ON o.id = c.operation_id WHERE t.noun = 'deal' AND t.record_id = deal.id), 0));
CREATE TRIGGER lead_happened AFTER UPDATE OF contact_id, company_id ON lead
WHEN coalesce(old.contact_id, old.company_id) IS NULL
  AND coalesce(new.contact_id, new.company_id) IS NOT NULL BEGIN
  UPDATE lead SET happened_at = max(
      coalesce((SELECT max(at) FROM entry_on WHERE noun = 'lead' AND record_id = new.id), 0),
      coalesce((SELECT max(done_at) FROM activity WHERE noun = 'lead' AND record_id = new.id
        AND done_at IS NOT NULL AND deleted_at IS NULL), 0),
      coalesce((SELECT max(o.at) FROM activity_told t JOIN change c ON c.id = t.change_id
        JOIN operation o ON o.id = c.operation_id WHERE t.noun = 'lead' AND t.record_id = new.id), 0))
    WHERE id = new.id;
END;
CREATE TRIGGER entry_happened AFTER INSERT ON entry_on WHEN new.noun IN ('lead', 'deal') BEGIN
  UPDATE lead SET happened_at = new.at WHERE new.noun = 'lead' AND id = new.record_id
    AND happened_at < new.at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = new.at WHERE new.noun = 'deal' AND id = new.record_id
    AND happened_at < new.at;
END;
CREATE TRIGGER activity_happened_add AFTER INSERT ON activity WHEN new.done_at IS NOT NULL BEGIN
  UPDATE lead SET happened_at = new.done_at WHERE new.noun = 'lead' AND id = new.record_id
    AND happened_at < new.done_at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = new.done_at WHERE new.noun = 'deal' AND id = new.record_id
    AND happened_at < new.done_at;
END;
CREATE TRIGGER activity_happened_change AFTER UPDATE OF done_at, deleted_at, noun, record_id ON activity
WHEN new.done_at IS NOT NULL BEGIN
  UPDATE lead SET happened_at = new.done_at WHERE new.noun = 'lead' AND id = new.record_id
    AND happened_at < new.done_at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = new.done_at WHERE new.noun = 'deal' AND id = new.record_id
    AND happened_at < new.done_at;
END;
CREATE TRIGGER told_happened AFTER INSERT ON activity_told WHEN new.noun IN ('lead', 'deal') BEGIN
  UPDATE lead SET happened_at = o.at FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE new.noun = 'lead' AND lead.id = new.record_id AND c.id = new.change_id
      AND happened_at < o.at AND coalesce(contact_id, company_id) IS NOT NULL;
  UPDATE deal SET happened_at = o.at FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE new.noun = 'deal' AND deal.id = new.record_id AND c.id = new.change_id
      AND happened_at < o.at;
END;
CREATE INDEX lead_happened_contact ON lead (contact_id, happened_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX lead_happened_company ON lead (company_id, happened_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX deal_happened_contact ON deal (contact_id, happened_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;
CREATE INDEX deal_happened_company ON deal (company_id, happened_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND happened_at > 0;

-- With which of them something is planned, the nearest first.
CREATE INDEX lead_next_contact ON lead (contact_id, next_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX lead_next_company ON lead (company_id, next_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_next_contact ON deal (contact_id, next_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_next_company ON deal (company_id, next_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND next_id IS NOT NULL;

-- Counts and sums of a client's deals by stage, kept by triggers; of a deal with several contacts
-- only the main one's.
CREATE TABLE client_total (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  stage_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, stage_id, currency)
) STRICT, WITHOUT ROWID;
INSERT INTO client_total
  SELECT 'contact', contact_id, stage_id, currency, count(*), sum(amount) FROM deal
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL GROUP BY 2, 3, 4
  UNION ALL SELECT 'company', company_id, stage_id, currency, count(*), sum(amount) FROM deal
  WHERE company_id IS NOT NULL AND deleted_at IS NULL GROUP BY 2, 3, 4;
CREATE TRIGGER deal_client_add AFTER INSERT ON deal
WHEN new.deleted_at IS NULL AND coalesce(new.contact_id, new.company_id) IS NOT NULL BEGIN
  INSERT INTO client_total
  SELECT 'contact', new.contact_id, new.stage_id, new.currency, 1, new.amount
  WHERE new.contact_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
  INSERT INTO client_total
  SELECT 'company', new.company_id, new.stage_id, new.currency, 1, new.amount
  WHERE new.company_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_client_change
AFTER UPDATE OF stage_id, currency, amount, contact_id, company_id, deleted_at ON deal
WHEN coalesce(old.contact_id, old.company_id, new.contact_id, new.company_id) IS NOT NULL BEGIN
  UPDATE client_total SET count = count - 1, amount = amount - old.amount
  WHERE old.deleted_at IS NULL AND noun = 'contact' AND record_id = old.contact_id
    AND stage_id = old.stage_id AND currency = old.currency;
  UPDATE client_total SET count = count - 1, amount = amount - old.amount
  WHERE old.deleted_at IS NULL AND noun = 'company' AND record_id = old.company_id
    AND stage_id = old.stage_id AND currency = old.currency;
  INSERT INTO client_total
  SELECT 'contact', new.contact_id, new.stage_id, new.currency, 1, new.amount
  WHERE new.deleted_at IS NULL AND new.contact_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
  INSERT INTO client_total
  SELECT 'company', new.company_id, new.stage_id, new.currency, 1, new.amount
  WHERE new.deleted_at IS NULL AND new.company_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE INDEX deal_closed_contact ON deal (contact_id, stage_id, closed_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_closed_company ON deal (company_id, stage_id, closed_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL;
