"""Answers to "by when?" in Danish: what each comes to, counted from Monday 1 March 2027."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.when import read_when

TODAY = date(2027, 3, 1)

ANSWERS = {
    "2027-03-01": ["i dag", "om en time"],
    "2027-03-01..2027-03-03": ["inden for 48 timer"],
    "2027-03-01..2027-03-04": ["inden fredag"],
    "2027-03-01..2027-03-07": ["i denne uge", "ugen ud", "i løbet af ugen", "i ugens løb"],
    "2027-03-01..2027-03-10": ["først på måneden"],
    "2027-03-01..2027-03-31": ["tidligt forår", "tidligt på foråret", "marts", "i marts"],
    "2027-03-01..2027-04-01": [
        "den kommende måned", "inden for en måned fra nu", "indenfor den næste måned",
        "i løbet af den kommende måned",
    ],
    "2027-03-01..2027-04-12": ["i løbet af de næste 6 uger", "på seks uger"],
    "2027-03-01..2027-04-26": ["de næste 8 uger"],
    "2027-03-01..2027-05-31": [
        "inden udgangen af maj", "inden sommer", "i løbet af foråret", "inden d. 1. juni",
        "resten af foråret",
    ],
    "2027-03-01..2027-06-01": [
        "inden for tre måneder", "indenfor 3 måneder", "inden tre måneder",
        "inden for de næste tre måneder", "i løbet af tre måneder", "højst tre måneder",
        "indenfor et par måneder",
    ],
    "2027-03-01..2027-09-01": [
        "inden der er gået et halvt år", "det næste halve år", "de kommende seks måneder",
        "inden for et halvt år",
    ],
    "2027-03-01..2027-09-30": ["inden udgangen af 3. kvartal"],
    "2027-03-01..2027-11-30": ["inden 1. december", "før d. 1.12."],
    "2027-03-01..2027-12-23": ["inden jul", "lige inden jul"],
    "2027-03-01..2027-12-31": [
        "i år", "året ud", "resten af året", "i løbet af året", "inden året er omme",
        "inden udgangen af året", "inden nytår", "inden året er gået",
    ],
    "2027-03-01..2028-03-01": ["det næste år", "inden for et år"],
    "2027-03-02": ["førstkommende tirsdag", "i morgen", "i morgen aften", "i morgen formiddag"],
    "2027-03-03": ["senest på onsdag", "i overmorgen", "onsdagg", "om to døgn"],
    "2027-03-04": ["nu på torsdag"],
    "2027-03-05": ["på fredag"],
    "2027-03-06": ["på lørdag", "paa loerdag"],
    "2027-03-06..2027-03-07": ["til weekenden"],
    "2027-03-07": ["søndag aften"],
    "2027-03-08": ["mandag", "om en uge", "om ca. en uge"],
    "2027-03-08..2027-03-14": ["kommende uge", "næste uge"],
    "2027-03-09": ["næste uge, tirsdag", "tirsdag i næste uge"],
    "2027-03-11": ["næste uge på torsdag"],
    "2027-03-11..2027-03-20": ["midt på måneden"],
    "2027-03-12": ["fredag i næste uge", "fredag om 8 dage", "fredag om otte dage", "fredag om en uge"],
    "2027-03-13": ["på lørdag om en uge"],
    "2027-03-15": [
        "den 15.", "mandag d. 15.", "mandag den 15. marts kl. 10", "15. marts kl. 10.00", "15.03.27",
        "15.3", "d.15/3", "den 15/3-2027", "rundt om den 15.",
    ],
    "2027-03-15..2027-03-21": ["ugen efter næste"],
    "2027-03-15..2027-03-22": ["om et par uger", "om to eller tre uger"],
    "2027-03-16": ["om en halv måned"],
    "2027-03-19": ["fredag om 14 dage"],
    "2027-03-20": ["den 20.", "den tyvende", "den tyvende i denne måned"],
    "2027-03-21..2027-03-27": ["ugen før påske"],
    "2027-03-21..2027-03-31": ["ved månedens udgang", "i slutningen af måneden", "sidst på måneden"],
    "2027-03-22": ["om 3 uger", "mandag om 14 dage"],
    "2027-03-25": ["skærtorsdag"],
    "2027-03-28": ["til påske", "i påsken"],
    "2027-03-29..2027-04-04": ["efter påske", "lige efter påske"],
    "2027-03-29..2027-04-05": ["om 4-5 uger", "om fire til fem uger"],
    "2027-03-31": [
        "månedsskiftet", "omkring månedsskiftet", "den sidste i måneden", "den sidste marts",
        "sidste dag i måneden", "den 31.",
    ],
    "2027-04-01": ["den 1. i næste måned", "torsdag d. 1. april", "om en månedstid", "om en måneds tid"],
    "2027-04-01..2027-04-10": ["i starten af næste måned"],
    "2027-04-01..2027-04-30": ["næste måned", "i næste måned", "hele april", "april ud", "til april"],
    "2027-04-01..2027-05-31": ["i april eller maj"],
    "2027-04-01..2027-06-30": ["mellem april og juni", "2. kvartal", "andet kvartal"],
    "2027-04-05": ["første mandag i april"],
    "2027-04-11..2027-04-20": ["midt i april", "midten af april", "medio april", "i midten af næste måned"],
    "2027-04-15": ["den 15. i næste måned"],
    "2027-04-16": ["om halvanden måned"],
    "2027-04-18": ["tre uger efter påske"],
    "2027-04-23": ["store bededag"],
    "2027-04-26": ["8 uger frem"],
    "2027-04-30": ["allersenest den 30. april", "til og med 30. april"],
    "2027-05-01": ["om cirka to måneder"],
    "2027-05-01..2027-05-07": ["første uge af maj"],
    "2027-05-01..2027-05-10": ["de første dage i maj"],
    "2027-05-01..2027-05-15": ["mellem d. 1. og d. 15. maj", "1/5-15/5", "1.-15. maj", "1. - 15. maj"],
    "2027-05-01..2027-05-31": ["i maj måned", "til maj måned"],
    "2027-05-01..2027-06-01": ["om 2-3 måneder", "mellem 1. maj og 1. juni"],
    "2027-05-01..2027-06-30": ["maj-juni", "maj/juni", "maj til juni", "maj eller juni"],
    "2027-05-01..2027-08-31": ["fra maj til august"],
    "2027-05-02": ["første søndag i maj"],
    "2027-05-03": ["til min fødselsdag d. 3. maj"],
    "2027-05-06": ["Kristi himmelfartsdag"],
    "2027-05-10..2027-05-20": ["10.-20. maj", "mellem den 10. og 20. maj"],
    "2027-05-15": ["15. maj eller deromkring"],
    "2027-05-15..2027-06-01": ["15. maj - 1. juni"],
    "2027-05-16": ["pinse", "i pinsen"],
    "2027-05-16..2027-05-31": ["anden halvdel af maj"],
    "2027-05-17": ["2. pinsedag"],
    "2027-05-17..2027-05-23": ["efter pinse"],
    "2027-05-17..2027-06-06": ["uge 20-22"],
    "2027-05-20": [
        "omkring d. 20. maj", "ca. 20. maj", "cirka den 20. maj", "20. maj?", "Senest: 20. maj",
        "Slutdato: 20. maj 2027", "20/5",
    ],
    "2027-05-21..2027-05-31": [
        "sidst i maj", "ultimo maj", "senest ultimo maj", "vi satser på slutningen af maj",
        "de sidste dage af maj",
    ],
    "2027-05-31": ["den sidste maj", "sidste dag i maj"],
    "2027-05-31..2027-06-01": ["månedsskiftet maj/juni"],
    "2027-06-01": [
        "1. juni", "1. juni 2027", "d. 1/6", "den første juni", "første juni", "tirsdag 1. juni",
        "om tre måneders tid", "tre måneder", "3 mdr.", "3 mdr", "3 måneder fra nu",
        "senest om tre måneder", "det skal være nået senest 1. juni", "lad os sige tre måneder",
        "pr. 1. juni", "senest d. 1/6", "frem til 1. juni", "indtil 1. juni", "omkring 1. juni",
        "til og med 1. juni", "om tre månder", "om 3 maaneder", "fra nu og til 1. juni",
        "når der er gået tre måneder", "efter tre måneder", "tre måneder frem i tiden",
    ],
    "2027-06-01..2027-06-10": ["først i juni", "i begyndelsen af juni", "i starten af juni", "primo juni"],
    "2027-06-01..2027-06-15": ["første halvdel af juni"],
    "2027-06-01..2027-06-30": [
        "jeg tænker engang i juni", "når det bliver juni", "efter brylluppet i juni", "i løbet af juni",
        "ved udgangen af 2. kvartal", "ved halvårets udgang",
    ],
    "2027-06-01..2027-07-01": ["om en tre-fire måneder"],
    "2027-06-01..2027-08-31": ["i sommer", "hen over sommeren", "hen på sommeren"],
    "2027-06-05": ["grundlovsdag"],
    "2027-06-07..2027-06-13": ["uge 23 engang"],
    "2027-06-07..2027-06-20": ["uge 23/24"],
    "2027-06-09": ["onsdag den 9. juni", "ons. d. 9/6", "onsdag d. 9. juni kl. 13", "to uger før sankthans"],
    "2027-06-10": ["torsdag uge 23"],
    "2027-06-11": ["anden fredag i juni"],
    "2027-06-14..2027-06-20": ["uge 24", "u. 24", "senest uge 24"],
    "2027-06-16": ["onsdag i uge 24"],
    "2027-06-21..2027-06-30": ["senest ved udgangen af juni"],
    "2027-06-23": ["sankthans", "skt. hans", "ikke senere end sankthans"],
    "2027-06-24..2027-06-30": ["sidste uge i juni"],
    "2027-07-01..2027-12-31": ["andet halvår"],
    "2027-08-01..2027-08-31": ["sensommeren", "i august efter ferien", "slutningen af sommeren"],
    "2027-08-25": ["den femogtyvende august"],
    "2027-08-25..2027-08-31": ["sidste uge i august"],
    "2027-08-31": ["den enogtredivte august"],
    "2027-09-01": [
        "om et halvt år", "et halvt år", "senest første september", "1. sept. senest", "6 måneder fra d.d.",
    ],
    "2027-09-01..2027-09-30": ["efter sommeren", "septmeber", "begyndelsen af efteråret"],
    "2027-09-01..2027-11-30": ["efteråret 2027", "engang i efteråret"],
    "2027-09-15": [
        "2027-09-15", "20270915", "150927", "15.9.2027", "15/9", "15/9-27", "15-09-2027", "d. 15/9",
        "d. 15.9.", "den 15. september", "den 15. i 9.", "15. sept.", "15. september 2027",
        "den femtende september",
    ],
    "2027-10-01..2027-12-31": ["fjerde kvartal", "sidste kvartal", "4. kvartal"],
    "2027-10-31": ["Halloween"],
    "2027-11-28": ["første søndag i advent"],
    "2027-12-01": ["senest den 1.12.2027", "senest d. 1. dec."],
    "2027-12-01..2027-12-31": ["ved årets udgang", "ved slutningen af året"],
    "2027-12-01..2028-02-29": ["vinteren 2027/2028"],
    "2027-12-10": ["to uger inden jul"],
    "2027-12-20..2028-01-16": ["uge 51-2"],
    "2027-12-23": ["dagen før juleaften"],
    "2027-12-24": ["til jul", "juleaften", "klar til jul", "op til jul", "i julen"],
    "2027-12-24..2028-01-01": ["jul- og nytår"],
    "2027-12-25..2027-12-31": ["efter jul", "mellem jul og nytår"],
    "2027-12-31": ["ved årsskiftet", "nytårsaften", "årsskiftet 2027/28", "når året er omme"],
    "2028-01-01": ["1. januar"],
    "2028-01-01..2028-01-31": ["starten af næste år", "i det nye år"],
    "2028-01-01..2028-03-31": ["Q1 2028"],
    "2028-01-01..2028-06-30": ["første halvår 2028", "1. halvår 2028"],
    "2028-01-01..2028-12-31": ["næste år", "til næste år", "2028", "i 2028"],
    "2028-01-02..2028-01-08": ["efter nytår", "på den anden side af nytår"],
    "2028-01-10..2028-01-16": ["uge 2 2028"],
    "2028-02-01..2028-02-29": ["feburar", "i februar"],
    "2028-03-01": ["om et års tid"],
    "2028-03-01..2028-05-31": ["foråret 2028"],
    "2028-05-01..2028-05-31": ["maj 2028"],
    "2028-06-01": ["1. juni næste år"],
    "2028-07-01..2028-09-30": ["3. kvartal 2028"],
    "2028-09-01": ["om halvandet år", "om 1½ år", "om et og et halvt år", "om 1,5 år"],
    "2028-12-01..2028-12-31": ["slutningen af næste år"],
    "past_date": [
        "i går", "sidste uge", "sidste år", "for to uger siden", "i mandags", "1. februar 2027",
        "i februar i år", "i maj 2026", "maj sidste år", "for et år siden", "sidste fredag",
        "sidste sommer", "den seneste uge", "efteråret 2026", "uge 10 2026", "28. februar 2027",
    ],
    "no_such_date": [
        "uge 60", "31. juni", "30. februar", "den 32. maj", "29. februar 2027", "31. april", "0. maj",
        "den 45.", "uge 99",
    ],
    "contradiction": ["torsdag den 9. juni", "1. eller 2. juni", "fredag eller lørdag"],
    "ambiguous": [
        "næste weekend", "næste fredag", "næste søndag", "til sommer", "til efteråret", "til vinter",
    ],
    "frequency": [
        "hver uge", "hver anden uge", "om mandagen", "to gange om ugen", "hver 14. dag", "dagligt",
        "hver fjerde uge", "fire gange om året", "årligt", "på hverdage", "om aftenen",
    ],
    "undated_event": [
        "ved næste opfølgning", "til næste statusmøde", "inden sommerferien", "før sommerferien",
        "når praktikken slutter", "når kurset er færdigt", "min fødselsdag", "når jeg fylder 18",
        "efter operationen", "ved skoleårets afslutning", "når jeg er flyttet", "efterårsferien",
        "efter ferien", "når ferien er slut", "til vinterferien", "inden skolen starter",
        "når skolen starter efter ferien", "til skolestart", "på min 18-års fødselsdag",
        "inden jeg fylder år", "en måned efter næste opfølgning", "når vi ses næste gang",
        "til næste gang vi ses", "næste gang", "til næste møde", "inden næste netværksmøde",
        "efter næste lægebesøg", "når dommen falder", "når jeg får en lejlighed",
        "når behandlingen er færdig", "efter fødslen", "sommerferien 2027", "efter ramadanen",
        "på den anden side af sommerferien",
    ],
    "not_a_time": [
        "om nogle måneder", "snart", "hurtigst muligt", "så hurtigt som muligt", "indtil videre", "på sigt",
        "på længere sigt", "ved ikke", "når jeg orker", "kl. 14", "7", "i fremtiden", "en gang i kvartalet",
        "nu og da", "aldrig", "straks", "nu", "med det samme", "snarest muligt", "når jeg kan",
        "når jeg får det bedre", "aner det ikke", "måske", "et stykke tid", "om et stykke tid",
        "lidt længere fremme", "om nogle uger", "om flere måneder",
    ],
}  # fmt: skip
"""Answers by what they come to: a day, the first and last day of a span, or a problem."""


@pytest.mark.parametrize(
    ("said", "wanted"), [(said, wanted) for wanted, answers in ANSWERS.items() for said in answers]
)
def test_what_an_answer_comes_to(said: str, wanted: str) -> None:
    answer = read_when(said, "da", TODAY)

    if answer.problem is not None:
        assert (answer.problem, answer.day, answer.earliest, answer.latest) == (wanted, None, None, None)
    else:
        first, _, last = wanted.partition("..")
        assert (str(answer.earliest), str(answer.latest)) == (first, last or first)
        assert answer.day == answer.latest
