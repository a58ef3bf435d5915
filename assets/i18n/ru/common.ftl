# Yes and no.
yes = да
no = нет

# Rights.
refused-right = Недостаточно прав: нужно право { $right }
hint-ask-administrator = Администратор ({ $people }) может сделать это сам или выдать право.
refused-as = Действовать за другого через --as могут только администраторы ({ $people }).
