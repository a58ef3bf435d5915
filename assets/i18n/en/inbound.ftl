### Calls, letters, messages and forms from outside.

inbound-call-in = Incoming call: { $who }
inbound-call-in-long = Incoming call, { $length }: { $who }
inbound-call-missed = Missed call: { $who }
inbound-call-out = Outgoing call: { $who }
inbound-call-out-long = Outgoing call, { $length }: { $who }
inbound-call-unanswered = Outgoing call, no answer: { $who }
inbound-seconds = { $seconds } s
inbound-minutes = { $minutes } min { $seconds } s
inbound-mail-in = Letter from { $who }: { $subject }
inbound-mail-out = Our letter to { $who }: { $subject }
inbound-chat-in = { $subject }, { $who }:
inbound-chat-out = { $subject }, we to { $who }:
inbound-form = Website form, { $who }
inbound-form-titled = Website form, { $who }: { $subject }
inbound-hidden = hidden number
inbound-from = From
inbound-to = To
inbound-files = Files
inbound-record = Recording
inbound-folded =
    { $count ->
        [one] { $count } more line is quoted
       *[other] { $count } more lines are quoted
    }
inbound-cut = (The text goes on; only its beginning is kept.)
inbound-automatic = Sent by a machine
inbound-bulk = Sent to many
inbound-bytes = { $size } bytes
inbound-kilobytes = { $size } kB
inbound-megabytes = { $size } MB

inbound-state-waiting = waits
inbound-state-done = taken in
inbound-state-left = left out
inbound-state-refused = refused
inbound-state-undone = taken back

# Why it went where it went.
why-open-deal = The deal is open: { $record }
why-open-lead = The lead is open: { $record }
why-repeat = A known client with nothing open; new: { $record }
why-repeat-off = A known client with nothing open, and repeat leads are off: { $record }
why-unknown = Nobody knew the sender; new: { $record }
why-hidden = No number or address came with it; new: { $record }
why-ours = We turned to the client ourselves: { $record }
why-machine = A machine wrote, nobody waits: { $record }
why-excluded = Left out: on the list of exclusions.
why-noise = Left out: an automatic letter or a newsletter of a stranger.
why-out-to-unknown = Left out: we turned to somebody who is not in the database.
why-internal = Left out: colleagues among themselves.
why-missed-hidden = Left out: a hidden number that nobody answered.

cli-intake-before = It was taken in before.
cli-intake-settled = Decided: { $count }.
usage-intake-both = Give either options or a file.

refused-intake-nothing = Nothing came. Give options, a file, or a JSON object on the standard input.
refused-intake-json = This is not a JSON object like { "{" }"name": "Ivan", "phone": "+7 912 345-67-89"{ "}" }.
refused-intake-json-at = This is not JSON: the mistake is in line { $line }, column { $column }.
refused-intake-empty = Nothing is filled in.
refused-intake-missing = Missing: { $name }.
refused-intake-direction = “{ $text }” is not a direction: in or out.
refused-intake-duration = “{ $text }” is not a duration in seconds.
refused-intake-moment = “{ $text }” is not a time such as 2026-12-01T10:00:00+03:00.
refused-intake-no-sender = The letter does not say who sent it. It is kept, and nothing was created.
note-intake-no-source = The record has no source: there is none with the code { $code }. “voronka source add { $code }” makes one.
note-source-of-channel = What comes in from outside by itself was given the source { $code }: from now on it has none. “voronka undo” brings it back.
refused-intake-too-big = This is larger than { $most } MB.
refused-no-inbound = Nothing came in under number { $id }.
refused-sender = “{ $text }” is not a phone, an e-mail or a domain.

help-intake = Take in a call, a letter, a message or a form; print the record it went to
help-intake-call = A telephone call
help-intake-mail = A letter as the mail server has it, from a file or the standard input
help-intake-chat = A message of a messenger
help-intake-form = The answers of a form on a site, one JSON object
help-intake-list = List what came last and what became of it
help-intake-again = Decide about what waits; take in what is named even where it was left out
help-intake-ids = Numbers of what came; without any, all that waits
help-intake-from = Who called; empty or “anonymous” where the number was hidden
help-intake-to = Who was called
help-intake-direction = in where somebody called us, out where we did
help-intake-written = in where somebody wrote to us, out where we did
help-intake-duration = How long it was; 0 where nobody answered
help-intake-record = Where the call was recorded
help-intake-name = The name of whoever is at the other end
help-intake-id = Its number in the other system: the same one twice changes nothing
help-intake-at = When it was; now, unless said
help-intake-channel = The messenger: telegram, whatsapp, viber ..
help-intake-handle = Who wrote: a handle or a number
help-intake-handle-to = To whom, where we wrote
help-intake-text = What was written
help-intake-letter = The letter; - or nothing is the standard input
help-intake-json = A JSON object with the names of the options; - is the standard input
help-intake-responsible = Who gets a new record of somebody unknown
