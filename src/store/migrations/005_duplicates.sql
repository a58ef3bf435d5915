-- Records that were merged, and pairs that somebody said are not the same.

-- The record that took this one in; this one is in the recycle bin.
ALTER TABLE lead ADD COLUMN merged_into INTEGER REFERENCES lead (id);
ALTER TABLE deal ADD COLUMN merged_into INTEGER REFERENCES deal (id);
ALTER TABLE contact ADD COLUMN merged_into INTEGER REFERENCES contact (id);
ALTER TABLE company ADD COLUMN merged_into INTEGER REFERENCES company (id);
CREATE INDEX lead_merged ON lead (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX deal_merged ON deal (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX company_merged ON company (merged_into) WHERE merged_into IS NOT NULL;

-- Every pair stands here twice, once from each side.
CREATE TABLE not_duplicate (
  noun TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  PRIMARY KEY (noun, record_id, other_id)
) STRICT, WITHOUT ROWID;

-- What was planned with a record and thrown away goes with it when it is merged.
CREATE INDEX activity_gone ON activity (noun, record_id) WHERE deleted_at IS NOT NULL;
