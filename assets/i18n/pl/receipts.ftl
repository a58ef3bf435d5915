### Co zrobiono i co zostało, jak było.

receipt-nothing = Nie ma czego zmieniać.
receipt-created = Utworzono { $record }.
receipt-edited = { $count ->
    [one] { $record }: zmieniono { $count } pole.
    [few] { $record }: zmieniono { $count } pola.
   *[other] { $record }: zmieniono { $count } pól.
}
receipt-edited-field = { $record }: zmieniono pole „{ $field }”.
receipt-deadline = { $record }: teraz termin { $when }.
receipt-moved = { $record } jest teraz na etapie „{ $stage }”.
receipt-converted = Skonwertowano { $record }, utworzono: { $created }.
receipt-converted-linked = Skonwertowano { $record }, powiązano: { $linked }.
receipt-converted-both = Skonwertowano { $record }, utworzono: { $created }, powiązano: { $linked }.
receipt-commented = Dodano komentarz: { $record }.
receipt-pinned = Przypięto.
receipt-unpinned = Odpięto.
receipt-deleted = { $record } jest w koszu.
receipt-restored = { $record } wraca z kosza.
receipt-done = Zrobione: { $subject }.
receipt-undone-one = Cofnięto: { $operation } — { $record }.
receipt-undone = Cofnięto: { $operation } ({ $what }).
receipt-undone-alone = Cofnięto: { $operation }.
receipt-redone-one = Ponowiono: { $operation } — { $record }.
receipt-redone = Ponowiono: { $operation } ({ $what }).
receipt-redone-alone = Ponowiono: { $operation }.
receipt-records =
    { $count ->
        [one] { $count } rekord
        [few] { $count } rekordy
       *[many] { $count } rekordów
    }

operation-create = utworzenie
operation-plan = zaplanowanie działania
operation-edit = edycja
operation-move = zmiana etapu
operation-convert = konwersja
operation-comment = komentarz
operation-pin = przypięcie
operation-delete = usunięcie
operation-restore = przywrócenie
operation-complete = zakończenie działania
operation-import = import
operation-intake = kontakt przychodzący
receipt-taken-in = Przyjęto: { $record }
note-incoming-answered =
    { $count ->
        [one] To, co tam czekało, jest załatwione.
        [few] To, co tam czekało ({ $count }), jest załatwione.
       *[many] To, co tam czekało ({ $count }), jest załatwione.
    }
operation-undo = cofnięcie
operation-redo = ponowienie

note-client-made = Nowy klient: { $record }.
note-deal-without-client = Deal nie ma jeszcze klienta: powiąż go z kontaktem lub firmą.
note-amount-follows = Kwota wynika teraz z produktów; przedtem było { $was }.
note-amount-negative = Ujemna kwota: { $record }.
receipt-setting = „{ $field }”: zmieniono dla całego zespołu.
note-client-edited = Lead pokazuje dane klienta: zmieniono { $record }.
note-undo-left-country = Kraj i waluta bez zmian: od tego czasu zmieniono je jeszcze raz ({ $who }, { $at }).
note-undo-left-record = { $record } bez zmian: od tego czasu rekord zmieniono ({ $who }, { $at }).
note-undo-left-field = { $record }, „{ $field }”: zostaje, już zmieniono ({ $who }, { $at }).
note-undo-left-converted = { $lead }: konwersja zostaje, od tego czasu zmieniono: { $record } ({ $who }, { $at }).
note-undo-left-used = { $record } bez zmian: używa tego { $other }.
note-undo-left-more = { $count ->
    [one] I jeszcze { $count } pozostało bez zmian.
    [few] I jeszcze { $count } pozostały bez zmian.
   *[other] I jeszcze { $count } pozostało bez zmian.
}
note-undo-left-in-use = { $count ->
    [one] { $noun } „{ $name }” bez zmian: używa tego już { $count } rekord.
    [few] { $noun } „{ $name }” bez zmian: używają tego już { $count } rekordy.
   *[other] { $noun } „{ $name }” bez zmian: używa tego już { $count } rekordów.
}
note-pipeline-needs-stages = Teraz dodaj do lejka etapy: „voronka stage add”.
note-booking-meets = { $resource }: ten czas jest już zajęty: { $record }, { $when }.
note-booking-past = Czas tej rezerwacji już minął: { $from }
note-resource-new = Zarezerwowano po raz pierwszy: { $resource }
operation-deadline = zmiana terminu
note-next-planned = Następne: { $at }
receipt-removed = Usunięto: { $record }.
note-undo-stopped = Operację { $own } zatrzymano w połowie drogi. Aby dokończyć: voronka undo { $operation }
note-redo-stopped = Operację { $own } zatrzymano w połowie drogi. Aby dokończyć: voronka redo
