"""Answers to "by when?" in English: what each comes to, counted from Monday 1 March 2027."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.when import read_when

TODAY = date(2027, 3, 1)

ANSWERS = {
    "2027-03-01": [
        "tonight", "today", "in an hour", "when spring arrives", "tonight at 7", "the 1st of the month",
    ],
    "2027-03-01..2027-03-02": ["within 24 hours"],
    "2027-03-01..2027-03-03": ["within 48 hours"],
    "2027-03-01..2027-03-04": ["before Friday"],
    "2027-03-01..2027-03-07": ["this week", "within the week"],
    "2027-03-01..2027-03-15": ["within a week or two"],
    "2027-03-01..2027-03-22": ["in the next couple of weeks"],
    "2027-03-01..2027-03-27": ["before Easter"],
    "2027-03-01..2027-03-31": [
        "this month", "end of the quarter", "early spring", "March", "in March", "within 30 days",
        "within the month",
    ],
    "2027-03-01..2027-04-01": [
        "in the next month", "in the coming month", "in less than a month", "within a month from now",
    ],
    "2027-03-01..2027-04-21": ["before the hearing on 22 April", "before I go to court on 22 April"],
    "2027-03-01..2027-04-11": ["before week 15"],
    "2027-03-01..2027-04-12": ["over the next six weeks", "up to six weeks"],
    "2027-03-01..2027-05-01": ["within two months", "within the next two months"],
    "2027-03-01..2027-05-31": [
        "before the summer", "this spring", "before 1 June", "rest of spring", "before 1/6",
    ],
    "2027-03-01..2027-06-01": ["in the next three months", "no more than three months"],
    "2027-03-01..2027-11-30": ["before 1 December"],
    "2027-03-01..2027-12-24": ["before Christmas"],
    "2027-03-01..2027-12-31": [
        "before the end of the year", "before the year is out", "the rest of the year",
    ],
    "2027-03-01..2028-03-01": ["over the coming year", "in the next year or so"],
    "2027-03-02": ["tomorrow", "tomorrow evening", "see you Tuesday so then"],
    "2027-03-03": [
        "the day after tomorrow", "wendesday", "the 3rd", "shall we say Wednesday?",
        "Wednesday works for me",
    ],
    "2027-03-04": ["Thrusday"],
    "2027-03-05": [
        "on Friday", "this Friday", "this coming Friday", "by Friday", "Friday at the latest",
        "end of play Friday", "Fri 5/3", "the coming Friday", "Friday when we meet",
        "by close of business Friday",
    ],
    "2027-03-05..2027-03-07": ["by the end of the week"],
    "2027-03-06": ["Saterday"],
    "2027-03-06..2027-03-07": ["this weekend", "by the weekend", "at the weekend"],
    "2027-03-07": ["Sunday evening", "Mother's Day"],
    "2027-03-08": ["in a week", "in a week's time", "a week today", "today week"],
    "2027-03-08..2027-03-14": ["next week", "by next week", "the following week", "nxt week"],
    "2027-03-09": [
        "Tuesday 9th", "Tuesday next week", "next week, Tuesday", "tomorrow week", "a week tomorrow",
    ],
    "2027-03-11..2027-03-20": ["middle of the month"],
    "2027-03-12": [
        "Friday week", "a week on Friday", "a week from Friday", "Friday next week", "next week on Friday",
        "Friday of next week", "the twelfth of March",
    ],
    "2027-03-13": ["a week on Saturday", "Saturday week"],
    "2027-03-15": [
        "the 15th", "on the 15th", "in a fortnight", "a fortnight", "two weeks from today",
        "Monday the 15th", "Monday 15", "Monday 15 March at 10", "15 March 10am", "around the 15th",
        "a fortnight today", "a fortnight's time", "in a fortnight or so", "the 15th of this month",
        "in two weeks time",
    ],
    "2027-03-15..2027-03-21": ["week after next"],
    "2027-03-15..2027-03-22": ["in a couple of weeks", "in two or three weeks"],
    "2027-03-16": ["in half a month", "Tuesday fortnight"],
    "2027-03-17": ["St Patrick's Day"],
    "2027-03-18": ["two weeks Thursday"],
    "2027-03-19": ["Friday in two weeks", "a fortnight on Friday"],
    "2027-03-20": ["the 20th", "the twentieth", "the twentieth of this month"],
    "2027-03-21..2027-03-27": ["the week before Easter"],
    "2027-03-21..2027-03-31": ["by the end of the month", "end of month", "at the end of this month"],
    "2027-03-22": ["two weeks on Monday", "in three weeks or so", "3 more weeks", "three weeks today"],
    "2027-03-22..2027-03-29": ["in 3-4 wks"],
    "2027-03-25": [
        "Thursday 25 March", "Thursday, 25th of March 2027", "25.03.27", "25/3/27", "March 25", "Mar 25",
        "25 Mar",
    ],
    "2027-03-26": ["Good Friday", "the last Friday before Easter", "the Friday before Easter"],
    "2027-03-28": ["Easter", "at Easter", "round about Easter", "Easter weekend"],
    "2027-03-29": ["Easter Monday", "the Monday after Easter", "the first Monday after Easter"],
    "2027-03-29..2027-04-04": [
        "after Easter", "the week after Easter", "straight after Easter", "week after Easter",
    ],
    "2027-03-29..2027-04-05": ["in four to five weeks", "in 4-5 weeks"],
    "2027-03-31": ["the last day of the month", "the last of the month", "the 31st", "thirty days"],
    "2027-04-01": ["this time next month", "give me a month", "a month will do", "first of next month"],
    "2027-04-01..2027-04-10": ["early next month", "start of next month"],
    "2027-04-01..2027-04-30": [
        "next month", "all of April", "through April", "preferably in April", "Aprl", "Aprill",
    ],
    "2027-04-01..2027-06-30": ["between April and June", "next quarter"],
    "2027-04-03": ["03/04"],
    "2027-04-05": ["Monday in week 14"],
    "2027-04-05..2027-04-11": ["week fourteen"],
    "2027-04-08": ["a month on Monday"],
    "2027-04-11..2027-04-20": [
        "mid-April", "mid April", "in the middle of April", "the middle of next month",
    ],
    "2027-04-12": [
        "in 6 weeks", "in six weeks' time", "another six weeks", "six weeks", "6 wks", "six weeks from now",
    ],
    "2027-04-12..2027-04-18": ["week 15ish"],
    "2027-04-15": ["the 15th of next month", "2027-04-15 14:00", "April 15th at 2pm"],
    "2027-04-16": ["in a month and a half", "in one and a half months"],
    "2027-04-18": ["three weeks after Easter"],
    "2027-04-19..2027-04-25": ["after week 15"],
    "2027-04-21..2027-04-30": [
        "by the end of next month", "through to the end of April", "until the end of April",
        "towards the end of April",
    ],
    "2027-04-30": ["absolutely no later than 30 April"],
    "2027-05-01": ["May 1st", "1st May", "May the first", "first of May", "a bit over two months"],
    "2027-05-01..2027-05-07": ["first week of May"],
    "2027-05-01..2027-05-10": ["the first few days of May"],
    "2027-05-01..2027-05-15": ["between the 1st and the 15th of May", "1/5-15/5", "1 - 15 May"],
    "2027-05-01..2027-05-31": ["May", "may", "in may", "sometime in May", "May?"],
    "2027-05-01..2027-06-01": ["between 1 May and 1 June", "a couple of months"],
    "2027-05-01..2027-06-30": ["May or June", "May through June", "May-June sometime"],
    "2027-05-01..2027-07-31": ["May to July"],
    "2027-05-02": ["the first Sunday in May"],
    "2027-05-03": ["by my birthday on 3 May", "by the May bank holiday"],
    "2027-05-15": ["15 May or thereabouts"],
    "2027-05-15..2027-06-01": ["15 May - 1 June"],
    "2027-05-16": ["Whitsun", "at Whitsun", "by Whitsun"],
    "2027-05-16..2027-05-31": ["second half of May"],
    "2027-05-19..2027-05-20": ["mid week 20"],
    "2027-05-20": ["about 20 May", "20 May?", "Deadline: 20 May 2027", "By: 20/5"],
    "2027-05-21..2027-05-23": ["end of week 20"],
    "2027-05-21..2027-05-31": [
        "end of May", "the end of May", "late May", "towards the end of May",
        "We are aiming for the end of May", "the last few days in May",
    ],
    "2027-05-21..2027-06-10": ["end of May or beginning of June"],
    "2027-05-21..2027-06-20": ["between the end of May and the middle of June"],
    "2027-05-28": ["the last Friday of May"],
    "2027-05-30": ["90 days", "90 days from today"],
    "2027-05-31": [
        "the last of May", "the last day of May", "spring bank holiday", "twelve weeks from Monday",
        "last Monday in May",
    ],
    "2027-06-01": [
        "in 3 months time", "in about three months", "three months from now", "three months",
        "let's say three months", "3 mths", "by 1 June", "no later than 1 June", "until 1 June",
        "around 1 June", "hopefully by 1 June", "it should be done by 1 June at the latest", "in 3 monhts",
        "om tre månader", "from now until 1 June", "after three months", "three months down the line",
        "three months' time", "3 months", "first day of June", "in exactly three months",
        "not later than 1 June", "not after 1 June", "until 1/6", "through 1 June",
        "up to and including 1 June", "every week until 1 June",
    ],
    "2027-06-01..2027-06-10": ["early June", "beginning of June"],
    "2027-06-01..2027-06-15": ["from 1 to 15 June", "1-15 June", "June 1-15", "first half of June"],
    "2027-06-01..2027-06-30": [
        "in June", "June", "when it's June", "after the wedding in June", "by the end of Q2",
        "not until June", "from June", "last day of school in June", "not in May but in June",
    ],
    "2027-06-01..2027-07-01": ["in three or four months"],
    "2027-06-01..2027-07-31": ["mid 2027"],
    "2027-06-01..2027-08-31": ["in the summer", "this summer", "over the summer"],
    "2027-06-07": ["the first Monday in June"],
    "2027-06-07..2027-06-13": ["week 23 or so", "the week of 7 June", "week commencing 7th June"],
    "2027-06-07..2027-06-20": ["weeks 23/24"],
    "2027-06-08": ["second Tuesday in June"],
    "2027-06-08..2027-06-14": ["the second week of June"],
    "2027-06-09": ["Wednesday 9 June", "Wed 9 June", "Wednesday the 9th of June", "Wednesday, June 9th"],
    "2027-06-10": ["two weeks before midsummer"],
    "2027-06-11": ["the second Friday of June"],
    "2027-06-11..2027-06-20": ["I think mid June would work", "half way through June"],
    "2027-06-12": ["Saturday the 12th of June"],
    "2027-06-13": ["Sun 13 June"],
    "2027-06-14..2027-06-20": ["week 24", "wk 24"],
    "2027-06-14..2027-07-04": ["weeks 24-26"],
    "2027-06-20": ["Father's Day"],
    "2027-06-21": ["twenty-first of June"],
    "2027-06-21..2027-06-30": ["by teh end of June"],
    "2027-06-24": ["midsummer", "let's go with midsummer"],
    "2027-06-24..2027-06-30": ["last week of June"],
    "2027-06-28": ["June 28"],
    "2027-06-30": ["by the last day of June"],
    "2027-07-01": ["in four mounths"],
    "2027-07-01..2027-07-31": ["mid-summer", "mid-summer 2027"],
    "2027-07-01..2027-09-30": ["Q3", "third quarter"],
    "2027-07-01..2027-12-31": ["second half of the year"],
    "2027-07-04": ["4th July"],
    "2027-08-01..2027-08-31": [
        "by the end of the summer", "late summer", "in August after the holidays", "end of summer", "Agust",
    ],
    "2027-08-14": ["my sister's wedding on 14 August"],
    "2027-08-25..2027-08-31": ["the last week in August"],
    "2027-08-30": ["the August bank holiday"],
    "2027-08-31": ["the thirty-first of August"],
    "2027-09-01": [
        "in half a year", "by the first of September", "1 Sept latest", "half a year",
        "six months from today", "when autumn comes", "probably half a year", "6 months",
        "six months' time", "in six months",
    ],
    "2027-09-01..2027-09-30": [
        "after the summer", "early autumn", "Septmeber", "beginning of autumn",
        "by the end of the third quarter", "Septemebr",
    ],
    "2027-09-01..2027-11-30": ["during the autumn", "in the fall", "sometime in the autumn"],
    "2027-09-15": [
        "2027-09-15", "15 September", "15th September 2027", "15th of September", "the 15th of September",
        "September 15", "September 15th, 2027", "Sept 15", "15 Sep 2027", "15/9", "15/09/2027", "15/9/27",
        "15.9.27", "15-9-2027", "the fifteenth of September",
    ],
    "2027-10-01..2027-12-31": ["fourth quarter", "the last quarter", "final quarter", "Q4"],
    "2027-10-31": ["Halloween", "by Halloween"],
    "2027-11-01..2027-11-30": ["late autumn"],
    "2027-11-05": ["Bonfire Night"],
    "2027-12-01": ["by 1/12", "by 1.12.2027", "by Dec 1"],
    "2027-12-01..2027-12-31": [
        "end of the year", "by December", "end 2027", "late 2027", "by end of 2027", "by year end", "EOY",
    ],
    "2027-12-01..2028-02-29": ["winter"],
    "2027-12-03": ["3 Dec", "3rd Dec", "3/12/27", "3.12.2027", "03 12 2027", "2027 12 03"],
    "2027-12-11": ["two weeks before Christmas"],
    "2027-12-18..2027-12-24": ["in the week before Christmas"],
    "2027-12-23": ["the day before Christmas Eve"],
    "2027-12-24": ["Christmas Eve", "24/12 latest", "Christmas Eve this year"],
    "2027-12-25": [
        "by Christmas", "ready by Christmas", "over Christmas", "on Christmas Day itself",
        "every day until Christmas", "nearer Christmas", "in time for Christmas",
    ],
    "2027-12-26": ["Boxing Day"],
    "2027-12-26..2027-12-31": ["between Christmas and New Year"],
    "2027-12-26..2028-01-01": ["after Christmas"],
    "2027-12-27": ["the day after Boxing Day"],
    "2027-12-31": ["turn of the year", "New Year's Eve", "when the year is over"],
    "2028-01-01": ["by New Year", "New Year's Day"],
    "2028-01-01..2028-01-31": [
        "early next year", "beginning of next year", "in the new year", "early in the new year",
        "beginning of 2028",
    ],
    "2028-01-01..2028-03-31": ["first quarter of 2028", "Q1 2028"],
    "2028-01-01..2028-06-30": ["first half of 2028"],
    "2028-01-01..2028-12-31": ["next year", "2028", "in 2028", "during 2028"],
    "2028-01-02..2028-01-08": ["after Christmas and New Year"],
    "2028-02-01..2028-02-29": ["Febuary", "in February"],
    "2028-02-14": ["Valentine's Day"],
    "2028-03-01": [
        "this time next year", "about a year", "a year", "a year or so", "just under a year", "1 yr",
        "in a year's time",
    ],
    "2028-03-01..2028-05-31": ["spring 2028"],
    "2028-03-12": ["12 March 2028"],
    "2028-06-01": ["1 June next year"],
    "2028-06-01..2028-06-30": ["June 2028", "June next year"],
    "2028-06-01..2028-08-31": ["summer 2028"],
    "2028-09-01": [
        "in a year and a half", "in one and a half years", "in 18 months", "in 1.5 years", "18 mos",
    ],
    "2028-12-01..2028-12-31": ["the end of next year"],
    "2029-03-01": ["two years", "2 yrs"],
    "past_date": [
        "yesterday", "last week", "last Friday", "two weeks ago", "last year", "1 February 2027",
        "June 2026", "in February this year", "in May 2026", "May last year", "a year ago", "last summer",
        "the last week", "autumn 2026", "week 10 of 2026", "28 February 2027",
    ],
    "no_such_date": [
        "9/15", "week 60", "31 February", "29 February 2027", "31 June", "the 32nd of May", "2027-02-30",
        "31 April", "the 45th", "week 99", "03-25-2027", "3/25",
    ],
    "contradiction": [
        "Wednesday the 9th", "Friday 14 March", "Thursday 9 June", "1st or 2nd of June",
        "Friday or Saturday", "Tuesday or Wednesday",
    ],
    "ambiguous": [
        "next Friday", "next Sunday", "next weekend", "next Christmas", "by summer", "by the summer",
        "until autumn", "next summer", "not before June", "June at the earliest", "from 1 June onwards",
        "at least three months", "next spring", "next autumn",
    ],
    "frequency": [
        "every week", "on Fridays", "twice a month", "every other day", "daily", "3 times a week",
        "every four weeks", "once a quarter", "four times a year", "yearly", "on weekdays",
        "in the evenings", "every other Wednesday", "Wednesdays", "3x/week",
    ],
    "undated_event": [
        "the same day as the meeting",
        "at our next follow-up", "at the next review", "end of term", "by the end of term",
        "when the course ends", "when the placement is over", "my birthday", "when I turn 18",
        "before the summer holidays", "half-term", "after the operation", "when I have moved",
        "next meeting", "after the holidays", "when the holidays are over", "by half term",
        "before school starts", "when school starts", "on my 18th birthday", "before I turn 18",
        "a month after our next follow-up", "when I feel better", "when we meet next", "until next time",
        "next time we meet", "next time", "at the next meeting", "before my next doctor's appointment",
        "when I get a flat", "when treatment is finished", "after the birth", "summer holidays 2027",
        "after Ramadan", "by the end of the school year", "after the summer break",
        "before the summer holidays start", "when mum is better", "when I hear back", "on payday",
        "by next payday", "the week before half-term", "start of term", "start of the autumn term",
        "before the baby is born", "when the baby comes", "when my son turns 5",
    ],
    "not_a_time": [
        "3-4 times",
        "in a few weeks", "soon", "as soon as possible", "until further notice", "in the long run",
        "eventually", "don't know", "no idea", "whenever", "when I feel ready", "some day", "at 2 pm", "7",
        "never", "now and then", "always", "right away", "now", "straight away", "as soon as I can",
        "when I can", "I don't know", "maybe", "a while", "in a while", "later on", "in several months",
        "when it suits", "at some point", "ASAP", "time will tell", "nope", "forever", "nearer the time",
    ],
}  # fmt: skip
"""Answers by what they come to: a day, the first and last day of a span, or a problem."""


@pytest.mark.parametrize(
    ("said", "wanted"), [(said, wanted) for wanted, answers in ANSWERS.items() for said in answers]
)
def test_what_an_answer_comes_to(said: str, wanted: str) -> None:
    answer = read_when(said, "en", TODAY)

    if answer.problem is not None:
        assert (answer.problem, answer.day, answer.earliest, answer.latest) == (wanted, None, None, None)
    else:
        first, _, last = wanted.partition("..")
        assert (str(answer.earliest), str(answer.latest)) == (first, last or first)
        assert answer.day == answer.latest
