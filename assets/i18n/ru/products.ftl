### Товары: каталог, строки в лидах и сделках, вкладка карточки.

hint-product-row = Пишите так: Окно x2 шт @ 1500 -10% +20%.
hint-product-price = Укажите цену после «@».
refused-product-row = «{ $text }» не читается как товар.
refused-quantity = «{ $text }» — не количество: нужно число больше нуля, до трёх знаков после запятой.
refused-percent = «{ $text }» — не процент от 0 до 100, до двух знаков после запятой.
refused-products-many = В одной записи не больше { $limit } товаров.
refused-products-large = Эти товары стоят больше, чем вмещает сумма.
refused-product-name = Товару нужно название в одну строку.
refused-product-unit = Единица товара «{ $name }» длиннее { $limit } символов.
refused-product-quantity = Количество товара «{ $name }» должно быть больше нуля и не больше миллиарда.
refused-product-price-negative = Цена товара «{ $name }» меньше нуля. Используйте скидку.
refused-price-negative = Цена не может быть меньше нуля.
refused-product-discount = Скидка на «{ $name }» больше его стоимости.
refused-product-tax = Налог товара «{ $name }» должен быть от 0 до 100%.
refused-product-unknown = «{ $name }» нет в каталоге.
refused-product-ambiguous = Товаров с названием «{ $name }» несколько: { $count }. Назовите нужный по коду.
refused-product-currency = «{ $name }» стоит { $price }, а здесь валюта { $currency }.
refused-currency-of-products = Цены товаров указаны в { $from }. Чтобы перейти на { $to }, сначала уберите товары или задайте новые цены вместе с валютой.
refused-no-product-row = В { $record } нет товара «{ $name }».
