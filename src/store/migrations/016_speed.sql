-- Lists in the orders that people use less carry what they are filtered by as well, so that a walk
-- along them passes over what does not match without reading its row. A move rewrites the moments
-- anyway, so that these may know the stage; a title stays where it is.
DROP INDEX lead_by_title;
CREATE INDEX lead_by_title ON lead (title_key, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
DROP INDEX lead_by_updated_at;
CREATE INDEX lead_by_updated_at ON lead (updated_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
DROP INDEX lead_by_moved_at;
CREATE INDEX lead_by_moved_at ON lead (moved_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
DROP INDEX deal_by_title;
CREATE INDEX deal_by_title ON deal (title_key, id, deleted_at, closed_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
DROP INDEX deal_by_updated_at;
CREATE INDEX deal_by_updated_at ON deal (updated_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
DROP INDEX deal_by_moved_at;
CREATE INDEX deal_by_moved_at ON deal (moved_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id)
  WHERE deleted_at IS NULL;
