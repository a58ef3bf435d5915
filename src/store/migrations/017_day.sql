-- Who is invited to which activity of a colleague, with what follows for each: until when, since when
-- it is lit for him, when his next reminder comes. Kept beside the activities, so that somebody's day
-- is a range of an index here as it is among his own.
CREATE TABLE invitation (
  user_id INTEGER NOT NULL REFERENCES user (id),
  activity_id INTEGER NOT NULL REFERENCES activity (id),
  deadline INTEGER,
  -- Since when somebody from outside waits for it, where it has no deadline.
  waits_at INTEGER,
  done_at INTEGER,
  lit_at INTEGER,
  remind_at INTEGER,
  PRIMARY KEY (activity_id, user_id)
) STRICT, WITHOUT ROWID;

INSERT INTO invitation
SELECT o.user_id, a.id, a.deadline,
  iif(a.incoming = 1 AND a.deadline IS NULL, a.created_at, NULL), a.done_at,
  iif(a.lit_at IS NULL, NULL, coalesce(a.deadline - 60 * (
      SELECT max(r.value) FROM json_each(coalesce(a.remind, u.reminders, p.reminders, '[15]')) r),
    a.created_at)),
  iif(a.lit_at IS NULL, NULL, (
    SELECT min(a.deadline - 60 * r.value)
    FROM json_each(coalesce(a.remind, u.reminders, p.reminders, '[15]')) r
    WHERE a.deadline - 60 * r.value > unixepoch()))
FROM observer o JOIN activity a ON a.id = o.record_id JOIN user u ON u.id = o.user_id
  LEFT JOIN lead l ON a.noun = 'lead' AND l.id = a.record_id
  LEFT JOIN deal d ON a.noun = 'deal' AND d.id = a.record_id
  LEFT JOIN stage s ON s.id = coalesce(l.stage_id, d.stage_id)
  LEFT JOIN pipeline p ON p.id = s.pipeline_id
WHERE o.noun = 'activity' AND o.user_id <> a.responsible_id AND a.deleted_at IS NULL;

CREATE INDEX invitation_planned ON invitation (user_id, deadline, activity_id, lit_at, done_at)
  WHERE done_at IS NULL;
CREATE INDEX invitation_waiting ON invitation (user_id, waits_at, activity_id)
  WHERE waits_at IS NOT NULL AND done_at IS NULL;
CREATE INDEX invitation_done ON invitation (user_id, done_at, activity_id) WHERE done_at IS NOT NULL;
CREATE INDEX invitation_remind ON invitation (remind_at) WHERE remind_at IS NOT NULL;
