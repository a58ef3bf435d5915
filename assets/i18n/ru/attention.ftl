# Reminders and what asks for attention.
refused-reminder-after = Напоминание приходит до срока, а не после него.
refused-reminder-far = Напоминание приходит не раньше чем за год до срока.
refused-reminders-many = Не больше { $count } напоминаний для одного дела.
refused-last-reminder = Хотя бы одно напоминание должно остаться. Укажите вместо него другое, например: 15м, 1ч
