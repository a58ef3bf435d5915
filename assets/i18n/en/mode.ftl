### Working with leads, or with deals alone.

field-mode = Mode
mode-classic = classic, with leads
mode-simple = simple, without leads
field-inbound-on = Calls shown on
inbound-on-all = everything open of the client
inbound-on-one = one record and the client
refused-simple-mode = This team works without leads: whoever turns to you becomes a deal with its client.
hint-simple-mode = Add a deal instead; “voronka setting set mode classic” brings leads back.
refused-simple-undo = Undoing this would open { $record } again, and the team works without leads.
hint-simple-undo = First “voronka setting set mode classic”, then undo it again.
note-simple-leads = The team works without leads; these are left from the time when it had them.
import-as-usual = Each row of the file becomes a { $noun }; if it is something else, say so: --as contacts.
refused-mode-leads =
    { $count ->
        [one] { $count } open lead would have no place without leads.
       *[other] { $count } open leads would have no place without leads.
    }
hint-mode-leads = “voronka setting set mode simple --yes” turns each into a deal with its client, as one step to undo.
refused-settled-mode = This database is set up already, and works in the other way.
hint-set-mode = Change it: “voronka setting set mode { $mode }”.
operation-mode = change of the way of working
operation-country = change of the country or currency
receipt-mode =
    { $count ->
        [0] The team now works the other way.
        [one] The team now works the other way: { $count } lead became a deal.
       *[other] The team now works the other way: { $count } leads became deals.
    }
receipt-undone-mode =
    { $count ->
        [0] Taken back: { $operation }
        [one] Taken back: { $operation } ({ $count } lead)
       *[other] Taken back: { $operation } ({ $count } leads)
    }
receipt-redone-mode =
    { $count ->
        [0] Done again: { $operation }
        [one] Done again: { $operation } ({ $count } lead)
       *[other] Done again: { $operation } ({ $count } leads)
    }
help-setting-yes = Agree that all open leads become deals with their clients
note-client-here = Known already and linked: { $record }.
note-client-shares = Look at { $record } too: the same phone or e-mail.
note-client-supplemented = { $record } also has { $what } now.
note-client-taken-back = { $record } does not have { $what } any more: it came with the link.
note-lead-lost-made = What was created from it stays: { $made }.
note-lead-reopened = The lead is open again; what was created from it stays: { $made }.
pick-mode-simple = Work without leads?
pick-mode-simple-none = Go over to deals alone
pick-mode-simple-yes =
    { $count ->
        [one] Make { $count } open lead a deal with its client
       *[other] Make { $count } open leads deals with their clients
    }
pick-mode-classic = Work with leads?
pick-mode-classic-yes = Sort out leads before there are deals
pick-mode-no = Leave it as it is
convert-common = What you fill in here goes where a lead says nothing.
convert-made = created from this lead before
convert-supplement = add to the client: { $what }
