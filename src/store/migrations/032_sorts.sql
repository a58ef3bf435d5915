-- Lists are sorted by every column that has an order. Beside what does not compare as people expect
-- stands a key that does: of names, addresses and links the letters as the language sorts them, of
-- phones the number without its spelling, of what is several the first ones. The program keeps the
-- keys; sort_key, person and the others are its functions. Who has none of it comes last.
-- What most records have stands in an index whole. Of what few have only these do, so that the others
-- cost nothing: they are found in the order of their numbers, where nearly each of them is one.


ALTER TABLE lead ADD COLUMN first_name_key BLOB;
ALTER TABLE lead ADD COLUMN middle_name_key BLOB;
ALTER TABLE lead ADD COLUMN post_key BLOB;
ALTER TABLE lead ADD COLUMN phone_key BLOB;
ALTER TABLE lead ADD COLUMN email_key BLOB;
ALTER TABLE lead ADD COLUMN site_key BLOB;
ALTER TABLE lead ADD COLUMN messenger_key BLOB;
ALTER TABLE lead ADD COLUMN address_key BLOB;
ALTER TABLE lead ADD COLUMN contact_key BLOB;
ALTER TABLE lead ADD COLUMN company_key BLOB;
ALTER TABLE lead ADD COLUMN tags_key BLOB;
ALTER TABLE lead ADD COLUMN observers_key BLOB;
UPDATE lead SET
  first_name_key = sort_key(CASE WHEN contact_id IS NOT NULL THEN (SELECT c.first_name FROM contact c WHERE c.id = lead.contact_id) WHEN company_id IS NOT NULL THEN NULL ELSE first_name END),
  middle_name_key = sort_key(CASE WHEN contact_id IS NOT NULL THEN (SELECT c.middle_name FROM contact c WHERE c.id = lead.contact_id) WHEN company_id IS NOT NULL THEN NULL ELSE middle_name END),
  post_key = sort_key(CASE WHEN contact_id IS NOT NULL THEN (SELECT c.post FROM contact c WHERE c.id = lead.contact_id) WHEN company_id IS NOT NULL THEN NULL ELSE post END),
  phone_key = (SELECT CAST(p.norm AS BLOB) FROM point p WHERE p.noun = CASE WHEN contact_id IS NOT NULL THEN 'contact' WHEN company_id IS NOT NULL THEN 'company' ELSE 'lead' END AND p.record_id = coalesce(contact_id, company_id, lead.id) AND p.kind = 'phone' ORDER BY p.position LIMIT 1),
  email_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = CASE WHEN contact_id IS NOT NULL THEN 'contact' WHEN company_id IS NOT NULL THEN 'company' ELSE 'lead' END AND p.record_id = coalesce(contact_id, company_id, lead.id) AND p.kind = 'email' ORDER BY p.position LIMIT 1),
  site_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = CASE WHEN contact_id IS NOT NULL THEN 'contact' WHEN company_id IS NOT NULL THEN 'company' ELSE 'lead' END AND p.record_id = coalesce(contact_id, company_id, lead.id) AND p.kind = 'site' ORDER BY p.position LIMIT 1),
  messenger_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = CASE WHEN contact_id IS NOT NULL THEN 'contact' WHEN company_id IS NOT NULL THEN 'company' ELSE 'lead' END AND p.record_id = coalesce(contact_id, company_id, lead.id) AND p.kind = 'messenger' ORDER BY p.position LIMIT 1),
  address_key = sort_key(CASE WHEN contact_id IS NOT NULL THEN (SELECT c.address FROM contact c WHERE c.id = lead.contact_id) WHEN company_id IS NOT NULL THEN (SELECT c.address FROM company c WHERE c.id = lead.company_id) ELSE address END),
  contact_key = sort_key((SELECT person(c.last_name, c.first_name, c.middle_name) FROM contact c WHERE c.id = lead.contact_id)),
  company_key = sort_key((SELECT c.title FROM company c WHERE c.id = lead.company_id)),
  tags_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT t.name FROM tag t WHERE t.noun = 'lead' AND t.record_id = lead.id ORDER BY t.name))),
  observers_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT coalesce(nullif(u.name, ''), u.login) AS name FROM observer o JOIN user u ON u.id = o.user_id WHERE o.noun = 'lead' AND o.record_id = lead.id ORDER BY o.user_id LIMIT 5)));
CREATE INDEX lead_by_first_name ON lead (first_name_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_middle_name ON lead (middle_name_key, id, deleted_at)
  WHERE middle_name_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_post ON lead (post_key, id, deleted_at)
  WHERE post_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_phone ON lead (phone_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_email ON lead (email_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_site ON lead (site_key, id, deleted_at)
  WHERE site_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_messenger ON lead (messenger_key, id, deleted_at)
  WHERE messenger_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_address ON lead (address_key, id, deleted_at)
  WHERE address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_contact ON lead (contact_key, id, deleted_at)
  WHERE contact_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_company ON lead (company_key, id, deleted_at)
  WHERE company_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_tags ON lead (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_observers ON lead (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_currency ON lead (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_origin ON lead (origin, id, deleted_at)
  WHERE origin IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_by_amount_manual ON lead (id, deleted_at) WHERE amount_manual = 1 AND deleted_at IS NULL;
CREATE INDEX lead_by_repeat ON lead (id, deleted_at) WHERE repeat = 1 AND deleted_at IS NULL;
CREATE INDEX lead_by_open_to_all ON lead (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX lead_by_created_by ON lead (created_by, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX lead_by_touched_at ON lead (touched_at, id, deleted_at)
  WHERE touched_at IS NOT NULL AND deleted_at IS NULL;

ALTER TABLE deal ADD COLUMN contact_key BLOB;
ALTER TABLE deal ADD COLUMN contacts_key BLOB;
ALTER TABLE deal ADD COLUMN company_key BLOB;
ALTER TABLE deal ADD COLUMN lead_key BLOB;
ALTER TABLE deal ADD COLUMN tags_key BLOB;
ALTER TABLE deal ADD COLUMN observers_key BLOB;
UPDATE deal SET
  contact_key = sort_key((SELECT person(c.last_name, c.first_name, c.middle_name) FROM contact c WHERE c.id = deal.contact_id)),
  contacts_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT person(c.last_name, c.first_name, c.middle_name) AS name FROM contact_deal j JOIN contact c ON c.id = j.contact_id WHERE j.deal_id = deal.id ORDER BY j.contact_id LIMIT 5))),
  company_key = sort_key((SELECT c.title FROM company c WHERE c.id = deal.company_id)),
  lead_key = sort_key((SELECT c.title FROM lead c WHERE c.id = deal.lead_id)),
  tags_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT t.name FROM tag t WHERE t.noun = 'deal' AND t.record_id = deal.id ORDER BY t.name))),
  observers_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT coalesce(nullif(u.name, ''), u.login) AS name FROM observer o JOIN user u ON u.id = o.user_id WHERE o.noun = 'deal' AND o.record_id = deal.id ORDER BY o.user_id LIMIT 5)));
CREATE INDEX deal_by_contact ON deal (contact_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_contacts ON deal (contacts_key, id, deleted_at)
  WHERE contacts_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_company ON deal (company_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_lead ON deal (lead_key, id, deleted_at)
  WHERE lead_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_tags ON deal (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_observers ON deal (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_currency ON deal (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_type ON deal (type, id, deleted_at)
  WHERE type IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_by_amount_manual ON deal (id, deleted_at) WHERE amount_manual = 1 AND deleted_at IS NULL;
CREATE INDEX deal_by_open_to_all ON deal (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX deal_by_created_by ON deal (created_by, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_touched_at ON deal (touched_at, id, deleted_at)
  WHERE touched_at IS NOT NULL AND deleted_at IS NULL;

ALTER TABLE contact ADD COLUMN first_name_key BLOB;
ALTER TABLE contact ADD COLUMN middle_name_key BLOB;
ALTER TABLE contact ADD COLUMN post_key BLOB;
ALTER TABLE contact ADD COLUMN phone_key BLOB;
ALTER TABLE contact ADD COLUMN email_key BLOB;
ALTER TABLE contact ADD COLUMN site_key BLOB;
ALTER TABLE contact ADD COLUMN messenger_key BLOB;
ALTER TABLE contact ADD COLUMN company_key BLOB;
ALTER TABLE contact ADD COLUMN address_key BLOB;
ALTER TABLE contact ADD COLUMN region_key BLOB;
ALTER TABLE contact ADD COLUMN lead_key BLOB;
ALTER TABLE contact ADD COLUMN tags_key BLOB;
ALTER TABLE contact ADD COLUMN observers_key BLOB;
UPDATE contact SET
  first_name_key = sort_key(first_name),
  middle_name_key = sort_key(middle_name),
  post_key = sort_key(post),
  phone_key = (SELECT CAST(p.norm AS BLOB) FROM point p WHERE p.noun = 'contact' AND p.record_id = contact.id AND p.kind = 'phone' ORDER BY p.position LIMIT 1),
  email_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = 'contact' AND p.record_id = contact.id AND p.kind = 'email' ORDER BY p.position LIMIT 1),
  site_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = 'contact' AND p.record_id = contact.id AND p.kind = 'site' ORDER BY p.position LIMIT 1),
  messenger_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = 'contact' AND p.record_id = contact.id AND p.kind = 'messenger' ORDER BY p.position LIMIT 1),
  company_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT c.title AS name FROM contact_company j JOIN company c ON c.id = j.company_id WHERE j.contact_id = contact.id ORDER BY j.company_id LIMIT 5))),
  address_key = sort_key(address),
  region_key = sort_key(region),
  lead_key = sort_key((SELECT c.title FROM lead c WHERE c.id = contact.lead_id)),
  tags_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT t.name FROM tag t WHERE t.noun = 'contact' AND t.record_id = contact.id ORDER BY t.name))),
  observers_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT coalesce(nullif(u.name, ''), u.login) AS name FROM observer o JOIN user u ON u.id = o.user_id WHERE o.noun = 'contact' AND o.record_id = contact.id ORDER BY o.user_id LIMIT 5)));
CREATE INDEX contact_by_first_name ON contact (first_name_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_middle_name ON contact (middle_name_key, id, deleted_at)
  WHERE middle_name_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_post ON contact (post_key, id, deleted_at)
  WHERE post_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_phone ON contact (phone_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_email ON contact (email_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_site ON contact (site_key, id, deleted_at)
  WHERE site_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_messenger ON contact (messenger_key, id, deleted_at)
  WHERE messenger_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_company ON contact (company_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_address ON contact (address_key, id, deleted_at)
  WHERE address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_region ON contact (region_key, id, deleted_at)
  WHERE region_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_lead ON contact (lead_key, id, deleted_at)
  WHERE lead_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_tags ON contact (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_observers ON contact (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_birthday ON contact (birthday, id, deleted_at)
  WHERE birthday IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_open_to_all ON contact (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX contact_by_created_by ON contact (created_by, id, deleted_at) WHERE deleted_at IS NULL;

ALTER TABLE company ADD COLUMN industry_key BLOB;
ALTER TABLE company ADD COLUMN revenue_key INTEGER;
ALTER TABLE company ADD COLUMN phone_key BLOB;
ALTER TABLE company ADD COLUMN email_key BLOB;
ALTER TABLE company ADD COLUMN site_key BLOB;
ALTER TABLE company ADD COLUMN messenger_key BLOB;
ALTER TABLE company ADD COLUMN contact_key BLOB;
ALTER TABLE company ADD COLUMN address_key BLOB;
ALTER TABLE company ADD COLUMN region_key BLOB;
ALTER TABLE company ADD COLUMN legal_address_key BLOB;
ALTER TABLE company ADD COLUMN bank_details_key BLOB;
ALTER TABLE company ADD COLUMN lead_key BLOB;
ALTER TABLE company ADD COLUMN tags_key BLOB;
ALTER TABLE company ADD COLUMN observers_key BLOB;
UPDATE company SET
  industry_key = sort_key(industry),
  revenue_key = max(-1000000000000000, min(1000000000000000, revenue)) * CASE WHEN currency IN ('JPY', 'KRW', 'CLP', 'VND', 'ISK', 'UGX', 'XAF', 'XOF', 'XPF', 'PYG', 'RWF', 'KMF', 'GNF', 'DJF', 'BIF', 'VUV') THEN 1000 WHEN currency IN ('KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD') THEN 1 ELSE 10 END,
  phone_key = (SELECT CAST(p.norm AS BLOB) FROM point p WHERE p.noun = 'company' AND p.record_id = company.id AND p.kind = 'phone' ORDER BY p.position LIMIT 1),
  email_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = 'company' AND p.record_id = company.id AND p.kind = 'email' ORDER BY p.position LIMIT 1),
  site_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = 'company' AND p.record_id = company.id AND p.kind = 'site' ORDER BY p.position LIMIT 1),
  messenger_key = (SELECT sort_key(p.value) FROM point p WHERE p.noun = 'company' AND p.record_id = company.id AND p.kind = 'messenger' ORDER BY p.position LIMIT 1),
  contact_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT person(c.last_name, c.first_name, c.middle_name) AS name FROM contact_company j JOIN contact c ON c.id = j.contact_id WHERE j.company_id = company.id ORDER BY j.contact_id LIMIT 5))),
  address_key = sort_key(address),
  region_key = sort_key(region),
  legal_address_key = sort_key(legal_address),
  bank_details_key = sort_key(bank_details),
  lead_key = sort_key((SELECT c.title FROM lead c WHERE c.id = company.lead_id)),
  tags_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT t.name FROM tag t WHERE t.noun = 'company' AND t.record_id = company.id ORDER BY t.name))),
  observers_key = sort_key((SELECT group_concat(name, ', ') FROM (SELECT coalesce(nullif(u.name, ''), u.login) AS name FROM observer o JOIN user u ON u.id = o.user_id WHERE o.noun = 'company' AND o.record_id = company.id ORDER BY o.user_id LIMIT 5)));
CREATE INDEX company_by_industry ON company (industry_key, id, deleted_at)
  WHERE industry_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_revenue ON company (revenue_key, id, deleted_at)
  WHERE revenue_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_phone ON company (phone_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_email ON company (email_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_site ON company (site_key, id, deleted_at)
  WHERE site_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_messenger ON company (messenger_key, id, deleted_at)
  WHERE messenger_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_contact ON company (contact_key, id, deleted_at)
  WHERE contact_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_address ON company (address_key, id, deleted_at)
  WHERE address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_region ON company (region_key, id, deleted_at)
  WHERE region_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_legal_address ON company (legal_address_key, id, deleted_at)
  WHERE legal_address_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_bank_details ON company (bank_details_key, id, deleted_at)
  WHERE bank_details_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_lead ON company (lead_key, id, deleted_at)
  WHERE lead_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_tags ON company (tags_key, id, deleted_at)
  WHERE tags_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_observers ON company (observers_key, id, deleted_at)
  WHERE observers_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_employees ON company (employees, id, deleted_at)
  WHERE employees IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX company_by_currency ON company (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX company_by_open_to_all ON company (id, deleted_at) WHERE open_to_all = 1 AND deleted_at IS NULL;
CREATE INDEX company_by_created_by ON company (created_by, id, deleted_at) WHERE deleted_at IS NULL;

ALTER TABLE product ADD COLUMN code_key BLOB;
ALTER TABLE product ADD COLUMN unit_key BLOB;
ALTER TABLE product ADD COLUMN price_key INTEGER;
UPDATE product SET
  code_key = sort_key(code),
  unit_key = sort_key(unit),
  price_key = max(-1000000000000000, min(1000000000000000, price)) * CASE WHEN currency IN ('JPY', 'KRW', 'CLP', 'VND', 'ISK', 'UGX', 'XAF', 'XOF', 'XPF', 'PYG', 'RWF', 'KMF', 'GNF', 'DJF', 'BIF', 'VUV') THEN 1000 WHEN currency IN ('KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD') THEN 1 ELSE 10 END;
CREATE INDEX product_by_code ON product (code_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_unit ON product (unit_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price ON product (price_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_currency ON product (currency, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_tax ON product (tax, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX product_by_tax_included ON product (id, deleted_at) WHERE tax_included = 1 AND deleted_at IS NULL;
CREATE INDEX product_by_active ON product (id, deleted_at) WHERE active = 1 AND deleted_at IS NULL;
