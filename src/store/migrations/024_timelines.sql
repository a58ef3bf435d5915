-- What of timelines a person keeps to see again, as a JSON array of words: `Calls: group/communication`.
ALTER TABLE user ADD COLUMN timelines TEXT;
