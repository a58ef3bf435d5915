-- Lists under filters. The orders people use most carry what they filter by, so that a walk along
-- them passes over what does not match without reading its row. The others carry only that a row is
-- not in the bin, which is enough to count what a filter leaves: SQLite looks for the column even
-- where the index already says so. A stage stands in one of them alone, so that moving a record
-- rewrites no more than it must.
DROP INDEX lead_by_source;
CREATE INDEX lead_by_source ON lead (source_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX lead_by_temperature;
CREATE INDEX lead_by_temperature ON lead (temperature, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX lead_by_responsible;
CREATE INDEX lead_by_responsible ON lead (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX lead_by_closed_at;
CREATE INDEX lead_by_closed_at ON lead (closed_at, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX lead_by_created_at;
CREATE INDEX lead_by_created_at ON lead (created_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id, amount, temperature)
  WHERE deleted_at IS NULL;
DROP INDEX lead_by_amount;
CREATE INDEX lead_by_amount ON lead (amount, id, deleted_at, closed_at, responsible_id, source_id, temperature, created_at)
  WHERE deleted_at IS NULL;
DROP INDEX lead_by_next_at;
CREATE INDEX lead_by_next_at ON lead (next_at, id, deleted_at, closed_at, responsible_id, source_id, amount, temperature)
  WHERE deleted_at IS NULL;
DROP INDEX deal_by_source;
CREATE INDEX deal_by_source ON deal (source_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX deal_by_responsible;
CREATE INDEX deal_by_responsible ON deal (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX deal_by_closed_at;
CREATE INDEX deal_by_closed_at ON deal (closed_at, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX deal_by_client_kind;
CREATE INDEX deal_by_client_kind ON deal (client_kind, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX deal_by_created_at;
CREATE INDEX deal_by_created_at ON deal (created_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id, amount)
  WHERE deleted_at IS NULL;
DROP INDEX deal_by_amount;
CREATE INDEX deal_by_amount ON deal (amount, id, deleted_at, closed_at, responsible_id, source_id, created_at)
  WHERE deleted_at IS NULL;
DROP INDEX deal_by_next_at;
CREATE INDEX deal_by_next_at ON deal (next_at, id, deleted_at, closed_at, responsible_id, source_id, amount)
  WHERE deleted_at IS NULL;
DROP INDEX contact_by_source;
CREATE INDEX contact_by_source ON contact (source_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX contact_by_responsible;
CREATE INDEX contact_by_responsible ON contact (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX contact_by_created_at;
CREATE INDEX contact_by_created_at ON contact (created_at, id, deleted_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
DROP INDEX company_by_source;
CREATE INDEX company_by_source ON company (source_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX company_by_responsible;
CREATE INDEX company_by_responsible ON company (responsible_id, id, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX company_by_created_at;
CREATE INDEX company_by_created_at ON company (created_at, id, deleted_at, responsible_id, source_id)
  WHERE deleted_at IS NULL;
-- What somebody has to do, counted without reading it: what is looked for stands in the index.
CREATE INDEX activity_lit ON activity (responsible_id, deadline, lit_at, done_at, deleted_at)
  WHERE done_at IS NULL AND deleted_at IS NULL AND lit_at IS NOT NULL;
