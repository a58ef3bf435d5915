# Moje działania, dzień po dniu
view-days = dni
days-mine = moje
days-everybodys = wszyscy
days-show-planned = zaplanowane
days-show-overdue = po terminie
days-show-today = na dziś
days-show-waiting = czekają na odpowiedź
days-show-done = wykonane
days-show-everything = zaplanowane i wykonane
days-head-overdue = PO TERMINIE
days-head-undated = BEZ TERMINU
empty-days = Nic tu nie zaplanowano. { $key } planuje działanie z dowolnym rekordem; { $whose } pokazuje działania wszystkich albo tylko Twoje.
empty-days-part = Nie ma tu takich działań. { $key } pokazuje zaplanowane; { $whose } działania wszystkich albo tylko Twoje.
line-when = Kiedy: { $subject }
line-when-several =
    { $count ->
        [one] Wybrano { $count } działanie: kiedy?
        [few] Wybrano { $count } działania: kiedy?
       *[many] Wybrano { $count } działań: kiedy?
    }
line-when-example = jutro 10:00 · 2godz · pt · +3d · 1 gru 15:00
line-done-several =
    { $count ->
        [one] Wykonano { $count } wybrane działanie: z jakim wynikiem?
        [few] Wykonano { $count } wybrane działania: z jakim wynikiem?
       *[many] Wykonano { $count } wybranych działań: z jakim wynikiem?
    }
why-on-card = Enter otwiera kartę: to robi się tam.
why-no-record-of-activity = To działanie zaplanowano bez rekordu.
days-invited = zaproszenia
days-from = od { $who }: { $subject }
