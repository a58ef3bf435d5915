-- Who is linked to a record that has no name is sorted behind those with names, in the order of its
-- number, and not among those that are linked to nothing. No letters make a key that begins so.

UPDATE lead SET contact_key = unhex(printf('FFFF%016X', contact_id))
  WHERE contact_id IS NOT NULL AND contact_key IS NULL;
UPDATE lead SET company_key = unhex(printf('FFFF%016X', company_id))
  WHERE company_id IS NOT NULL AND company_key IS NULL;
UPDATE deal SET contact_key = unhex(printf('FFFF%016X', contact_id))
  WHERE contact_id IS NOT NULL AND contact_key IS NULL;
UPDATE deal SET company_key = unhex(printf('FFFF%016X', company_id))
  WHERE company_id IS NOT NULL AND company_key IS NULL;
UPDATE deal SET lead_key = unhex(printf('FFFF%016X', lead_id))
  WHERE lead_id IS NOT NULL AND lead_key IS NULL;
UPDATE contact SET lead_key = unhex(printf('FFFF%016X', lead_id))
  WHERE lead_id IS NOT NULL AND lead_key IS NULL;
UPDATE company SET lead_key = unhex(printf('FFFF%016X', lead_id))
  WHERE lead_id IS NOT NULL AND lead_key IS NULL;
UPDATE deal SET contacts_key = unhex(printf('FFFF%016X', j.first))
  FROM (SELECT deal_id, min(contact_id) AS first FROM contact_deal GROUP BY deal_id) j
  WHERE j.deal_id = deal.id AND contacts_key IS NULL;
UPDATE contact SET company_key = unhex(printf('FFFF%016X', j.first))
  FROM (SELECT contact_id, min(company_id) AS first FROM contact_company GROUP BY contact_id) j
  WHERE j.contact_id = contact.id AND company_key IS NULL;
UPDATE company SET contact_key = unhex(printf('FFFF%016X', j.first))
  FROM (SELECT company_id, min(contact_id) AS first FROM contact_company GROUP BY company_id) j
  WHERE j.company_id = company.id AND contact_key IS NULL;
