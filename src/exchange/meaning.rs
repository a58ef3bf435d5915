//! What a stage of another system most likely means, by the words of its name in three languages.
//!
//! It is a guess for stages nobody here knows, and it errs towards open: work that goes on by
//! mistake is seen and put right, a wrong victory is not.

use crate::domain::stage::Meaning;

/// Words that stand for success, by their beginnings.
const WON: &str = "success convert sold signed paid complete delivered успе выигр побед сконверт \
    конвертир реализован продан оплачен выполнен заверш заключен wygran sukces skonwertowan sprzedan \
    zrealizowan zawart";

/// Words that stand for failure, by their beginnings.
const LOST: &str = "lost junk spam disqual unqual reject refus declin cancel fail duplicate \
    abandon invalid uninterest unsuccess trash отказ провал проигр потер некачеств спам брак \
    мусор дубл отмен неусп нереализ дисквал неликвид strac przegran odrzuc anulow utracon nieudan \
    rezygn odmow niezakwal zdyskwal niezreal нецелев незаинтер неактуал nieaktual";

/// Words that a negation turns into failure though alone they promise nothing.
const HOPES: &str = "qualif interest buy bought purchas fit target relevant заинтерес интерес \
    квалиф целев купи состоя zainteres kwalif zakwal";

const NEGATIONS: &str =
    "not no non never won't didn't doesn't isn't can't dont don't cannot не нет nie bez";

/// Words that put an outcome into the future or in doubt.
const PENDING: &str = "yet pending awaiting waiting before pre almost nearly future to for follow \
    предварительно почти ожидает ожидание ждем до для oczekuje czeka przed";

/// The likely meaning of a stage.
pub fn guess(stage: &str) -> Meaning {
    let name = stage.to_lowercase().replace('ё', "е").replace(['’', '`'], "'");
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let begins = |word: &str, with: &str| with.split(' ').any(|start| word.starts_with(start));
    let among = |word: &str, list: &str| list.split(' ').any(|one| one == word);
    let pending = words.iter().any(|word| among(word, PENDING));
    let mut meaning = Meaning::Open;
    let mut negated = false;
    for word in words {
        if among(word, NEGATIONS) {
            negated = true;
        } else if begins(word, LOST) || among(word, "bad dead lose") {
            return if negated { Meaning::Open } else { Meaning::Lost };
        } else if among(word, "won win") || (begins(word, WON) && !is_process(word)) {
            match (negated, pending) {
                (_, true) => {}
                (true, false) => return Meaning::Lost,
                (false, false) => meaning = Meaning::Won,
            }
        } else if negated && begins(word, HOPES) {
            return if pending { Meaning::Open } else { Meaning::Lost };
        }
    }
    meaning
}

/// `завершение` goes on, `завершена` is over.
fn is_process(word: &str) -> bool {
    ["ние", "ния", "нию", "нии"].iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_guessed_by_their_words() {
        let open = [
            "New",
            "Contacted",
            "Not Contacted",
            "Qualified",
            "Pre-Qualified",
            "Contact in Future",
            "Attempted to Contact",
            "On Hold",
            "Negotiation",
            "Proposal Sent",
            "Re-engagement",
            "Engaging",
            "Prospecting",
            "Decision Maker Bought-In",
            "Contract Sent",
            "Open - Not Contacted",
            "Not won yet",
            "Not Qualified yet",
            "Awaiting to be paid",
            "Winter campaign",
            "Новый",
            "В работе",
            "Не обработан",
            "Переговоры",
            "Подготовка к продаже",
            "Первичный контакт",
            "Ожидает оплаты",
            "W trakcie",
            "Nowy",
            "Nie skontaktowano",
            "Negocjacje",
            "",
            "???",
            "Not lost",
            "Недозвон",
            "Завершение сделки",
            "Выполнение работ",
            "Delivery",
            "Badge ordered",
            "Заключение договора",
            "Closed",
        ];
        let won = [
            "Won",
            "Closed Won",
            "CLOSED WON",
            "Converted",
            "Closed - Converted",
            "Deal signed",
            "Sold",
            "Успешно реализовано",
            "Сделка успешна",
            "Выиграна",
            "Качественный лид: сконвертирован",
            "Оплачено",
            "Сделка заключена",
            "Umowa zawarta",
            "Wygrany",
            "Wygrana",
            "Sukces",
            "Skonwertowany",
        ];
        let lost = [
            "Lost",
            "Closed Lost",
            "Junk Lead",
            "Lost Lead",
            "Disqualified",
            "Unqualified",
            "Not Qualified",
            "Closed - Not Converted",
            "won't buy",
            "Won’t buy",
            "Not interested",
            "Bad timing",
            "Rejected",
            "Отказ",
            "Закрыто и не реализовано",
            "Сделка провалена",
            "Некачественный лид",
            "Не успешно",
            "Не заинтересован",
            "Проиграна",
            "Stracony",
            "Przegrany",
            "Nieudany",
            "Niezainteresowany, odrzucony",
            "Nie zainteresowany",
            "Client doesn't buy",
            "Нецелевой",
            "Неактуально",
            "Nieaktualny",
            "Dead",
        ];
        for (meaning, names) in
            [(Meaning::Open, &open[..]), (Meaning::Won, &won), (Meaning::Lost, &lost)]
        {
            for name in names {
                assert_eq!(guess(name), meaning, "{name}");
            }
        }
    }
}
