-- The calendar.

-- The zone a person lives in, where it is not that of the machine.
ALTER TABLE user ADD COLUMN zone TEXT;

-- What is planned with the records of a noun, by deadline.
CREATE INDEX activity_calendar ON activity (noun, deadline, id) WHERE done_at IS NULL AND deleted_at IS NULL;

CREATE INDEX deal_by_begin_date ON deal (begin_date, id) WHERE deleted_at IS NULL;

-- Bookings by when they begin; the few that take longer than a day by when they end as well.
CREATE INDEX booking_short ON booking (from_at, until_at) WHERE until_at - from_at <= 86400;
CREATE INDEX booking_long ON booking (until_at, from_at) WHERE until_at - from_at > 86400;

-- By what the entries of an exported calendar are known to other calendars: never the same in two
-- databases.
INSERT INTO meta VALUES ('calendar', lower(hex(randomblob(16))));
