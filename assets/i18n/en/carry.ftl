# What goes along from a lead into what is made of it.
convert-goes = What goes where (* must be filled in)
convert-goes-everywhere = to each
convert-similar = { $field } → create in:
convert-similar-denied = Only an administrator can create fields.
convert-other-kind = “{ $field }” of { $nouns } is a field of another kind, so this will be a second one.
convert-choice-lost = “{ $field }” of { $noun } has no choice { $choices }: that stays with the lead only.
note-similar-added = New field of { $noun }: “{ $field }”.
note-similar-empty = “{ $field }” is empty in this lead, so no field was created for it.
note-undo-left-filled = The field “{ $field }” was left: records hold something in it by now.
refused-similar-built-in = “{ $field }” is a field of every lead: only fields your team added can be created elsewhere.
refused-similar-target = “{ $field }” cannot go to { $noun }: the lead is not converted into one. Add it to --to.
refused-similar-right = “{ $field }” cannot be created in what becomes of the lead: you may not add fields.
usage-create-field = “{ $text }” is not FIELD=TARGETS, like windows=deal,contact.
help-create-field = Create a field like the lead’s in a target that has none, like windows=deal,contact
