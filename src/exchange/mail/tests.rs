use proptest::prelude::*;

use super::*;

fn letter(head: &str, body: &str) -> Vec<u8> {
    format!("{head}\r\n\r\n{body}").replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
}

const FROM: &str = "From: Ivan Petrov <ivan@x.example>\nTo: sales@our.example\nSubject: Windows";

fn nobody(_: &str) -> bool {
    false
}

fn of_ours(address: &str) -> bool {
    address.ends_with("our.example")
}

#[test]
fn a_plain_letter_is_read_whole() {
    let head = format!("{FROM}\nDate: Mon, 2 Nov 2026 10:00:00 +0300\nMessage-ID: <a1@x.example>");
    let bytes = letter(&head, "Hello.\nTwelve windows.\n-- \nIvan");
    let read = read(&bytes);
    assert_eq!(
        read.from,
        Some(Mailbox { name: "Ivan Petrov".into(), address: "ivan@x.example".into() })
    );
    assert_eq!((read.subject.as_str(), read.date), ("Windows", Some(1_793_602_800)));
    assert_eq!((read.text.as_str(), read.cut), ("Hello.\nTwelve windows.\n-- \nIvan", false));
    assert_eq!(identifier(&bytes), "a1@x.example");

    let contact = read.contact(&nobody).unwrap();
    assert_eq!(
        (contact.text.as_str(), contact.title.as_str()),
        ("Hello.\nTwelve windows.", "Windows")
    );
    assert_eq!(
        (contact.party.first_name.as_str(), contact.party.last_name.as_str()),
        ("Ivan", "Petrov")
    );
    assert_eq!(contact.party.emails, ["ivan@x.example"]);
    assert_eq!((contact.facts.direction, contact.facts.folded), (Direction::In, 2));
    assert!(contact.facts.whole.ends_with("Ivan"));
}

#[test]
fn a_letter_without_an_identifier_is_known_by_its_bytes() {
    let (a, b) = (letter(FROM, "a"), letter(FROM, "b"));
    assert_eq!(identifier(&a), identifier(&a.clone()));
    assert_ne!(identifier(&a), identifier(&b));
    assert!(identifier(b"").starts_with("sha256:e3b0c442"));
}

#[test]
fn letters_of_old_encodings_are_read() {
    use encoding_rs::{ISO_8859_2, KOI8_R, WINDOWS_1251};
    let russian = "Здравствуйте, нужны пластиковые окна для дома, двенадцать штук.";
    let polish = "Dzień dobry, proszę o wycenę okien, źródło: polecenie, Łódź.";
    for (text, charset) in [(russian, KOI8_R), (russian, WINDOWS_1251), (polish, ISO_8859_2)] {
        let (body, _, _) = charset.encode(text);
        let name = charset.name();
        // As it is named, under a name that nobody knows, and without any.
        for named in [format!("; charset={name}"), "; charset=x-none".into(), String::new()] {
            let head = format!("{FROM}\nContent-Type: text/plain{named}");
            let mut bytes = letter(&head, "");
            bytes.extend_from_slice(&body);
            assert_eq!(read(&bytes).text, text, "{name} {named}");
        }
        // Headers are written so too.
        let (head, _, _) = charset.encode("Subject: Окна для дома\nFrom: Иван <i@x.example>\n\nx");
        if charset != ISO_8859_2 {
            let read = read(&head);
            assert_eq!(read.subject, "Окна для дома", "{name}");
            assert_eq!(read.from.unwrap().name, "Иван", "{name}");
        }
    }
    let coded = letter(
        "From: =?koi8-r?B?6dfBzg==?= <i@x.example>\nSubject: =?utf-8?Q?=D0=9E=D0=BA=D0=BD=D0=B0?=",
        "x",
    );
    let coded = read(&coded);
    assert_eq!((coded.from.unwrap().name.as_str(), coded.subject.as_str()), ("Иван", "Окна"));
}

const MIXED: &str = "--b
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain; charset=utf-8

Plain words
--a
Content-Type: text/html; charset=utf-8

<p>Words of the page</p>
--a--
--b
Content-Type: application/pdf; name=\"offer.pdf\"
Content-Disposition: attachment; filename=\"offer.pdf\"
Content-Transfer-Encoding: base64

AAAAAAAA
--b--
";

#[test]
fn plain_text_goes_before_a_page_and_files_are_listed() {
    let head = format!("{FROM}\nContent-Type: multipart/mixed; boundary=b");
    let mixed = read(&letter(&head, MIXED));
    assert_eq!(mixed.text.trim(), "Plain words");
    let pdf = File { name: "offer.pdf".into(), kind: "application/pdf".into(), size: 6 };
    assert_eq!(mixed.files, [pdf]);

    let empty = MIXED.replace("Plain words", " ");
    assert_eq!(read(&letter(&head, &empty)).text.trim(), "Words of the page");
    let page = letter(&format!("{FROM}\nContent-Type: text/html"), "<p>Only<br>a page</p>");
    assert_eq!(read(&page).text.trim(), "Only\na page");
}

#[test]
fn machines_are_told_from_people() {
    let table = [
        ("", Nature::Personal),
        ("Auto-Submitted: no", Nature::Personal),
        ("Auto-Submitted: auto-replied", Nature::Automatic),
        ("Auto-Submitted: auto-generated", Nature::Automatic),
        ("Auto-Submitted: auto-generated\nReply-To: client@y.example", Nature::Personal),
        ("Return-Path: <>", Nature::Automatic),
        ("Return-Path: <ivan@x.example>", Nature::Personal),
        ("X-Autoreply: yes", Nature::Automatic),
        ("Precedence: bulk", Nature::Bulk),
        ("Precedence: list", Nature::Bulk),
        ("List-Id: News <news.shop.example>", Nature::Bulk),
        ("List-Unsubscribe: <https://shop.example/u>", Nature::Bulk),
        (
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            Nature::Automatic,
        ),
    ];
    for (more, nature) in table {
        let head = format!("{FROM}\n{more}").trim_end().to_owned();
        assert_eq!(read(&letter(&head, "x")).nature, nature, "{more}");
    }
    let daemon = letter("From: MAILER-DAEMON@x.example\nSubject: Undelivered", "x");
    assert_eq!(read(&daemon).nature, Nature::Automatic);
    // The team's own list is how its letters come, and no newsletter.
    let listed = letter(&format!("{FROM}\nList-Id: <sales.our.example>"), "x");
    let contact = |ours: &dyn Fn(&str) -> bool| read(&listed).contact(ours).unwrap();
    assert_eq!(contact(&nobody).facts.nature, Nature::Bulk);
    assert_eq!(contact(&of_ours).facts.nature, Nature::Personal);
}

#[test]
fn who_turned_to_whom_is_told_by_our_addresses() {
    let ours = |head: &str| read(&letter(head, "x")).contact(&of_ours).unwrap();
    let out = ours("From: anna@our.example\nTo: boris@our.example, Ewa <ewa@y.example>");
    assert_eq!((out.facts.direction, out.internal), (Direction::Out, false));
    assert_eq!(
        (out.party.emails, out.party.first_name),
        (vec!["ewa@y.example".into()], "Ewa".into())
    );

    let inner = ours("From: anna@our.example\nTo: boris@our.example");
    assert!(inner.internal);

    let site = ours(
        "From: Site <site@our.example>\nReply-To: Ewa Nowak <ewa@y.example>\nTo: a@our.example",
    );
    assert_eq!((site.facts.direction, site.internal), (Direction::In, false));
    assert_eq!(site.party.emails[0], "ewa@y.example");
    assert_eq!(site.party.last_name, "Nowak");

    let robot = "From: no-reply@shop.example\nReply-To: ewa@y.example";
    assert_eq!(ours(robot).party.emails, ["ewa@y.example"]);
    let other = "From: ewa@home.example\nReply-To: ewa@y.example";
    assert_eq!(ours(other).party.emails, ["ewa@y.example", "ewa@home.example"]);
}

#[test]
fn without_a_sender_there_is_nobody() {
    for head in ["Subject: x", "From:", "From: nobody", "To: a@x.example"] {
        assert_eq!(read(&letter(head, "x")).contact(&nobody), None, "{head}");
    }
    assert_eq!(read(b"").contact(&nobody), None);
    let sender = read(&letter("Sender: a@x.example\nSubject: x", "x"));
    assert_eq!(sender.from.unwrap().address, "a@x.example");
}

#[test]
fn a_long_letter_is_read_within_bounds_and_made_light() {
    let head = format!("{FROM}\nContent-Type: multipart/mixed; boundary=b");
    let file = "QUFB\r\n".repeat(400_000);
    let body = MIXED.replace("AAAAAAAA", &file);
    let bytes = letter(&head, &body);
    let whole = read(&bytes);
    assert_eq!(whole.files[0].size, 1_200_000);
    let light = lightened(&bytes).unwrap();
    assert!(light.len() < 10_000, "{}", light.len());
    let again = read(&light);
    assert_eq!((again.text, again.from), (whole.text, whole.from));
    assert_eq!(again.files[0].name, "offer.pdf");

    let long = letter(FROM, &"words and words\n".repeat(200_000));
    let read = read(&long);
    assert!(read.cut && read.text.len() < 200_000);
    assert!(lightened(&long).unwrap().len() < 100_000);
    assert_eq!(lightened(b"short"), None);
}

#[test]
fn a_page_that_is_not_read_to_its_end_goes_on() {
    let page = |times: usize| {
        let head = format!("{FROM}\nContent-Type: text/html; charset=utf-8");
        let body = format!("<p>Offer</p>{}<p>Price</p>", "<i></i>".repeat(times));
        read(&letter(&head, &body))
    };
    let (short, long) = (page(10), page(400_000));
    assert_eq!((short.text.lines().last(), short.cut), (Some("Price"), false));
    assert_eq!((long.text.trim(), long.cut), ("Offer", true));
}

#[test]
fn letters_in_letters_without_end_do_not_break_it() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(100_000);
    let bytes = format!("{FROM}\n{nested}");
    assert_eq!(read(bytes.as_bytes()).from.unwrap().address, "ivan@x.example");
    let few = format!("{FROM}\n{}", "Content-Type: message/rfc822\n\n".repeat(MOST_PARTS - 1));
    assert_eq!(read(few.as_bytes()).subject, "Windows");
}

proptest! {
    #[test]
    fn nothing_that_comes_breaks_it(
        text in "(From: |To: |Subject: |Content-Type: |multipart/mixed; boundary=b|text/html|\
                 message/rfc822|charset=|base64|--b|--|\r\n|\n\n|=\\?koi8-r\\?B\\?|\\?=|<|>|@|;|я|[ -~]){0,60}",
        junk in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = text.into_bytes();
        bytes.extend(junk);
        let letter = read(&bytes);
        let _ = (letter.contact(&nobody), identifier(&bytes));
    }
}
