### The settings: their section, and stages on the board.

settings-mine = My settings
settings-mine-about = name, time zone, reminders
settings-team = Team
settings-team-about = with or without leads, calls
settings-stages = Pipelines and stages
settings-stages-about = steps of the work, colours, limits
settings-fields = Fields of the cards
settings-fields-about = your own: a budget, a delivery town
settings-views = Card views
settings-views-about = order of fields, what is hidden
settings-sources = Sources
settings-sources-about = where clients come from
settings-products = Products
settings-products-about = the catalogue with its prices
settings-people = People
settings-people-about = colleagues and administrators
settings-exclusions = Exclusions
settings-exclusions-about = from whom no leads are created
settings-mode-classic = with leads
settings-mode-simple = without leads
settings-unset = not set
settings-no-fields = No fields of your own yet. { $new } adds one: a budget, say, or a delivery town.
settings-no-entries = Nothing here yet. { $new } adds the first one.
settings-reminds = reminds { $when } before
settings-column-meaning = Meaning
settings-column-limit = Limit
settings-column-records = Records
settings-column-kind = Kind
settings-column-how = On the card
settings-column-order = Order
settings-column-whom = For whom
settings-column-code = Code
settings-column-login = Login
settings-about-name = What your colleagues see.
settings-about-zone = The time zone you live in. Empty: that of this computer.
settings-about-reminders = How long before a deadline to remind you: 15m, 1h, 1d. Empty: as the pipeline says.
settings-about-next-step = Ask for the next step when something is done, when a card with nothing planned is left, and after a call of the queue.
settings-about-mode = With leads: what comes in is sorted out first, then becomes a deal. Without: a deal with its client at once.
settings-about-repeat = Make a repeat lead when a known client with nothing open turns to you again.
settings-about-inbound = Whether a call or a letter is seen on everything open of a client, or only where it was answered.
field-is-required = required
field-is-always = always shown
person-is-admin = administrator
person-left = { $name } (has left)
stage-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
stage-no-limit = no limit
stage-menu-title = Stage: { $stage }
stage-menu-rename = Rename
stage-menu-colour = Colour
stage-menu-limit = How many days a card may stand here
stage-menu-earlier = Move it earlier
stage-menu-later = Move it later
stage-menu-add = New stage after this one
stage-menu-add-lost = New failure stage
stage-menu-remove = Delete the stage
stage-menu-all = Everything: names in three languages…
stage-menu-pipelines = All pipelines and stages…
add-title = What to add?
add-stage = A stage
add-stage-lost = A failure stage: one more reason of losing
add-stage-won = A success stage
add-pipeline-deal = A pipeline for deals
add-pipeline-lead = A pipeline for leads
line-stage-name = What to call “{ $stage }” in every language
line-stage-name-here = What to call “{ $stage }” in English; its other names stay
line-stage-limit = After how many days at “{ $stage }” a card is stuck (empty: never)
line-new-stage = New stage after “{ $stage }”: its name
line-first-stage = First stage: its name
line-new-stage-lost = New failure stage: its name, for example “Too dear”
line-new-pipeline = New pipeline with the stages of “{ $pipeline }”: its name
line-new-source = New source: its name
pick-colour = Colour of “{ $stage }”
pick-heir = { $what } at “{ $stage }”. Where to?
pick-field-gone = “{ $field }” is filled in; records: { $count }. Delete the field?
field-stays = Keep the field
field-goes = Delete it; its values come back with it
receipt-retired =
    { $gone ->
        [0] The stage stays; records moved: { $moved }
        [one] Stage deleted, records moved: { $moved }
       *[other] Stages deleted: { $gone }, records moved: { $moved }
    }
operation-retire = deleting a stage
pick-successor-source = “{ $name }” is in use (records: { $count }). Which source instead?
pick-successor-user = { $name } is responsible (records and plans: { $count }). Who takes over?
receipt-retired-source =
    { $gone ->
        [0] The source stays; records with another one: { $moved }
        [one] Source deleted, records with another one: { $moved }
       *[other] Sources deleted: { $gone }, records with another one: { $moved }
    }
receipt-retired-user =
    { $gone ->
        [0] The colleague stays; handed over: { $moved }
        [one] Colleague deleted, handed over: { $moved }
       *[other] Colleagues deleted: { $gone }, handed over: { $moved }
    }
operation-retire-source = deleting a source
operation-retire-user = handing over a colleague's work
own-kind-string = line of text
own-kind-text = long text
own-kind-integer = whole number
own-kind-number = number
own-kind-money = amount
own-kind-bool = yes or no
own-kind-date = date
own-kind-datetime = date and time
own-kind-list = list, one value
own-kind-multilist = list, several values
own-kind-url = web address
own-kind-phone = phone
own-kind-email = e-mail
own-kind-address = address
own-kind-employee = colleague
own-kind-file = file
own-kind-booking = booking: resource, service, time, place
own-kind-contact = contact
own-kind-company = company
own-kind-deal = deal
own-kind-lead = lead
why-administrators = Only an administrator changes this: { $people }
why-choose-kind = First choose what to set and press Enter.
why-settings-stay = These settings are neither added nor deleted: Enter changes the value.
why-no-stage = Here is no stage under the cursor.
why-by-login = People stand in the order of their logins.
why-no-place-there = It cannot go any further that way.
why-no-name = The name is empty: nothing was changed.
help-like = Make it with the stages of this pipeline
note-closed = Only its owner can open { $file } yet. He lets the team in with this command: { $command }
note-closed-some-group = Only its owner can open { $file } yet. He lets a group in with this command, with its name for { $word }: { $command }
note-closed-home = Only its owner can open { $file } yet, since it is in his home. Move it into a folder of the team's group (chmod 2770) and let the group in (chmod 660).
