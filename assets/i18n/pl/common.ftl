# Yes and no.
yes = tak
no = nie

# Rights.
refused-right = Brak uprawnień: potrzebne jest prawo { $right }
hint-ask-administrator = Administrator ({ $people }) może to zrobić albo nadać to prawo.
refused-as = Działać za kogoś przez --as mogą tylko administratorzy ({ $people }).
