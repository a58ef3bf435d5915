### Why something was not done. Nothing was written then.

refused-no-record = There is no { $noun } { $id }.
hint-list = See “voronka { $noun } list”.
hint-entry = “lead show ID --timeline” shows the number of each comment after a #.
hint-under-way = Wait until it ends, or stop it where it was begun.
hint-undo-earlier = What you did before it ({ $name }) goes by its number: voronka undo { $operation }
refused-deleted = { $record } is in the recycle bin: take it out first.
refused-not-deleted = { $record } is not in the recycle bin.
refused-changed-meanwhile = { $record }: { $who } has changed “{ $field }” meanwhile. Look at it and try again.
refused-unknown-field = There is no field “{ $name }” among those of { $noun }.
refused-system-field = “{ $field }” is kept by the program and cannot be edited.
refused-settings-stay = The team’s settings stay; change one of them instead.
refused-no-client = { $record } is no contact and no company.
refused-client-detail = “{ $field }” belongs to the client, and no such client is linked.
hint-link-client = Link a { $noun } first, or unlink the client: the lead then has details of its own.
refused-contact-empty = A contact needs a name or a way to reach the person.
refused-comment-empty = The comment is empty.
refused-capture-empty = Write at least a name, a phone or a few words.
refused-done-already = This is done already: { $subject }.
refused-pins = { $count ->
    [one] At most { $count } entry can be pinned. Unpin it first.
   *[other] At most { $count } entries can be pinned. Unpin one first.
}

refused-stage-unsaid = Say which stage of that pipeline.
refused-no-stage = There is no such stage.
refused-stage-gone = This stage is gone: somebody has just deleted it.
refused-other-pipeline = { $record } cannot go to that stage: it is for other records.
refused-won-by-hand = { $record } gets to this stage only by being converted.
hint-convert = Convert it: “Complete” in the interface, or “voronka lead convert”.
refused-converted-already = This lead was converted already.
refused-convert-nothing = Choose what to create: a deal, a contact, a company or several of them.
refused-convert-repeat = The client of a repeat lead is known already: only a deal can be created.
refused-no-pipeline = There is no such pipeline for deals.
refused-no-stages = There is nowhere to put it: the pipeline of { $noun } has no stages. Add some with “voronka stage add”.
refused-no-won-stage = The pipeline of this lead has no stage that means success. Add one with “voronka stage add”.

refused-nothing-to-undo = You have nothing to take back.
refused-nothing-to-redo = There is nothing to do again.
refused-no-operation = There is no operation { $id }. See “voronka history”.
refused-search-long = A search text may have { $most } characters at most.
refused-no-notice = There is no notice { $id }.
hint-inbox = See “voronka inbox --all”.
refused-under-way = It is still under way: { $operation }. Nothing was changed.
refused-undone-already = This was taken back already.
refused-undo-in-bulk = Taking back is done one operation at a time.

refused-taken = “{ $name }” is taken. Choose another one.
refused-stage-named = This pipeline has a stage “{ $name }” already. Choose another name.
refused-code = “{ $text }” cannot be a code: take letters and digits, with “.”, “-” or “_” between them, at least one letter, 64 at most.
refused-login = “{ $text }” cannot be a login: take letters and digits, with “.”, “-” or “_” between them, at least one letter, 64 at most.
refused-said-twice = “{ $field }” is said twice, and not the same: “{ $first }” and “{ $second }”.
refused-two-homes = The pipeline is named twice, as “{ $first }” and as “{ $second }”. Name one.
refused-fixed-field = “{ $field }” cannot be changed afterwards. Add a new entry instead.
refused-heir-goes = What the records are to get instead is itself among what is to be deleted. Name one that stays.
refused-in-use = { $count ->
    [one] The { $noun } is still used by { $count } record. Move it elsewhere first.
   *[other] The { $noun } is still used by { $count } records. Move them elsewhere first.
}
refused-in-use-user = { $count ->
    [one] { $count } record or plan is still this person’s. Hand it over first.
   *[other] { $count } records and plans are still this person’s. Hand them over first.
}
hint-move-to = Both at once: “voronka { $noun } delete … --move-to …”.
refused-meaning-in-use = { $count ->
    [one] { $count } record is at this stage. Move it before changing what the stage means.
   *[other] { $count } records are at this stage. Move them before changing what the stage means.
}
refused-field-filled = “{ $field }” is filled in; records: { $count }.
hint-field-yes = Add --yes to delete it with its values; voronka undo brings them back.
refused-options-in-use = { $count ->
    [one] { $count } record holds a choice that would go: { $names }. Give it another one first.
   *[other] { $count } records hold a choice that would go: { $names }. Give them another one first.
}
refused-last-stage = This is the last stage of its sort in the pipeline. Add another one first.
refused-last-pipeline = This is the only pipeline of its kind. Add another one first.
refused-entry-alone = Nothing is written on a timeline by itself. Write a comment on a record instead.
refused-last-administrator = This is the only administrator. Make somebody else one first.
refused-field-name = “{ $name }” cannot name a field: use small Latin letters, digits and underscores, a letter first.
refused-field-reserved = The name “{ $name }” is used by the program itself. Choose another one.
refused-field-noun = A field belongs to lead, deal, contact or company.
refused-field-kind = “{ $kind }” is not a kind of field.
refused-field-kept = A deleted field “{ $name }” of another kind still keeps its values. Choose another name.

refused-unknown-person = { $login } does not work with this database yet.
hint-add-person = An administrator ({ $admins }) can run: voronka user add { $login }

hint-date-near-miss = Did you mean “{ $suggestion }”?
refused-value = { $field } cannot hold this value.
refused-count-negative = { $field } cannot be below zero.
refused-capability = This session may not do that: { $what }.
capability-path = touch files of the server
capability-clipboard = use the clipboard
capability-programs = run programs
capability-job-control = be suspended
refused-convert-partly = Something here needs a right you do not have: { $right }. The rest can be created.
hint-convert-partly = { $who }. “--partial” creates the rest.
refused-convert-lacks = Still empty: { $fields }. Fill this in first.
refused-several-clients = Several clients have this phone or e-mail: { $clients }.
hint-several-clients = Say which: --contact or --company with its number.
refused-new-won = A new lead cannot begin as converted.
refused-none-won = The pipeline “{ $pipeline }” has no stage of success.
refused-none-lost = The pipeline “{ $pipeline }” has no stage of failure.
hint-add-ending = Add one: “voronka stage add”.
