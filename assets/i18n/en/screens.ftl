# What the board, the list and the lines around them say.
pick-responsible = Who is responsible
pick-observers = Who observes
pick-stage = Move to
pick-stage-here = now
pick-ending = How does it end?
pick-convert = Convert: deal and client
pick-done = What is done?
pick-done-added = added { $when }
pick-copy = Copy
pick-sort = Sort by
pick-columns = Columns
line-tags = Tags
line-comment = Comment
line-plan = Plan: what, when, !reminder, @who
line-done = Result: { $subject }
line-reason = { $stage }: why? May stay empty
line-search = Find
line-filter = Filter
line-capture = { $new }: name, phone, e-mail, amount, #tag, @who
line-capture-of-contact = { $new }: name, phone, e-mail, company, #tag, @who
line-capture-of-company = { $new }: name, phone, e-mail, site, #tag, @who
line-capture-at = { $new }: { $stage }
copy-title = title
copy-link = link
why-no-record = There is nothing under the cursor.
why-one-client = A deal is for one client: select one.
why-no-stages = There are no stages here.
why-nothing-planned = Nothing is planned here. Plan something first.
why-last-stage = This is the last stage.
say-all-stages = all stages
why-usual-look = This section already looks as it does at first.
why-no-room-for-all = The screen is too narrow to show all { $count } stages at once.
say-carried = { $what } → { $stage }: release to move · Esc cancels
say-carried-nowhere = { $what } stays where it is
why-first-stage = This is the first stage.
why-no-board = There is no board here, only a list.
why-no-deadlines = There are no columns by deadline here, only a list.
why-no-calendar = There is no calendar here, only a list.
why-one-view = There is only the list here.
why-list-only = Columns and sorting belong to the list. { $key } shows it.
why-board-only = Pipelines are switched on the board. { $key } shows it.
why-no-pipelines = There are no pipelines here.
why-one-pipeline = There is no other pipeline that way.
why-nothing-to-repeat = There is nothing to repeat yet.
why-nothing-to-close = There is nothing to close here. { $key } leaves Voronka.
say-selected = { $count } selected
say-selected-worth = { $count } selected: { $sums }
say-searching = searching…
say-no-shell = There is no shell to come back from, so Voronka stays.
say-no-action = { $keys } does nothing here. { $help } shows the keys.
say-key-below = { $keys } does nothing here. Esc closes this, then it means: { $action }.
say-key-elsewhere = { $keys } does nothing here. { $places }: { $action }.
instead-reports = Reports are on the command line for now: voronka report --help
instead-saved-filters = Filters cannot be saved yet. { $filter } opens the filter line.
instead-macro = Keys cannot be recorded yet. { $repeat } repeats your last action.
say-paste-nowhere = Pasted text has no place here.
say-copied = Copied: { $text }
say-saving = saving…
say-typed-in-vain = What you typed meanwhile was not carried out.
say-progress = saving: { $done } of { $all }
named-record = { $called } “{ $name }”
results-title =
    { $done ->
        [0] Nothing was done: { $operation }, refused: { $refused }
       *[other] { $did }: { $done }, refused: { $refused }
    }
say-redo = { $key } does it again
say-undo = { $key } undoes
say-unfinished = Interrupted: { $operation }, { $count } of { $of } done. Do the same again: what is done is skipped. { $key } takes it back
say-unfinished-anew = Interrupted: { $operation }, { $count } of { $of } done. { $key } takes it back, then do it anew
say-unfinished-undo = Interrupted: taking back ({ $operation }). { $key } goes on with it
say-unfinished-redo = Interrupted: doing again ({ $operation }). { $redo } goes on with it
say-draft-restored = Your text from { $at } is back. { $key } throws it away.
say-draft-restored-form = What you had filled in by { $at } is back. { $key } starts over.
say-draft-file-gone = Attach { $path } again: it is not where it was
say-draft-waits = Only what you pasted stands here. Your half-written line waits: { $key } brings it back.
say-draft-left = Your text is kept: { $key } brings it back.
say-draft-left-chosen = What you chose and filled in is kept: { $key } brings it back.
say-draft-left-here = Your text is kept and comes back when you are asked this again.
say-draft-moved = Your text waits as a comment on “{ $record }”: { $key } on its card brings it back.
say-draft-deal-with = Unfinished new deal with { $record } ({ $at }): it comes back when you add one there.
say-started-over = As it was before you began. { $key } once more brings yours back.
say-not-started-over = Yours is back.
say-draft = Unfinished text ({ $at }): it comes back where you wrote it.
say-draft-lead = Unfinished new lead ({ $at }): it comes back when you add one.
say-draft-deal = Unfinished new deal ({ $at }): it comes back when you add one.
say-draft-contact = Unfinished new contact ({ $at }): it comes back when you add one.
say-draft-company = Unfinished new company ({ $at }): it comes back when you add one.
say-draft-new = Unfinished new { $noun } ({ $at }): it comes back when you add one.
say-draft-comment = Unfinished comment on { $record } ({ $at }): it comes back there.
say-draft-plan = Unfinished plan with { $record } ({ $at }): it comes back there.
say-draft-done = Unfinished result with { $record } ({ $at }): it comes back there.
say-draft-form = Unsaved changes to { $record } ({ $at }): they come back when you edit it.
say-draft-convert = Unfinished conversion of { $record } ({ $at }): it goes on when you convert it.
say-draft-about = Unfinished text about { $record } ({ $at }): it comes back there.
many-done = Done, { $operation }
many-converted = Converted
many-created = Added
many-edited = Changed
many-moved = Stage changed
many-deleted = Deleted
many-restored = Restored
many-commented = Commented on
many-planned = Planned
many-completed = Done
many-imported = Imported
receipt-many = { $did }: { $what }{ $same ->
    [0] {""}
    [one] {", "}{ $same } was so already
   *[other] {", "}{ $same } were so already
}
receipt-many-unchanged = It was so already: { $what }
receipt-many-none = Nothing was done: { $operation }
receipt-many-refused =
    { $count ->
        [one] { $count } refused
       *[other] { $count } refused
    }
view-board = board
view-list = list
view-activities = deadlines
board-empty-column = empty
board-more =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
board-no-step = no next step
board-in-bin = in the bin
empty-invites = Nothing here yet. { $new } adds a record in one line: name, phone, amount; { $form } opens the full form. voronka import brings a file, voronka demo shows how it looks full. { $help } shows the keys.
empty-invites-client = Nothing here yet. { $new } adds a record in one line: name, phone, e-mail; { $form } opens the full form. voronka import brings a file, voronka demo shows how it looks full. { $help } shows the keys.
empty-products = The catalogue is empty. { $new } adds a product.
empty-exclusions = No exclusions yet. { $new } adds a phone, an e-mail or a domain from which nothing is created.
empty-bin = The recycle bin is empty. { $back } goes back.
empty-filtered = Nothing matches. { $back } shows everything again.
section-day = Day
top-overdue = overdue
top-today = today
top-incoming = waiting
say-import-how = To import, quit and run: voronka import FILE (more: voronka import --help)
say-counters = Your planned activities: { $overdue } past their deadline, { $today } more due today, { $soon } due soon. Waiting for an answer: { $incoming }. Unread notices: { $unread }.
say-open-only = open only
say-with-closed = closed too
empty-hidden =
    { $count ->
        [one] Nothing open here. { $count } closed record is hidden: { $key } shows it.
       *[other] Nothing open here. { $count } closed records are hidden: { $key } shows them.
    }
urgency-overdue = Overdue
urgency-today = Today
urgency-this-week = This week
urgency-next-week = Next week
urgency-later = Later
urgency-nothing = Nothing planned
why-nothing-new-there = Nothing new can be due in “{ $column }”: create it in another column.
why-no-deadline-there = There is no column further that way that a deadline could move to.
why-no-day-back = It has no deadline yet, and today is nearly over.
why-in-bin = This is in the bin: { $key } takes it out
why-one-deadline = One card at a time: clear the selection first ({ $back }).
