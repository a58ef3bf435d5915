-- How the team works: with leads or with deals alone, and where what a client sends is seen.
ALTER TABLE setting ADD COLUMN mode TEXT NOT NULL DEFAULT 'classic' CHECK (mode IN ('classic', 'simple'));
ALTER TABLE setting ADD COLUMN inbound_on TEXT NOT NULL DEFAULT 'all' CHECK (inbound_on IN ('all', 'one'));
