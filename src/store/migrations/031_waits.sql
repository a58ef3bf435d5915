-- Since when somebody from outside waits with a lead or a deal for an answer. Kept beside the record, so
-- that who waits is found among the ten thousand deals of a client without asking each of them.
ALTER TABLE lead ADD COLUMN waits_at INTEGER;
ALTER TABLE deal ADD COLUMN waits_at INTEGER;
UPDATE lead SET waits_at = a.at FROM (
    SELECT record_id, min(created_at) AS at FROM activity
    WHERE noun = 'lead' AND incoming = 1 AND done_at IS NULL AND deleted_at IS NULL
    GROUP BY record_id) a
  WHERE a.record_id = lead.id;
UPDATE deal SET waits_at = a.at FROM (
    SELECT record_id, min(created_at) AS at FROM activity
    WHERE noun = 'deal' AND incoming = 1 AND done_at IS NULL AND deleted_at IS NULL
    GROUP BY record_id) a
  WHERE a.record_id = deal.id;
CREATE INDEX lead_waits_contact ON lead (contact_id, waits_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE INDEX lead_waits_company ON lead (company_id, waits_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE INDEX deal_waits_contact ON deal (contact_id, waits_at)
  WHERE contact_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;
CREATE INDEX deal_waits_company ON deal (company_id, waits_at)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL AND waits_at IS NOT NULL;

-- What is planned here makes nobody wait, and costs nothing.
CREATE TRIGGER activity_waits_add AFTER INSERT ON activity
WHEN new.incoming = 1 AND new.done_at IS NULL AND new.deleted_at IS NULL BEGIN
  UPDATE lead SET waits_at = min(coalesce(waits_at, new.created_at), new.created_at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET waits_at = min(coalesce(waits_at, new.created_at), new.created_at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_waits_change
AFTER UPDATE OF incoming, done_at, deleted_at, noun, record_id ON activity
WHEN old.incoming = 1 OR new.incoming = 1 BEGIN
  UPDATE lead SET waits_at = (SELECT min(created_at) FROM activity
      WHERE noun = 'lead' AND record_id = lead.id AND incoming = 1
        AND done_at IS NULL AND deleted_at IS NULL)
    WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET waits_at = (SELECT min(created_at) FROM activity
      WHERE noun = 'deal' AND record_id = deal.id AND incoming = 1
        AND done_at IS NULL AND deleted_at IS NULL)
    WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
