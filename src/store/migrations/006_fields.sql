-- When resources are taken, from the fields of that kind; the field itself holds the booking.
CREATE TABLE booking (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  resource TEXT NOT NULL,
  -- the resource as two spellings of it are compared
  resource_key TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_resource ON booking (resource_key, from_at);
CREATE INDEX booking_time ON booking (from_at);
