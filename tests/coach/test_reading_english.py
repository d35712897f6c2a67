"""The reading of English statements, as people write them in Britain: in plans, notes and their own words.

Each statement stands with its direction and every finding that its words give; all others must be false.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coach.reading import read

TODAY = date(2027, 3, 1)
WORDED = ("vague", "measurable", "avoidance", "all_or_nothing", "activity", "staff_goal", "multiple")


def worded(text: str) -> str:
    """Return the direction of a statement and the findings its wording gives, as one line."""
    reading = read(text, "en", TODAY)
    return " ".join([str(reading.direction), *(finding for finding in WORDED if getattr(reading, finding))])


QUALITIES = [
    ("Build her confidence", "increase vague"),
    ("Greater independence in daily living", "increase vague"),
    ("more confidant talking to people", "increase vague"),
    ("Be firmer with the kids", "increase vague"),
    ("Speak more clearly", "increase vague"),
    ("Lift her mood", "increase vague"),
    ("Less anxious", "decrease vague"),
    ("Be less dependent on carers", "decrease vague"),
    ("Sort myself out", "reach vague"),
    ("Find her feet in the new area", "reach vague"),
    ("get a grip on my money", "reach vague"),
    ("Come to terms with the loss of her mother", "reach vague"),
    ("Get on with the other residents", "reach vague"),
    ("To live as independently as possible", "reach vague"),
    ("To make her own choices", "reach vague"),
    ("Time for me", "reach vague"),
    ("Retain his sense of humour", "maintain vague"),
    ("Feel confident going out, 7 out of 10", "reach measurable"),
    ("Accept help with washing", "reach"),
    ("Fewer panic attacks", "decrease"),
    ("Move into a hostel nearer to work", "reach measurable"),
]
CHANGE = [
    ("Go out more", "increase"),
    ("Get his attendance up", "increase"),
    ("Contact with dad to increase to twice a week", "increase measurable"),
    ("To lose two stone", "decrease measurable"),
    ("go down the pub less", "decrease"),
    ("Bites less often", "decrease"),
    ("Bring his debts down", "decrease"),
    ("Cut back on takeaways", "decrease"),
    ("Cutting down the drinking", "decrease"),
    ("Outbursts from 4 to 1 a week", "decrease measurable"),
    ("Go down to the shop every day", "reach measurable"),
    ("Stand up from a chair without help", "reach measurable"),
    ("Cut his own toenails", "reach"),
    ("No more than 4 units on any one day", "reach measurable"),
    ("Keep my job", "maintain measurable"),
    ("Carry on with her art class every Monday", "maintain measurable"),
    ("He goes on living with his nan", "maintain measurable"),
    ("To keep up his swimming", "maintain"),
    ("Still able to make his own breakfast", "maintain measurable"),
    ("Maintain contact with his brother", "maintain"),
    ("Keep a diary", "reach"),
    ("Sit still at the table", "reach"),
]
AVOIDING = [
    ("Give up drinking", "reach avoidance"),
    ("pack in the booze", "reach avoidance"),
    ("Don't swear at teachers", "reach avoidance"),
    ("He no longer takes money from his nan", "reach avoidance"),
    ("Neither drinks nor smokes", "reach avoidance"),
    ("No incidents of aggression towards peers", "reach avoidance"),
    ("Get rid of his anxiety", "reach vague avoidance"),
    ("Live drug-free", "reach avoidance"),
    ("Come off the sleeping tablets", "reach avoidance"),
    ("Stay out of prison", "maintain avoidance"),
    ("not end up back inside", "reach avoidance"),
    ("off the drugs for good", "reach avoidance all_or_nothing"),
    ("Not drink a single drop", "reach avoidance all_or_nothing"),
    ("No drinking at all", "reach avoidance all_or_nothing"),
    ("Completely give up cigarettes", "reach avoidance all_or_nothing"),
    ("Always take her medication", "reach all_or_nothing"),
    ("Attend all probation appointments", "reach all_or_nothing"),
    ("Every time he feels angry he walks away", "reach all_or_nothing"),
    ("Say no to his mates when they offer him weed", "reach"),
    ("Use words rather than hitting", "reach"),
    ("Alcohol-free days: 4 a week", "reach measurable"),
    ("Get out of bed without being asked", "reach measurable"),
    ("Be able to talk to the doctor without an interpreter", "reach measurable"),
]
SUPPORT = [
    ("Support worker will help Anna to budget", "None activity staff_goal"),
    ("The council to find a bigger house", "None measurable activity staff_goal"),
    ("Health visitor to weigh baby weekly", "None measurable activity staff_goal"),
    ("Show the mother how to bath the baby", "None activity staff_goal"),
    ("To support Ellie in developing her independence", "None vague activity staff_goal"),
    ("A care plan will be drawn up", "None activity staff_goal"),
    ("Network meeting held every other month, called by the school", "None measurable activity staff_goal"),
    ("Daughter to be contacted weekly", "None measurable activity staff_goal"),
    ("Encourage and support Tom to wash daily", "None measurable activity staff_goal"),
    ("Daniel will be offered counselling", "None activity"),
    ("To receive counselling once a week", "None measurable activity"),
    ("Engage fully with the mental health team", "None activity"),
    ("Support to attend appointments", "None activity"),
    ("Help with filling in forms", "None activity"),
    ("Explore volunteering opportunities", "None activity"),
    ("Working on anger issues with the therapist", "None vague activity"),
    ("We will look at ways of managing his anger", "None vague activity"),
    ("Help his mum with the dishes", "reach"),
    ("Teach my son to ride a bike", "reach"),
    ("She walks the dog and gives the children their tea", "reach multiple"),
    ("With support, Anna will cook twice a week", "reach measurable"),
    ("Tell my social worker when I'm struggling", "reach"),
    ("Reduce Tilly's dependence on her mum", "decrease vague"),
    ("Carers reduced to twice a day", "decrease measurable"),
    ("Keep in touch with his old school friends", "maintain"),
]
ACTS_AND_FACTS = [
    ("For Jordan to be able to walk to the shop unaccompanied", "reach measurable"),
    ("Sam to attend college three days a week", "reach measurable"),
    ("Being able to cook a simple meal without prompting", "reach measurable"),
    ("Getting up by 9am on weekdays", "reach measurable"),
    ("I'd like to learn how to drive", "reach measurable"),
    ("Opened a bank account and registered with a GP", "reach measurable multiple"),
    ("a job I like", "reach measurable"),
    ("British citizenship", "reach measurable"),
    ("Has applied for PIP", "reach measurable"),
    ("Her rent arrears are cleared", "reach measurable"),
    ("Wear his hearing aids during the day", "reach"),
    ("Use his breathing exercises when anxious", "reach"),
    ("Walk 30 minutes a day to feel better", "reach measurable"),
    ("To feel better Lee will walk every day", "reach measurable"),
    ("Cook twice a week, e.g. pasta or an omelette", "reach measurable"),
]
SEVERAL = [
    ("Cooks, cleans and pays the bills", "reach multiple"),
    ("Better diet and more exercise", "increase vague multiple"),
    ("Have a job and friends", "reach measurable multiple"),
    ("Develop coping strategies and build resilience", "increase vague multiple"),
    ("Get up on time. Go to college.", "reach multiple"),
    ("1) stop drinking 2) get a job", "reach measurable avoidance multiple"),
    ("Wake up, wash and get dressed", "reach"),
    ("Shop for and cook a meal once a week", "reach measurable"),
    ("Find a course and apply for it", "reach measurable"),
    ("To live in a clean and tidy flat", "reach"),
    ("Stops at the shop and buys his own milk", "reach"),
    ("Save up and go to Spain", "reach"),
    ("Go to the dentist and have the tooth out", "reach measurable"),
    ("Take a deep breath and walk away when he is teased", "reach"),
    ("Breakfast at 8, lunch at 12, tea at 5", "reach"),
    ("Gas debt down to £100 and rent paid in full each month", "decrease measurable multiple"),
    ("Cut cola from four cans a day to one, and sleep 7 hours a night", "decrease measurable multiple"),
    ("Find balance between work and family", "reach vague"),
    ("Walk to the end of the road and back", "reach"),
    ("Walk every day (currently never goes out)", "reach measurable"),
    ("Currently drinks 40 units a week. To reduce to 14 units a week.", "decrease measurable"),
    ("Has no friends at present. To make one friend at college.", "reach measurable"),
]

FOR_SOMEBODY = [
    ("GP to review medication", "None activity staff_goal"),
    ("Praise good behaviour", "None activity staff_goal"),
    ("Find a placement for Abe", "None measurable activity staff_goal"),
    ("Get Kim a bus pass", "None measurable activity staff_goal"),
    ("Explore work placements with Ben", "None activity staff_goal"),
    ("Weekly talks with key worker", "None measurable activity"),
    ("Find a placement for the summer", "reach measurable"),
    ("Book a holiday for August", "reach measurable"),
    ("Has contacted Citizens Advice about the debt herself", "reach measurable"),
    ("Walks 6000 steps a day (now about 3000)", "increase measurable"),
    ("Be motivated to study", "reach vague"),
]


@pytest.mark.parametrize(
    "cut", ["Explore it with", "Discuss work with the", "Find a place for", "We visit", "Weekly"]
)
def test_a_statement_cut_off_is_read(cut: str) -> None:
    assert not read(cut, "en", TODAY).multiple


@pytest.mark.parametrize(
    ("text", "findings"), [*FOR_SOMEBODY, *QUALITIES, *CHANGE, *AVOIDING, *SUPPORT, *ACTS_AND_FACTS, *SEVERAL]
)
def test_findings(text: str, findings: str) -> None:
    assert worded(text) == findings


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Priya will cook a meal on her own by June", "cook a meal on her own"),
        ("For Leo to brush his teeth twice a day", "brush his teeth"),
        ("I would like to be able to read a bus timetable", "read a bus timetable"),
        ("My goal is to walk the dog every day", "walk the dog"),
        ("Granny hasn't fallen for three months", "hasn't fallen"),
    ],
)
def test_the_core_says_what_is_to_be_reached(text: str, core: str) -> None:
    mark = read(text, "en", TODAY).core
    assert mark is not None
    assert text[mark.start : mark.end] == core


def test_who_it_is_about_is_told_by_a_name() -> None:
    assert read("Priya goes to the gym", "en", TODAY).subject == "Priya"
    assert read("K. to ring his mum", "en", TODAY).subject == "K"
    assert read("Walk to school", "en", TODAY).subject == ""


def test_separate_goals_are_told_apart() -> None:
    text = "Find a job by June and move into his own flat"
    parts = read(text, "en", TODAY).parts
    assert [text[part.start : part.end] for part in parts] == ["Find a job by June", "move into his own flat"]


def test_a_comparison_without_an_amount_is_bare() -> None:
    assert read("See my sister more often", "en", TODAY).bare_comparison
    assert not read("See my sister more often, twice a month", "en", TODAY).bare_comparison


@pytest.mark.parametrize(
    "text", ["To be able to walk to the shops without help", "I want to feel better", "Go to bed at ten"]
)
def test_english_is_known_though_another_language_was_announced(text: str) -> None:
    assert read(text, "sv", TODAY).spoken == "en"
    assert read(text, "en", TODAY).spoken is None


WORDS = (
    "to so by her on have go walk support help work sleep is will and , . who that feels open clean not "
    "the a Sam staff with more every day paid keep"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join))
def test_any_order_of_words_is_read_and_every_mark_lies_in_it(text: str) -> None:
    reading = read(text, "en", TODAY)
    marks = [mark for found in reading.marks.values() for mark in found]
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(reading.marks.get(finding) for finding in WORDED if getattr(reading, finding))
