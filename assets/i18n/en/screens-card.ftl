# The head of a card.
card-observers =
    { $count ->
        [one] { $count } observer
       *[other] { $count } observers
    }
card-complete = Complete…
card-general = General
card-history = History
card-fields = Fields
card-timeline = Timeline
card-related = Linked
card-in-bin = In the bin since { $when } · { $key } takes it out
card-gone = { $record } is not here any more · { $key } goes back

# The timeline.
card-to-do = What to do
card-nothing-planned = nothing planned · { $key } plans
card-planned-rests = rests until it is taken out of the bin
card-pinned = Pinned
card-more-lines =
    { $count ->
        [one] … { $count } more line · Enter
       *[other] … { $count } more lines · Enter
    }
card-was-created = Created
card-was-deleted = Put into the bin
card-was-restored = Taken out of the bin
card-taken-back = { $what } (undo)
card-done-again = { $what } (redo)
card-converted = Converted: { $lead } → { $made }
card-imported = Imported
card-imported-from = Imported from { $file }
card-which = Which card?

# The history.
history-when = When
history-who = Who
history-type = Type
history-what = What
history-created = created
history-changed = changed
history-moved = stage
history-converted = conversion
history-deleted = deleted
history-restored = restored
history-undone = undo
history-redone = redo

# Popups of a card.
card-clear = – nothing

# Why something cannot be done now.
card-link-with = Link with a client
card-why-no-link = No client is linked with a { $noun } here.
card-why-no-way = This field leads nowhere. Enter edits it.
card-why-gone = { $record } is not here any more
card-why-deleted = This record is in the bin: take it out first
card-why-last = This is the last record of the list
card-why-first = This is the first record of the list
card-why-pin = Put the cursor on something that happened on the timeline to pin it
card-why-one-pane = The history has one pane
card-why-history = The history is only to be read
card-why-section = Put the cursor on a field of the section
card-why-system = “{ $field }” is kept by the program
card-why-nothing-inside = There is nothing more to see here

# The links of a record.
card-links = Links
links-contacts = Contacts
links-companies = Companies
links-origin = Created from
links-made = Created from this lead
links-deals = Deals
links-leads = Leads
links-more = … more · { $key }
links-nothing = Nothing is linked yet · { $key } links a client
links-keys = { $open } open · { $link } link · { $unlink } unlink
links-why-none = No link is under the cursor
links-why-fact = This says what the record was created from, so it stays
