-- Minimised cards, first touches, time in a stage.

-- The cards somebody put aside to come back to.
CREATE TABLE tray (
  user_id INTEGER NOT NULL REFERENCES user (id),
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, noun, record_id)
) STRICT, WITHOUT ROWID;
