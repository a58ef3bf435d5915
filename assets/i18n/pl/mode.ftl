### Praca z leadami albo tylko z dealami.

field-mode = Tryb
mode-classic = klasyczny, z leadami
mode-simple = prosty, bez leadów
field-inbound-on = Połączenia widać
inbound-on-all = we wszystkich otwartych sprawach klienta
inbound-on-one = na jednym rekordzie i u klienta
refused-simple-mode = Zespół pracuje bez leadów: kto się zgłosi, od razu jest dealem z klientem.
hint-simple-mode = Dodaj deal; leady przywróci „voronka setting set mode classic”.
refused-simple-undo = Cofnięcie otworzyłoby { $record } na nowo, a zespół pracuje bez leadów.
hint-simple-undo = Najpierw „voronka setting set mode classic”, potem cofnij jeszcze raz.
note-simple-leads = Zespół pracuje bez leadów; to są te z czasów, gdy je miał.
import-as-usual = Każdy wiersz pliku stanie się rekordem „{ $noun }”; jeśli to co innego, podaj: --as contacts.
refused-mode-leads =
    { $count ->
        [one] { $count } otwarty lead nie miałby miejsca w trybie bez leadów.
        [few] { $count } otwarte leady nie miałyby miejsca w trybie bez leadów.
       *[other] { $count } otwartych leadów nie miałoby miejsca w trybie bez leadów.
    }
hint-mode-leads = „voronka setting set mode simple --yes” zrobi z każdego deal z klientem; cofa się to jednym krokiem.
refused-settled-mode = Ta baza jest już ustawiona i pracuje w innym trybie.
hint-set-mode = Zmień go: „voronka setting set mode { $mode }”.
operation-mode = zmiana trybu pracy
operation-country = zmiana kraju lub waluty
receipt-mode =
    { $count ->
        [0] Tryb pracy zmieniony.
        [one] Tryb pracy zmieniony: { $count } lead stał się dealem.
        [few] Tryb pracy zmieniony: { $count } leady stały się dealami.
       *[other] Tryb pracy zmieniony: { $count } leadów stało się dealami.
    }
receipt-undone-mode =
    { $count ->
        [0] Cofnięto: { $operation }
        [one] Cofnięto: { $operation } ({ $count } lead)
        [few] Cofnięto: { $operation } ({ $count } leady)
       *[other] Cofnięto: { $operation } ({ $count } leadów)
    }
receipt-redone-mode =
    { $count ->
        [0] Ponowiono: { $operation }
        [one] Ponowiono: { $operation } ({ $count } lead)
        [few] Ponowiono: { $operation } ({ $count } leady)
       *[other] Ponowiono: { $operation } ({ $count } leadów)
    }
help-setting-yes = Zgoda na to, że wszystkie otwarte leady staną się dealami z klientami
note-client-here = Klient już znany i połączony: { $record }.
note-client-shares = Zobacz też { $record }: ten sam telefon lub e-mail.
note-client-supplemented = { $record } ma teraz także { $what }.
note-lead-lost-made = To, co z niego powstało, zostaje: { $made }.
note-client-taken-back = { $record } nie ma już { $what }: pojawiło się przy powiązaniu.
note-lead-reopened = Lead znów jest otwarty; to, co z niego powstało, zostaje: { $made }.
pick-mode-simple = Pracować bez leadów?
pick-mode-simple-none = Przejść na same deale
pick-mode-simple-yes =
    { $count ->
        [one] Zrobić z { $count } otwartego leada deal z klientem
        [few] Zrobić z { $count } otwartych leadów deale z klientami
       *[other] Zrobić z { $count } otwartych leadów deale z klientami
    }
pick-mode-classic = Pracować z leadami?
pick-mode-classic-yes = Najpierw przeglądać leady, potem zakładać deale
pick-mode-no = Zostawić tak, jak jest
convert-common = To, co tu wpiszesz, trafi tam, gdzie lead nic nie podaje.
convert-made = powstało już z tego leada
convert-supplement = dodać klientowi: { $what }
