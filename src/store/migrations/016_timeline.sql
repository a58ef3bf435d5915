-- What becomes of activities is told on the timeline of their record, in the words of the journal.
-- Here stands only where: a place for each operation that changed one, at the first of its changes
-- that is told.
CREATE TABLE activity_told (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO activity_told (noun, record_id, change_id)
  SELECT a.noun, a.record_id, min(c.id) FROM change c JOIN activity a ON a.id = c.record_id
  WHERE c.noun = 'activity' AND a.record_id IS NOT NULL
    AND (c.field IN ('deleted_at', 'kind', 'subject', 'deadline', 'place', 'description',
        'acceptance', 'needs_result', 'responsible', 'people', 'progress')
      OR c.field = 'created' AND a.incoming = 0 OR c.field = 'done_at' AND c.after IS NULL)
  GROUP BY c.record_id, c.operation_id;

-- Lines that said the same of tasks in words of their own give way to it.
UPDATE entry SET kind = 'pin', data = json_object('event', 'change/' || (
    SELECT t.change_id FROM change m JOIN change c ON c.operation_id = m.operation_id
    JOIN activity_told t ON t.change_id = c.id
    WHERE m.noun = 'entry' AND m.record_id = entry.id AND m.field = 'created' AND c.noun = 'activity'
      AND c.record_id = json_extract(entry.data, '$.task') LIMIT 1))
  WHERE kind = 'task' AND pinned_at IS NOT NULL;
DELETE FROM entry_on WHERE kind = 'task';

-- Why a task came back, until it is finished again.
ALTER TABLE activity ADD COLUMN returned TEXT;
