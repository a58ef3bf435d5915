-- Since when a lead or a deal asks for attention: the first moment at which one of its open activities
-- is lit, or somebody from outside began to wait. Kept beside the record, so that what is lit in a
-- column of the board is a range of an index, however long the column is.
ALTER TABLE lead ADD COLUMN lit_at INTEGER;
ALTER TABLE deal ADD COLUMN lit_at INTEGER;
-- The open activities of a record by that moment, with all that a counter needs.
CREATE INDEX activity_asks
  ON activity (noun, record_id, iif(incoming = 1, created_at, lit_at), deadline, incoming, done_at, deleted_at)
  WHERE done_at IS NULL AND deleted_at IS NULL;
UPDATE lead SET lit_at = a.at FROM (
    SELECT record_id, min(iif(incoming = 1, created_at, lit_at)) AS at FROM activity
    WHERE noun = 'lead' AND done_at IS NULL AND deleted_at IS NULL GROUP BY record_id) a
  WHERE a.record_id = lead.id AND a.at IS NOT NULL;
UPDATE deal SET lit_at = a.at FROM (
    SELECT record_id, min(iif(incoming = 1, created_at, lit_at)) AS at FROM activity
    WHERE noun = 'deal' AND done_at IS NULL AND deleted_at IS NULL GROUP BY record_id) a
  WHERE a.record_id = deal.id AND a.at IS NOT NULL;
CREATE INDEX lead_lit ON lead (stage_id, lit_at, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL AND lit_at IS NOT NULL;
CREATE INDEX deal_lit ON deal (stage_id, lit_at, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL AND lit_at IS NOT NULL;

-- One activity more is lit before the first of the others or changes nothing.
CREATE TRIGGER activity_lit_add AFTER INSERT ON activity
WHEN new.record_id IS NOT NULL AND new.done_at IS NULL AND new.deleted_at IS NULL
  AND iif(new.incoming = 1, new.created_at, new.lit_at) IS NOT NULL BEGIN
  UPDATE lead SET lit_at = min(coalesce(lit_at, 9223372036854775807),
      iif(new.incoming = 1, new.created_at, new.lit_at))
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET lit_at = min(coalesce(lit_at, 9223372036854775807),
      iif(new.incoming = 1, new.created_at, new.lit_at))
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_lit_change
AFTER UPDATE OF lit_at, incoming, done_at, deleted_at, noun, record_id ON activity
WHEN old.lit_at IS NOT new.lit_at OR old.incoming IS NOT new.incoming
  OR (old.done_at IS NULL) <> (new.done_at IS NULL)
  OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL)
  OR old.noun IS NOT new.noun OR old.record_id IS NOT new.record_id BEGIN
  UPDATE lead SET lit_at = (SELECT iif(incoming = 1, created_at, lit_at) FROM activity
      WHERE noun = 'lead' AND record_id = lead.id AND done_at IS NULL AND deleted_at IS NULL
        AND iif(incoming = 1, created_at, lit_at) IS NOT NULL
      ORDER BY iif(incoming = 1, created_at, lit_at) LIMIT 1)
    WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET lit_at = (SELECT iif(incoming = 1, created_at, lit_at) FROM activity
      WHERE noun = 'deal' AND record_id = deal.id AND done_at IS NULL AND deleted_at IS NULL
        AND iif(incoming = 1, created_at, lit_at) IS NOT NULL
      ORDER BY iif(incoming = 1, created_at, lit_at) LIMIT 1)
    WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
