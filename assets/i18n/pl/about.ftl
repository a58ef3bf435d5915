# Czego dotyczy działanie.
field-about = W sprawie
about-mail = w sprawie wiadomości „{ $subject }”
about-untitled = w sprawie wiadomości bez tematu
about-call = w sprawie rozmowy
about-chat = w sprawie czatu
about-form = w sprawie formularza
refused-about = { $entry } to nie list, rozmowa, wiadomość ani formularz, więc nie można zaplanować do tego działania.
help-activity-about = List, rozmowa lub wiadomość, której to dotyczy: jej numer na osi czasu
refused-no-letter = Nie ma wiadomości { $entry }.
hint-letter = Numer wiadomości po znaku # pokazuje „lead show ID --timeline”.
usage-about = „{ $text }” nie wskazuje wiadomości.
