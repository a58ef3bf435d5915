### Produkty: katalog, pozycje w leadach i dealach, zakładka karty.

hint-product-row = Napisz tak: Okno x2 szt @ 1500 -10% +20%.
hint-product-price = Podaj cenę po „@”.
refused-product-row = „{ $text }” nie da się odczytać jako produktu.
refused-quantity = „{ $text }” to nie ilość: potrzebna liczba większa od zera, do trzech miejsc po przecinku.
refused-percent = „{ $text }” to nie procent od 0 do 100, do dwóch miejsc po przecinku.
refused-products-many = Rekord ma najwyżej { $limit } produktów.
refused-products-large = Te produkty kosztują więcej, niż mieści kwota.
refused-product-name = Produkt musi mieć nazwę w jednym wierszu.
refused-product-unit = Jednostka produktu „{ $name }” jest dłuższa niż { $limit } znaków.
refused-product-quantity = Ilość produktu „{ $name }” musi być większa od zera i nie większa niż miliard.
refused-product-price-negative = Cena produktu „{ $name }” jest ujemna. Użyj rabatu.
refused-price-negative = Cena nie może być ujemna.
refused-product-discount = Rabat na „{ $name }” przekracza jego cenę.
refused-product-tax = Podatek produktu „{ $name }” musi wynosić od 0 do 100%.
refused-product-unknown = „{ $name }” nie ma w katalogu.
refused-product-ambiguous = Produktów o nazwie „{ $name }” jest kilka: { $count }. Wskaż właściwy kodem.
refused-product-currency = „{ $name }” kosztuje { $price }, a tutaj waluta to { $currency }.
refused-currency-of-products = Ceny produktów są w { $from }. Aby przejść na { $to }, najpierw usuń produkty albo podaj nowe ceny razem z walutą.
refused-no-product-row = W { $record } nie ma produktu „{ $name }”.
