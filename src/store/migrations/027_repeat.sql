-- A lead that was unlinked from its client by an earlier version may still be called repeat.
UPDATE lead SET repeat = 0 WHERE repeat AND contact_id IS NULL AND company_id IS NULL;
