# One of them, inside a sentence.
noun-lead = lead
noun-deal = deal
noun-contact = kontakt
noun-company = firma
noun-activity = działanie
noun-entry = komentarz
noun-stage = etap
noun-pipeline = lejek
noun-rule = reguła
noun-source = źródło
noun-user = pracownik
noun-field = pole
noun-layout = widok karty
noun-product = produkt
noun-exclusion = wykluczenie
noun-setting = ustawienia zespołu

# Several of them, as a heading and in the top line.
nouns-lead = Leady
nouns-deal = Deale
nouns-contact = Kontakty
nouns-company = Firmy
nouns-activity = Działania
nouns-entry = Komentarze
nouns-stage = Etapy
nouns-pipeline = Lejki
nouns-rule = Reguły
nouns-source = Źródła
nouns-user = Pracownicy
nouns-field = Pola
nouns-layout = Widoki kart
nouns-product = Produkty
nouns-exclusion = Wykluczenia
nouns-setting = Ustawienia zespołu

# All of them, as what something is of: “cards of …”.
of-lead = leadów
of-deal = deali
of-contact = kontaktów
of-company = firm
of-activity = działań
of-entry = komentarzy
of-stage = etapów
of-pipeline = lejków
of-rule = reguł
of-source = źródeł
of-user = pracowników
of-field = pól
of-layout = widoków kart
of-product = produktów
of-exclusion = wykluczeń
of-setting = ustawień

# The other sections of the top line.
top-day = Dzień
top-reports = Raporty
top-settings = Ustawienia

# So many of them.
count-lead =
    { $count ->
        [one] { $count } lead
        [few] { $count } leady
       *[many] { $count } leadów
    }
count-deal =
    { $count ->
        [one] { $count } deal
        [few] { $count } deale
       *[many] { $count } deali
    }
count-contact =
    { $count ->
        [one] { $count } kontakt
        [few] { $count } kontakty
       *[many] { $count } kontaktów
    }
count-company =
    { $count ->
        [one] { $count } firma
        [few] { $count } firmy
       *[many] { $count } firm
    }
count-activity =
    { $count ->
        [one] { $count } działanie
        [few] { $count } działania
       *[many] { $count } działań
    }
count-entry =
    { $count ->
        [one] { $count } komentarz
        [few] { $count } komentarze
       *[many] { $count } komentarzy
    }
count-stage =
    { $count ->
        [one] { $count } etap
        [few] { $count } etapy
       *[many] { $count } etapów
    }
count-pipeline =
    { $count ->
        [one] { $count } lejek
        [few] { $count } lejki
       *[many] { $count } lejków
    }
count-setting = { $count ->
    [one] { $count } ustawienie
    [few] { $count } ustawienia
   *[many] { $count } ustawień
}
count-rule =
    { $count ->
        [one] { $count } reguła
        [few] { $count } reguły
       *[other] { $count } reguł
    }
count-source =
    { $count ->
        [one] { $count } źródło
        [few] { $count } źródła
       *[many] { $count } źródeł
    }
count-user =
    { $count ->
        [one] { $count } pracownik
        [few] { $count } pracowników
       *[many] { $count } pracowników
    }
count-field =
    { $count ->
        [one] { $count } pole
        [few] { $count } pola
       *[many] { $count } pól
    }
count-layout =
    { $count ->
        [one] { $count } widok karty
        [few] { $count } widoki kart
       *[many] { $count } widoków kart
    }
count-product =
    { $count ->
        [one] { $count } produkt
        [few] { $count } produkty
       *[other] { $count } produktów
    }
count-exclusion =
    { $count ->
        [one] { $count } wykluczenie
        [few] { $count } wykluczenia
       *[many] { $count } wykluczeń
    }
