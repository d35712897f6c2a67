"""The times in Danish goal statements, counted from Monday 1 March 2027."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.text import tokenise
from assistant.coach.when import find_times

TODAY = date(2027, 3, 1)

STATEMENTS = {
    "At borgeren går ud 3 gange om ugen senest 15. april.": (
        "frequency: om ugen; deadline: senest 15. april = 2027-04-15"
    ),
    "Lise kommer til tiden 6-7 gange ud af 10 inden for tre måneder.": (
        "deadline: inden for tre måneder = 2027-06-01"
    ),
    "Inden 1. juni har Ali sin egen bankkonto.": "deadline: Inden 1. juni = 2027-05-31",
    "Sara cykler til arbejde før sommerferien.": "deadline: før sommerferien = ?",
    "Han laver mad to aftener om ugen i løbet af foråret.": (
        "frequency: om ugen; deadline: i løbet af foråret = ?"
    ),
    "Hun har egen lejlighed i juni.": "deadline: i juni = 2027-06-30",
    "Om et halvt år ryger Kim højst 5 cigaretter om dagen.": (
        "deadline: Om et halvt år = 2027-09-01; frequency: om dagen"
    ),
    "Kim har ringet til tandlægen inden sommerferien.": "deadline: inden sommerferien = ?",
    "Ved næste opfølgning har Kim været ude hver dag i fire uger i træk.": (
        "deadline: Ved næste opfølgning = ?; frequency: hver dag"
    ),
    "I løbet af de næste 8 uger træner Kim mandag og torsdag.": (
        "deadline: I løbet af de næste 8 uger = 2027-04-26; frequency: mandag og torsdag"
    ),
    "Efter sommerferien går Kim i skole fire dage om ugen.": (
        "deadline: Efter sommerferien = ?; frequency: om ugen"
    ),
    "Kim tager bussen selv (opfølgning i juni).": "deadline: i juni = 2027-06-30",
    "Kim har været ædru i tre måneder.": "",
    "De seneste tre måneder har Kim været fraværende 8 ud af 10 dage.": "date: De seneste tre måneder",
    "Kim har boet her siden marts.": "date: siden marts",
    "Kim står op klokken 8 hver hverdag.": "clock: klokken 8; frequency: hver hverdag",
    "Kim møder kl. 8.30.": "clock: kl. 8.30",
    "Kim er i seng senest kl. 22 på hverdage.": "clock: senest kl. 22; frequency: på hverdage",
    "Kim er hjemme inden kl. 21.": "clock: inden kl. 21",
    "Kim sover fra 22.00 til 07.00.": "clock: fra 22.00 til 07.00",
    "Kim, 18 år, skal finde et job.": "age: 18 år",
    "På sigt skal Kim bo selv.": "",
    "Kim vil have det bedre i fremtiden.": "",
    "Kim ringer til sin mor hver mandag.": "frequency: hver mandag",
    "Kim træner en gang om ugen.": "frequency: om ugen",
    "Om mandagen går Kim til svømning.": "frequency: Om mandagen",
    "Om morgenen spiser Kim morgenmad.": "frequency: Om morgenen",
    "Kim skal have søgt fem job om ugen frem til sankthans": (
        "frequency: om ugen; deadline: frem til sankthans = ?"
    ),
    "Tabe sig 5 kg på tre måneder": "deadline: på tre måneder = 2027-06-01",
    "Skære ned fra 10 til 5 cigaretter om dagen til påske": "frequency: om dagen; deadline: til påske = ?",
    "Huslejen er betalt senest den 1. hver måned.": "frequency: senest den 1. hver måned",
    "Kim betaler huslejen senest den 1. i hver måned": "frequency: senest den 1. i hver måned",
    "Kim har 500 kr. tilbage sidst på måneden.": "",
    "Kim svarer på sms inden for to dage.": "",
    "Kim går en tur på 30 minutter hver dag.": "frequency: hver dag",
    "Scoren går fra 3/10 til 6/10.": "",
    "Kim har kørekort i 2028.": "deadline: i 2028 = 2028-12-31",
    "Kim skal gå 10.000 skridt om dagen inden for 6 uger.": (
        "frequency: om dagen; deadline: inden for 6 uger = 2027-04-12"
    ),
    "Deadline: 1. maj": "deadline: Deadline: 1. maj = 2027-05-01",
    "Tidsramme 3 måneder": "deadline: Tidsramme 3 måneder = 2027-06-01",
    "Kim gør rent hver anden uge.": "frequency: hver anden uge",
    "Hver tredje dag ringer Kim.": "frequency: Hver tredje dag",
    "Kim har et arbejde, inden han fylder 20.": "deadline: inden han fylder 20 = ?",
    "Kim er flyttet, når praktikken slutter.": "deadline: når praktikken slutter = ?",
    "Fra 1. juni bor Kim selv.": "date: Fra 1. juni",
    "I dag går Kim i skole 2 dage om ugen, målet er 4.": "frequency: om ugen",
    "Kim har søgt praktik i efteråret.": "deadline: i efteråret = ?",
    "Kim vil kunne cykle til sommer.": "deadline: til sommer = ?",
    "Kim skal svømme i sommer": "deadline: i sommer = ?",
    "Efteråret 2027 begynder Kim på gymnasiet.": "deadline: Efteråret 2027 = ?",
    "Kim spiser morgenmad inden skole.": "",
    "Kim går hjem efter skole.": "",
    "Kim begynder 8.00 og slutter 16.30.": "clock: 8.00; clock: 16.30",
    "Uge 24 har Kim sommerjob.": "deadline: Uge 24 = 2027-06-20",
    "Opfølgning uge 20": "deadline: uge 20 = 2027-05-23",
    "Kim sover 8 timer pr. nat inden for en måned": (
        "frequency: pr. nat; deadline: inden for en måned = 2027-04-01"
    ),
    "Kim kan handle selv inden jul.": "deadline: inden jul = ?",
    "Kim går i skole mindst 4 dage ud af 5 i maj måned": "deadline: i maj måned = 2027-05-31",
    "Kim har ikke drukket i tre måneder": "",
    "Sidst i april skal Kim have ringet": "deadline: Sidst i april = 2027-04-30",
    "Kim har en kontaktperson senest ved årsskiftet.": "deadline: senest ved årsskiftet = 2027-12-31",
    "Kim er ude to gange om dagen i næste uge": "frequency: om dagen; deadline: i næste uge = 2027-03-14",
    "Kim fylder 18 i maj.": "age: fylder 18; deadline: i maj = 2027-05-31",
    "Om en måned kan Kim handle ind": "deadline: Om en måned = 2027-04-01",
    "Senest om 3 mdr. deltager Kim i 4 ud af 5 dage": "deadline: Senest om 3 mdr. = 2027-06-01",
    "Over de næste tre måneder øger Kim fra 2 til 4 timer": (
        "deadline: Over de næste tre måneder = 2027-06-01"
    ),
    "inden udgangen af juni har Kim ansøgt": "deadline: inden udgangen af juni = 2027-06-30",
    "Kim er kommet i gang med genoptræning inden d. 1/5": "deadline: inden d. 1/5 = 2027-04-30",
    "Kim kan ved forløbets afslutning lave mad 3 gange om ugen": (
        "deadline: ved forløbets afslutning = ?; frequency: om ugen"
    ),
    "Kim har i oktober været til 4 ud af 5 møder": "deadline: i oktober = 2027-10-31",
    "Kim vil på længere sigt arbejde 20 timer om ugen": "frequency: om ugen",
    "Kim kommer op inden kl. 9 mindst 5 dage om ugen": "clock: inden kl. 9; frequency: om ugen",
    "Kim skal have en ven inden skoleårets afslutning": "deadline: inden skoleårets afslutning = ?",
    "Til sommer kan Kim svømme 200 m": "deadline: Til sommer = ?",
    "Kim tager sin medicin hver morgen frem til 1. juni": (
        "frequency: hver morgen; deadline: frem til 1. juni = 2027-06-01"
    ),
    "Kim skal have styr på sin økonomi inden udgangen af maj": "deadline: inden udgangen af maj = 2027-05-31",
    "Kim har overblik over sine regninger senest uge 18": "deadline: senest uge 18 = 2027-05-09",
    "Kim sover mindst 7 timer fem nætter om ugen, inden sommeren er omme": (
        "frequency: om ugen; deadline: inden sommeren er omme = ?"
    ),
    "Inden for et år klarer Kim sig uden kontanthjælp": "deadline: Inden for et år = 2028-03-01",
    "Inden for de nærmeste uger ringer Kim til sin bror": "deadline: Inden for de nærmeste uger = ?",
    "Kim er oppe inden kl. 9 mindst 4 ud af 7 dage frem til opfølgningen": (
        "clock: inden kl. 9; deadline: frem til opfølgningen = ?"
    ),
    "Til opfølgningen i september har Kim været i træningscenter 10 gange": (
        "deadline: Til opfølgningen = ?; deadline: i september = 2027-09-30"
    ),
    "Kim har egen konto, når han fylder 18": "deadline: når han fylder 18 = ?",
    "Kim bor i egen lejlighed 1. september": "deadline: 1. september = 2027-09-01",
    "Kim har været i skole hver dag i to uger": "frequency: hver dag",
    "Kim vil arbejde 15 timer om ugen fra august": "frequency: om ugen; date: fra august",
    "Kim går i seng ved 22-tiden": "clock: ved 22-tiden",
    "Kim går ud mellem kl. 10 og 11 hver dag": "clock: mellem kl. 10 og 11; frequency: hver dag",
    "Kim er klar kl. 7.45 på hverdage": "clock: kl. 7.45; frequency: på hverdage",
    "Kim tager medicin morgen og aften": "",
    "Kim kan være alene hjemme i 30 minutter": "",
    "Kim er på plads halv ni": "clock: halv ni",
    "Kim er stoffri i 90 dage": "",
    "Efter tre måneder har Kim tabt 3 kg": "deadline: Efter tre måneder = 2027-06-01",
    "Kim har gået til psykolog i efteråret 2026": "date: i efteråret 2026",
    "Kim skal skære ned fra 6 til 2 timers spil om dagen inden for 8 uger": (
        "frequency: om dagen; deadline: inden for 8 uger = 2027-04-26"
    ),
    "Kim har 200 kr. tilbage den sidste i måneden": "frequency: i måneden",
    "Kim sparer 300 kr. om måneden frem til sommerferien": (
        "frequency: om måneden; deadline: frem til sommerferien = ?"
    ),
    "Kim betaler sine regninger til tiden hver måned": "frequency: hver måned",
    "Målet skal være nået om et år.": "deadline: om et år = 2028-03-01",
    "Målet gælder til den 31. december.": "deadline: til den 31. december = 2027-12-31",
    "Gælder t.o.m. 31.12.": "deadline: t.o.m. 31.12. = 2027-12-31",
    "Målet følges op i juni og evalueres i december": (
        "deadline: i juni = 2027-06-30; deadline: i december = 2027-12-31"
    ),
    "Kim sover hos far hver anden weekend": "frequency: hver anden weekend",
    "Kim skal kunne cykle 5 km uden pause d. 15. maj": "deadline: d. 15. maj = 2027-05-15",
    "Han deltager i gruppen 8 ud af 10 gange inden ferien": "deadline: inden ferien = ?",
    "Næste uge begynder Kim i praktik": "deadline: Næste uge = 2027-03-14",
    "Kim henter børnene kl. 15 tirsdag og torsdag": "clock: kl. 15; frequency: tirsdag og torsdag",
    "Kim er tilfreds med sin dag 4 ud af 5 dage (score 7/10) i maj": "deadline: i maj = 2027-05-31",
    "Kim er 3 år og skal kunne tage tøj på": "age: 3 år",
    "En pige på 14 år skal gå i skole": "age: 14 år",
    "Kim skal i praktik hurtigst muligt": "",
    "Kim læser en bog om måneden": "frequency: om måneden",
    "Kim vågner uden vækkeur før 8.30": "clock: før 8.30",
    "Kim ringer til farmor om søndagen": "frequency: om søndagen",
    "Kim skal have mindst én fridag om ugen": "frequency: om ugen",
    "Kim er holdt op med at ryge 15/6": "deadline: 15/6 = 2027-06-15",
    "Kim drikker højst 2 øl på en aften": "",
    "Kim har været i skole 40 ud af 50 dage det seneste halve år": "date: det seneste halve år",
    "Inden årets udgang har Kim søgt ti job": "deadline: Inden årets udgang = 2027-12-31",
    "På tre måneder skal Kim øge sit fremmøde fra 40 til 60 %": "deadline: På tre måneder = 2027-06-01",
    "I april-juni deltager Kim i 8 ud af 10 træf": "deadline: I april-juni = 2027-06-30",
    "Kim har prøvet tre fritidsaktiviteter inden ferien": "deadline: inden ferien = ?",
    "Kim er med hver torsdag frem til jul": "frequency: hver torsdag; deadline: frem til jul = ?",
    "Kim møder i skole senest kl. 8.15 fire dage om ugen senest den 15. april": (
        "clock: senest kl. 8.15; frequency: om ugen; deadline: senest den 15. april = 2027-04-15"
    ),
    "Kim går til møder 1 gang/uge i 12 uger": "frequency: /uge",
    "Kim træner 2 gange pr. uge i 3 mdr.": "frequency: pr. uge",
    "Til efteråret har Kim en plan": "deadline: Til efteråret = ?",
    "Kim venter højst 10 minutter": "",
    "At Kim inden for 6 måneder kan tage bussen alene": "deadline: inden for 6 måneder = 2027-09-01",
    "At borgeren ved næste statusmøde har deltaget i 4 ud af 5 aktiviteter": (
        "deadline: ved næste statusmøde = ?"
    ),
    "At barnet senest til sommerferien kan være i institution fulde dage": (
        "deadline: senest til sommerferien = ?"
    ),
    "At Kim i løbet af de næste 3 mdr. kommer i bad 3 gange ugentligt": (
        "deadline: i løbet af de næste 3 mdr. = 2027-06-01; frequency: ugentligt"
    ),
    "Kim kan tage bussen om 2 måneder": "deadline: om 2 måneder = 2027-05-01",
    "om 14 dage har Kim ringet til lægen": "deadline: om 14 dage = 2027-03-15",
    "Kim skal i weekenden besøge sin mor": "deadline: i weekenden = 2027-03-07",
    "Kim besøger sin mor i weekenderne": "frequency: i weekenderne",
    "Kim er i gang inden 1/9": "deadline: inden 1/9 = 2027-08-31",
    "Kim spiser aftensmad kl. 18 med familien mindst 4 gange om ugen": "clock: kl. 18; frequency: om ugen",
    "I uge 20 starter Kim": "deadline: I uge 20 = 2027-05-23",
    "Kim har haft 3 dage uden angst i den forløbne uge": "date: i den forløbne uge",
    "Kim er kommet i gang med træning senest den sidste maj": "deadline: senest den sidste maj = 2027-05-31",
    "Inden sankthans har Kim søgt bolig": "deadline: Inden sankthans = ?",
    "Kim har et job, inden året er omme": "deadline: inden året er omme = 2027-12-31",
    "Kim har et job inden årsskiftet": "deadline: inden årsskiftet = 2027-12-31",
    "Senest i slutningen af april har Kim kontaktet banken": (
        "deadline: Senest i slutningen af april = 2027-04-30"
    ),
    "Kim er gældfri til marts 2028": "deadline: til marts 2028 = 2028-03-31",
    "Kim går i skole 4 dage om ugen, når skoleåret slutter": (
        "frequency: om ugen; deadline: når skoleåret slutter = ?"
    ),
    "I slutningen af skoleåret har Kim bestået matematik": "deadline: I slutningen af skoleåret = ?",
    "Kim er flyttet hjemmefra om et år": "deadline: om et år = 2028-03-01",
    "Kim klarer husholdningen selv om 6-8 måneder": "deadline: om 6-8 måneder = 2027-11-01",
    "inden for 2-3 uger har Kim bestilt tid": "deadline: inden for 2-3 uger = 2027-03-22",
    "Kim sover 7 timer pr. nat (senest 30/4)": "frequency: pr. nat; deadline: senest 30/4 = 2027-04-30",
    "Kim sover 7 timer pr. nat – mål til 30. april": (
        "frequency: pr. nat; deadline: til 30. april = 2027-04-30"
    ),
    "Om fire uger spiser Kim morgenmad mindst 5 dage om ugen": (
        "deadline: Om fire uger = 2027-03-29; frequency: om ugen"
    ),
    "Kim deltager i 10 træf i perioden marts–maj": "deadline: marts–maj = 2027-05-31",
    "Mellem 1. marts og 31. maj deltager Kim i 10 træf": "deadline: Mellem 1. marts og 31. maj = 2027-05-31",
    "Til næste møde har Kim skrevet en liste": "deadline: Til næste møde = ?",
    "Kim har kontakt med sin søster inden sommerferien": "deadline: inden sommerferien = ?",
    "Den 1. juni har Kim sin egen bolig": "deadline: Den 1. juni = 2027-06-01",
    "Pr. 1. juni har Kim sin egen bolig": "deadline: Pr. 1. juni = 2027-06-01",
    "D. 1/6 har Kim sin egen bolig": "deadline: D. 1/6 = 2027-06-01",
    "Kim taber sig 5 kg til 1/6": "deadline: til 1/6 = 2027-06-01",
    "Inden for et halvt år arbejder Kim halv tid": "deadline: Inden for et halvt år = 2027-09-01",
    "I løbet af det næste kvartal går Kim ud hver dag": (
        "deadline: I løbet af det næste kvartal = 2027-06-01; frequency: hver dag"
    ),
    "Kim har inden den 15. maj talt med læreren": "deadline: inden den 15. maj = 2027-05-14",
    "Efter fire uger klarer Kim trappen": "deadline: Efter fire uger = 2027-03-29",
    "Kim klarer det på fire uger": "deadline: det på fire uger = 2027-03-29",
    "Kim er røgfri til sin fødselsdag": "deadline: til sin fødselsdag = ?",
    "Kim læser 10 sider om dagen de næste seks uger": (
        "frequency: om dagen; deadline: de næste seks uger = 2027-04-12"
    ),
    "Frem til påskeferien møder Kim til tiden": "deadline: Frem til påskeferien = ?",
    "i uge 20": "deadline: i uge 20 = 2027-05-23",
    "inden uge 20": "deadline: inden uge 20 = 2027-05-16",
    "Kim har mødtes med en ven i næste uge": "deadline: i næste uge = 2027-03-14",
    "I næste måned går Kim ud hver dag": "deadline: I næste måned = 2027-04-30; frequency: hver dag",
    "Kim får kørekort i år": "deadline: i år = 2027-12-31",
    "Kim får kørekort næste år": "deadline: næste år = 2028-12-31",
    "Inden udgangen af 2. kvartal har Kim en praktikplads": (
        "deadline: Inden udgangen af 2. kvartal = 2027-06-30"
    ),
    "Ved udgangen af juni har Kim en praktikplads": "deadline: Ved udgangen af juni = 2027-06-30",
    "Kim kan lave mad til 2 personer ultimo maj": "deadline: ultimo maj = 2027-05-31",
    "medio april har Kim en læge": "deadline: medio april = 2027-04-20",
    "Kim er i praktik senest 3 måneder fra nu": "deadline: senest 3 måneder fra nu = 2027-06-01",
    "inden der er gået 3 måneder er Kim i praktik": "deadline: inden der er gået 3 måneder = 2027-06-01",
    "Om senest 3 måneder er Kim i praktik": "deadline: Om senest 3 måneder = 2027-06-01",
    "At Kim senest d. 01.06.2027 har en lejlighed": "deadline: senest d. 01.06.2027 = 2027-06-01",
    "At Kim frem mod sommerferien er i skole hver dag": (
        "deadline: frem mod sommerferien = ?; frequency: hver dag"
    ),
    "At Kim på sigt bor selv": "",
    "At Kim er i job efter endt uddannelse": "deadline: efter endt uddannelse = ?",
    "At Kim har fået en kontaktperson ved næste statusmøde d. 15. juni": (
        "deadline: ved næste statusmøde = ?; deadline: d. 15. juni = 2027-06-15"
    ),
    "Til august starter Kim på en uddannelse": "deadline: Til august = 2027-08-31",
    "Kim starter på uddannelse til august": "deadline: til august = 2027-08-31",
    "Kim tager en dag ad gangen": "frequency: ad gangen",
    "Kim har rutiner for morgen og aften": "",
    "Kim siger til, når det bliver for meget": "",
    "Kim bruger kalender til at huske aftaler": "",
    "Kim planlægger ugen om søndagen": "frequency: om søndagen",
    "Kim hviler efter frokost": "",
    "Kim har noget at se frem til hver weekend": "frequency: hver weekend",
    "Kim stoppede i skolen for tre år siden": "date: for tre år siden",
    "Kim har gået i terapi siden 2025": "date: siden 2025",
    "Kim er hjemme om aftenen": "frequency: om aftenen",
    "Kim lærer klokken": "",
    "Kim laver lektier lige efter skole": "",
    "Kim læser for børnene, før de sover": "",
    "Kim har råd til mad hele måneden": "",
    "Kim betaler regninger før forfaldsdatoen": "",
    "Kim besøger sin mor en weekend om måneden": "frequency: om måneden",
    "Kim får kontakt til sin bror": "",
    "Kim går hjem fra arbejde til tiden": "",
    "Kim ryger mindre end for et år siden": "date: for et år siden",
    "Kim har 3 ud af 5 rigtige": "",
    "Kim løber 5 km på 30 minutter": "",
    "Kim er rolig i 10 minutter": "",
    "Kim går hjem, inden det bliver mørkt": "",
    "Kim tager bussen kl. 7.42": "clock: kl. 7.42",
    "Kim fik diagnosen i 2019": "date: i 2019",
    "Kim sørger for, at børnene spiser inden børnehaven": "",
    "Kim møder til tiden": "",
    "Kim går en tur om dagen": "frequency: om dagen",
    "færre sygedage og mindre druk i weekenden": "",
    "6 timers bostøtte om ugen, senest på torsdag": (
        "frequency: om ugen; deadline: senest på torsdag = 2027-03-04"
    ),
    "Inden for de første 6 uger af praktikken møder hun til tiden": "",
    "klar inden juni måneds udgang": "deadline: inden juni måneds udgang = 2027-06-30",
    "Spiser morgenmad i weekenden": "",
    "Mødet den 24. februar viste, at det går": "date: den 24. februar",
}
"""Statements with their times in order: kind, words and last day (? where the calendar cannot tell)."""


@pytest.mark.parametrize(("statement", "wanted"), STATEMENTS.items())
def test_the_times_in_a_statement(statement: str, wanted: str) -> None:
    found = find_times(tokenise(statement), statement, "da", TODAY)

    shown = []
    for time in found:
        day = f" = {time.answer.day or '?'}" if time.kind == "deadline" else ""
        shown.append(f"{time.kind}: {statement[time.mark.start : time.mark.end]}{day}")
    assert "; ".join(shown) == wanted
