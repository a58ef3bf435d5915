# Fields, short enough to stand beside their values.
field-title = Nazwa
field-stage = Etap
field-amount = Kwota
field-products = Produkty
field-amount-manual = Kwota ręczna
field-unit = Jednostka
field-price = Cena
field-tax = VAT
field-tax-included = VAT w cenie
field-active = W sprzedaży
field-currency = Waluta
field-source = Źródło
field-temperature = Temperatura
field-origin = Popyt
field-last-name = Nazwisko
field-last-name-short = Nazwisko
field-first-name = Imię
field-first-name-short = Imię
field-middle-name = Drugie imię
field-company-name = Nazwa firmy
field-company-name-short = Naz. firmy
field-post = Stanowisko
field-phone = Telefon
field-email = E-mail
field-site = Strona WWW
field-messenger = Komunikator
field-address = Adres
field-region = Region
field-contact = Kontakt
field-company = Firma
field-contacts = Inne kontakty
field-responsible = Odpowiedzialny
field-responsible-short = Kto
field-people = Uczestnicy
field-observers = Obserwatorzy
field-tags = Tagi
field-comment = Komentarz
field-incoming = Przychodzące
field-sender = Nadawca
field-ours = Nasz
field-repeat = Powtórny
field-client-kind = Typ klienta
field-repeat-leads = Powtórne leady
field-open-to-all = Dla wszystkich
field-created-at = Utworzono
field-created-by = Kto utworzył
field-updated-at = Zmieniono
field-moved-at = Na etapie od
field-closed-at = Zamknięto
field-activities = Działania
field-next-at = Następny krok
field-next-at-short = Nast. krok
field-type = Typ
field-begin-date = Rozpoczęcie
field-close-date = Zamknięcie
field-lead = Lead
field-birthday = Urodziny
field-industry = Branża
field-employees = Zatrudnienie
field-revenue = Przychód
field-legal-address = Adres siedziby
field-bank-details = Dane bankowe
field-kind = Rodzaj
field-subject = Temat
field-deadline = Termin
field-remind = Przypomnienie
field-reminders = Przypomnienia
field-ask-next-step = Pytać o krok
field-ended-by = Zamknął etap
field-place = Miejsce
field-on = Dotyczy
field-result = Wynik
field-done-at = Wykonano
field-done-by = Kto wykonał
field-text = Treść
field-data = Dane
field-pinned-at = Przypięto
field-code = Kod
field-name-en = Po angielsku
field-name-ru = Po rosyjsku
field-name-pl = Po polsku
field-position = Kolejność
field-pipeline = Lejek
field-meaning = Znaczenie
field-colour = Kolor
field-noun = Czego dotyczy
field-login = Login
field-name = Nazwa
field-admin = Administrator
field-zone = Strefa czasowa
field-label = Etykieta
field-options = Opcje
field-required = Wymagane
field-always = Zawsze widać
field-owner = Czyj widok
field-parts = Kolejność
field-views = Widoki kart
field-timelines = Osie czasu
field-section = Sekcja

# Sections of the cards.
section-lead-main = Lead
section-lead-client = Klient
section-lead-more = Więcej
section-deal-main = Deal
section-deal-client = Klient
section-deal-more = Więcej
section-contact-main = Kontakt
section-contact-client = Dane kontaktowe
section-contact-more = Więcej
section-company-main = Firma
section-company-client = Dane kontaktowe
section-company-more = Więcej
section-activity-main = Działanie
section-activity-more = Więcej
section-entry-main = Komentarz
section-entry-more = Więcej
section-exclusion-main = Wykluczenie
section-pipeline-main = Lejek
section-stage-main = Etap
section-setting-main = Zespół
section-source-main = Źródło
section-user-main = Pracownik
section-field-main = Pole
section-layout-main = Widok karty
section-product-main = Produkt

# Where a field of the team stands.
section-main = główne
section-client = klient
section-more = więcej

# How ready a client is to buy.
temperature-hot = gorący
temperature-warm = ciepły
temperature-cold = zimny

# Whether the client was looking himself, or the seller woke the demand.
origin-direct = bezpośredni
origin-indirect = wykreowany

# Types of deals.
deal-type-sale = sprzedaż
deal-type-service = usługi
deal-type-goods = towary
deal-type-other = inne

# What the client was when the deal was made.
client-kind-new = nowy klient
client-kind-inquiry = powtórne zapytanie
client-kind-repeat = powtórny deal

# Kinds of activities.
activity-call = telefon
activity-meeting = spotkanie
activity-mail = e-mail
activity-task = zadanie
activity-chat = wiadomość
activity-form = formularz

# What a stage means.
meaning-open = w toku
meaning-won = sukces
meaning-lost = porażka

# Colours of stages.
colour-grey = szary
colour-blue = niebieski
colour-cyan = błękitny
colour-green = zielony
colour-yellow = żółty
colour-magenta = purpurowy
colour-red = czerwony

# What a phone, an e-mail, a site or a messenger is for.
point-work = służbowy
point-mobile = komórkowy
point-home = domowy
point-fax = faks
point-other = inny
point-telegram = Telegram
point-whatsapp = WhatsApp
point-viber = Viber
point-skype = Skype
point-vk = VK

# The kinds of lines of a timeline.
entry-comment = Komentarz
entry-conversion = Konwersja
entry-import = Import
entry-call = Telefon
entry-mail = E-mail
entry-chat = Wiadomość
entry-form = Formularz
field-fields = Pola
field-person-name = Imię i nazwisko
field-thing-name = Nazwa
