"""Many questions as people type them: how many are understood, and that none leads astray.

Written without looking at the word lists; some words were added to the lists afterwards, so the share says
that nothing has been forgotten, not how well unknown questions are heard.
"""

from __future__ import annotations

from assistant.practice.clients_read import read_clients
from assistant.practice.listening import heard_as

QUESTIONS = (
    ("sv", "elsa", "start", "Om du fick önska, vad skulle vara annorlunda?", "your_view"),
    ("sv", "elsa", "start", "Vad drömmer du om?", "your_view"),
    ("sv", "elsa", "start", "Sover du dåligt?", None),
    ("sv", "elsa", "start", "Hur är läget?", "how_are_you"),
    ("sv", "elsa", "start", "Har du provat att gå och lägga dig i tid?", None),
    ("sv", "elsa", "guarded", "När går det bättre?", "days_that_work"),
    ("sv", "elsa", "guarded", "Vad brukar hjälpa?", "days_that_work"),
    ("sv", "elsa", "polite", "Hur såg din morgon ut i går?", "yesterday"),
    ("sv", "elsa", "polite", "Vad hände i morse?", "yesterday"),
    ("sv", "elsa", "last", "Vad skulle kunna hindra dig?", "in_the_way"),
    ("sv", "jonas", "start", "Vad vill du få ut av det här?", "good_evening"),
    ("sv", "jonas", "start", "Du dricker väl för mycket?", "admit"),
    ("sv", "jonas", "everyday", "Hur många kvällar i veckan är du nykter?", "free_evenings"),
    ("sv", "jonas", "everyday", "Hur mycket dricker du?", None),
    ("sv", "amina", "everyday", "Varför är det viktigt?", "son_notice"),
    ("sv", "birgit", "start", "Skulle du inte vilja gå på bingo?", None),
    ("sv", "noah", "polite", "Vad gjorde du på rasten i går?", "last_fun"),
    ("sv", "sofie", "start", "Vad saknar du mest?", "what_back"),
    ("da", "elsa", "start", "Hvad drømmer du om?", "your_view"),
    ("da", "elsa", "start", "Hvordan har du det?", "how_are_you"),
    ("da", "jonas", "start", "Hvad vil du selv?", "good_evening"),
    ("da", "jonas", "ahead", "Hvor mange aftener tror du selv på?", "believe_in"),
    ("da", "jonas", "ahead", "Hvor mange aftener var det i sidste uge?", None),
    ("da", "tove", "start", "Hvordan vil du gerne have det om aftenen?", "calm_evening"),
    ("da", "tove", "everyday", "Hvor mange aftener gik det godt?", "calm_count"),
    ("da", "tove", "guarded", "Hvad virker?", "not_every"),
    ("da", "leo", "start", "Hvad vil du gerne?", "you_want"),
    ("da", "leo", "everyday", "Hvad er svært?", "worry"),
    ("da", "amina", "polite", "Hvad skete der i går, da posten kom?", "yesterday_post"),
    ("da", "birgit", "everyday", "Hvorfor er sangen vigtig for dig?", "who_are_you"),
    ("en", "elsa", "start", "If you had a magic wand, what would change?", "your_view"),
    ("en", "elsa", "start", "What would you like?", "your_view"),
    ("en", "elsa", "start", "How do you feel?", "how_are_you"),
    ("en", "elsa", "guarded", "What helps you get up?", "days_that_work"),
    ("en", "elsa", "polite", "What happened yesterday?", "yesterday"),
    ("en", "jonas", "start", "What do you want from this?", "good_evening"),
    ("en", "jonas", "start", "Do you think you drink too much?", None),
    ("en", "jonas", "everyday", "How often do you have an evening without drinking?", "free_evenings"),
    ("en", "jonas", "ahead", "How many evenings could you manage?", "believe_in"),
    ("en", "sofie", "start", "What do you miss most?", "what_back"),
    ("en", "sofie", "everyday", "How often do you see your friends?", "how_often_now"),
    ("en", "sofie", "ahead", "How often would you like to see them?", "good_enough"),
    ("en", "sofie", "ahead", "How often do you see them now?", None),
    ("en", "tove", "guarded", "What is different on the good evenings?", "not_every"),
    ("en", "birgit", "polite", "When were you last happy?", "happy_day"),
    ("en", "birgit", "ahead", "How often is enough?", "how_often_sing"),
    ("en", "noah", "everyday", "Who do you play with?", None),
    ("en", "leo", "last", "Why is that important?", "what_then"),
    ("en", "leo", "last", "What helps if the bus does not come?", "cancelled_plan"),
    ("sv", "tove", "start", "Hur vill du att kvällarna ska vara?", "calm_evening"),
    ("sv", "tove", "start", "Varför blir du så arg?", "why_shout"),
    ("sv", "tove", "start", "Du måste sätta gränser", "be_clear"),
    ("sv", "tove", "guarded", "Vad gör du när det går bra?", "not_every"),
    ("sv", "tove", "guarded", "Tycker du synd om barnen?", None),
    ("sv", "tove", "everyday", "Hur ofta är det lugnt?", "calm_count"),
    ("sv", "tove", "everyday", "Hur många gånger skriker du per dag?", None),
    ("sv", "tove", "ahead", "Hur många kvällar vore rimligt?", "different_week"),
    ("sv", "leo", "start", "Vad vill du, Leo?", "you_want"),
    ("sv", "leo", "everyday", "Är det svårt?", None),
    ("sv", "leo", "everyday", "Vad är det svåra med bussen?", "worry"),
    ("sv", "leo", "last", "Varför vill du det?", None),
    ("sv", "noah", "start", "Vad brukar du göra på rasten?", None),
    ("sv", "noah", "ahead", "Hur många raster vill du vara med på?", "how_many_good"),
    ("sv", "amina", "ahead", "Vad är ett bra första steg?", "first_level"),
    ("sv", "birgit", "ahead", "Hur ofta vill du sjunga?", "how_often_sing"),
    ("da", "noah", "start", "Hvad kunne du godt tænke dig i frikvarteret?", "good_break"),
    ("da", "noah", "start", "Hvorfor leger du ikke med de andre?", "why_alone"),
    ("da", "elsa", "ahead", "Hvor mange dage kunne du klare?", "reasonable"),
    ("da", "elsa", "last", "Hvad gør det vigtigt?", "why_matters"),
    ("da", "elsa", "last", "Skal jeg ringe til nogen for dig?", None),
    ("da", "sofie", "everyday", "Hvor tit ser du dine venner?", "how_often_now"),
    ("da", "sofie", "start", "Er du bange for ham?", None),
    ("da", "amina", "start", "Hvorfor har du ikke åbnet brevene?", "why_bag"),
    ("da", "amina", "start", "Hvad ville være anderledes?", "relief"),
    ("da", "birgit", "start", "Er du ensom?", None),
    ("da", "birgit", "start", "Du skulle prøve banko", None),
    ("da", "jonas", "start", "Du drikker vel en del?", "admit"),
    ("en", "jonas", "polite", "Tell me about yesterday evening", "last_tuesday"),
    ("en", "jonas", "start", "Have you thought about quitting?", None),
    ("en", "jonas", "last", "What gets in the way?", "hard_hour"),
    ("en", "jonas", "last", "What matters to you in this?", "what_for"),
    ("en", "amina", "everyday", "How many letters have you opened?", None),
    ("en", "amina", "everyday", "How often do you open your post?", "days_opened"),
    ("en", "birgit", "start", "What kind of company do you want?", "right_company"),
    ("en", "birgit", "start", "Why don't you go out more?", "why_home"),
    ("en", "noah", "guarded", "What are you drawing?", None),
    ("en", "noah", "guarded", "Who reads your comic?", "the_comic"),
    ("en", "elsa", "everyday", "How many lessons did you miss?", None),
    ("en", "tove", "everyday", "On how many evenings was it calm?", "calm_count"),
)
"""Language, client, moment, what is typed, and the question it is; None where the script has no answer."""

UNDERSTOOD = 0.9


def test_no_question_is_taken_for_another_and_nine_of_ten_are_understood() -> None:
    people = read_clients().people
    astray, understood = [], 0
    for code, client, moment, typed, wanted in QUESTIONS:
        found = heard_as(typed, people[client].moment_called(moment).ask, code)
        heard = None if found is None else found.id
        understood += heard == wanted
        if heard not in (wanted, None):
            astray.append((typed, heard))

    assert astray == []
    assert understood >= UNDERSTOOD * len(QUESTIONS)
