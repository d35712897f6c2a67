"""The times in English goal statements, counted from Monday 1 March 2027."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.text import tokenise
from assistant.coach.when import find_times

TODAY = date(2027, 3, 1)

STATEMENTS = {
    "Kim goes out 3 times a week by 15 April.": "frequency: a week; deadline: by 15 April = 2027-04-15",
    "Lisa is on time to 6-7 of 10 lessons within three months.": "deadline: within three months = 2027-06-01",
    "By 1 June Ali has a bank account of his own.": "deadline: By 1 June = 2027-06-01",
    "Sara cycles to work before the summer": "deadline: before the summer = ?",
    "He cooks two evenings a week during the spring.": "frequency: a week; deadline: during the spring = ?",
    "She has her own flat in June.": "deadline: in June = 2027-06-30",
    "In half a year Kim smokes at most 5 cigarettes a day.": (
        "deadline: In half a year = 2027-09-01; frequency: a day"
    ),
    "Kim has phoned the dentist by the end of term.": "deadline: by the end of term = ?",
    "By Easter Kim can shop alone.": "deadline: By Easter = ?",
    "This autumn Kim starts work.": "deadline: This autumn = ?",
    "At the next follow-up Kim has been out every day for 4 weeks in a row.": (
        "deadline: At the next follow-up = ?; frequency: every day"
    ),
    "Over the next 8 weeks Kim goes to the gym on Mondays and Thursdays.": (
        "deadline: Over the next 8 weeks = 2027-04-26; frequency: on Mondays and Thursdays"
    ),
    "The next three months: walk every day": (
        "deadline: The next three months = 2027-06-01; frequency: every day"
    ),
    "After the summer holidays Kim is in school four days a week.": (
        "deadline: After the summer holidays = ?; frequency: a week"
    ),
    "Kim takes the bus alone (follow-up in June).": "deadline: in June = 2027-06-30",
    "Kim has been sober for three months.": "",
    "For the last three months Kim has missed 8 of 10 days.": "date: For the last three months",
    "Kim has lived here since March.": "date: since March",
    "Kim gets up at 8 every weekday.": "clock: at 8; frequency: every weekday",
    "Kim is at school by 8 am.": "clock: by 8 am",
    "Kim is in bed by 10 pm on school nights.": "clock: by 10 pm; frequency: on school nights",
    "Kim is home before 9.": "clock: before 9",
    "Kim sleeps from 22.00 to 07.00.": "clock: from 22.00 to 07.00",
    "Kim gets up at 08:00": "clock: at 08:00",
    "Kim, 18 years old, finds a job.": "age: 18 years old",
    "Kim, aged 17, lives alone.": "age: aged 17",
    "In the long run Kim wants to live alone.": "",
    "Kim will soon start work.": "",
    "Kim phones her mother every Monday.": "frequency: every Monday",
    "Kim trains once a week.": "frequency: a week",
    "Kim takes a walk in the morning.": "frequency: in the morning",
    "Apply for five jobs a week until midsummer": "frequency: a week; deadline: until midsummer = ?",
    "Lose 5 kg in three months": "deadline: in three months = 2027-06-01",
    "Cut down from 10 to 5 cigarettes a day by Christmas": "frequency: a day; deadline: by Christmas = ?",
    "The rent is paid by the 1st of every month.": "frequency: by the 1st of every month",
    "The rent is paid by the 28th each month": "frequency: by the 28th each month",
    "Kim has £50 left at the end of the month.": "",
    "Kim answers texts within two days.": "",
    "Kim walks for 30 minutes every day.": "frequency: every day",
    "Rating goes from 3/10 to 6/10.": "",
    "Kim has a driving licence in 2028.": "deadline: in 2028 = 2028-12-31",
    "Kim walks 10,000 steps a day within 6 weeks.": "frequency: a day; deadline: within 6 weeks = 2027-04-12",
    "Deadline: 1 May": "deadline: Deadline: 1 May = 2027-05-01",
    "Time frame: 3 months": "deadline: Time frame: 3 months = 2027-06-01",
    "Kim cleans the room every other week.": "frequency: every other week",
    "Kim has a job before she turns 20.": "deadline: before she turns 20 = ?",
    "Kim has moved out when the placement ends.": "deadline: when the placement ends = ?",
    "From 1 June Kim lives alone.": "date: From 1 June",
    "Today Kim is at school 2 days a week, the goal is 4.": "frequency: a week",
    "The next step is to apply.": "",
    "Kim may go out in May.": "deadline: in May = 2027-05-31",
    "Kim can march for 3 km": "",
    "Kim wants to cycle by summer.": "deadline: by summer = ?",
    "Kim eats breakfast before school.": "",
    "Kim goes home after school.": "",
    "Kim starts at 8.00 and finishes at 16.30.": "clock: starts at 8.00; clock: at 16.30",
    "Week 24 Kim has a summer job.": "deadline: Week 24 = 2027-06-20",
    "Kim sleeps 8 hours a night within a month": "frequency: a night; deadline: within a month = 2027-04-01",
    "Reduce by 3 hours a day": "frequency: a day",
    "Increase by 2 days": "",
    "Kim is out twice a day next week": "frequency: a day; deadline: next week = 2027-03-14",
    "Kim turns 18 in May.": "age: turns 18; deadline: in May = 2027-05-31",
    "In three weeks Kim can shop": "deadline: In three weeks = 2027-03-22",
    "Kim sees a friend twice in three weeks": "",
    "No drinking at weekends until the next review": (
        "frequency: at weekends; deadline: until the next review = ?"
    ),
    "Kim and June go out": "",
    "Kim falls asleep by midnight": "clock: by midnight",
    "Kim manages the fall of mood": "",
    "Get to college on time 4 days out of 5 by half-term": "deadline: by half-term = ?",
    "Kim attends every session over the next 12 weeks": "deadline: over the next 12 weeks = 2027-05-24",
    "By the end of the year Kim has saved £500": "deadline: By the end of the year = 2027-12-31",
    "Kim can cook three meals by the end of August": "deadline: by the end of August = 2027-08-31",
    "Kim finishes 3 of 5 assignments this term": "deadline: this term = ?",
    "Kim phones by Friday": "deadline: by Friday = 2027-03-05",
    "He will be able to spend a day with his son": "",
    "Kim wants a day off": "",
    "Half of the time": "",
    "Kim goes to bed at half past ten.": "clock: at half past ten",
    "Kim takes the medicine at noon": "clock: at noon",
    "Kim reaches step 3 of 5": "",
    "Kim will have 2 friends by this time next year": "deadline: by this time next year = 2028-03-01",
    "Kim to have a routine by the time school starts": "deadline: by the time school starts = ?",
    "Kim has a budget in place by the end of May": "deadline: by the end of May = 2027-05-31",
    "Kim is on top of his bills by week 18 at the latest": "deadline: by week 18 at the latest = 2027-05-09",
    "Kim sleeps at least 7 hours five nights a week before the summer is over": (
        "frequency: a week; deadline: before the summer is over = ?"
    ),
    "Within a year Kim manages without benefits": "deadline: Within a year = 2028-03-01",
    "Within the next few weeks Kim phones her brother": "deadline: Within the next few weeks = ?",
    "Kim is up before 9 at least 4 of 7 days until the review": (
        "clock: before 9; deadline: until the review = ?"
    ),
    "By the review in September Kim has been to the gym 10 times": (
        "deadline: By the review = ?; deadline: in September = 2027-09-30"
    ),
    "Kim has her own account when she turns 18": "deadline: when she turns 18 = ?",
    "Kim lives in her own flat from 1 September": "date: from 1 September",
    "Kim has been to school every day for two weeks": "frequency: every day",
    "Kim goes to bed around 10 pm": "clock: around 10 pm",
    "Kim takes the medicine morning and evening": "",
    "Kim phones on Monday, Wednesday and Friday": "frequency: on Monday, Wednesday and Friday",
    "Kim can be home alone for 30 minutes": "",
    "Kim arrives no later than 8.45": "clock: no later than 8.45",
    "Kim is ready at quarter to eight": "clock: at quarter to eight",
    "Kim stays clean for 90 days": "",
    "Kim stays clean for at least three months, until 1 September": (
        "deadline: until 1 September = 2027-09-01"
    ),
    "After three months Kim has lost 3 kg": "deadline: After three months = 2027-06-01",
    "Kim saw a psychologist in autumn 2026": "date: in autumn 2026",
    "Kim cuts gaming from 6 to 2 hours a day within 8 weeks": (
        "frequency: a day; deadline: within 8 weeks = 2027-04-26"
    ),
    "Kim has £200 left on the last day of every month": "frequency: every month",
    "Kim saves £30 a month until the summer holidays": (
        "frequency: a month; deadline: until the summer holidays = ?"
    ),
    "Kim pays the bills on time every month": "frequency: every month",
    "The goal is to be reached in a year's time.": "deadline: in a year's time = 2028-03-01",
    "The goal runs until 31 December.": "deadline: until 31 December = 2027-12-31",
    "The goal is reviewed in June and evaluated in December": (
        "deadline: in June = 2027-06-30; deadline: in December = 2027-12-31"
    ),
    "Start 1 March, done by 1 June": "date: Start 1 March; deadline: by 1 June = 2027-06-01",
    "Kim stays at dad's every other weekend": "frequency: every other weekend",
    "Kim can ride 5 km without a break by 15 May": "deadline: by 15 May = 2027-05-15",
    "Kim takes part 8 out of 10 times before half-term": "deadline: before half-term = ?",
    "Next week Kim starts the placement": "deadline: Next week = 2027-03-14",
    "Kim picks up the children at 3 pm on Tuesdays and Thursdays": (
        "clock: at 3 pm; frequency: on Tuesdays and Thursdays"
    ),
    "Kim is content 4 out of 5 days (7/10) in May": "deadline: in May = 2027-05-31",
    "Kim is 3 years old and will be able to dress": "age: 3 years old",
    "A 14-year-old girl goes to school": "age: 14-year-old",
    "Kim reads a book a month": "frequency: a month",
    "Kim wakes up without an alarm before 8.30": "clock: before 8.30",
    "Kim goes out on Saturday night": "deadline: on Saturday night = 2027-03-06",
    "Kim stopped smoking on 15/6": "deadline: on 15/6 = 2027-06-15",
    "Kim drinks no more than 2 beers in an evening": "",
    "Kim has been at school 40 of 50 days in the past six months": "date: in the past six months",
    "By the end of the year Kim has applied for ten jobs": "deadline: By the end of the year = 2027-12-31",
    "Over three months Kim raises attendance from 40 to 60%": "",
    "From April to June Kim attends 8 of 10 sessions": "deadline: From April to June = 2027-06-30",
    "Kim has tried three activities before the holidays": "deadline: before the holidays = ?",
    "Kim joins in every Thursday until Christmas": "frequency: every Thursday; deadline: until Christmas = ?",
    "Kim gets to school by 8:15 four days a week by 15 April": (
        "frequency: a week; deadline: by 15 April = 2027-04-15"
    ),
    "Kim attends 1 session/week for 12 weeks": "frequency: /week",
    "Kim trains 2x/week for 3 months": "frequency: /week",
    "Kim has a plan ready for the autumn": "deadline: ready for the autumn = ?",
    "Kim waits up to 10 minutes": "",
    "Within 6 months Kim takes the bus alone": "deadline: Within 6 months = 2027-09-01",
    "Six months from now Kim takes the bus alone": "deadline: Six months from now = 2027-09-01",
    "At the next review meeting Kim has attended 4 of 5 activities": (
        "deadline: At the next review meeting = ?"
    ),
    "in the course of the next 3 months Kim showers 3 times a week": (
        "deadline: in the course of the next 3 months = 2027-06-01; frequency: a week"
    ),
    "Kim can take the bus in two months": "deadline: in two months = 2027-05-01",
    "Two weeks before the exam Kim has revised": "deadline: Two weeks before the exam = ?",
    "Kim visits her mother this weekend": "deadline: this weekend = 2027-03-07",
    "Kim goes on holiday in the summer": "deadline: in the summer = ?",
    "Kim hands in 9 of 10 homework tasks each week this term": (
        "frequency: each week; deadline: this term = ?"
    ),
    "By the time of the next follow-up Kim has saved £100": "deadline: By the time of the next follow-up = ?",
    "Kim can count to 20": "",
    "Kim waits until the end of the lesson": "",
    "By spring, Kim will talk to three classmates a day": "deadline: By spring = ?; frequency: a day",
    "Kim gets dressed by himself 5 mornings a week by the May half-term": (
        "frequency: a week; deadline: by the May half-term = ?"
    ),
    "Kim is back at work 50% by mid-April": "deadline: by mid-April = 2027-04-20",
    "Kim swims 200 m by summer 2028": "deadline: by summer 2028 = ?",
    "Kim stays in class until noon": "clock: until noon",
    "No more than one night out a week for the next two months": (
        "frequency: a week; deadline: for the next two months = 2027-05-01"
    ),
    "Kim to have moved out in six months' time": "deadline: in six months' time = 2027-09-01",
    "Kim has not self-harmed in the last 30 days": "date: in the last 30 days",
    "Kim phones the job centre today": "",
    "Kim has one friend by then": "",
    "Kim does it right the second time": "",
    "Kim has a first job by the first of May": "deadline: by the first of May = 2027-05-01",
    "Kim marches on": "",
    "Kim may ask for help twice": "",
    "In May or June Kim moves": "deadline: In May or June = 2027-06-30",
    "Kim eats five a day": "frequency: a day",
    "It takes Kim 10 minutes": "",
    "one day Kim will travel": "",
    "Kim can travel one day a week": "frequency: a week",
    "Kim has started exercising by the last day of May": "deadline: by the last day of May = 2027-05-31",
    "Before midsummer Kim has applied for housing": "deadline: Before midsummer = ?",
    "Kim has a job before the year is out": "deadline: before the year is out = 2027-12-31",
    "Kim has a job before the turn of the year": "deadline: before the turn of the year = 2027-12-31",
    "By late April Kim has contacted the bank": "deadline: By late April = 2027-04-30",
    "Kim is debt-free by March 2028": "deadline: by March 2028 = 2028-03-31",
    "Kim is at school 4 days a week when the school year ends": (
        "frequency: a week; deadline: when the school year ends = ?"
    ),
    "At the end of the school year Kim has passed maths": "deadline: At the end of the school year = ?",
    "Kim has moved out in a year": "deadline: in a year = 2028-03-01",
    "Kim runs the household alone in 6-8 months": "deadline: in 6-8 months = 2027-11-01",
    "within 2-3 weeks Kim has booked an appointment": "deadline: within 2-3 weeks = 2027-03-22",
    "Kim sleeps 7 hours a night (by 30/4)": "frequency: a night; deadline: by 30/4 = 2027-04-30",
    "Kim sleeps 7 hours a night - target 30 April": (
        "frequency: a night; deadline: target 30 April = 2027-04-30"
    ),
    "In four weeks Kim has breakfast at least 5 days a week": (
        "deadline: In four weeks = 2027-03-29; frequency: a week"
    ),
    "Kim attends 10 sessions in March–May": "deadline: in March–May = 2027-05-31",
    "Between 1 March and 31 May Kim attends 10 sessions": "deadline: Between 1 March and 31 May = 2027-05-31",
    "By the next meeting Kim has written a list": "deadline: By the next meeting = ?",
    "Kim is in touch with her sister before the summer holidays": "deadline: before the summer holidays = ?",
    "On 1 June Kim has her own home": "deadline: On 1 June = 2027-06-01",
    "As of 1 June Kim has her own home": "date: As of 1 June",
    "Kim loses 5 kg by 1/6": "deadline: by 1/6 = 2027-06-01",
    "Within half a year Kim works half time": "deadline: Within half a year = 2027-09-01",
    "Over the next quarter Kim goes out every day": (
        "deadline: Over the next quarter = 2027-06-01; frequency: every day"
    ),
    "Kim has talked to the teacher before 15 May": "deadline: before 15 May = 2027-05-14",
    "After four weeks Kim manages the stairs": "deadline: After four weeks = 2027-03-29",
    "Kim is smoke-free by her birthday": "deadline: by her birthday = ?",
    "Kim reads 10 pages a day for the next six weeks": (
        "frequency: a day; deadline: for the next six weeks = 2027-04-12"
    ),
    "Until the Easter holidays Kim is on time": "deadline: Until the Easter holidays = ?",
    "in week 20": "deadline: in week 20 = 2027-05-23",
    "before week 20": "deadline: before week 20 = 2027-05-16",
    "Kim has met a friend by next week": "deadline: by next week = 2027-03-14",
    "Next month Kim goes out every day": "deadline: Next month = 2027-04-30; frequency: every day",
    "Kim gets a licence this year": "deadline: this year = 2027-12-31",
    "Kim gets a licence next year": "deadline: next year = 2028-12-31",
    "By the end of Q2 Kim has a placement": "deadline: By the end of Q2 = 2027-06-30",
    "By mid-May Kim can cook for 2 people": "deadline: By mid-May = 2027-05-20",
    "Kim is on a placement no later than 3 months from now": (
        "deadline: no later than 3 months from now = 2027-06-01"
    ),
    "Before three months have passed Kim is on a placement": "deadline: Before three months = 2027-06-01",
    "Kim has a flat by 01/06/2027": "deadline: by 01/06/2027 = 2027-06-01",
    "Kim is at school every day in the run-up to the summer holidays": (
        "frequency: every day; deadline: up to the summer holidays = ?"
    ),
    "Kim has a job once the course is finished": "deadline: once the course is finished = ?",
    "Kim has a key worker by the next review on 15 June": (
        "deadline: by the next review = ?; deadline: on 15 June = 2027-06-15"
    ),
    "Kim starts college in August": "deadline: in August = 2027-08-31",
    "Kim can swim 200 m by the time the summer holidays start": (
        "deadline: by the time the summer holidays start = ?"
    ),
    "Kim has saved £300 by this time next year": "deadline: by this time next year = 2028-03-01",
    "Kim has 3 friends by the end of this school year": "deadline: this school year = ?",
    "Kim phones twice a week from now until June": (
        "frequency: a week; deadline: from now until June = 2027-06-30"
    ),
    "Kim goes to bed at 10 by the end of March": "clock: at 10; deadline: by the end of March = 2027-03-31",
    "Kim can do this six weeks from now": "deadline: six weeks from now = 2027-04-12",
    "Kim completes the course by end of June 2027": "deadline: by end of June 2027 = 2027-06-30",
    "Kim takes one day at a time": "frequency: at a time",
    "Kim has routines for mornings and evenings": "frequency: mornings; frequency: evenings",
    "Kim speaks up when it gets too much": "",
    "Kim uses a calendar to remember appointments": "",
    "Kim plans the week on Sundays": "frequency: on Sundays",
    "Kim rests after lunch": "",
    "Kim has something to look forward to every weekend": "frequency: every weekend",
    "Kim left school three years ago": "date: three years ago",
    "Kim has been in therapy since 2025": "date: since 2025",
    "Kim is home in the evenings": "frequency: in the evenings",
    "Kim learns to tell the time": "",
    "Kim does homework straight after school": "",
    "Kim reads to the children before they sleep": "",
    "Kim has money for the whole month": "",
    "Kim eats three meals a day": "frequency: a day",
    "Kim does the laundry on Saturdays": "frequency: on Saturdays",
    "Kim showers in the morning": "frequency: in the morning",
    "Kim has a plan for the future": "",
    "Kim plays at most 2 hours an evening": "",
    "Kim weighs 72.5 kg": "",
    "Kim runs 5 km in under 30 minutes": "",
    "Kim stays calm for 10 minutes": "",
    "Kim goes home before dark": "",
    "Kim takes the 7.42 bus": "",
    "Kim was diagnosed in 2019": "date: in 2019",
    "Kim makes sure the children eat before nursery": "",
    "Kim can sit through a meal": "",
    "Kim can fall asleep without medicine": "",
    "Kim has a second chance": "",
    "Kim finishes the last lap": "",
    "Kim marches to school": "",
    "Kim reduces smoking by half": "",
    "Kim is in a good mood in the mornings": "frequency: in the mornings",
    "Kim spends time with the children after work": "",
    "Kim has 5 to 10 friends": "",
    "He was discharged on 18 February. He walks within three months.": (
        "date: on 18 February; deadline: within three months = 2027-06-01"
    ),
    "Screen time two hours a day in four weeks": "frequency: a day; deadline: in four weeks = 2027-03-29",
    "She has packed before she moves on 3 May": "deadline: before she moves on 3 May = 2027-05-02",
    "Drinks less at the weekend": "",
    "Breakfast at the weekend": "",
    "At his review on 12 February he wanted to move": "date: At his review; date: on 12 February",
}
"""Statements with their times in order: kind, words and last day (? where the calendar cannot tell)."""


@pytest.mark.parametrize(("statement", "wanted"), STATEMENTS.items())
def test_the_times_in_a_statement(statement: str, wanted: str) -> None:
    found = find_times(tokenise(statement), statement, "en", TODAY)

    shown = []
    for time in found:
        day = f" = {time.answer.day or '?'}" if time.kind == "deadline" else ""
        shown.append(f"{time.kind}: {statement[time.mark.start : time.mark.end]}{day}")
    assert "; ".join(shown) == wanted
