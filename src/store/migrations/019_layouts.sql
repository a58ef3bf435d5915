-- How cards are laid out: in which order sections and fields stand and which are seen. A view is the
-- common one of a noun's cards, somebody's own (it has an owner) or one to choose from (it has a
-- name); for one pipeline alone, or for all of them.
CREATE TABLE layout (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  noun TEXT NOT NULL,
  pipeline_id INTEGER REFERENCES pipeline (id),
  owner_id INTEGER REFERENCES user (id),
  name TEXT,
  -- a JSON array of words: `#main` begins a section, others are fields, a minus hides
  parts TEXT,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX layout_home ON layout (noun, coalesce(pipeline_id, 0), coalesce(owner_id, 0), coalesce(name, ''))
  WHERE deleted_at IS NULL;
-- Which view of which cards a person chose, as a JSON array.
ALTER TABLE user ADD COLUMN views TEXT;
