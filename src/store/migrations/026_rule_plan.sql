-- A rule may plan an activity: what, is one line. What a rule may do is held by the table, which is
-- therefore made anew; it has a handful of rows.
CREATE TABLE rule_anew (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  action TEXT NOT NULL CHECK (action IN ('convert', 'move', 'copy', 'plan')),
  to_stage_id INTEGER REFERENCES stage (id),
  targets TEXT,
  pipeline_id INTEGER REFERENCES pipeline (id),
  plan TEXT,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
INSERT INTO rule_anew (id, revision, code, name, stage_id, action, to_stage_id, targets, pipeline_id,
    enabled, position, deleted_at)
  SELECT id, revision, code, name, stage_id, action, to_stage_id, targets, pipeline_id,
    enabled, position, deleted_at FROM rule;
DROP TABLE rule;
ALTER TABLE rule_anew RENAME TO rule;
CREATE UNIQUE INDEX rule_code ON rule (code) WHERE deleted_at IS NULL;
