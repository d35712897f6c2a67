"""The reading of Danish statements, as people write them in plans.

Each statement stands with its direction and every finding that its words give; all others must be false.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.reading import read

TODAY = date(2027, 3, 1)
WORDED = ("vague", "measurable", "avoidance", "all_or_nothing", "activity", "staff_goal", "multiple")


def worded(text: str) -> str:
    """Return the direction of a statement and the findings its wording gives, as one line."""
    reading = read(text, "da", TODAY)
    return " ".join([str(reading.direction), *(finding for finding in WORDED if getattr(reading, finding))])


QUALITIES = [
    ("Kim skal have bedre selvværd", "increase vague"),
    ("Få styr på økonomien", "reach vague"),
    ("Borgeren får det bedre med sig selv", "increase vague"),
    ("Mestre sin hverdag", "reach vague"),
    ("Hvile i sig selv", "reach vague"),
    ("Have gode relationer til jævnaldrende", "reach vague"),
    ("At Nour føler sig hjemme i Danmark", "reach vague"),
    ("Finde sig til rette i det nye hjem", "reach vague"),
    ("Komme godt ud af det med sine søskende", "reach vague"),
    ("Komme tættere på arbejdsmarkedet", "increase vague"),
    ("Mads skal i højere grad kunne rumme sine følelser", "increase vague"),
    ("Føle sig mindre stresset på arbejdet", "decrease vague"),
    ("Han er knap så vred", "decrease vague"),
    ("Fastholde den positive udvikling", "maintain vague"),
    ("Jeg vil godt flytte hjemmefra", "reach measurable"),
    ("Bruge mindre tid på sociale medier", "decrease"),
    ("Bestille tid i god tid", "reach measurable"),
    ("Læse og skrive en besked", "reach"),
    ("Have noget at stå op til", "reach vague"),
    ("Have flere gode dage", "increase vague"),
    ("Få hverdagen til at hænge sammen", "reach vague"),
]
CHANGE = [
    ("Komme oftere ud", "increase"),
    ("Cykle længere ture", "increase"),
    ("Skærer ned på slik i hverdagene", "decrease"),
    ("Skrue ned for gaming", "decrease"),
    ("Hun drikker sjældnere", "decrease"),
    ("Trappe ned i metadon", "decrease"),
    ("Skærmtid ned fra 8 til 4 timer i døgnet", "decrease measurable"),
    ("Trangen er på 4 af 10, i dag er den 7", "decrease measurable"),
    ("Gå ned til købmanden hver dag", "reach measurable"),
    ("Tage jakken på selv", "reach measurable"),
    ("Beholde sin lejlighed", "maintain measurable"),
    ("Blive boende i eget hjem så længe som muligt", "maintain measurable"),
    ("Bliver ved med at møde til fællesspisning hver torsdag", "maintain measurable"),
    ("Bevare kontakten til sin søn", "maintain"),
    ("Møder til tiden 9 ud af 10 dage ligesom nu", "maintain measurable"),
    ("Han skal op på fire dage om ugen", "increase measurable"),
    ("At antallet af politianmeldelser falder", "decrease"),
    ("Ikke drikke så meget", "decrease"),
    ("Holde fremmødet på 95 % eller mere", "maintain measurable"),
    ("6 nætter om ugen i egen seng, som det er i dag", "maintain measurable"),
    ("Hyppigere kontakt til lillebror", "increase"),
]
AVOIDING = [
    ("Stoppe med at drikke", "reach avoidance"),
    ("Holde sig væk fra de gamle venner", "reach avoidance"),
    ("Lægge smøgerne på hylden", "reach avoidance"),
    ("Undgår at komme op at slås", "reach avoidance"),
    ("Ude af kriminalitet", "reach avoidance"),
    ("Hverken ryge eller drikke", "reach avoidance"),
    ("Magnus bider ikke længere de andre børn", "reach avoidance"),
    ("Slippe for at være ensom", "reach vague avoidance"),
    ("Komme ud af ensomheden", "reach vague avoidance"),
    ("Forblive stoffri", "maintain avoidance"),
    ("Slet ikke bruge stoffer", "reach avoidance all_or_nothing"),
    ("Han må aldrig slå igen", "reach avoidance all_or_nothing"),
    ("Hun kvitter hashen helt", "reach avoidance all_or_nothing"),
    ("Totalt rygestop", "reach avoidance all_or_nothing"),
    ("Ikke én eneste joint", "reach avoidance all_or_nothing"),
    ("Svarer altid på beskeder fra læreren", "reach all_or_nothing"),
    ("Møde til alle aftaler", "reach measurable all_or_nothing"),
    ("Siger fra, når det bliver for meget", "reach"),
    ("Komme ud af sengen selv", "reach measurable"),
    ("Tre alkoholfrie dage om ugen", "reach measurable"),
    ("Gå en tur i stedet for at råbe", "reach"),
    ("Mona holder op med at arbejde kl. 15 hver dag", "reach measurable"),
    ("Højst to øl ad gangen, ikke mere", "reach measurable"),
    ("Blive ved med ikke at ryge", "maintain avoidance"),
    ("Cykle til arbejde hver dag uden at blive kørt", "reach measurable"),
    ("Lade de andre børn være i fred", "reach avoidance"),
]
FACTS = [
    ("Kunne tage bussen alene", "reach measurable"),
    ("Har bestået 9. klasses afgangsprøve", "reach measurable"),
    ("Omar har en læreplads som elektriker", "reach measurable"),
    ("Er skrevet op til en ungdomsbolig", "reach measurable"),
    ("Få MitID", "reach measurable"),
    ("Michael klarer indkøb af mælk og brød selv", "reach measurable"),
    ("Rydde op efter sig", "reach"),
    ("Åbne sin post", "reach"),
    ("Være tilbage på arbejdet", "reach measurable"),
    ("Er i lære som kok", "reach measurable"),
    ("Tager tøj på om morgenen", "reach"),
]
SUPPORT = [
    ("Støt Abdi i at finde et fritidsjob", "None activity staff_goal"),
    ("At motivere Line til at tage ansvar", "None vague activity staff_goal"),
    ("Sikre borgeren en bolig", "None activity staff_goal"),
    ("At vi på afdelingen minder ham om medicinen", "None activity staff_goal"),
    ("Bostedet sørger for, at Tom får sin medicin", "None activity staff_goal"),
    ("Skolen må ikke sende ham hjem", "None avoidance activity staff_goal"),
    ("Der ydes støtte til rengøring", "None activity staff_goal"),
    ("Der afholdes netværksmøde hver anden måned", "None measurable activity staff_goal"),
    ("Personalet vækker Leo og følger ham til bussen", "None activity staff_goal multiple"),
    ("Sørge for at betale huslejen hver måned", "reach measurable"),
    ("Kim tilbydes samtaler en gang om ugen", "None measurable activity"),
    ("Han bliver tilbudt en mentor", "None activity"),
    ("Få hjælp til at håndtere sin vrede", "None vague activity"),
    ("Hjælp til rengøring", "None activity"),
    ("Barnet er i udredning hos psykiatrien", "None activity"),
    ("Hun følger sit behandlingsforløb", "None activity"),
    ("Arbejde på at blive mere selvstændig", "None vague activity"),
    ("Have fokus på sin trivsel", "None vague activity"),
    ("Kontakter sin bostøtte, hvis han får trang", "reach"),
    ("Besøge sin far på plejehjemmet", "reach"),
    ("Økonomisk rådgiver gennemgår budgettet hver måned", "None measurable activity staff_goal"),
    ("Få Emma til at føle sig tryg", "None vague activity staff_goal"),
    ("Styrke Majas selvværd", "increase vague"),
    ("Der er ryddet op i lejligheden hver fredag", "reach measurable"),
    (
        "Hjemmevejlederen arbejder for, at Benny får en mere struktureret hverdag",
        "None vague activity staff_goal",
    ),
    ("Tage imod tilbud om aflastning", "None activity"),
]
SEVERAL = [
    ("Gøre rent og lave mad", "reach multiple"),
    ("Bedre hygiejne, bedre søvn, bedre økonomi", "increase vague multiple"),
    ("Få et job og en lejlighed", "reach measurable multiple"),
    ("Droppe hashen og sove i egen seng", "reach avoidance multiple"),
    ("Har fundet bolig. Er begyndt på uddannelse.", "reach measurable multiple"),
    ("Drengen slår ikke, og han lytter til de voksne", "reach avoidance multiple"),
    ("Vasker og tørrer sit tøj hver lørdag", "reach measurable"),
    ("Købe brød og mælk på egen hånd", "reach measurable"),
    ("Dæmpe sin vrede. Ring på +45 12 34 56 78", "decrease vague"),
    ("I dag kommer Yusuf i skole to dage om ugen. Målet er fire dage.", "increase measurable"),
    ("Kunne vaske tøj og hænge det op selv", "reach measurable"),
    ("Større selvtillid, flere venner og bedre søvn", "increase vague multiple"),
]
CLAUSES = [
    ("Det er målet, at Ove får en meningsfuld hverdag", "reach vague"),
    ("For at få det bedre skal Kim gå en tur hver dag", "reach measurable"),
    ("Når Emil bliver vred, går han ind på sit værelse", "reach"),
    ("Han deltager i fodbold hver tirsdag, så han får venner", "reach measurable"),
    ("Borgeren fortæller, at hun er svimmel. Målet er, at hun går til postkassen.", "reach"),
    ("Vi ønsker, at Kasper kommer i skole hver dag", "reach measurable"),
]
SPELLING = [
    ("Gaa en tur med hunden", "reach"),
    ("ikke ryge paa vaerelset", "reach avoidance"),
    ("Faa hjaelp til rengoering", "None activity"),
    ("få mere selvtilid", "increase vague"),
    ("jeg vil ik drikke mere", "reach avoidance"),
    ("Jeg ska ha det godt igen", "reach vague"),
    ("JEG VIL HA ET JOB", "reach measurable"),
]


# What staff write of what they do, as nouns, as "we", and without saying by whom.
STAFF_NOTES = [
    ("Bevilling af hjælpemidler", "None activity staff_goal"),
    ("Opringning til borgeren hver mandag", "None measurable activity staff_goal"),
    ("Opkald til mor hver søndag", "reach measurable"),
    ("Kontakt til jobcentret", "None activity"),
    ("Opfølgende møde med mor, far og skolen", "None activity"),
    ("Vi tager Tove med ud at gå hver tirsdag", "None measurable activity staff_goal"),
    ("Vi spiser aftensmad sammen hver søndag", "reach measurable"),
    ("SFO'en har en fast voksen til Liva hver dag", "None measurable activity staff_goal"),
    ("Forvaltningen skal have fundet en plejefamilie til Sara", "None measurable activity staff_goal"),
    ("Efter § 52 bevilges aflastning hver anden weekend", "None measurable activity staff_goal"),
    ("Der skal ske opfølgning hver tredje måned", "None measurable activity staff_goal"),
    ("Sørge for at Lone får sin medicin", "None activity staff_goal"),
    ("Sørge for at betale regningerne", "reach"),
    ("Mia skal i aflastning hver anden weekend", "None measurable activity"),
    ("Spørger personalet, før han går på nettet", "reach"),
    ("Svarer på 8 ud af 10 sms'er fra bostøtten", "reach measurable"),
]
# All of what can be counted, and what one can see without a number.
SEEN = [
    ("Anders betaler alle sine regninger", "reach measurable all_or_nothing"),
    ("Han spiser alle tre måltider", "reach measurable"),
    ("Tage medicin morgen og aften", "reach measurable"),
    ("Tager sin insulin inden hvert måltid", "reach measurable"),
    ("Undgå at miste lejligheden", "reach measurable avoidance"),
    ("Ringer selv til kommunen, når hun er i tvivl", "reach"),
]


@pytest.mark.parametrize(
    ("text", "findings"),
    [*QUALITIES, *CHANGE, *AVOIDING, *FACTS, *SUPPORT, *SEVERAL, *CLAUSES, *SPELLING, *STAFF_NOTES, *SEEN],
)
def test_findings(text: str, findings: str) -> None:
    assert worded(text) == findings


def test_the_words_that_decide_are_shown() -> None:
    text = "Mikkel holder helt op med at ryge hash"
    reading = read(text, "da", TODAY)
    shown = {name: [text[mark.start : mark.end] for mark in marks] for name, marks in reading.marks.items()}
    assert shown["avoidance"] == ["holder helt op med"]
    assert reading.subject == "Mikkel"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Bo skal flytte hjemmefra", "Bo"),
        ("Anne-Marie kan selv handle", "Anne-Marie"),
        ("Borgeren kan selv handle", ""),
        ("Hver dag går Lise en tur", ""),
    ],
)
def test_who_the_goal_begins_with(text: str, subject: str) -> None:
    assert read(text, "da", TODAY).subject == subject


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Kim skal gå en tur hver dag", "gå en tur"),
        ("At borgeren selv kan handle ind senest 1. juni", "handle ind"),
        ("Målet er, at Lone bor i egen lejlighed", "bor i egen lejlighed"),
    ],
)
def test_the_core_is_what_is_to_be_reached(text: str, core: str) -> None:
    found = read(text, "da", TODAY).core
    assert found is not None
    assert text[found.start : found.end] == core


def test_separate_goals_are_told_apart() -> None:
    text = "Stå op kl. 7 på hverdage, og Karl går i skole hver dag"
    parts = read(text, "da", TODAY).parts
    assert [text[part.start : part.end] for part in parts] == [
        "Stå op kl. 7 på hverdage",
        "Karl går i skole hver dag",
    ]


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Komme oftere ud", True), ("Gå ud mere end tre gange om ugen", False), ("Ikke ryge mere", False)],
)
def test_a_comparison_with_nothing(text: str, bare: bool) -> None:
    assert read(text, "da", TODAY).bare_comparison is bare


@pytest.mark.parametrize(
    ("text", "announced", "spoken"),
    [
        ("Jeg vil gerne kunne handle selv hver uge", "sv", "da"),
        ("Borgeren skal have støtte til at komme ud af sin lejlighed", "en", "da"),
        ("Att klienten ska kunna sova bättre om nätterna", "da", "sv"),
        ("The client will go to the gym every week", "da", "en"),
        ("Gå ud", "da", None),
        ("Kim skal i praktik", "da", None),
    ],
)
def test_the_language_a_text_is_in(text: str, announced: str, spoken: str | None) -> None:
    assert read(text, announced, TODAY).spoken == spoken
