# Comments, mentions and what a person is told of.
field-files = Files
field-edited-at = Edited
receipt-comment-edited = The comment is changed.
receipt-comment-deleted = The comment is deleted.
refused-mention = Nobody here is called “@{ $text }”.
hint-mention-near = Did you mean @{ $name }? Somebody else is written without “@”.
hint-mention = These are: { $names }. Somebody else is written without “@”.
refused-words-of-others = This was written by somebody else.
hint-words-of-others = Its author or an administrator ({ $people }) can change or delete it.
refused-comment-deleted = This comment has been deleted ({ $who }).
hint-comment-deleted = Whoever deleted it can bring it back with undo.
note-undo-left-comment = The comment was left as it is: { $who } has changed it since ({ $at }).
refused-no-comment = Only comments can be changed or deleted on a timeline.
line-comment-edit = Change the comment
line-mention-keys = Tab takes it · ↑ ↓ choose
card-file = File: { $name }
card-edited = edited { $when }
card-why-delete-here = Only comments and plans are deleted here. To delete the record, go to its fields.
talk-files = FILES
card-why-no-file = There is no file here. Put the cursor on a field or a comment with files.
why-file-lost = The file “{ $name }” is no longer where it was kept: { $path }
say-file-path = Nothing here opens it. Its path is copied: { $path }
pick-file = Which file to open?
copy-file = path of the file
talk-before = { $when }, before the change by { $who }:

# What became of comments.
comment-changed = Comment changed: { $before } { $arrow } { $after }
comment-files = Files of a comment changed: { $before } { $arrow } { $after }
comment-deleted = Comment deleted: { $text }
comment-restored = Comment brought back: { $text }
comment-written = Comment written: { $text }
talk-deleted = deleted


# Notices.
notice-mention = { $who } mentions you: { $text }
notice-comment = { $who } writes: { $text }
notice-planned = { $who } planned for you: { $text }, { $when }
notice-assigned = { $who } made you responsible
notice-invited = { $who } invites you: { $text }, { $when }
notice-control = { $who } finished a task: { $text }. Accept it or return it
notice-returned = { $who } returned a task to be done again: { $text }
notice-observer = { $who } made you an observer
notice-deadline = { $who } set another deadline: { $text }, { $when }
notice-responsible = { $who } handed it over to { $user }
notice-takes = { $who } took it over
notice-changed = { $who } changed { $fields }
notice-stage = { $who } moved it to { $stage }
notice-many =
    { $who }: { $operation }, { $count ->
        [one] { $count } record of yours
       *[other] { $count } records of yours
    }
notice-words-gone = (deleted)
notice-no-deadline = no deadline
notice-somebody = Somebody
say-notice = { $text }
say-notice-about = { $record }: { $text }
say-taken = { $who } changed “{ $record }”: the cursor is on “{ $here }” now
say-gone = { $who } changed “{ $record }”: nothing is under the cursor now
say-misaimed = Nothing was done: the cursor came to this record a moment ago. Press the key once more.
say-unselected =
    { $count ->
        [one] { $count } selected record is not here any more
       *[other] { $count } selected records are not here any more
    }
say-merged-into = { $record } was merged; this is { $into }.

# The inbox.
inbox-title = Notices
inbox-head = unread: { $count } · { $all } mark all read · { $only } unread only
inbox-head-unread = unread only: { $count } · { $all } mark all read · { $only } show all
inbox-empty = Nothing yet. You will be told here when a colleague mentions you with “@”, comments on your record, moves it or hands it over.
inbox-none-unread = You have read everything.
inbox-marked =
    { $count ->
        [0] Everything was read already.
        [one] { $count } notice is read now.
       *[other] { $count } notices are read now.
    }
cli-heading-record = Record
notify-sent =
    { $count ->
        [0] There was nothing to hand over.
        [one] { $count } notice is handed over.
       *[other] { $count } notices are handed over.
    }
notify-no-command = --exec names no command. Say which program is told, as in --exec "mail -s Voronka me@firm.com".
notify-failed = “{ $command }” failed: { $why }. The notice will be handed over next time.
notify-why-status = it ended with status { $status }
notify-why-signal = it was ended by signal { $signal }

# Help of the commands.
help-comment-file = A file to keep with the comment
help-comment-edit = Change the words of a comment, or add files to it
help-comment-delete = Delete comments
help-comment-number = The number of the comment, as the timeline shows it
help-inbox = What colleagues did that concerns you; unread first of all
help-inbox-all = With what was read already
help-inbox-read = Mark notices as read; all of them where none is named
help-inbox-number = The number of the notice
help-notify = Hand unread notices to a command, each once; for cron
help-notify-exec = The command; it gets each notice as JSON on its standard input

# What of a timeline is shown.
card-why-filter = Put the cursor on the timeline to filter it
group-comments = Comments
group-communication = Communication
group-changes = Changes of the record
group-activities = Activities and tasks
narrow-what = what
narrow-who = who
narrow-since = when
narrow-kept = kept filter
narrow-name = Name
narrow-dates = other dates…
narrow-dates-title = From when until when
narrow-keep = keep under a name…
narrow-name-title = What to call this filter
narrow-forget = let go of a kept filter…
narrow-forget-title = Which filter is not needed any more
narrow-until = until { $when }
operation-timeline = timeline filter
receipt-narrowing-kept = The filter “{ $name }” is kept: it stands among the others of the timeline.
receipt-narrowing-forgotten = The filter “{ $name }” is gone.
refused-narrowing-everything = Nothing is chosen yet that could be kept.
hint-narrowing-everything = First choose what to show, whose, or of which dates
refused-narrowing-name = A filter has a name of 1 to { $most } letters.
refused-narrowing-unknown = You keep no timeline filter called “{ $name }”.
cli-timeline-none = You keep no timeline filters yet.
line-period-example = 1 nov..10 nov, yesterday, last-7d, 2026-09.., ..last-month
help-timeline-until = Only until the end of this day or period
help-timeline-dates = Only of these dates: 2026-11-01..2026-11-10, yesterday, last-7d
help-timeline-client = Only what stands with this record as well
help-timeline-filter = What you keep under this name (voronka timeline-filter list)
help-timeline-command = Timeline filters you keep under names
help-timeline-list = List the filters you keep
help-timeline-add = Keep a filter under a name, in place of what was kept under it
help-timeline-delete = Let go of a filter
help-timeline-name = What the filter is called
narrow-with = with whom
narrow-title = What to show (Space chooses, Enter shows)
period-today = today
period-week = for 7 days
period-month = for 30 days
period-year = for a year
narrow-begun = since { $when }
narrow-holds = Only: { $what } · { $key } shows all
narrow-none = Nothing of this: { $what } · { $key } shows all
help-timeline-kind = Only these events: comments, communication, changes, activities, rules
help-timeline-author = Only what this person did
help-timeline-since = Only since this moment: a date, “today”
notice-returned-why = { $who } returned a task to be done again: { $text } — { $why }
refused-no-event = The timeline of { $record } has no event { $event }.
why-no-file-here = There are no files here.
pager-files = { $key } opens { $count ->
        [one] the file
       *[other] { $count } files
    }
help-pin = Pin an event at the top of a timeline, or unpin it
help-pin-event = The event as --json calls it in the field name: entry/5, change/7, activity/3
refused-event-name = “{ $name }” is no event of a timeline.
hint-event-name = The field name of show --timeline --json says it: entry/5, change/7, activity/3.

# The files of a comment.
line-comment-keys = { $enter } saves · { $line } new line · Tab file · { $editor } your editor
line-comment-marks = **bold** *italic* `code` · #{ "\u00A0" }heading · -{ "\u00A0" }point · >{ "\u00A0" }quote
attach-path = File:
attach-more = and { $count } more: type how the name begins
attach-none = Nothing like that is here
attach-keys = Tab completes · ↓ chooses · Enter attaches · Esc to the text
attach-keys-files = Tab completes · ↓ chooses · Enter attaches · ↑ and Backspace take a file away · Esc to the text
why-attach-comment = Files go with a comment: { $comment } on a card, then Tab
