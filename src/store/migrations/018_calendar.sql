-- What was done stands in the calendar of its noun on the day it was due, read from its index.
CREATE INDEX activity_calendar_done ON activity (noun, deadline, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
