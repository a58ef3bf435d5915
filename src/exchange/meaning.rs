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

/// The usual steps of a sale in their order, each by the beginnings of its words. Stages of no such words
/// stand at the empty one, those that wait for better days at the last.
const STEPS: [&str; 10] = [
    "new incoming unsorted нов неразобран now",
    "attempt call contact prospect дозвон недозвон звон контакт kontakt skontakt",
    "qualif need discover engag work progress квалиф потребн работ kwalif potrzeb pracy toku trakcie",
    "appoint meet visit demo present встреч замер демо презент spotkan wizyt prezent",
    "propos quot offer estim предлож кп смет ofert wycen",
    "",
    "negot decision review approv переговор соглас решен negocj decyz",
    "contract agreement договор umow",
    "invoic pay deliver production счет оплат предоплат отгруз достав производ faktur płat dostaw",
    "hold postpon later future nurtur pause отлож позже пауз wstrzym później",
];

/// How late in a sale a stage most likely comes, so that those of a file stand in a sensible order: the
/// rows name them in any.
pub fn step(stage: &str) -> usize {
    let name = written(stage);
    let words = words(&name);
    let steps = || words.iter().filter_map(|word| STEPS.iter().position(|s| begins(word, s)));
    let is_not_yet = words.iter().any(|word| among(word, NEGATIONS));
    match steps().max() {
        Some(step) if step + 1 < STEPS.len() && is_not_yet => 0,
        Some(step) => step,
        None => STEPS.iter().position(|step| step.is_empty()).unwrap_or_default(),
    }
}

/// The likely meaning of a stage.
pub fn guess(stage: &str) -> Meaning {
    let name = written(stage);
    let words = words(&name);
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

/// A name without differences that say nothing.
fn written(stage: &str) -> String {
    stage.to_lowercase().replace('ё', "е").replace(['’', '`'], "'")
}

fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect()
}

fn begins(word: &str, with: &str) -> bool {
    with.split_whitespace().any(|start| word.starts_with(start))
}

fn among(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
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

    #[test]
    fn stages_stand_in_the_order_of_a_sale() {
        for names in [
            &["New lead", "Contacted", "Qualified", "Proposal Sent", "Negotiation", "On Hold"][..],
            &["Prospecting", "Engaging", "Something else", "Contract Sent"],
            &["Not Contacted", "Attempted to Contact", "Pre Qualified", "Contact in Future"],
            &["Appointment Scheduled", "Decision Maker Bought-In", "Contract Sent", "Invoice"],
            &[
                "Неразобранное",
                "Первичный контакт",
                "Замер",
                "КП",
                "Согласование",
                "Договор",
                "Счёт",
            ],
            &["Nowy", "Skontaktowano", "Spotkanie", "Oferta", "Negocjacje", "Umowa", "Wstrzymane"],
        ] {
            let steps: Vec<usize> = names.iter().map(|name| step(name)).collect();
            assert!(steps.is_sorted_by(|a, b| a < b), "{names:?} {steps:?}");
        }
    }
}
