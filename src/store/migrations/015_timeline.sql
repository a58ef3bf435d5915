-- What becomes of activities is told on the timeline of their record, in the words of the journal.
-- Here stands only where: a place for each operation that changed one, at the first of its changes
-- that is told. It stands where it happened, and where the activity is by now.
CREATE TABLE activity_told (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  -- Whether it happened there, or was brought along from another record.
  own INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, change_id)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE told AS
  SELECT c.record_id AS activity_id, min(c.id) AS change_id FROM change c
  JOIN activity a ON a.id = c.record_id
  WHERE c.noun = 'activity'
    AND (c.field IN ('deleted_at', 'kind', 'subject', 'deadline', 'place', 'description',
        'acceptance', 'needs_result', 'responsible', 'people', 'progress')
      OR c.field = 'created' AND a.incoming = 0 OR c.field = 'done_at' AND c.after IS NULL)
  GROUP BY c.record_id, c.operation_id;
-- Where the activity was then, its next move says.
INSERT INTO activity_told (noun, record_id, change_id, own)
  SELECT substr(home, 1, instr(home, '/') - 1), CAST(substr(home, instr(home, '/') + 1) AS INTEGER),
    change_id, 1
  FROM (SELECT t.change_id, CASE WHEN m.id IS NULL THEN a.noun || '/' || a.record_id
      ELSE json_extract(m.before, '$') END AS home
    FROM told t JOIN activity a ON a.id = t.activity_id
    LEFT JOIN change m ON m.id = (SELECT n.id FROM change n WHERE n.noun = 'activity'
      AND n.record_id = t.activity_id AND n.id > t.change_id AND n.field = 'on'
      ORDER BY n.id LIMIT 1))
  WHERE home IS NOT NULL;
INSERT OR IGNORE INTO activity_told (noun, record_id, change_id, own)
  SELECT a.noun, a.record_id, t.change_id, 0 FROM told t JOIN activity a ON a.id = t.activity_id
  WHERE a.record_id IS NOT NULL;
DROP TABLE told;

-- Lines that said the same of tasks in words of their own give way to it.
UPDATE entry SET kind = 'pin', data = json_object('event', 'change/' || (
    SELECT t.change_id FROM change m JOIN change c ON c.operation_id = m.operation_id
    JOIN activity a ON a.id = c.record_id
    JOIN activity_told t ON t.noun = a.noun AND t.record_id = a.record_id AND t.change_id = c.id
    WHERE m.noun = 'entry' AND m.record_id = entry.id AND m.field = 'created' AND c.noun = 'activity'
      AND c.record_id = json_extract(entry.data, '$.task') LIMIT 1))
  WHERE kind = 'task' AND pinned_at IS NOT NULL;
DELETE FROM entry_on WHERE kind = 'task';

-- Why a task came back, until it is finished again.
ALTER TABLE activity ADD COLUMN returned TEXT;
