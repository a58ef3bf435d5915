# Co przechodzi z leada do tego, co z niego powstaje.
convert-goes = Co dokąd trafi (* wymagane)
convert-goes-everywhere = wszędzie
convert-similar = { $field } → utwórz pole:
convert-similar-denied = Pola tworzy tylko administrator.
convert-other-kind = „{ $field }” dla { $nouns } to pole innego typu, więc powstanie drugie pole.
convert-choice-lost = Na liście „{ $field }” dla { $noun } nie ma: { $choices }. Zostanie tylko w leadzie.
note-similar-added = Nowe pole dla { $noun }: „{ $field }”.
note-similar-empty = „{ $field }” w tym leadzie jest puste, więc pole nie powstało.
note-undo-left-filled = Pole „{ $field }” zostało: jest już wypełnione w innych rekordach.
refused-similar-built-in = „{ $field }” ma każdy lead: podobne można utworzyć tylko dla pola dodanego przez zespół.
refused-similar-target = „{ $field }” nie trafi do { $noun }: lead nie jest na to konwertowany. Dopisz do --to.
refused-similar-right = Pola „{ $field }” nie można utworzyć w tym, co powstanie z leada: nie masz prawa dodawać pól.
usage-create-field = „{ $text }” to nie POLE=DOKĄD, na przykład windows=deal,contact.
help-create-field = Utwórz podobne pole tam, gdzie go nie ma, na przykład windows=deal,contact
