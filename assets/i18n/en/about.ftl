# What an activity is about.
field-about = About
about-mail = about the letter “{ $subject }”
about-untitled = about a letter
about-call = about the call
about-chat = about the message
about-form = about the form
refused-about = { $entry } is no letter, call, message or form, so nothing can be planned about it.
help-activity-about = The letter, call or message it is about: its number on the timeline
refused-no-letter = There is no letter { $entry }.
hint-letter = “lead show ID --timeline” shows the number of each letter after a #.
usage-about = “{ $text }” names no letter.
