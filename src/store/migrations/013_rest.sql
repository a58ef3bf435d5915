-- How the team works: with leads or with deals alone, and where what a client sends is seen.
ALTER TABLE setting ADD COLUMN mode TEXT NOT NULL DEFAULT 'classic' CHECK (mode IN ('classic', 'simple'));
ALTER TABLE setting ADD COLUMN inbound_on TEXT NOT NULL DEFAULT 'all' CHECK (inbound_on IN ('all', 'one'));
-- What everybody has to do by deadline, who waits, and what somebody has done, without walking over
-- everything that was done before. The first column of the first two is the same in every row: a
-- question that names it is answered by these and not by the index of what was done when.
CREATE INDEX activity_planned ON activity (incoming IS NULL, deadline, id)
  WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_waiting ON activity (incoming IS NULL, created_at, id)
  WHERE incoming = 1 AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_done_mine ON activity (responsible_id, done_at)
  WHERE done_at IS NOT NULL AND deleted_at IS NULL;
