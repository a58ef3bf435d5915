use proptest::prelude::*;
use serde_json::json;

use super::phone_line::End;
use super::*;

fn nobody(_: &str) -> bool {
    false
}

fn taken(channel: Channel, json: Json) -> Contact {
    contact(channel, json.to_string().as_bytes(), &nobody).unwrap()
}

fn refused(channel: Channel, raw: &str) -> &'static str {
    contact(channel, raw.as_bytes(), &nobody).unwrap_err().message.id
}

#[test]
fn a_call_says_who_called_and_how_long() {
    let call = taken(
        Channel::Call,
        json!({ "from": "8 912 345-67-89", "to": "+74951234567", "duration": 63,
                "record": "/rec/1.wav", "at": "2026-11-22T10:00:00+03:00", "queue": "sales" }),
    );
    assert_eq!(call.party.phones, ["8 912 345-67-89"]);
    assert_eq!((call.subject.as_str(), call.at), ("8 912 345-67-89", Some(1_795_330_800)));
    assert_eq!((call.facts.seconds, call.facts.record.as_str()), (Some(63), "/rec/1.wav"));
    assert_eq!(call.facts.fields, [("queue".to_owned(), "sales".to_owned())]);

    let out =
        taken(Channel::Call, json!({ "from": "101", "to": "+48600100200", "direction": "out" }));
    assert_eq!(
        (out.facts.direction, out.party.phones),
        (Direction::Out, vec!["+48600100200".into()])
    );
    let inner = taken(Channel::Call, json!({ "from": "101", "to": "102" }));
    assert!(inner.internal && inner.party.phones.is_empty());
    let hidden = taken(Channel::Call, json!({ "from": "Anonymous" }));
    assert_eq!((hidden.subject.as_str(), hidden.party), ("anonymous", Party::default()));
}

#[test]
fn numbers_of_telephone_exchanges_are_read() {
    let end = |number: Option<&str>, name: &str, internal| End {
        number: number.map(str::to_owned),
        name: name.to_owned(),
        internal,
    };
    for (told, expected) in [
        ("+7 912 345-67-89", end(Some("+7 912 345-67-89"), "", false)),
        ("sip:+79123456789@pbx.example;user=phone", end(Some("+79123456789"), "", false)),
        ("\"Ivan Petrov\" <+79123456789>", end(Some("+79123456789"), "Ivan Petrov", false)),
        ("\"Anonymous\" <anonymous>", end(None, "", false)),
        ("101", end(Some("101"), "", true)),
        ("", end(None, "", false)),
        ("anonymous@anonymous.invalid", end(None, "", false)),
        ("Withheld", end(None, "", false)),
    ] {
        assert_eq!(phone_line::read(told), expected, "{told}");
    }
    for (told, seconds) in
        [("63", Some(63)), ("1:03", Some(63)), ("1:00:01", Some(3601)), ("-1", None), ("x", None)]
    {
        assert_eq!(phone_line::seconds(told), seconds, "{told}");
    }
}

#[test]
fn a_message_says_in_which_messenger_who_wrote_what() {
    let chat = taken(
        Channel::Chat,
        json!({ "channel": "Telegram", "from": 12345, "name": "Ewa Nowak", "text": "\nDzień dobry\nCena?" }),
    );
    assert_eq!(chat.party.handle, Some(("telegram".into(), "12345".into())));
    assert_eq!((chat.subject.as_str(), chat.text.as_str()), ("Dzień dobry", "Dzień dobry\nCena?"));
    assert_eq!((chat.party.last_name.as_str(), chat.facts.network.as_str()), ("Nowak", "telegram"));
    let whatsapp = taken(Channel::Chat, json!({ "channel": "whatsapp", "from": "+48600100200" }));
    assert_eq!(whatsapp.party.phones, ["+48600100200"]);
    let other = taken(Channel::Chat, json!({ "channel": "jivo", "from": "a1", "text": "x" }));
    assert_eq!(other.party.handle, Some(("other".into(), "a1".into())));
    assert!(other.party.phones.is_empty());
}

#[test]
fn a_form_is_understood_under_the_names_sites_use() {
    let form = taken(
        Channel::Form,
        json!({ "your-name": "Иван Петров", "Телефон": ["+79123456789"], "E-mail": "i@x.example",
                "company": "Ромашка", "message": "12 окон", "utm": { "source": "ya", "term": null },
                "size": [1, 2], "agree": true }),
    );
    assert_eq!((form.party.first_name.as_str(), form.party.last_name.as_str()), ("Иван", "Петров"));
    assert_eq!(
        (form.party.phones, form.party.emails),
        (vec!["+79123456789".into()], vec!["i@x.example".into()])
    );
    assert_eq!((form.party.company.as_str(), form.comment.as_str()), ("Ромашка", "12 окон"));
    let beside = [("utm.source", "ya"), ("size", "1, 2"), ("agree", "true")];
    let beside = beside.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(form.facts.fields, beside);
    assert_eq!(form.subject, "12 окон");

    let odd = taken(Channel::Form, json!({ "phone": "call me", "email": "none", "name": "Ewa" }));
    assert!(!odd.party.is_reachable());
    assert_eq!(odd.facts.fields.len(), 2);
}

#[test]
fn what_is_malformed_is_said_to_be_so() {
    let table = [
        (Channel::Form, "", "refused-intake-nothing"),
        (Channel::Call, " \n", "refused-intake-nothing"),
        (Channel::Form, "{", "refused-intake-json-at"),
        (Channel::Form, "[1]", "refused-intake-json"),
        (Channel::Form, "{}", "refused-intake-empty"),
        (Channel::Form, "{\"name\": \" \"}", "refused-intake-empty"),
        (Channel::Chat, "{\"text\": \"x\"}", "refused-intake-missing"),
        (Channel::Call, "{\"direction\": \"up\"}", "refused-intake-direction"),
        (Channel::Call, "{\"duration\": \"long\"}", "refused-intake-duration"),
        (Channel::Call, "{\"at\": \"soon\"}", "refused-intake-moment"),
        (Channel::Call, "{\"from\": \"abc\"}", "refused-phone"),
        (Channel::Call, "{\"from\": \"sip:anna@pbx.example\"}", "refused-phone"),
        (Channel::Call, "{\"to\": \"+7\", \"direction\": \"out\"}", "refused-phone"),
        (Channel::Mail, "Subject: x\n\nx", "refused-intake-no-sender"),
    ];
    for (channel, raw, id) in table {
        assert_eq!(refused(channel, raw), id, "{raw}");
    }
    for raw in ["", " \n", "\u{feff}\n"] {
        let nothing = identity(Channel::Mail, raw.as_bytes(), 0).unwrap_err();
        assert_eq!(nothing.message.id, "refused-intake-nothing", "{raw:?}");
    }
}

#[test]
fn the_same_contact_is_told_from_another() {
    let identity = |channel, json: Json, now| identity(channel, json.to_string().as_bytes(), now);
    let id = |channel, json, now| identity(channel, json, now).unwrap().external;
    let call = || json!({ "from": "1", "to": "2", "duration": 5 });
    assert_ne!(id(Channel::Call, call(), 1), id(Channel::Call, call(), 2));
    let longer = json!({ "from": "1", "to": "2", "duration": 6 });
    assert_ne!(id(Channel::Call, call(), 1), id(Channel::Call, longer, 1));
    let at = |duration: i64| json!({ "from": "1", "to": "2", "at": 77, "duration": duration });
    assert_eq!(id(Channel::Call, at(1), 1), id(Channel::Call, at(2), 9));
    assert_eq!(id(Channel::Call, json!({ "id": "x7" }), 1), "x7");
    assert_eq!(id(Channel::Chat, json!({ "channel": "vk", "id": 7 }), 1), "vk:7");
    let form = || json!({ "phone": "+48600100200" });
    let first = identity(Channel::Form, form(), 1).unwrap();
    let second = identity(Channel::Form, form(), 2).unwrap();
    assert_eq!((&first.repeats, first.repeats.is_some()), (&second.repeats, true));
    assert_eq!(first.repeats.map(|of| format!("{of}@1")), Some(first.external));
    let other = identity(Channel::Form, json!({ "phone": "+48600100201" }), 2).unwrap();
    assert_ne!(other.repeats, second.repeats);
    assert_eq!(identity(Channel::Call, call(), 1).unwrap().repeats, None);
    assert!(super::identity(Channel::Call, b"nonsense", 1).is_err());
}

#[test]
fn our_own_numbers_are_colleagues() {
    let ours = |number: &str| number == "+79990001122";
    let raw = json!({ "from": "+79990001122" }).to_string();
    assert!(contact(Channel::Call, raw.as_bytes(), &ours).unwrap().internal);
}

proptest! {
    #[test]
    fn nothing_that_comes_breaks_it(raw in "\\{?(\"(from|to|at|name|phone|text|direction|x)\":(\"[^\"\\\\]{0,9}\"|-?[0-9]{1,20}|null|\\[1\\]|\\{\\}),?){0,5}\\}?") {
        for channel in Channel::ALL {
            let _ = (contact(channel, raw.as_bytes(), &nobody), identity(channel, raw.as_bytes(), 5));
        }
    }
}
