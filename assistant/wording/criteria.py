"""The five criteria in words: what was found, in the goal's own words, and one way on.

The advice is a question to the two at the screen, or something they can do at once. Nobody has done
anything wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.coach.criteria import Criterion, Verdict
from assistant.i18n import N_, Language
from assistant.wording.signs import one_line

NAMES: Final = {
    "specific": N_("Specific"),
    "measurable": N_("Measurable"),
    "accepted": N_("Accepted"),
    # Translators: the O of Danish SMORT: something that can be attained, and something to attain.
    "achievable": N_("Obtainable"),
    "realistic": N_("Realistic"),
    "relevant": N_("Relevant"),
    "time_bound": N_("Time-bound"),
}

VERDICTS: Final[dict[Verdict, str]] = {
    "met": N_("in place"),
    "partly": N_("in part"),
    "missing": N_("missing"),
    "ask": N_("to talk about"),
}

QUOTING: Final = {
    # What is specific
    "one_thing": N_("It is about one concrete thing: %(quotes)s."),
    "vague": N_("%(quotes)s can mean different things to different people."),
    "vague_but_measured": N_(
        "%(quotes)s can mean different things, but you have agreed on how to measure it."
    ),
    "activity": N_("%(quotes)s says what will be done, not how things will be afterwards."),
    "staff_goal": N_("%(quotes)s is something that others do, not you yourself."),
    "multiple": N_("There is more than one goal here: %(quotes)s."),
    "avoidance": N_("%(quotes)s says what should go, not what should come instead."),
    "unclear": N_("%(quotes)s can be read in more than one way."),
    # What can be measured
    "can_be_counted": N_("%(quotes)s can be measured."),
    "can_be_seen": N_("Anybody can see whether it has come about: %(quotes)s."),
    "open_number": N_("%(quotes)s is not a fixed number."),
    "counts_the_support": N_("%(quotes)s says how much will be done, not how things will be."),
    "no_comparison": N_("%(quotes)s does not say compared with what."),
    # What can be reached
    "all_or_nothing": N_("%(quotes)s leaves no room for a bad day."),
    # By when
    "time_without_day": N_("%(quotes)s is a time, but not a certain day."),
    "day_has_been": N_("That day has already come: %(quotes)s."),
    "not_in_calendar": N_("%(quotes)s does not fit the calendar."),
    "how_often_only": N_("%(quotes)s says how often, not by when."),
}
"""Reasons that hold the goal's own words."""

_OF_SEVERAL: Final = {
    "one_thing",
    "vague",
    "vague_but_measured",
    "multiple",
    "unclear",
    "can_be_counted",
    "can_be_seen",
    "day_has_been",
}
"""Reasons that can be said of several words at once; the others are said of the first."""

WITHOUT_QUOTES: Final = {
    "one_thing": N_("It is about one concrete thing."),
    "vague": N_("It can mean different things to different people."),
    "vague_but_measured": N_("It can mean different things, but you have agreed on how to measure it."),
    "activity": N_("It says what will be done, not how things will be afterwards."),
    "staff_goal": N_("It says what others do, not you yourself."),
    "multiple": N_("There is more than one goal here."),
    "avoidance": N_("It says what should go, not what should come instead."),
    "unclear": N_("It can be read in more than one way."),
    "no_direction": N_(
        "It does not say whether something should increase, decrease, be kept or be in place."
    ),
    "can_be_counted": N_("It can be measured."),
    "can_be_seen": N_("Anybody can see whether it has come about."),
    "open_number": N_("There is no fixed number."),
    "counts_the_support": N_("It says how much will be done, not how things will be."),
    "no_comparison": N_("It does not say compared with what."),
    "nothing_to_count": N_("There is nothing here yet to see or count."),
    "no_amount": N_("It does not say how often or how much."),
    "measure_agreed": N_("You have agreed on how to measure it, how it is today and where you want to be."),
    "today_unknown": N_("You have agreed on how to measure it, but not on how it is today."),
    "expected_unknown": N_("You have agreed on how to measure it, but not on where you want to be."),
    "levels_do_not_fit": N_("Today's level, the goal and the measure do not fit together."),
    "only_you_know": N_("Only the two of you can answer this."),
    "words_do_not_tell": N_("The words alone do not tell."),
    "long_way": N_("From %(baseline)s to %(expected)s is a long way in such a short time."),
    "all_or_nothing": N_("It leaves no room for a bad day."),
    "not_very_sure": N_("You are not very sure that it will work: %(rating)s of 10."),
    "not_quite_sure": N_("You are not quite sure that it will work: %(rating)s of 10."),
    "sure": N_("You are sure that it will work: %(rating)s of 10."),
    "demands_unknown": N_(
        "You are sure that it will work: %(rating)s of 10. It remains to say what you do yourself."
    ),
    "sureness_unknown": N_("You know what you need to do, but not yet how sure you are."),
    "purpose_unknown": N_("It does not say what it is meant to lead to."),
    "last_day": N_("The last day is %(day)s."),
    "time_without_day": N_("There is a time, but not a certain day."),
    "day_has_been": N_("That day has already come."),
    "not_in_calendar": N_("The day does not fit the calendar."),
    "follow_up_only": N_("You meet to follow up on %(day)s, but the goal has no day of its own."),
    "how_often_only": N_("It says how often, not by when."),
    "no_day": N_("It does not say by when."),
}
"""Reasons as they are said where there are no words to quote."""

ADVICE: Final = {
    "begin_with_you": N_(
        "What do you do or have yourself when the support has helped? Begin the goal there."
    ),
    "when_it_has_helped": N_(
        "How are things for you when it has helped? That is the goal. What is done belongs in the plan of "
        "action."
    ),
    "more_or_less_of_what": N_(
        "What should there be more of, or less of, in an ordinary week? Choose something that can be seen."
    ),
    "what_is_seen": N_("What do you see when it is so? Add it in a sentence of its own."),
    "keep_what_is_counted": N_("Let what can be counted be the goal. The rest may well be the purpose."),
    "what_instead": N_("What do you do or have instead?"),
    "which_first": N_("Which one do you begin with? Make a goal of its own out of the other."),
    "which_way": N_("Should there be more of something, or less? Should it be kept, or come into place?"),
    "how_many": N_("How many times a week, or how many times out of ten?"),
    "count_what_follows": N_("Count what it is meant to lead to instead. What can be seen then?"),
    "settle_number": N_("Which number do you settle on?"),
    "compared_with": N_("How often or how much is it now, and what should it be?"),
    "how_noticed": N_("How do you notice it? Count something, or give it a number from 0 to 10."),
    "how_today": N_("How is it today? Measure it in the same way."),
    "which_level": N_("What level is realistic to reach?"),
    "look_at_levels": N_("Look at today's level and the goal once more."),
    "both_behind": N_(
        "Do you both stand behind the goal? How important is it to you, from 0 to 10, and why?"
    ),
    "do_both_accept": N_("Do you both say yes to the goal?"),
    "what_to_change": N_("What would have to be different for you both to say yes?"),
    "what_both": N_("What could both of you stand behind?"),
    "what_matters_more": N_("Is there something else that matters more?"),
    "why_that_number": N_("Why that number?"),
    "step_on_the_way": N_("Which step on the way is good enough by then? Or do you need more time?"),
    "good_enough": N_("What is good enough? For example 8 times out of 10."),
    "what_it_takes": N_("What do you need to do yourself? How sure are you that it will work, from 0 to 10?"),
    "smaller_step": N_("Would a smaller step feel easier? What could help?"),
    "what_you_do": N_("What do you need to do yourself to get there?"),
    "how_sure": N_("How sure are you that it will work, from 0 to 10?"),
    "what_purpose": N_(
        "What is the purpose? Does the goal bring you nearer to it, and is it important to you?"
    ),
    "how_important": N_("How important is this to you, from 0 to 10?"),
    "which_day": N_("Which day is the last?"),
    "which_day_meant": N_("Which day do you mean?"),
    "day_ahead": N_("Choose a day ahead."),
    "by_which_day": N_("By which day? When do you meet to follow up?"),
    "reached_by_then": N_("Should the goal be reached by then?"),
}

_PARTIES: Final = {"client": N_("The client"), "worker": N_("The caseworker")}
_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """One criterion as it is shown: ``verdict`` is the code, for a sign or a colour; the rest are words."""

    letter: str
    name: str
    verdict: Verdict
    finding: str
    reason: str
    advice: str | None


def criterion_words(language: Language, criterion: Criterion, *, alias: str = "") -> CriterionWords:
    """Word one criterion; ``alias`` is the client's name where it is known."""
    return CriterionWords(
        criterion.letter,
        language.text(NAMES[criterion.name]),
        criterion.verdict,
        language.text(VERDICTS[criterion.verdict]),
        " ".join(_reason(language, criterion, alias)),
        None if criterion.advice is None else language.text(ADVICE[criterion.advice]),
    )


def criterion_lines(language: Language, criteria: Iterable[Criterion], *, alias: str = "") -> list[str]:
    """Return the criteria as plain lines: the finding with its reason, and the advice below it."""
    lines = []
    for criterion in criteria:
        words = criterion_words(language, criterion, alias=alias)
        lines.append(f"{words.name}: {words.finding}. {words.reason}")
        if words.advice is not None:
            lines.append(f"  {words.advice}")
    return lines


def quoted(language: Language, words: str) -> str:
    """Put somebody's words, at most a line's length of them, between the language's quotation marks."""
    return language.text(N_("“%(words)s”"), words=one_line(words, _LONGEST_QUOTE).rstrip(".,;: "))


def _reason(language: Language, criterion: Criterion, alias: str) -> list[str]:
    """Return the sentences of the reason."""
    code, params = criterion.reason, criterion.params
    if code == "voices":
        return _voices(language, params, alias)
    if code in ("seen_differently", "little_importance", "importance_unexplained", "not_asked_yet"):
        return _weighed(language, code, params)
    if code in ("serves_purpose", "purpose_alone"):
        purpose = quoted(language, "".join(criterion.quotes))
        said = language.text(N_("It is meant to lead to this: %(purpose)s."), purpose=purpose)
        return [said, *_importance(language, params)]
    of_all = criterion.quotes if code in _OF_SEVERAL else criterion.quotes[:1]
    quotes = [quoted(language, words) for words in of_all]
    day = params.get("day")
    if code == "day_has_been" and isinstance(day, date):
        quotes = [language.long_date(day)]
    if quotes and code in QUOTING:
        return [language.text(QUOTING[code], quotes=_listed(language, quotes))]
    shown = {name: _shown(language, value) for name, value in params.items()}
    return [language.text(WITHOUT_QUOTES[code], **shown)]


def _voices(language: Language, params: Mapping[str, object], alias: str) -> list[str]:
    """What each of the two has answered, each in a sentence of its own."""
    if params["client"] == params["worker"] == "yes":
        return [language.text(N_("You both say yes."))]
    return [_voice(language, params, party, alias) for party in _PARTIES]


def _voice(language: Language, params: Mapping[str, object], party: str, alias: str) -> str:
    answer, words = params[party], str(params[f"{party}_words"])
    name = alias if alias and party == "client" else language.text(_PARTIES[party])
    quote = quoted(language, words) if words else ""
    if answer is None:
        return language.text(N_("%(party)s has not answered yet."), party=name)
    if answer == "yes":
        return language.text(N_("%(party)s says yes."), party=name)
    if answer == "reservation":
        return language.text(N_("%(party)s says yes, but: %(quote)s."), party=name, quote=quote)
    if quote:
        return language.text(N_("%(party)s says “not yet”: %(quote)s."), party=name, quote=quote)
    return language.text(N_("%(party)s says “not yet”."), party=name)


def _weighed(language: Language, code: str, params: Mapping[str, object]) -> list[str]:
    """How much it means to the client, then how the caseworker sees it."""
    if code == "little_importance":
        rating = _shown(language, params["rating"])
        return [language.text(N_("It is not so important to you: %(rating)s of 10."), rating=rating)]
    said = _importance(language, params)
    if code == "importance_unexplained":
        said.append(language.text(N_("It remains to say why.")))
    elif code == "not_asked_yet":
        said.append(language.text(N_("The two of you have not yet been asked whether you say yes to it.")))
    else:
        view = N_("The caseworker sees it differently.")
        if params["worker"] == "partly":
            view = N_("The caseworker agrees in part.")
        said.append(language.text(view))
        if params["worker_words"]:
            said.append(quoted(language, str(params["worker_words"])) + ".")
    return said


def _importance(language: Language, params: Mapping[str, object]) -> list[str]:
    if params["rating"] is None:
        return []
    rating = _shown(language, params["rating"])
    return [language.text(N_("This is how important it is to you: %(rating)s of 10."), rating=rating)]


def _listed(language: Language, quotes: list[str]) -> str:
    if len(quotes) == 1:
        return quotes[0]
    first = ", ".join(quotes[:-1])
    return language.text(N_("%(first)s and %(last)s"), first=first, last=quotes[-1])


def _shown(language: Language, value: object) -> str:
    if isinstance(value, date):
        return language.long_date(value)
    if isinstance(value, Decimal):
        # A number that every language writes alike needs no formatting, which is slow to load.
        small = value == int(value) and 0 <= value < 1000
        return str(int(value)) if small else language.number(value)
    return str(value)
