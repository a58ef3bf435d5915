-- What the team decided about fields every database has: a JSON array of words such as
-- `lead/phone:required` and `contact/middle_name:always`.
ALTER TABLE setting ADD COLUMN fields TEXT;
