-- How a person left the views of a section, as a JSON array of words: `sort/-amount`. It belongs to
-- the person like a draft, and nothing of it is journalled.
CREATE TABLE look (
  user_id INTEGER NOT NULL REFERENCES user (id),
  noun TEXT NOT NULL,
  look TEXT NOT NULL,
  PRIMARY KEY (user_id, noun)
) STRICT, WITHOUT ROWID;
