# The calendar of a section
view-calendar = calendar
calendar-by-activities = Activities
calendar-by-planned = Planned activities only
calendar-by-bookings = Bookings
all-day = all day
calendar-in-work = { $records } in work
calendar-more = { $count } more
why-booking-not-done = Bookings are not marked done: { $back }/{ $forward } move, { $delete } removes, { $open } opens the record.
why-date-not-done = A date of a record is nothing to be done: { $plan } plans something with it, { $open } opens the record.
why-done-stays = What is done stays on its day.
calendar-clash = taken twice
calendar-empty = Nothing here. { $new } adds a record with somethin{ $today }o do on this day, { $plan } plans with one that is there, { $date } shows another date, g t is today.
calendar-empty-filtered = Nothing here matches. { $back } shows everything again, { $today } is today.
line-day = Which day? For example: fri, +2w, 1 Dec
pick-calendar-by = Show in the calendar
pick-plan-with = Plan with
why-enter-day = { $open } shows the day; what stands there is moved and done there.
why-no-item = Nothing is under the cursor; { $down } and { $up } go to what stands on the day.
why-whole-day = It takes the whole day: { $back } and { $forward } move it by days.
why-fixed-date = “{ $field }” is set by the program and cannot be moved.

# The calendar on the command line
cli-calendar-empty = There is nothing in the calendar then.
cli-calendar-none = Nothing in the calendar matches “{ $text }” then.
cli-late = LATE
cli-done = DONE
cli-day = DAY
cli-resource = RESOURCE
cli-ahead = AHEAD
cli-next = NEXT
cli-time = TIME
cli-what = WHAT
cli-record = RECORD
cli-name = NAME
cli-who = WHO
cli-count = COUNT
cli-in-work = IN WORK
refused-calendar-field = The calendar does not show by “{ $field }”.
count-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
help-calendar = The calendar as text
help-calendar-query = Whose calendar, and which records of it: deals responsible:me
help-calendar-month = The month with this day; this month unless given
help-calendar-week = The week with this day
help-calendar-day = This day
help-calendar-field = Show records by this date instead of activities; planned shows only what is left to do, bookings what is booked
help-calendar-counts = Only how much there is on each day, and how many records were in work
help-calendar-resources = Resources that were booked, with what is still to come
calendar-hint-month = For example: 2026-12, december, next month
