-- Open records by when they want attention: by the nearest deadline, those with something planned
-- without one, those with nothing planned. That they are open comes first in each, so that it is
-- preferred to the index of when they were closed.
CREATE INDEX lead_due ON lead (closed_at, next_at, id) WHERE deleted_at IS NULL AND next_at IS NOT NULL;
CREATE INDEX lead_undated ON lead (closed_at, next_at, id)
  WHERE deleted_at IS NULL AND next_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX lead_unplanned ON lead (closed_at, next_id, id) WHERE deleted_at IS NULL AND next_id IS NULL;
CREATE INDEX deal_due ON deal (closed_at, next_at, id) WHERE deleted_at IS NULL AND next_at IS NOT NULL;
CREATE INDEX deal_undated ON deal (closed_at, next_at, id)
  WHERE deleted_at IS NULL AND next_at IS NULL AND next_id IS NOT NULL;
CREATE INDEX deal_unplanned ON deal (closed_at, next_id, id) WHERE deleted_at IS NULL AND next_id IS NULL;
