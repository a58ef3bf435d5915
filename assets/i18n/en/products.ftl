### Products: the catalogue, the rows on leads and deals, and the tab of the card.

hint-product-row = Write it as: Window x2 pcs @ 1500 -10% +20%.
hint-product-price = Give the price behind “@”.
refused-product-row = “{ $text }” cannot be read as a product.
refused-quantity = “{ $text }” is no quantity: a number above zero with at most three decimals.
refused-percent = “{ $text }” is no percentage from 0 to 100 with at most two decimals.
refused-products-many = A record has at most { $limit } products.
refused-products-large = These products come to more than an amount may be.
refused-product-name = A product needs a name of one line.
refused-product-unit = The unit of “{ $name }” is longer than { $limit } characters.
refused-product-quantity = The quantity of “{ $name }” must be above zero, and no more than a billion.
refused-product-price-negative = The price of “{ $name }” is below zero. Use a discount instead.
refused-price-negative = A price cannot be below zero.
refused-product-discount = The discount on “{ $name }” is more than it costs.
refused-product-tax = The tax of “{ $name }” must be from 0 to 100%.
refused-product-unknown = “{ $name }” is not in the catalogue.
refused-product-ambiguous = { $count } products are called “{ $name }”. Name one by its code.
refused-product-currency = “{ $name }” costs { $price }, and this record is in { $currency }.
refused-currency-of-products = The products are priced in { $from }. To change to { $to }, remove them first or give new prices along with the currency.
refused-no-product-row = No product “{ $name }” on { $record }.
