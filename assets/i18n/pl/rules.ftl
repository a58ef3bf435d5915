### Co dzieje się samo, gdy lead lub deal trafia na etap.

rule-action-convert = skonwertuj leada
rule-action-move = przenieś deal
rule-action-copy = skopiuj deal
rule-action-plan = zaplanować działanie

rule-does-convert = konwertuje leada: { $into }
rule-does-convert-in = konwertuje leada: { $into }, lejek „{ $pipeline }”
rule-does-move = przenosi deal na etap „{ $stage }”
rule-does-copy = kopiuje deal na etap „{ $stage }”
rule-does-plan = planuje: { $plan }

field-action = Co robi
field-to = Etap docelowy
field-into = Co tworzy
field-plan = Planuje
field-enabled = Włączona
field-copy-of = Kopia deala
section-rule-main = Reguła
entry-rule = Reguła
group-rules = Reguły

receipt-rule-planned = zaplanowano: { $subject }.
note-rule-left-out = Reguła „{ $rule }”: { $noun } nie powstaje, lead mówi za mało.
receipt-copied = Kopia na etapie „{ $stage }”: { $copy }.
note-rule-ran = Zadziałała reguła „{ $rule }”. { $what }
note-rule-ran-often = { $count ->
    [one] Reguła „{ $rule }”: zadziałała { $count } raz.
    [few] Reguła „{ $rule }”: zadziałała { $count } razy.
   *[other] Reguła „{ $rule }”: zadziałała { $count } razy.
}
note-rule-failed = Reguła „{ $rule }” nie zadziałała. { $why }
card-rule-convert = Reguła „{ $rule }” skonwertowała leada: { $made }
card-rule-move = Reguła „{ $rule }” przeniosła deal na etap „{ $stage }”
card-rule-copy = Reguła „{ $rule }”: { $deal } → kopia na etapie „{ $stage }”: { $made }
card-rule-plan = Reguła „{ $rule }” zaplanowała działanie

rule-stop-circle = Na tej drodze już zadziałała i dalej szłaby w kółko.
rule-stop-many = { $count ->
    [one] Doprowadziła tu już { $count } reguła, dalej łańcuch nie idzie.
    [few] Doprowadziły tu już { $count } reguły z rzędu, dalej łańcuch nie idzie.
   *[other] Doprowadziło tu już { $count } reguł z rzędu, dalej łańcuch nie idzie.
}
rule-stop-gone = Wcześniejsza reguła zabrała już rekord z tego etapu.

refused-rule-of-leads = „{ $stage }” to etap leadów: reguła może je tylko konwertować.
refused-rule-of-deals = „{ $stage }” to etap deali, a konwertuje się tylko leady.
refused-rule-converted = Na etapie „{ $stage }” stoją leady już skonwertowane.
refused-rule-nowhere = Podaj etap, na który trafi deal: etap docelowy jest pusty.
refused-rule-to-leads = „{ $stage }” to etap leadów: nie można tam postawić deala.
refused-rule-own-stage = To ten sam etap, na którym reguła działa. Wybierz inny.
refused-rule-convert-needs = Reguła, która konwertuje, nie ma pola „{ $field }”.
refused-rule-move-needs = Reguła, która przenosi lub kopiuje deal, nie ma pola „{ $field }”: tylko etap docelowy.
refused-rule-plan-needs = Reguła, która planuje, nie ma pola „{ $field }”: tylko to, co planuje.
refused-rule-plan-deadline = Reguła nie zna takiego terminu: liczy się go od wejścia na etap.
hint-rule-plan-deadline = Na przykład: zadzwonić do klienta +1d !1h
refused-rule-plan-person = Usuń { $name }: działanie dostaje osoba odpowiedzialna za rekord.
refused-rules-need = { $count ->
    [one] Potrzebuje go reguła: { $rules }.
   *[other] Potrzebują go reguły: { $rules }.
}
hint-rules-need = Najpierw zmień lub usuń regułę.

help-rule-command = Reguły: co dzieje się samo, gdy lead lub deal w dowolny sposób trafia na etap. Import, scalanie, cofanie i ponawianie nie uruchamiają reguł
help-rule-stage = Na jaki etap trafia: LEJEK/ETAP
help-rule-action = convert (leada), move albo copy (deal): skonwertuj, przenieś, skopiuj; plan: zaplanuj działanie z leadem lub dealem. Kopia dostaje klientów, kwotę, produkty i pola, ale nie daty
help-rule-to = Dokąd przenieść lub skopiować deal: LEJEK/ETAP
help-rule-into = Czym staje się lead: deal,contact,company. Powtórny lead staje się tylko dealem. Z leada bez nazwy firmy powstaje reszta
help-rule-pipeline = W jakim lejku zaczyna się deal leada; domyślnie w pierwszym
help-rule-plan = Co zaplanować, w jednym wierszu, termin liczy się od wejścia na etap: "zadzwonić do klienta +1d !1h". Robi to osoba odpowiedzialna za rekord
help-rule-enabled = yes albo no: czy jest włączona
help-rule-position = Miejsce w kolejności: reguły jednego etapu działają po kolei

# Reguły w ustawieniach.
settings-rules = Reguły
settings-rules-about = co dzieje się samo na etapie
settings-no-rules = Nie ma jeszcze reguł. { $new } doda: na przykład wygrany deal jest kopiowany do lejka serwisu.
rule-is-on = włączona
rule-is-off = wyłączona
add-rule-title = Co dzieje się samo?
add-rule-convert = Lead na etapie: skonwertuj
add-rule-move = Deal na etapie: przenieś
add-rule-copy = Deal na etapie: skopiuj
add-rule-plan = Na etapie: zaplanuj działanie
field-rule-stage = Na etapie
field-rule-to = Stawia na
form-new-rule = Nowa reguła
stage-menu-rules = Co dzieje się tu samo…
why-no-rule = Włączać i wyłączać można tylko regułę.
