-- What an operation on many did with one of them, or an import with one row of its file, is taken back
-- together, in however many transactions all of it is. Here stands the last change of each such step.
CREATE TABLE step (change_id INTEGER PRIMARY KEY) STRICT;

-- Of what was done before, a step is known by the note on a timeline that is the last it did, which is
-- the first that was taken back.
INSERT INTO step (change_id)
  SELECT max(c.id) FROM operation o CROSS JOIN change c ON c.operation_id = o.id
  WHERE o.args ->> '$.count' > 1 AND o.kind <> 'undo' AND c.noun = 'entry'
  GROUP BY o.id, c.record_id
  UNION
  SELECT min(c.id) - 1 FROM operation o CROSS JOIN change c ON c.operation_id = o.id
  WHERE o.args ->> '$.count' > 1 AND o.kind = 'undo' AND c.noun = 'entry'
  GROUP BY o.id, c.record_id
  UNION
  -- Most rows of a file leave no note: each begins with its record.
  SELECT c.id - 1 FROM operation o CROSS JOIN change c ON c.operation_id = o.id
  WHERE o.kind = 'import' AND c.field = 'created' AND c.noun = o.args ->> '$.noun'
  UNION
  -- What left no notes at all did one thing with each.
  SELECT c.id FROM operation o CROSS JOIN change c ON c.operation_id = o.id
  WHERE o.args ->> '$.count' > 1 AND o.kind <> 'import' AND NOT EXISTS (
    SELECT 1 FROM change n WHERE n.operation_id = o.id AND n.noun = 'entry');
