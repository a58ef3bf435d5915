# One of them, inside a sentence.
noun-lead = lead
noun-deal = deal
noun-contact = contact
noun-company = company
noun-activity = activity
noun-entry = comment
noun-stage = stage
noun-pipeline = pipeline
noun-rule = rule
noun-source = source
noun-user = user
noun-field = field
noun-layout = card view
noun-product = product
noun-exclusion = exclusion
noun-setting = team settings

# Several of them, as a heading and in the top line.
nouns-lead = Leads
nouns-deal = Deals
nouns-contact = Contacts
nouns-company = Companies
nouns-activity = Activities
nouns-entry = Comments
nouns-stage = Stages
nouns-pipeline = Pipelines
nouns-rule = Rules
nouns-source = Sources
nouns-user = Users
nouns-field = Fields
nouns-layout = Card views
nouns-product = Products
nouns-exclusion = Exclusions
nouns-setting = Team settings

# All of them, as what something is of: “cards of …”.
of-lead = leads
of-deal = deals
of-contact = contacts
of-company = companies
of-activity = activities
of-entry = comments
of-stage = stages
of-pipeline = pipelines
of-rule = rules
of-source = sources
of-user = users
of-field = fields
of-layout = card views
of-product = products
of-exclusion = exclusions
of-setting = settings

# The other sections of the top line.
top-day = Day
top-reports = Reports
top-settings = Settings

# So many of them.
count-lead =
    { $count ->
        [one] { $count } lead
       *[other] { $count } leads
    }
count-deal =
    { $count ->
        [one] { $count } deal
       *[other] { $count } deals
    }
count-contact =
    { $count ->
        [one] { $count } contact
       *[other] { $count } contacts
    }
count-company =
    { $count ->
        [one] { $count } company
       *[other] { $count } companies
    }
count-activity =
    { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
count-entry =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
count-stage =
    { $count ->
        [one] { $count } stage
       *[other] { $count } stages
    }
count-pipeline =
    { $count ->
        [one] { $count } pipeline
       *[other] { $count } pipelines
    }
count-setting = { $count ->
    [one] { $count } setting
   *[other] { $count } settings
}
count-rule =
    { $count ->
        [one] { $count } rule
       *[other] { $count } rules
    }
count-source =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
count-user =
    { $count ->
        [one] { $count } user
       *[other] { $count } users
    }
count-field =
    { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
count-layout =
    { $count ->
        [one] { $count } card view
       *[other] { $count } card views
    }
count-product =
    { $count ->
        [one] { $count } product
       *[other] { $count } products
    }
count-exclusion =
    { $count ->
        [one] { $count } exclusion
       *[other] { $count } exclusions
    }
