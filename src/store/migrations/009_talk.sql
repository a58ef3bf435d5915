-- Mentions and what waits to be read.

-- The files of a comment, and when its words were changed last.
ALTER TABLE entry ADD COLUMN files TEXT;
ALTER TABLE entry ADD COLUMN edited_at INTEGER;

-- What a timeline is narrowed by stands beside the place on it.
ALTER TABLE entry_on ADD COLUMN kind TEXT NOT NULL DEFAULT 'comment';
ALTER TABLE entry_on ADD COLUMN author_id INTEGER;
UPDATE entry_on SET (kind, author_id) = (SELECT kind, created_by FROM entry WHERE id = entry_id);

-- What somebody is told of: at most one notice of one operation. Where the operation concerns
-- several of his records, it names the first and counts them.
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES user (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  kind TEXT NOT NULL,
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  entry_id INTEGER REFERENCES entry (id),
  activity_id INTEGER REFERENCES activity (id),
  -- The new stage, person or deadline.
  value INTEGER,
  count INTEGER NOT NULL DEFAULT 1,
  read_at INTEGER,
  -- When it was handed to whoever delivers it outside.
  sent_at INTEGER
) STRICT;
CREATE UNIQUE INDEX notice_operation ON notice (operation_id, user_id);
CREATE INDEX notice_user ON notice (user_id, id);
CREATE INDEX notice_unread ON notice (user_id, id) WHERE read_at IS NULL;
CREATE INDEX notice_record ON notice (user_id, noun, record_id) WHERE read_at IS NULL;
