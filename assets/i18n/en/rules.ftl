### What happens by itself when a lead or a deal comes to a stage.

rule-action-convert = convert the lead
rule-action-move = move the deal
rule-action-copy = copy the deal
rule-action-plan = plan an activity

rule-does-convert = converts the lead: { $into }
rule-does-convert-in = converts the lead: { $into }, in “{ $pipeline }”
rule-does-move = moves the deal to “{ $stage }”
rule-does-copy = copies the deal to “{ $stage }”
rule-does-plan = plans: { $plan }

field-action = What it does
field-to = Target stage
field-into = Creates
field-plan = Plans
field-enabled = On
field-copy-of = Copy of
section-rule-main = Rule
entry-rule = Rule
group-rules = Rules

receipt-rule-planned = planned: { $subject }.
note-rule-left-out = Rule “{ $rule }” creates no { $noun }: the lead says too little for one.
receipt-copied = A copy is at “{ $stage }”: { $copy }.
note-rule-ran = Rule “{ $rule }” was carried out. { $what }
note-rule-ran-often = { $count ->
    [one] Rule “{ $rule }”: carried out { $count } time.
   *[other] Rule “{ $rule }”: carried out { $count } times.
}
note-rule-failed = Rule “{ $rule }” could not be carried out. { $why }
card-rule-convert = Rule “{ $rule }” converted the lead: { $made }
card-rule-move = Rule “{ $rule }” moved the deal to “{ $stage }”
card-rule-copy = Rule “{ $rule }” copied { $deal } to “{ $stage }”: { $made }
card-rule-plan = Rule “{ $rule }” planned an activity

rule-stop-circle = It has been carried out on this way already and would go round in a circle.
rule-stop-many = { $count ->
    [one] { $count } rule has led here already, and there it ends.
   *[other] { $count } rules have led here one after another, and there it ends.
}
rule-stop-gone = An earlier rule has taken the record away from the stage.

refused-rule-of-leads = “{ $stage }” is a stage of leads: a rule can only convert them.
refused-rule-of-deals = “{ $stage }” is a stage of deals: only leads are converted.
refused-rule-converted = “{ $stage }” is where leads stand that are converted already.
refused-rule-nowhere = Say at which stage the deal is put: the target stage is empty.
refused-rule-to-leads = “{ $stage }” is a stage of leads: a deal cannot be put there.
refused-rule-own-stage = The target stage is the one that sets the rule off. Choose another one.
refused-rule-convert-needs = A rule that converts has no “{ $field }”.
refused-rule-move-needs = A rule that moves or copies a deal has no “{ $field }”: only a target stage.
refused-rule-plan-needs = A rule that plans has no “{ $field }”: only what it plans.
refused-rule-plan-deadline = A rule does not know that deadline: it is counted from when somebody comes to the stage.
hint-rule-plan-deadline = For example: call the client +1d !1h
refused-rule-plan-person = Leave { $name } out: what a rule plans is for whoever is responsible for the record.
refused-rules-need = { $count ->
    [one] A rule needs it: { $rules }.
   *[other] Rules need it: { $rules }.
}
hint-rules-need = Change or delete the rule first.

help-rule-command = Rules: what happens by itself when a lead or a deal comes to a stage, however it comes there. Importing, merging, undo and redo set no rule off
help-rule-stage = To which stage it comes: PIPELINE/STAGE
help-rule-action = convert (a lead), move or copy (a deal), plan (an activity with either). A copy takes clients, amount, products and fields along, not the dates
help-rule-to = Where the deal is moved or copied: PIPELINE/STAGE
help-rule-into = What a lead becomes: deal,contact,company. A repeat lead becomes a deal only. A lead that names no company becomes the rest
help-rule-pipeline = In which pipeline the lead’s deal begins; the first one by default
help-rule-plan = What is planned, in one line with a deadline from then on: "call the client +1d !1h". Whoever is responsible for the record does it
help-rule-enabled = yes or no: whether it is switched on
help-rule-position = Its place: rules of one stage are carried out in their order

# The rules in the settings.
settings-rules = Rules
settings-rules-about = what happens by itself at a stage
settings-no-rules = No rules yet. { $new } adds one: a won deal is copied to the service pipeline, say.
rule-is-on = on
rule-is-off = off
add-rule-title = What happens by itself?
add-rule-convert = Lead at a stage: convert it
add-rule-move = Deal at a stage: move it on
add-rule-copy = Deal at a stage: copy it
add-rule-plan = At a stage: plan an activity
field-rule-stage = At stage
field-rule-to = Puts at
form-new-rule = New rule
stage-menu-rules = What happens by itself here…
why-no-rule = Only a rule is switched on and off.
