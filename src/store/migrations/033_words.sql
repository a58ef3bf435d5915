-- What became of the words of a comment is told in the history of the record it is about. Here stands
-- only where: a place for each change of them. What it was, the journal knows.
CREATE TABLE comment_told (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, change_id)
) STRICT, WITHOUT ROWID;
INSERT INTO comment_told (noun, record_id, change_id)
  SELECT e.noun, e.record_id, c.id FROM entry e
  CROSS JOIN change c ON c.noun = 'entry' AND c.record_id = e.id
  WHERE e.kind = 'comment' AND (e.edited_at IS NOT NULL OR e.deleted_at IS NOT NULL)
    AND c.field IN ('text', 'files', 'deleted_at');
