-- What happens by itself when a lead or a deal comes to a stage: the stage, the action, and what
-- the action needs.
CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  action TEXT NOT NULL CHECK (action IN ('convert', 'move', 'copy')),
  to_stage_id INTEGER REFERENCES stage (id),
  targets TEXT,
  pipeline_id INTEGER REFERENCES pipeline (id),
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX rule_code ON rule (code) WHERE deleted_at IS NULL;

-- The deal that a rule made this one like.
ALTER TABLE deal ADD COLUMN copy_of INTEGER REFERENCES deal (id);
CREATE INDEX deal_copy_of ON deal (copy_of) WHERE copy_of IS NOT NULL;
