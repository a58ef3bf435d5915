### What the command line says beside data.

usage-unknown-command = There is no command “{ $name }”.
usage-unknown-argument = There is no option “{ $name }” here.
usage-too-much = “{ $name }” is too much here: nothing more is expected.
usage-missing = Missing: { $name }.
usage-not-worked-on = “{ $text }”: only leads and deals are shown so.
usage-no-command = Say which command.
usage-no-value = “{ $name }” needs a value.
usage-bad-value = “{ $value }” does not fit { $name }.
usage-conflict = “{ $name }” cannot be used here together with the rest.
usage-twice = “{ $name }” is there twice.
hint-twice = Keep the one you mean and leave the other out.
usage-not-text = This is not text in UTF-8.
usage-too-much-input = There are more than { $most } MB on the input. So much comes in as a file: voronka import.
usage-wrong = The command cannot be understood.
usage-hint = See “{ $command } --help”.
usage-set = “{ $text }” is not FIELD=VALUE.
usage-convert-set = “{ $text }” is not NOUN.FIELD=VALUE, like contact.last_name=Nowak.
usage-convert-unused = { $option } says something about a { $noun }, but --to does not name { $noun }. Add it to --to or leave the option out.
usage-convert-new = --new creates a contact or a company anew, but --to names neither. Add one to --to or leave --new out.
usage-no-file = There is no database { $file }.
hint-no-file = voronka init makes one; voronka opens the interface and makes one too.
usage-no-database = There is no home folder for the database. Name a file with --db.

refused-unknown-entry = There is no “{ $text }” among the { $noun }.
refused-ambiguous-entry = Several { $noun } go by “{ $text }”. Say which one in full.
refused-no-failure = “{ $stage }” is not a stage of failure.
refused-no-sort = Records cannot be sorted by “{ $field }”.
unsorted-long-text = “{ $field }” is a long text: search in it instead of sorting by it.
unsorted-files = “{ $field }” holds files, which have no order.
unsorted-booking = “{ $field }” is a booking: the calendar shows bookings in their order.
unsorted-products = “{ $field }” is several products: sort by the amount they come to.
unsorted-activities = “{ $field }” changes by the minute: sort by the next step.
unsorted-kin = “{ $field }” only says which record this one belongs to: lists are not sorted by it.
refused-same-exclusions = In { $country } “{ $one }” and “{ $other }” are one number, and both are exclusions.
hint-same-exclusions = Delete one of them first: “voronka exclusion delete "{ $other }"”
refused-currency-in-use = “{ $field }” of { $nouns } holds amounts in { $currency }: in { $asked } they would be other amounts.
hint-currency-in-use = Keep the currency: add “--currency { $currency }”.
hint-option = It is given by --{ $name }.
refused-country = “{ $text }” is not a country of two letters, such as RU or PL.
refused-sql = The query cannot be understood: { $why }.
refused-sql-several = One question at a time: this is several.
refused-sql-writes = This would change the database; here it is only read.
refused-config = The settings in { $file } cannot be read: { $why }
refused-no-config = There is no settings file { $file }.
refused-config-line = The settings in { $file } cannot be understood from line { $line }, column { $column } on. A setting is written name = "value"; see voronka config --example.
cli-unwritten = The output could not be written: { $why }.
cli-unwritten-but-done = What was changed is in the database: do not repeat it, look with voronka history.
refused-config-out-of-reach = The settings in { $file } are not used: { $why }.
config-not-text = this is not text in UTF-8
config-faults = Mistakes in the settings, { $file }:
config-unknown = There is no setting “{ $name }”. { $advice }
config-wrong = { $name }: here stands { $wanted }.
config-wants-text = a text in quotation marks
config-wants-file = the name of a file in quotation marks
config-wants-yes-no = true or false
config-wants-texts = a list of texts: ["…", "…"]
config-wants-keys = a key in quotation marks, or a list of them: ["n", "g n"]
config-wants-section = a heading with settings below it: [keys]
config-wants-theme = “dark” or “light”
refused-lang = “{ $text }” is not a language: en, ru or pl.
config-about =
    Voronka's personal settings. Copy this file to ~/.config/voronka/config.toml and change what you
    like; whatever is left out stays as it is here. “voronka config --check” reports every mistake.
config-about-lang =
    The language: "en", "ru" or "pl". Without it the language of your terminal decides.
config-about-db =
    The database. Without it: ~/.local/share/voronka/crm.db
config-about-ascii =
    Draw with plain letters only, for terminals without line characters.
config-about-theme =
    Whether your terminal is "dark" or "light"; matters where it has sixteen colours only. Without it
    the terminal says so in COLORFGBG, or is taken to be dark.
config-about-call =
    What calls a number: a program and its arguments, each in quotation marks of its own; no shell
    reads them. { "{" }phone{ "}" } stands for the number, { "{" }record{ "}" } for lead/42, { "{" }link{ "}" } for voronka://lead/42.
    Voronka waits until the program ends. Without it the number is shown as a link that your terminal
    can open.
config-about-write =
    What writes a letter, said in the same way: { "{" }email{ "}" } stands for the address. Without it the address
    is shown as a link.
config-about-open =
    What opens a file of a record: a program and its arguments; { "{" }file{ "}" } stands for its path. Without
    it the desktop opens the file, or your $PAGER shows it where it is a text and there is no desktop.
config-about-keys =
    The keys of every action, by its name. Several keys mean that each of them works; "g g" is one
    key after another, "C-s" is Ctrl with s, "S-Tab" is Shift with Tab. On a Russian layout the same
    keys work by their position.

cli-settled = Created { $file }: country { $country }, currency { $currency }; { $login } is its administrator.
cli-settled-anew = The database { $file } is set up anew: country { $country }, currency { $currency }; { $mode }.
cli-settled-phones =
    { $count ->
        [0] All phone numbers read as before.
        [one] One phone number reads otherwise now: it is matched, found and sorted as a number of { $country }.
       *[other] { $count } phone numbers read otherwise now: they are matched, found and sorted as numbers of { $country }.
    }
cli-settled-amounts = A new amount without a currency is in { $currency }; the amounts that are there keep theirs.
cli-settled-back = “voronka undo” takes this back.
cli-settled-before = The database { $file } is ready already.
cli-backed-up = Copied to { $file }.
backup-to-output = A backup is a file with a folder of kept files beside it: name a file, not -.
cli-check-good = The database is sound.
cli-check-bad = The database is damaged. Take the last good backup: when nobody works any more, put it in the place of { $file }.
cli-check-no-files = The database is sound, but files kept with it are missing or changed. They belong in the folder { $folder }: copy it there from where the database came from, or from a backup.
cli-check-integrity = Damage
cli-check-missing = Missing from the database
cli-check-links = A link to nothing
cli-check-totals = A wrong total
cli-check-files = A lost file
cli-config-good = The settings are good.
cli-unkept = This half-written text could not be kept: { $text }
cli-finishing = Finishing what is being saved…
cli-needs-terminal = Run voronka in a terminal to open the interface.
cli-agenda-empty = Nothing is planned for today.
cli-found-nothing = Nothing was found.
cli-status = Overdue: { $overdue }. Today: { $today }, soon: { $soon }. Incoming: { $incoming }. Unread: { $unread }.
cli-overdue = overdue
cli-incoming = incoming
cli-bulk = Done: { $done }.{ $same ->
    [0] {""}
   *[other] {" "}So already: { $same }.
}{ $refused ->
    [0] {""}
   *[other] {" "}Refused: { $refused }.
}
cli-created = created
cli-deleted = in the recycle bin
cli-restored = back from the recycle bin
cli-undone = taken back
cli-under-way = under way
cli-under-way-of = under way, { $of } in all
cli-interrupted = interrupted
cli-interrupted-of = of { $of }, interrupted
cli-interrupted-inverse = interrupted; to go on: voronka undo { $operation }
cli-pinned = Pinned
cli-planned = What to do
cli-related = Related
cli-bought = Bought { $count ->
    [one] once
   *[other] { $count } times
}: { $sum }, last { $last }
cli-buying = { $count ->
    [one] Open deal
   *[other] { $count } open deals
}: { $sum }
cli-line = line { $line }
cli-timeline = Timeline
cli-heading-name = Name
cli-heading-value = Value
cli-heading-client = Client
cli-heading-when = When
cli-heading-who = Who
cli-heading-what = What
cli-heading-where = Where
cli-heading-why = Why
cli-heading-keys = Keys
cli-heading-cyrillic = On a Russian layout
cli-invited = invited by { $who }
cli-no-room = No room for: { $names }. A wider window shows all of it.
cli-no-room-option = No room for: { $names }. Columns are chosen with { $option }.
cli-began = There was no database { $file } yet: a new one was made.
country-unchosen =
    Phones and amounts are read as in { $country } ({ $currency }); { $own ->
        [none] “voronka init --country CC”, with the code of your country for CC, changes that.
       *[other] “voronka init --country { $own }” changes that.
    }
