# Views of cards: in which order fields stand and which are seen.
operation-layout = arranging a card
operation-card-view = choosing a card view

view-named = “{ $name }”
view-common-for = common view, for everybody
view-mine-for = my view, only for me
view-named-for = view “{ $name }”, for everybody who chose it

receipt-layout-begun = Begun: { $view }.
receipt-layout-moved = “{ $what }” moved: { $view }.
receipt-layout-hidden = “{ $what }” is hidden: { $view }.
receipt-layout-shown = “{ $what }” is seen again: { $view }.
receipt-layout-changed =
    { $count ->
        [one] { $count } change: { $view }.
       *[other] { $count } changes: { $view }.
    }
receipt-view-chosen = You see the cards of { $noun } this way now: { $view }.
say-view-gone = The view “{ $name }” was removed. You see the cards of { $noun } this way now: { $view }.
receipt-view-added = Added the view “{ $name }”: everybody can choose it.
receipt-view-renamed = The view is now called “{ $name }”.
receipt-view-removed = Removed: { $view }.

refused-layout-right = Only administrators ({ $people }) change what everybody sees: it needs the right { $right }.
hint-layout-mine = “My view” you can arrange yourself.
refused-layout-mandatory = “{ $field }” is mandatory: it cannot be hidden.
refused-layout-section = “{ $section }” cannot be hidden: “{ $field }” in it is mandatory. Move that field to another section first.
refused-layout-led = “{ $field }” always goes along with “{ $leader }”: move or hide that one.
refused-layout-head = “{ $field }” is said in the head of the card and has no place of its own.
refused-layout-field = There is no field “{ $name }”.
refused-layout-place = A field goes before or after a field or into a section; a section goes before or after a section.
refused-layout-noun = Views are for the cards of leads, deals, contacts and companies.
refused-unknown-view = Cards of { $noun } have no view “{ $name }”.
hint-layout-list = voronka layout list shows them all
refused-unknown-section = There is no section “{ $name }”.
refused-no-view = Nothing to remove: nobody arranged this one ({ $view }).
hint-view-built-in = Cards are in the built-in order there
refused-view-name = A view has a name of 1 to { $most } letters.
refused-view-unnamed = Only a view with a name can be renamed.
refused-view-of-pipeline = The view “{ $name }” is for another pipeline.

help-layout-command = How cards are laid out: order of fields, what is hidden
help-layout-list = List the views
help-layout-show = Show the sections and fields of a view in their order; without a choice the one you see
help-layout-add = Add a named view that everybody can choose, and print its number
help-layout-edit = Change a view; without a choice the common one, which all see
help-layout-use = Choose the view you see
help-layout-delete = Remove a view; a common one returns to the order behind it
help-layout-noun = lead, deal, contact or company
help-layout-called = What people call the view
help-layout-pipeline = Only for the cards of this pipeline
help-layout-common = The view everybody sees
help-layout-mine = My view, only for me
help-layout-name = The view with this name
help-layout-move = Move this field, or section:NAME
help-layout-before = Before this one
help-layout-after = After this one
help-layout-section = To the end of this section: main, client, more
help-layout-hide = Hide these fields, or section:NAME
help-layout-unhide = See these again
help-layout-rename = Call the view something else

layout-column-noun = CARD
layout-column-pipeline = PIPELINE
layout-column-view = VIEW
layout-column-seen = YOU SEE IT
layout-column-kept = ARRANGED
layout-column-section = SECTION
layout-column-field = FIELD
layout-column-label = NAME
layout-column-shown = SEEN
layout-mandatory = mandatory
layout-shown = yes
layout-hidden = hidden

view-common = Common view
view-mine = My view
view-for-all = for everybody
view-for-me = only for me
view-for-some = by choice
view-arrange = Arrange this view…
view-separate = Separate this view for the pipeline “{ $pipeline }”
view-rename = Rename this view…
view-remove = Remove this view
view-remove-common = Back to the built-in order
view-remove-separate = Back to the view of all pipelines
view-add = New view with a name…
view-arranged = arranged
view-built-in = built-in order
view-as-common = as the common one
view-seen = you see it
pick-view = Card view · { $cards }
line-view-name = What is the new view called?
line-view-rename = What is the view called?

layout-title = CARD VIEW · { $cards } · { $view }
layout-for-all = Changes hold at once, for everybody.
layout-for-all-pipelines = Changes hold at once, for everybody, in all pipelines without a view of their own.
layout-for-all-of-pipeline = Changes hold at once, for everybody, only in the pipeline “{ $pipeline }”.
layout-for-me = Changes hold at once, only for me.
layout-for-me-in-pipeline = Changes hold at once, only for me and in the pipeline “{ $pipeline }”.
layout-for-some = Changes hold at once, for everybody who chose this view.
layout-not-yours = Only administrators change this view ({ $people }). One of your own: { $key }, then “My view”.
layout-section-hidden = hidden section

why-view-built-in = Nobody arranged this view: there is nothing to remove.
why-view-order = Views have no order. Enter opens one to arrange its fields.

# Whether a field must be filled in, and whether it is shown even when it is empty.
layout-always = always
receipt-field-required = “{ $field }” of { $noun } must be filled in from now on.
receipt-field-optional = “{ $field }” of { $noun } may be left empty again.
receipt-field-always = “{ $field }” of { $noun } is seen even when it is empty.
receipt-field-filled = “{ $field }” of { $noun } is seen only when it is filled in.
refused-decision-field = “{ $field }” is kept by the program or never empty: there is nothing to decide.
refused-decision-nature = “{ $field }” is so by its nature, and stays so.
refused-built-in-field = “{ $field }” is in every database: only whether it is required and whether it is always shown can be set.
operation-field = decision about a field
why-only-fields = Put the cursor on a field.
