### What --help says.

help-usage = Usage:
help-commands = Commands:
help-command = <COMMAND>
help-arguments = Arguments:
help-options = Options:
help-everywhere = Everywhere:
help-some-options = { "[" }OPTIONS]
help-help = Print this help
help-version = Print the version
help-voronka = Voronka: a CRM for the terminal. Without a command it opens the interface
help-db = The database file
help-config = The file of personal settings
help-lang = The language: en, ru or pl
help-as = On behalf of a colleague; for administrators
help-json = Data as JSON, one object a line

help-init = Create a database
help-country = The country of phones without a code, such as RU or PL
help-mode = The way of working: classic, with leads
help-open = Open the interface on a card
help-board = The board as text
help-board-query = Which board, and which records of it: leads stage:new

help-lead = Leads: potential customers
help-deal = Deals: sales to clients
help-contact = Contacts: people
help-company = Companies
help-add = Add a record and print its number
help-list = List records: open ones unless the query says otherwise
help-show = Show everything about a record
help-edit = Change fields
help-move = Move to a stage
help-convert = Convert leads into deals, contacts and companies
help-junk = Give leads up
help-win = Win deals
help-lose = Lose deals
help-delete = Put into the recycle bin
help-restore = Take out of the recycle bin

help-title = The title, or one line: Ivan Petrov, +7 912 345-67-89, 150000, #hot. “-” reads lines from standard input
help-name = The person's name
help-phone = A phone number; may be repeated
help-email = An e-mail address; may be repeated
help-company-of = The company: its number, company/5, or for a lead its name
help-contact-of = The contact: its number or contact/3
help-amount = The amount: 12500, 150k, €12 000
help-currency = The currency of the amount
help-stage = The stage, by code or name; [PIPELINE/]STAGE for deals
help-lost-stage = The stage that says why; the first of them by default
help-reason = Why; becomes a comment
help-source = The source, by code or name
help-responsible = Who works on it
help-comment = A comment on the record
help-set = A value for any field; may be repeated
help-id = The number
help-ids = Numbers; “-” reads them from standard input
help-to = What to create, separated by commas
help-pipeline = The pipeline of the deal
help-convert-contact = The contact it is, who is here already
help-convert-company = The company it is, which is here already
help-convert-new = Always create a new contact and company, also where the phone or e-mail is known
help-convert-set = A value for a target, like contact.last_name=Nowak
help-partial = Where rights are missing, create what is permitted
help-query = Which ones: stage:new responsible:me amount>=100000
help-sort = Sort by these fields; a minus reverses
help-columns = The columns
help-limit = At most so many
help-timeline = With everything that happened

help-record = The record
help-comment-command = Write a comment for colleagues
help-comment-text = The text; “-” reads it from standard input
help-activity = Activities: calls, meetings, letters, tasks
help-activity-add = Plan an activity and print its number
help-activity-record = With which record; none for an activity of one's own
help-activity-line = What and when: call Ivan tomorrow 15:00 !15m
help-activity-list = List activities: open ones unless asked otherwise
help-mine = Mine
help-overdue = Past their deadline
help-today = Due today
help-done-only = Done
help-done = Mark activities done
help-result = What came of it
help-agenda = What waits for you today
help-status = How many activities wait for you
help-short = In a few characters, for a status line: !overdue today
help-find = Find leads, deals, contacts and companies
help-find-text = Part of a name, a phone or an e-mail
help-find-limit = At most so many of each noun; 100 by default
help-undo = Take an operation back, your latest by default
help-redo = Do again what was taken back
help-operation = The number of an operation, see history
help-history = What was done, by whom and when
help-history-record = Of one record: every change

help-stage-command = Stages of pipelines
help-pipeline-command = Pipelines
help-source-command = Sources
help-exclusion-command = Phones, addresses and domains for which nothing is made
help-ours = It is our own: what comes from it is ours to somebody else
help-from-client = Begin with a client, contact/3 or company/5: his links and source, and the company of a contact who has exactly one
help-setting-command = How the team works, for everybody: administrators set it. repeat_leads: whether a known client who calls or writes and has nothing open becomes a new lead; otherwise it only goes onto his timeline
help-setting-list = What can be set, and how it is set
help-setting-set = Set it
help-setting-name = What to set, as list calls it
help-setting-value = Its new value: yes or no
help-field-command = Fields of your own
help-user-command = People
help-entry-list = List all
help-entry-add = Add one and print its number
help-entry-edit = Change one
help-entry-delete = Delete those nothing uses
help-move-to = Where the records of a deleted stage go
help-entry-name = What people call it
help-key = Its code or login; a number or a name will do for an existing one
help-admin = Make an administrator

help-product-command = The catalogue of products
help-product-key = Its code, number or name
help-product-delete = Delete; rows of leads and deals keep what they say
help-query-products = Which ones: words, price>=1000, active:yes
help-tax-included = The price has the tax inside
help-product-row = A product: NAME [xQUANTITY UNIT] [@ PRICE] [-DISCOUNT] [+TAX% on top or (TAX%) inside], as in “Window x2 @ 1500 -10% +20%”. Without a price it is taken from the catalogue by name or code. Repeat it or separate rows with “;”. The amount follows the products unless it is set by hand; --set amount_manual=no lets it follow again
help-product-remove = Take products of this name off; may be repeated

help-backup = Copy the database while it is in use
help-backup-file = A new file
help-check = Check the health of the database
help-sql = Ask the database in SQL; only reads; for administrators
help-sql-query = One SELECT; “-” reads it from standard input
help-keys = What every key does
help-config-command = Where the personal settings are
help-config-check = Check them and report every mistake
help-completions = Completions for a shell
help-shell = bash, elvish, fish, powershell or zsh
help-man = The manual, for man -l
