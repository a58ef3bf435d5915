### Popups and forms.

# Pickers.
picker-palette = Actions
picker-go-to = Go to a record
picker-find = Type a part of a name, a phone or an e-mail.
picker-find-client = Name, phone or e-mail: a known client is found, a new one created.
picker-new-contact = + new contact “{ $text }”
picker-new-company = + new company “{ $text }”
picker-new-both = + new contact with a company “{ $text }”
picker-open-linked = Open { $name }
picker-unlink = Unlink { $name }
picker-empty = There is nothing to choose from. { $back } goes back.
picker-no-tags = No tags yet. Type one and press { $enter }.
picker-no-match = Nothing fits “{ $text }”. Backspace widens the search.
picker-narrow-none = Space marks, { $enter } shows everything
picker-narrow = Space marks, { $enter } shows only this: { $count }
picker-many =
    { $count ->
        [0] Space marks, { $enter } leaves it empty
       *[other] Space marks, { $enter } keeps these { $count }
    }
picker-ordered = Space marks, ←→ moves, { $enter } saves: { $count }
picker-ordered-none = Space marks, { $enter }: the usual ones
picker-mark = { $enter } marks it
picker-new-tag = { $enter } adds the tag #{ $tag }

# A line being typed.
line-long = { $enter } saves · { $line } new line · { $editor } your editor
line-capture-lead = For example: Ivan Petrov, +7 912 345-67-89, OOO Romashka, 150000, #hot
line-capture-deal = For example: Pumps for the new shop, 150000, #urgent, @anna
line-capture-contact = For example: Ivan Petrov, +7 912 345-67-89, ivan@example.com, OOO Romashka
line-capture-company = For example: OOO Romashka, +7 495 123-45-67, romashka.ru
line-query = For example: responsible:me amount>=100000 created:this-week -tag:cold
line-several = { $records } will be created
line-of-several = line { $line }: { $what }
line-nobody = No colleague is called so: { $handle } is kept as a messenger

part-title = title
part-name = name
part-post = position
part-company = company
part-phone = phone
part-email = e-mail
part-site = website
part-messenger = messenger
part-amount = amount
part-tag = tag
part-people = with
part-responsible = responsible
part-rest = comment
part-deadline = by
part-remind = reminder

# Forms.
form-new-lead = New lead
form-new-deal = New deal
form-new-contact = New contact
form-new-company = New company
form-new-activity = New activity
form-new-stage = New stage
form-new-pipeline = New pipeline
form-new-source = New source
form-new-user = New user
form-new-field = New field
form-new-product = New product
form-new-exclusion = New exclusion
form-new = New: { $noun }
form-lacking = Fill this in first: { $record }
form-title-empty = empty: its number
form-none = not set
form-no-match = Nothing fits
form-not-in-list = “{ $text }” is not in the list. Choose a row of it, or erase what is typed.
form-open-list = Space opens the list; typing finds an entry
form-hint-linked = Type to look for another · Backspace unlinks
form-hint-points = Commas between: +7 912 345-67-89, home: +7 495 123-45-67
form-hint-emails = Commas between: ivan@example.com, home: i@example.com
form-hint-tags = Several are separated by commas
form-hint-booked = Booked before: { $names }
form-hint-booked-begun = { $key } completes: { $names }
form-enter-next = { $enter } next field
form-enter-saves = { $enter } saves
form-keys = { $save } saves · { $back } closes
form-keys-last = { $back } closes
form-theirs = There now: { $value }
form-mine = You: { $value }
form-back = Back to the form, save nothing yet
form-keep-theirs = Keep theirs and drop my change
form-put-mine = Put mine over it
line-put-over = { $enter } puts yours over it, { $back } keeps theirs.
line-changed-meanwhile = Meanwhile it was changed to: { $text }

# Converting a lead.
convert-title = What to create from this lead: { $lead }
convert-title-several =
    { $count ->
        [one] What to create from { $count } lead
       *[other] What to create from { $count } leads
    }
convert-pipeline = Pipeline
convert-repeat = The client is known already, so only a deal can be created.
convert-some-repeat = Repeat leads: { $count } of { $of }. Their client is known: only a deal can be created from them.
convert-nothing = Tick at least one with Space.
convert-once-more = Press Enter again to convert it all the same.
convert-partly = Press Enter again to create the rest.
convert-which-contact = who is it
convert-which-company = which company
convert-new-contact = create a new one
convert-new-company = create a new one
convert-shares = same phone or e-mail
convert-namesake-contact = same name
convert-namesake-company = same name
convert-partner = the contact works there
convert-will-link = Enter links it with: { $clients }.
convert-known = Whoever has the same phone or e-mail is linked and not created again; so is the only company of that name.
convert-will =
    { $count ->
        [one] Enter creates from the lead: { $what }
       *[other] Enter creates from each of { $count } leads: { $what }
    }

# Help.
keys-title = Keys
keys-shown = C- is Ctrl, S- is Shift · { $down } { $up } scroll · { $back } closes
help-queries = Search and filter
query-example-either = stage:new,in_work
query-example-both = amount>=100000 created:this-week
query-example-or = -tag:cold OR is:repeat
query-example-is = is:overdue no:activity
query-example-neglected = is:unattended OR is:rotting
query-example-words = "exact words"
help-query-either = either of these
help-query-both = both of these
help-query-or = not this, or that
help-query-is = states, and what is not there
help-query-words = anywhere in the text
enter-create = create
enter-plan = plan
enter-find = find
enter-show = show
enter-attach = attach
enter-move = move
enter-save = save
enter-open = open
picker-no-letter = No row has the letter “{ $typed }”.
form-hint-files = Paths of files; several are separated by semicolons
help-first = What you do most
help-moving = Moving about
help-counters = Counters
help-counter-overdue = your activities past their deadline
help-counter-today = more of them due until midnight
help-counter-incoming = somebody turned to you and waits for an answer
help-counter-unread = unread notices from colleagues
why-one-line = This is one line; a comment or a long text takes more.
why-no-editor = The editor left no text: { $why }
hint-editor = Set EDITOR to one of yours before Voronka starts, for example: export EDITOR=nano
why-editor-unset = No editor is chosen.
why-all-shown = Everything is shown already.
form-hint-ours = Yes: it is our own; what comes from it was written by us
