-- What came in from outside, as it came: a call, a letter, a message of a chat, a form. It is kept
-- before anything is decided about it, so that nothing is lost where deciding fails.
CREATE TABLE inbound (
  id INTEGER PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('call', 'mail', 'chat', 'form')),
  -- What the other system calls it, or what its content adds up to.
  external TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  received_by INTEGER NOT NULL REFERENCES user (id),
  raw BLOB NOT NULL,
  size INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'left', 'refused')),
  -- Why it went where it went, and the record it went to.
  why TEXT,
  noun TEXT,
  record_id INTEGER
) STRICT;
CREATE UNIQUE INDEX inbound_external ON inbound (channel, external);
CREATE INDEX inbound_waiting ON inbound (id) WHERE state = 'waiting';

-- Phones, addresses and domains for which nothing is made, and those that are the team's own.
CREATE TABLE exclusion (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  sender TEXT NOT NULL,
  norm TEXT NOT NULL,
  ours INTEGER NOT NULL DEFAULT 0 CHECK (ours IN (0, 1)),
  comment TEXT,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX exclusion_norm ON exclusion (norm) WHERE deleted_at IS NULL;

-- What somebody from outside is waiting for. It has no deadline and is lit at once, until it is
-- done or something is planned instead.
ALTER TABLE activity ADD COLUMN incoming INTEGER NOT NULL DEFAULT 0 CHECK (incoming IN (0, 1));
CREATE INDEX activity_incoming ON activity (noun, record_id, id)
  WHERE incoming = 1 AND done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX activity_incoming_mine ON activity (responsible_id, created_at, id)
  WHERE incoming = 1 AND done_at IS NULL AND deleted_at IS NULL;
