### What was done, and what was left as it was.

receipt-nothing = Nothing to change.
receipt-created = Created { $record }.
receipt-edited = { $count ->
    [one] Changed { $count } field of { $record }.
   *[other] Changed { $count } fields of { $record }.
}
receipt-edited-field = Changed “{ $field }” of { $record }.
receipt-deadline = { $record } is due { $when } now.
receipt-moved = { $record } is now at “{ $stage }”.
receipt-converted = Converted { $record }: created { $created }.
receipt-converted-linked = Converted { $record }: linked with { $linked }.
receipt-converted-both = Converted { $record }: created { $created }, linked with { $linked }.
receipt-commented = Commented on { $record }.
receipt-pinned = Pinned.
receipt-unpinned = Unpinned.
receipt-deleted = { $record } is in the recycle bin.
receipt-restored = { $record } is back from the recycle bin.
receipt-done = Done: { $subject }.
receipt-undone-one = Taken back: { $operation } — { $record }.
receipt-undone = Taken back: { $operation } ({ $what }).
receipt-undone-alone = Taken back: { $operation }.
receipt-redone-one = Done again: { $operation } — { $record }.
receipt-redone = Done again: { $operation } ({ $what }).
receipt-redone-alone = Done again: { $operation }.
receipt-records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }

operation-create = creating
operation-plan = planning an activity
operation-edit = editing
operation-move = moving to a stage
operation-convert = converting
operation-comment = a comment
operation-pin = pinning
operation-delete = deleting
operation-restore = restoring
operation-complete = marking an activity done
operation-import = an import
operation-intake = an incoming contact
receipt-taken-in = Taken in: { $record }
note-incoming-answered =
    { $count ->
        [one] What waited there is answered with it.
       *[other] What waited there ({ $count }) is answered with it.
    }
operation-undo = taking back
operation-redo = doing again

note-client-made = New: { $record }.
note-deal-without-client = The deal has no client yet: link a contact or a company.
note-amount-follows = The amount follows the products now; before it was { $was }.
note-amount-negative = { $record } has a negative amount.
receipt-setting = “{ $field }” is changed for the whole team.
note-client-edited = The lead shows its client’s details: { $record } was changed.
note-undo-left-country = The country or the currency was left: { $who } has changed it since ({ $at }).
note-undo-left-record = { $record } was left: { $who } has changed it since ({ $at }).
note-undo-left-field = “{ $field }” of { $record } was left: { $who } has changed it since ({ $at }).
note-undo-left-converted = { $lead } stays converted: { $who } has changed { $record } since ({ $at }).
note-undo-left-used = { $record } was left: { $other } uses it.
note-undo-left-more = { $count ->
    [one] And { $count } more was left.
   *[other] And { $count } more were left.
}
note-undo-left-in-use = { $count ->
    [one] { $noun } “{ $name }” was left: { $count } record uses it by now.
   *[other] { $noun } “{ $name }” was left: { $count } records use it by now.
}
note-pipeline-needs-stages = Now give the pipeline its stages: “voronka stage add”.
note-booking-meets = { $resource } is taken at that time already: { $record }, { $when }.
note-booking-past = The time of this booking is past already: { $from }
note-resource-new = Booked for the first time: { $resource }
operation-deadline = moving a deadline
note-next-planned = Next: { $at }
receipt-removed = Deleted: { $record }.
note-undo-stopped = Operation { $own } stopped before the end. To go on with it: voronka undo { $operation }
note-redo-stopped = Operation { $own } stopped before the end. To go on with it: voronka redo
