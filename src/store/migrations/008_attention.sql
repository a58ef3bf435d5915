-- When activities ask for attention. Reminders are minutes before a deadline, as a JSON array.

-- A person's own reminders, where he has some, and whether he is asked for a next step.
ALTER TABLE user ADD COLUMN reminders TEXT;
ALTER TABLE user ADD COLUMN ask_next_step INTEGER NOT NULL DEFAULT 1 CHECK (ask_next_step IN (0, 1));
-- The reminders of what is planned with the records of a pipeline; there is always one.
ALTER TABLE pipeline ADD COLUMN reminders TEXT NOT NULL DEFAULT '[15]';

-- One reminder was kept as a number.
UPDATE activity SET remind = '[' || remind || ']' WHERE remind IS NOT NULL AND remind NOT LIKE '[%';

-- What follows from the deadline, the reminders and who is to do it, kept beside them: since when
-- the activity is lit, and when the next reminder comes. Nothing where it is done or rests.
ALTER TABLE activity ADD COLUMN lit_at INTEGER;
ALTER TABLE activity ADD COLUMN remind_at INTEGER;
-- The stage by which the record ended while somebody still waited.
ALTER TABLE activity ADD COLUMN ended_by INTEGER REFERENCES stage (id);

UPDATE activity SET
  lit_at = coalesce(
    deadline - 60 * (SELECT max(r.value) FROM json_each(coalesce(activity.remind, '[15]')) r),
    iif(incoming = 1, created_at, NULL)),
  remind_at = (SELECT min(deadline - 60 * r.value) FROM json_each(coalesce(activity.remind, '[15]')) r
    WHERE deadline - 60 * r.value > unixepoch())
  WHERE done_at IS NULL AND deleted_at IS NULL AND (deadline IS NOT NULL OR incoming = 1)
    AND NOT EXISTS (SELECT 1 FROM lead r
      WHERE activity.noun = 'lead' AND r.id = activity.record_id AND r.deleted_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM deal r
      WHERE activity.noun = 'deal' AND r.id = activity.record_id AND r.deleted_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM contact r
      WHERE activity.noun = 'contact' AND r.id = activity.record_id AND r.deleted_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM company r
      WHERE activity.noun = 'company' AND r.id = activity.record_id AND r.deleted_at IS NOT NULL);

CREATE INDEX activity_remind ON activity (remind_at) WHERE remind_at IS NOT NULL;

-- The reminders that came, for telling each person once.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  user_id INTEGER NOT NULL REFERENCES user (id),
  at INTEGER NOT NULL,
  told_at INTEGER
) STRICT;
CREATE INDEX reminder_of ON reminder (user_id, id);
CREATE INDEX reminder_untold ON reminder (user_id, id) WHERE told_at IS NULL;
