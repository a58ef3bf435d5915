# Что переходит из лида в созданное из него.
convert-goes = Что куда перейдёт (* обязательно)
convert-goes-everywhere = везде
convert-similar = { $field } → создать поле:
convert-similar-denied = Поля создаёт только администратор.
convert-other-kind = «{ $field }» там поле другого типа ({ $nouns }), поэтому это будет второе поле.
convert-choice-lost = { $choices }: нет в списке «{ $field }» ({ $noun }), останется только в лиде.
note-similar-added = Новое поле «{ $field }» ({ $noun }).
note-similar-empty = «{ $field }» в этом лиде не заполнено, поэтому поле не создано.
note-undo-left-filled = Поле «{ $field }» осталось: оно уже заполнено в других записях.
refused-similar-built-in = «{ $field }» есть у каждого лида: создать похожее можно только для поля, которое добавили вы сами.
refused-similar-target = «{ $field }» туда не попадёт ({ $noun }): лид в это не конвертируется. Добавьте в --to.
refused-similar-right = «{ $field }» нельзя создать в том, что получится из лида: у вас нет права добавлять поля.
usage-create-field = «{ $text }» — не ПОЛЕ=КУДА, например windows=deal,contact.
help-create-field = Создать похожее поле там, где его нет, например windows=deal,contact
