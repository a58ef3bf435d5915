# Fields, short enough to stand beside their values.
field-title = Title
field-stage = Stage
field-amount = Amount
field-products = Products
field-amount-manual = Amount by hand
field-unit = Unit
field-price = Price
field-tax = Tax
field-tax-included = Tax inside
field-active = Sold
field-currency = Currency
field-source = Source
field-temperature = Temperature
field-origin = Origin
field-last-name = Last name
field-last-name-short = Last
field-first-name = First name
field-first-name-short = First
field-middle-name = Middle name
field-company-name = Company name
field-company-name-short = Firm
field-post = Position
field-phone = Phone
field-email = E-mail
field-site = Website
field-messenger = Messenger
field-address = Address
field-region = Region
field-contact = Contact
field-company = Company
field-contacts = More contacts
field-responsible = Responsible
field-responsible-short = Who
field-people = People
field-observers = Observers
field-tags = Tags
field-comment = Comment
field-incoming = Incoming
field-sender = Sender
field-ours = Our own
field-repeat = Repeat
field-client-kind = Client type
field-repeat-leads = Repeat leads
field-open-to-all = Open to all
field-created-at = Created
field-created-by = Created by
field-updated-at = Changed
field-moved-at = In stage since
field-closed-at = Closed
field-activities = Activities
field-next-at = Next step
field-next-at-short = Next step
field-type = Type
field-begin-date = Start date
field-close-date = Closing date
field-lead = Lead
field-birthday = Birthday
field-industry = Industry
field-employees = Employees
field-revenue = Revenue
field-legal-address = Legal address
field-bank-details = Bank details
field-kind = Kind
field-subject = Subject
field-deadline = Deadline
field-remind = Reminder
field-reminders = Reminders
field-ask-next-step = Ask next step
field-ended-by = Ended by stage
field-place = Place
field-on = Belongs to
field-result = Result
field-done-at = Done
field-done-by = Done by
field-text = Text
field-data = Data
field-pinned-at = Pinned
field-code = Code
field-name-en = English name
field-name-ru = Russian name
field-name-pl = Polish name
field-position = Order
field-pipeline = Pipeline
field-meaning = Meaning
field-colour = Colour
field-noun = For
field-login = Login
field-name = Name
field-admin = Administrator
field-zone = Time zone
field-label = Label
field-options = Options
field-required = Required
field-always = Always shown
field-owner = Owner
field-parts = Order
field-views = Card views
field-timelines = Timelines
field-section = Section

# Sections of the cards.
section-lead-main = Lead
section-lead-client = Client
section-lead-more = More
section-deal-main = Deal
section-deal-client = Client
section-deal-more = More
section-contact-main = Contact
section-contact-client = How to reach
section-contact-more = More
section-company-main = Company
section-company-client = How to reach
section-company-more = More
section-activity-main = Activity
section-activity-more = More
section-entry-main = Comment
section-entry-more = More
section-exclusion-main = Exclusion
section-pipeline-main = Pipeline
section-stage-main = Stage
section-setting-main = Team
section-source-main = Source
section-user-main = User
section-field-main = Field
section-layout-main = Card view
section-product-main = Product

# Where a field of the team stands.
section-main = main
section-client = client
section-more = more

# How ready a client is to buy.
temperature-hot = hot
temperature-warm = warm
temperature-cold = cold

# Whether the client was looking himself, or the seller woke the demand.
origin-direct = direct
origin-indirect = indirect

# Types of deals.
deal-type-sale = sale
deal-type-service = services
deal-type-goods = goods
deal-type-other = other

# What the client was when the deal was made.
client-kind-new = new client
client-kind-inquiry = repeat inquiry
client-kind-repeat = repeat deal

# Kinds of activities.
activity-call = call
activity-meeting = meeting
activity-mail = mail
activity-task = task
activity-chat = message
activity-form = form

# What a stage means.
meaning-open = in progress
meaning-won = success
meaning-lost = failure

# Colours of stages.
colour-grey = grey
colour-blue = blue
colour-cyan = cyan
colour-green = green
colour-yellow = yellow
colour-magenta = magenta
colour-red = red

# What a phone, an e-mail, a site or a messenger is for.
point-work = work
point-mobile = mobile
point-home = home
point-fax = fax
point-other = other
point-telegram = Telegram
point-whatsapp = WhatsApp
point-viber = Viber
point-skype = Skype
point-vk = VK

# The kinds of lines of a timeline.
entry-comment = Comment
entry-conversion = Conversion
entry-import = Import
entry-call = Call
entry-mail = Letter
entry-chat = Message
entry-form = Form
field-fields = Fields
field-person-name = Name
field-thing-name = Name
