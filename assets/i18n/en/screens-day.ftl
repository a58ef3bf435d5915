# My activities, day by day
view-days = days
days-mine = mine
days-everybodys = everybody's
days-show-planned = planned
days-show-overdue = overdue
days-show-today = today
days-show-waiting = waiting for an answer
days-show-done = done
days-show-everything = planned and done
days-head-overdue = OVERDUE
days-head-undated = WITHOUT A DEADLINE
empty-days = Nothing is planned here. { $key } plans something with a record; { $whose } shows everybody's activities or yours only.
empty-days-part = Nothing of this kind here. { $key } shows what is planned; { $whose } shows everybody's activities or yours only.
line-when = When: { $subject }
line-when-several =
    { $count ->
        [one] { $count } selected activity: when?
       *[other] { $count } selected activities: when?
    }
line-when-example = tomorrow 10:00 · 2h · fri · +3d · 1 Dec 15:00
line-done-several =
    { $count ->
        [one] { $count } selected activity done: with what result?
       *[other] { $count } selected activities done: with what result?
    }
why-on-card = Enter opens the card: it is done there.
why-no-record-of-activity = This activity is planned without a record.
days-invited = invitations
days-from = from { $who }: { $subject }
