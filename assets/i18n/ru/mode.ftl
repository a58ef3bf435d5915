### Работа с лидами или только со сделками.

field-mode = Режим
mode-classic = классический, с лидами
mode-simple = простой, без лидов
field-inbound-on = Звонки видны
inbound-on-all = на всём открытом у клиента
inbound-on-one = на одной записи и у клиента
refused-simple-mode = Команда работает без лидов: обращение сразу становится сделкой с клиентом.
hint-simple-mode = Добавьте сделку; лиды вернёт «voronka setting set mode classic».
refused-simple-undo = Отмена снова открыла бы { $record }, а команда работает без лидов.
hint-simple-undo = Сначала «voronka setting set mode classic», потом отмените ещё раз.
note-simple-leads = Команда работает без лидов; здесь те, что остались с тех пор, когда они были.
import-as-usual = Каждая строка файла станет записью «{ $noun }»; если в строках другое, укажите: --as contacts.
refused-mode-leads =
    { $count ->
        [one] { $count } открытому лиду не останется места в режиме без лидов.
        [few] { $count } открытым лидам не останется места в режиме без лидов.
       *[other] { $count } открытым лидам не останется места в режиме без лидов.
    }
hint-mode-leads = «voronka setting set mode simple --yes» сделает из каждого сделку с клиентом; отменяется одним шагом.
refused-settled-mode = Эта база уже настроена и работает в другом режиме.
hint-set-mode = Смените его: «voronka setting set mode { $mode }».
operation-mode = смена режима работы
operation-country = смена страны или валюты
receipt-mode =
    { $count ->
        [0] Режим работы сменён.
        [one] Режим работы сменён: { $count } лид стал сделкой.
        [few] Режим работы сменён: { $count } лида стали сделками.
       *[other] Режим работы сменён: { $count } лидов стали сделками.
    }
receipt-undone-mode =
    { $count ->
        [0] Отменено: { $operation }
        [one] Отменено: { $operation } ({ $count } лид)
        [few] Отменено: { $operation } ({ $count } лида)
       *[other] Отменено: { $operation } ({ $count } лидов)
    }
receipt-redone-mode =
    { $count ->
        [0] Повторено: { $operation }
        [one] Повторено: { $operation } ({ $count } лид)
        [few] Повторено: { $operation } ({ $count } лида)
       *[other] Повторено: { $operation } ({ $count } лидов)
    }
help-setting-yes = Согласиться, что все открытые лиды станут сделками с клиентами
note-client-here = Клиент уже известен и связан: { $record }.
note-client-shares = Обратите внимание на { $record }: тот же телефон или e-mail.
note-client-supplemented = { $record }: добавлено { $what }.
note-lead-lost-made = Созданное из лида осталось: { $made }.
note-client-taken-back = { $record }: убрано { $what } — это появилось при связывании.
note-lead-reopened = Лид снова открыт; созданное из него осталось: { $made }.
pick-mode-simple = Работать без лидов?
pick-mode-simple-none = Перейти только на сделки
pick-mode-simple-yes =
    { $count ->
        [one] Сделать из { $count } открытого лида сделку с клиентом
        [few] Сделать из { $count } открытых лидов сделки с клиентами
       *[other] Сделать из { $count } открытых лидов сделки с клиентами
    }
pick-mode-classic = Работать с лидами?
pick-mode-classic-yes = Разбирать лиды, прежде чем заводить сделки
pick-mode-no = Оставить как есть
convert-common = Заполненное здесь попадёт туда, где у лида пусто.
convert-made = уже создано из этого лида
convert-supplement = добавить клиенту: { $what }
