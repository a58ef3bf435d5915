-- The letter, call, message or form an activity is about: an entry of a timeline.
ALTER TABLE activity ADD COLUMN about_id INTEGER;
