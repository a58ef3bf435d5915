-- The region a client is in, by which leads are given out.
ALTER TABLE lead ADD COLUMN region TEXT;
ALTER TABLE lead ADD COLUMN region_key BLOB;
CREATE INDEX lead_by_region ON lead (region_key, id) WHERE deleted_at IS NULL;
ALTER TABLE contact ADD COLUMN region TEXT;
ALTER TABLE company ADD COLUMN region TEXT;
