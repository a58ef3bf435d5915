### Podobne rekordy i ich scalanie.

field-merged-into = Scalono z
field-not-duplicate = Nie duplikaty
entry-merge = Scalenie

operation-merge = scalenie
operation-apart = oznaczenie „nie duplikaty”
receipt-merged = { $count ->
    [one] Scalono: { $record } przejmuje jeszcze { $count } rekord.
    [few] Scalono: { $record } przejmuje jeszcze { $count } rekordy.
   *[other] Scalono: { $record } przejmuje jeszcze { $count } rekordów.
}
receipt-apart = { $record }: zapisano, że to różni klienci. Nikt już o to nie zapyta.
receipt-not-apart = { $record }: znów może być duplikatem.
note-merge-unpinned = { $count ->
    [one] Przypiętych zostaje { $most } wpisów: odpięto { $count } najstarszy.
    [few] Przypiętych zostaje { $most } wpisów: odpięto { $count } najstarsze.
   *[other] Przypiętych zostaje { $most } wpisów: odpięto { $count } najstarszych.
}

refused-merge-one = Podaj co najmniej dwa rekordy: pierwszy zostanie.
refused-merge-itself = Rekordu nie można scalić z nim samym. Podaj każdy tylko raz.
refused-merge-nouns = Nie można scalić: { $record } i { $other }. Scala się rekordy jednego rodzaju.
refused-merge-many = Naraz scala się najwyżej { $count } rekordów. Scalaj po części.
refused-merge-field = Pole „{ $field }” zostaje jak w rekordzie głównym, przy scalaniu się go nie wybiera.
refused-merge-from = { $record } nie bierze udziału w scalaniu, nie ma z niego czego wziąć.
refused-merge-apart = Zaznaczono, że { $record } i { $other } to różni klienci.
hint-merge-apart = Cofnij to: voronka duplicates recall { $record } { $other }; mimo to połącz: --force
merge-apart-again = Enter jeszcze raz: połącz mimo to
help-merge-force = Także tych, których zaznaczono jako różnych klientów
refused-merge-changed = { $record }: w międzyczasie rekord zmieniono ({ $who }). Spójrz jeszcze raz.
refused-merged = { $record }: ten rekord scalono już z innym — { $into }.
hint-merged = Wszystko jest teraz tutaj: { $into }.
refused-apart-one = Podaj co najmniej dwa różne rekordy.
refused-apart-nouns = { $record } i { $other } to i tak rekordy różnego rodzaju.

card-merged = Scalono: { $merged } → { $into }

help-merge = Scal rekordy: pierwszy przejmie wszystko od pozostałych
help-merge-ids = Rekord, który zostaje, a po nim te, które przejmie; na przykład: 3 9
help-take = Weź pole z jednego z nich; można powtarzać
usage-take = „{ $text }” powinno być POLE=NUMER, na przykład phone=9.

alike-phone = ten sam telefon
alike-email = ten sam e-mail
alike-name = podobna nazwa
duplicates-none = Nic nie wygląda na duplikat.
duplicates-why = Dlaczego
duplicates-what-next = Jeden klient: „voronka { $kind } merge { $one } { $other }”. Różni: „voronka duplicates dismiss { $kind }/{ $one } { $kind }/{ $other }”.
duplicates-warning = Zobacz też { $record } { $name }: { $why }
help-duplicates = Rekordy wyglądające na jednego klienta, w grupach, najpewniejsze najpierw
help-duplicates-what = Czyje; bez podania wszystkie trzy rodzaje
help-duplicates-dismiss = Zapisz dla wszystkich, że to różni klienci
help-duplicates-recall = Cofnij zapis, że to różni klienci
help-duplicates-records = Dwa rekordy lub więcej; na przykład: contact/3 contact/9

duplicates-title-lead = Duplikaty: leady
duplicates-title-contact = Duplikaty: kontakty
duplicates-title-company = Duplikaty: firmy
duplicates-looking = Przeglądam wszystkie…
duplicates-groups = { $count ->
    [one] { $count } grupa
    [few] { $count } grupy
   *[other] { $count } grup
}
duplicates-more = i jeszcze { $count }
enter-compare = porównaj i scal
enter-choose = wybierz
merge-title = { $count ->
    [one] Scal
    [few] Scal { $count } rekordy w jeden
   *[other] Scal { $count } rekordów w jeden
}
merge-keep = Zostaje
merge-left-out = (nie ten)
merge-moves = Przejdzie: { $activities ->
    [one] { $activities } działanie
    [few] { $activities } działania
   *[other] { $activities } działań
}, { $entries ->
    [one] { $entries } zdarzenie
    [few] { $entries } zdarzenia
   *[other] { $entries } zdarzeń
} i { $links ->
    [one] { $links } powiązanie
    [few] { $links } powiązania
   *[other] { $links } powiązań
}; telefony, e-maile, tagi, obserwatorzy i notatki wszystkich zostają.
merge-keys = W lewo i w prawo: czyje wziąć; spacja pomija rekord.
merge-will = Enter w ostatnim wierszu lub { $save }: scal w „{ $name }”
merge-enter = Scal w „{ $name }”: Enter
why-merge-one = Zaznacz co najmniej dwa rekordy, aby je scalić.
why-no-duplicates = Duplikatów szuka się wśród leadów, kontaktów i firm.

likes-warning = { $why }: { $name } ({ $record })
why-no-like = Nie ma podobnych rekordów.
why-no-client = Nie ma klienta podobnego do tego leada.
why-link-in-form = Klienta wiąże się w pełnym formularzu: N.
say-linked = Powiązano: { $record }.
duplicates-empty = Leady, kontakty i firmy sprawdza się osobno, każde ze swojego działu: klawisz „{ $key }”, potem „{ $name }”.
