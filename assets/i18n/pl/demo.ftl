# Dane przykładowe.

refused-demo-not-empty = W tej bazie ktoś już pracuje. Dane przykładowe wymagają nowego pliku.
