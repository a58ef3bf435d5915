### Records that look like one client, and merging them.

field-merged-into = Merged into
field-not-duplicate = Not duplicates
entry-merge = Merge

operation-merge = merging
operation-apart = telling apart
receipt-merged = { $count ->
    [one] Merged: { $record } has taken in one more record.
   *[other] Merged: { $record } has taken in { $count } more records.
}
receipt-apart = { $record }: noted as different clients. Nobody is asked again.
receipt-not-apart = { $record }: may be duplicates again.
note-merge-unpinned = { $count ->
    [one] Only { $most } entries stay pinned: the oldest pin was taken off.
   *[other] Only { $most } entries stay pinned: the { $count } oldest pins were taken off.
}

refused-merge-one = Name at least two records to merge: the first one stays.
refused-merge-itself = A record cannot be merged with itself. Name each one once.
refused-merge-nouns = { $record } cannot be merged with { $other }: only records of one kind can.
refused-merge-many = No more than { $count } records are merged at once. Merge them in parts.
refused-merge-field = “{ $field }” stays as it is in the record that remains; it is not chosen when merging.
refused-merge-from = { $record } is none of the merged records, so nothing can be taken from it.
refused-merge-changed = { $who } has changed { $record } meanwhile. Look at it again.
refused-merge-apart = Somebody noted that { $record } and { $other } are different clients.
hint-merge-apart = voronka duplicates recall { $record } { $other } takes that back; --force merges them all the same
merge-apart-again = Enter once more merges them all the same
help-merge-force = Also those that were noted as different clients
refused-merged = { $record } was merged into { $into }.
hint-merged = Everything is in { $into } now.
refused-apart-one = Name at least two different records.
refused-apart-nouns = { $record } and { $other } are different kinds of records anyway.

card-merged = Merged: { $merged } → { $into }

help-merge = Merge records into the first one, which takes over everything of the others
help-merge-ids = The record that stays, then those it takes in; for example: 3 9
help-take = Take a field from one of them; may be repeated
usage-take = “{ $text }” should be FIELD=ID, for example phone=9.

alike-phone = same phone
alike-email = same e-mail
alike-name = similar name
duplicates-none = Nothing looks like a duplicate.
duplicates-why = Why
duplicates-what-next = One client: “voronka { $kind } merge { $one } { $other }”. Different ones: “voronka duplicates dismiss { $kind }/{ $one } { $kind }/{ $other }”.
duplicates-warning = Look at { $record } { $name } too: { $why }
help-duplicates = Records that look like one client, in groups, the surest first
help-duplicates-what = Whose; all three where nothing is said
help-duplicates-dismiss = Note for everybody that these are different clients
help-duplicates-recall = Take back that these are different clients
help-duplicates-records = Two records or more; for example: contact/3 contact/9

duplicates-title-lead = Duplicates: leads
duplicates-title-contact = Duplicates: contacts
duplicates-title-company = Duplicates: companies
duplicates-looking = Looking through all of them…
duplicates-groups = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
duplicates-more = and { $count } more
enter-compare = compare and merge
enter-choose = choose
merge-title = { $count ->
    [one] Merge
   *[other] Merge { $count } records into one
}
merge-keep = Stays
merge-left-out = (not this)
merge-moves = { $activities ->
    [one] { $activities } activity
   *[other] { $activities } activities
}, { $entries ->
    [one] { $entries } event
   *[other] { $entries } events
} and { $links ->
    [one] { $links } link
   *[other] { $links } links
} move over; phones, e-mails, tags, observers and notes of all are kept.
merge-keys = Left and right choose whose; Space leaves a record out.
merge-will = Enter on the last line, or { $save }: merge into “{ $name }”
merge-enter = Merge into “{ $name }”: Enter
why-merge-one = Select two records or more to merge them.
why-no-duplicates = Duplicates are looked for among leads, contacts and companies.

likes-warning = { $why }: { $name } ({ $record })
why-no-like = Nobody here looks like this one.
why-no-client = No client here looks like this lead.
why-link-in-form = A client is linked in the full form: N.
say-linked = Linked with { $record }.
duplicates-empty = Leads, contacts and companies are looked through each from their own section: “{ $key }”, then “{ $name }”.
