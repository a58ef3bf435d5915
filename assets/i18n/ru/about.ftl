# По какому поводу дело.
field-about = По поводу
about-mail = по письму «{ $subject }»
about-untitled = по письму без темы
about-call = по звонку
about-chat = по сообщению
about-form = по заявке с сайта
refused-about = { $entry } — не письмо, не звонок, не сообщение и не заявка: запланировать дело по нему нельзя.
help-activity-about = Письмо, звонок или сообщение, по которому это дело: номер из истории
refused-no-letter = Письма { $entry } нет.
hint-letter = Номер письма после знака # показывает «lead show ID --timeline».
usage-about = «{ $text }» не называет письма.
