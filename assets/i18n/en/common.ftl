# Yes and no.
yes = yes
no = no

# Rights.
refused-right = You may not do this: it needs the right { $right }
hint-ask-administrator = An administrator ({ $people }) can do it or grant the right.
refused-as = Only administrators ({ $people }) may act for somebody else with --as.
