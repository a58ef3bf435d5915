-- Tasks: how far one is, what its creator asks of it, and what is to be ticked off.
ALTER TABLE activity ADD COLUMN description TEXT;
-- A line an item; what is ticked begins with [x].
ALTER TABLE activity ADD COLUMN checklist TEXT;
ALTER TABLE activity ADD COLUMN acceptance INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN needs_result INTEGER NOT NULL DEFAULT 0;
-- How far it was when it was not done; a task is new unless it says otherwise.
ALTER TABLE activity ADD COLUMN progress TEXT
  CHECK (progress IN ('new', 'viewed', 'in_progress', 'waiting', 'awaiting_control'));
-- That it is done follows from when it was done.
ALTER TABLE activity ADD COLUMN state TEXT GENERATED ALWAYS AS (
  CASE WHEN kind <> 'task' THEN NULL WHEN done_at IS NOT NULL THEN 'done' ELSE coalesce(progress, 'new') END
) VIRTUAL;
-- Somebody else than the one who does it changed it, or its deadline was changed.
ALTER TABLE activity ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN deadline_changed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX activity_tasks ON activity (deadline, id) WHERE kind = 'task' AND done_at IS NULL AND deleted_at IS NULL;
