-- Minimised cards, first touches, time in a stage.

-- The cards somebody put aside to come back to.
CREATE TABLE tray (
  user_id INTEGER NOT NULL REFERENCES user (id),
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, noun, record_id)
) STRICT, WITHOUT ROWID;

-- After how many days at a stage a record stands there too long.
ALTER TABLE stage ADD COLUMN limit_days INTEGER;

-- Whether an entry says that we turned to the client.
ALTER TABLE entry ADD COLUMN touch INTEGER NOT NULL DEFAULT 0;
UPDATE entry SET touch = 1 WHERE kind IN ('call', 'mail', 'chat') AND data ->> 'direction' = 'out'
  AND coalesce(data ->> 'nature', 'personal') = 'personal';
CREATE INDEX entry_on_entry ON entry_on (entry_id);

-- Whether an incoming activity was closed because something was planned instead: nobody turned to
-- the client with it.
ALTER TABLE activity ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0;

-- When we first turned to the client about a record. A deal that was made of a lead was turned to
-- with it.
ALTER TABLE lead ADD COLUMN touched_at INTEGER;
ALTER TABLE deal ADD COLUMN touched_at INTEGER;
UPDATE lead SET touched_at = t.at FROM (
    SELECT record_id, min(at) AS at FROM (
      SELECT o.record_id, o.at FROM entry e JOIN entry_on o ON o.entry_id = e.id
        WHERE e.touch = 1 AND e.deleted_at IS NULL AND o.noun = 'lead'
      UNION ALL SELECT record_id, done_at FROM activity
        WHERE noun = 'lead' AND done_at IS NOT NULL AND deleted_at IS NULL)
    GROUP BY record_id) t WHERE t.record_id = lead.id;
UPDATE deal SET touched_at = t.at FROM (
    SELECT record_id, min(at) AS at FROM (
      SELECT o.record_id, o.at FROM entry e JOIN entry_on o ON o.entry_id = e.id
        WHERE e.touch = 1 AND e.deleted_at IS NULL AND o.noun = 'deal'
      UNION ALL SELECT record_id, done_at FROM activity
        WHERE noun = 'deal' AND done_at IS NOT NULL AND deleted_at IS NULL
      UNION ALL SELECT id, created_at FROM deal WHERE lead_id IS NOT NULL)
    GROUP BY record_id) t WHERE t.record_id = deal.id;
-- What is the same in all of them comes first, so that these are preferred to other indexes.
CREATE INDEX lead_unattended ON lead (closed_at, touched_at, created_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL AND touched_at IS NULL;
CREATE INDEX deal_unattended ON deal (closed_at, touched_at, created_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL AND touched_at IS NULL;
CREATE INDEX lead_standing ON lead (stage_id, closed_at, moved_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL;
CREATE INDEX deal_standing ON deal (stage_id, closed_at, moved_at, id, responsible_id)
  WHERE deleted_at IS NULL AND closed_at IS NULL;

CREATE TRIGGER deal_touch_made AFTER INSERT ON deal WHEN new.lead_id IS NOT NULL BEGIN
  UPDATE deal SET touched_at = created_at WHERE id = new.id;
END;
-- One touch more comes before the first one or changes nothing.
CREATE TRIGGER entry_touch_add AFTER INSERT ON entry_on
WHEN new.noun IN ('lead', 'deal')
  AND EXISTS (SELECT 1 FROM entry WHERE id = new.entry_id AND touch = 1 AND deleted_at IS NULL) BEGIN
  UPDATE lead SET touched_at = min(coalesce(touched_at, new.at), new.at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET touched_at = min(coalesce(touched_at, new.at), new.at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_touch_add AFTER INSERT ON activity
WHEN new.done_at IS NOT NULL AND new.replaced = 0 AND new.deleted_at IS NULL BEGIN
  UPDATE lead SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
CREATE TRIGGER activity_touch_done AFTER UPDATE OF done_at ON activity
WHEN old.done_at IS NULL AND new.done_at IS NOT NULL AND new.replaced = 0 AND new.deleted_at IS NULL BEGIN
  UPDATE lead SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'lead' AND id = new.record_id;
  UPDATE deal SET touched_at = min(coalesce(touched_at, new.done_at), new.done_at)
    WHERE new.noun = 'deal' AND id = new.record_id;
END;
-- One touch less: the first of the others.
CREATE TRIGGER entry_touch_remove AFTER DELETE ON entry_on
WHEN old.noun IN ('lead', 'deal') AND EXISTS (SELECT 1 FROM entry WHERE id = old.entry_id AND touch = 1) BEGIN
  UPDATE lead SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'lead' AND o.record_id = old.record_id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'lead' AND record_id = old.record_id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0))
    WHERE old.noun = 'lead' AND id = old.record_id;
  UPDATE deal SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'deal' AND o.record_id = old.record_id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'deal' AND record_id = old.record_id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0
      UNION ALL SELECT d.created_at FROM deal d WHERE d.id = old.record_id AND d.lead_id IS NOT NULL))
    WHERE old.noun = 'deal' AND id = old.record_id;
END;
CREATE TRIGGER entry_touch_bin AFTER UPDATE OF deleted_at ON entry WHEN new.touch = 1 BEGIN
  UPDATE lead SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'lead' AND o.record_id = lead.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'lead' AND record_id = lead.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0))
    WHERE id IN (SELECT record_id FROM entry_on WHERE entry_id = new.id AND noun = 'lead');
  UPDATE deal SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'deal' AND o.record_id = deal.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'deal' AND record_id = deal.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0
      UNION ALL SELECT d.created_at FROM deal d WHERE d.id = deal.id AND d.lead_id IS NOT NULL))
    WHERE id IN (SELECT record_id FROM entry_on WHERE entry_id = new.id AND noun = 'deal');
END;
CREATE TRIGGER activity_touch_change
AFTER UPDATE OF done_at, deleted_at, noun, record_id, replaced ON activity
WHEN old.done_at IS NOT NULL BEGIN
  UPDATE lead SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'lead' AND o.record_id = lead.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'lead' AND record_id = lead.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0))
    WHERE (new.noun = 'lead' AND id = new.record_id) OR (old.noun = 'lead' AND id = old.record_id);
  UPDATE deal SET touched_at = (SELECT min(at) FROM (
      SELECT o.at FROM entry_on o JOIN entry e ON e.id = o.entry_id
        WHERE o.noun = 'deal' AND o.record_id = deal.id AND e.touch = 1 AND e.deleted_at IS NULL
      UNION ALL SELECT done_at FROM activity WHERE noun = 'deal' AND record_id = deal.id
        AND done_at IS NOT NULL AND deleted_at IS NULL AND replaced = 0
      UNION ALL SELECT d.created_at FROM deal d WHERE d.id = deal.id AND d.lead_id IS NOT NULL))
    WHERE (new.noun = 'deal' AND id = new.record_id) OR (old.noun = 'deal' AND id = old.record_id);
END;
