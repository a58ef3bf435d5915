# Что переходит из лида в созданное из него.
convert-goes = Что куда перейдёт (* обязательно)
convert-goes-everywhere = везде
convert-similar = { $field } → создать поле:
convert-similar-denied = Поля создаёт только администратор.
convert-other-kind = «{ $field }» у { $nouns } — поле другого типа, поэтому это будет второе поле.
convert-choice-lost = В списке «{ $field }» у { $noun } нет: { $choices }. Останется только в лиде.
note-similar-added = Новое поле у { $noun }: «{ $field }».
note-similar-empty = «{ $field }» в этом лиде не заполнено, поэтому поле не создано.
note-undo-left-filled = Поле «{ $field }» осталось: оно уже заполнено в других записях.
refused-similar-built-in = «{ $field }» есть у каждого лида: создать похожее можно только для поля, которое добавили вы сами.
refused-similar-target = «{ $field }» в карточки { $noun } не попадёт: лид в это не конвертируется. Добавьте в --to.
refused-similar-right = «{ $field }» нельзя создать в том, что получится из лида: у вас нет права добавлять поля.
usage-create-field = «{ $text }» — не ПОЛЕ=КУДА, например windows=deal,contact.
help-create-field = Создать похожее поле там, где его нет, например windows=deal,contact
