-- Kept sums, of board columns and of clients' deals, as whole millions of minor units and the rest: no
-- number of records, and be each amount the largest there is, makes either of them overflow.
ALTER TABLE stage_total ADD COLUMN millions INTEGER NOT NULL DEFAULT 0;
UPDATE stage_total SET millions = amount / 1000000, amount = amount % 1000000;
ALTER TABLE client_total ADD COLUMN millions INTEGER NOT NULL DEFAULT 0;
UPDATE client_total SET millions = amount / 1000000, amount = amount % 1000000;
DROP TRIGGER lead_total_change;
CREATE TRIGGER lead_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON lead BEGIN
  UPDATE stage_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total (stage_id, responsible_id, open_to_all, currency, count, millions, amount)
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1,
         new.amount / 1000000, new.amount % 1000000 WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
DROP TRIGGER deal_total_change;
CREATE TRIGGER deal_total_change
AFTER UPDATE OF stage_id, responsible_id, open_to_all, currency, amount, deleted_at ON deal BEGIN
  UPDATE stage_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND stage_id = old.stage_id AND responsible_id = old.responsible_id
    AND open_to_all = old.open_to_all AND currency = old.currency;
  INSERT INTO stage_total (stage_id, responsible_id, open_to_all, currency, count, millions, amount)
  SELECT new.stage_id, new.responsible_id, new.open_to_all, new.currency, 1,
         new.amount / 1000000, new.amount % 1000000 WHERE new.deleted_at IS NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
DROP TRIGGER deal_client_add;
CREATE TRIGGER deal_client_add AFTER INSERT ON deal
WHEN new.deleted_at IS NULL AND coalesce(new.contact_id, new.company_id) IS NOT NULL BEGIN
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'contact', new.contact_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.contact_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'company', new.company_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.company_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;
DROP TRIGGER deal_client_change;
CREATE TRIGGER deal_client_change
AFTER UPDATE OF stage_id, currency, amount, contact_id, company_id, deleted_at ON deal
WHEN coalesce(old.contact_id, old.company_id, new.contact_id, new.company_id) IS NOT NULL BEGIN
  UPDATE client_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND noun = 'contact' AND record_id = old.contact_id
    AND stage_id = old.stage_id AND currency = old.currency;
  UPDATE client_total SET count = count - 1, millions = millions - old.amount / 1000000,
    amount = amount - old.amount % 1000000
  WHERE old.deleted_at IS NULL AND noun = 'company' AND record_id = old.company_id
    AND stage_id = old.stage_id AND currency = old.currency;
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'contact', new.contact_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.deleted_at IS NULL AND new.contact_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
  INSERT INTO client_total (noun, record_id, stage_id, currency, count, millions, amount)
  SELECT 'company', new.company_id, new.stage_id, new.currency, 1, new.amount / 1000000, new.amount % 1000000
  WHERE new.deleted_at IS NULL AND new.company_id IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
    amount = amount + excluded.amount;
END;

-- Amounts are compared and sorted by thousandths of the major unit of each record's own currency. The
-- key stands in the indexes in the place of the amount; the program keeps it.
ALTER TABLE lead ADD COLUMN amount_key INTEGER NOT NULL DEFAULT 0;
DROP INDEX lead_by_amount;
DROP INDEX lead_by_created_at;
DROP INDEX lead_by_next_at;
UPDATE lead SET amount_key =
  max(-1000000000000000, min(1000000000000000, amount)) * CASE WHEN currency IN ('JPY', 'KRW', 'CLP', 'VND', 'ISK', 'UGX', 'XAF', 'XOF', 'XPF', 'PYG', 'RWF', 'KMF', 'GNF', 'DJF', 'BIF', 'VUV') THEN 1000 WHEN currency IN ('KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD') THEN 1 ELSE 10 END;
CREATE INDEX lead_by_amount ON lead (amount_key, id, deleted_at, closed_at, responsible_id, source_id, temperature, created_at)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_created_at ON lead (created_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id, amount_key, temperature)
  WHERE deleted_at IS NULL;
CREATE INDEX lead_by_next_at ON lead (next_at, id, deleted_at, closed_at, responsible_id, source_id, amount_key, temperature)
  WHERE deleted_at IS NULL;
ALTER TABLE deal ADD COLUMN amount_key INTEGER NOT NULL DEFAULT 0;
DROP INDEX deal_by_amount;
DROP INDEX deal_by_created_at;
DROP INDEX deal_by_next_at;
UPDATE deal SET amount_key =
  max(-1000000000000000, min(1000000000000000, amount)) * CASE WHEN currency IN ('JPY', 'KRW', 'CLP', 'VND', 'ISK', 'UGX', 'XAF', 'XOF', 'XPF', 'PYG', 'RWF', 'KMF', 'GNF', 'DJF', 'BIF', 'VUV') THEN 1000 WHEN currency IN ('KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD') THEN 1 ELSE 10 END;
CREATE INDEX deal_by_amount ON deal (amount_key, id, deleted_at, closed_at, responsible_id, source_id, created_at)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_created_at ON deal (created_at, id, deleted_at, closed_at, stage_id, responsible_id, source_id, amount_key)
  WHERE deleted_at IS NULL;
CREATE INDEX deal_by_next_at ON deal (next_at, id, deleted_at, closed_at, responsible_id, source_id, amount_key)
  WHERE deleted_at IS NULL;
