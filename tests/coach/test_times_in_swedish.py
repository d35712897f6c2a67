"""The times in Swedish goal statements, counted from Monday 1 March 2027."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.text import tokenise
from assistant.coach.when import find_times

TODAY = date(2027, 3, 1)

STATEMENTS = {
    "Kim går ut 3 gånger i veckan, senast 15 april.": (
        "frequency: i veckan; deadline: senast 15 april = 2027-04-15"
    ),
    "Lisa kommer i tid till sina kurser 6-7 gånger av 10 inom tre månader.": (
        "deadline: inom tre månader = 2027-06-01"
    ),
    "Till den 1 juni har Ali ett eget bankkonto.": "deadline: Till den 1 juni = 2027-06-01",
    "Sara cyklar till jobbet före sommaren": "deadline: före sommaren = ?",
    "Han lagar middag två kvällar i veckan under våren.": "frequency: i veckan; deadline: under våren = ?",
    "Hon har en egen lägenhet i juni.": "deadline: i juni = 2027-06-30",
    "Om ett halvår röker Kim högst 5 cigaretter om dagen.": (
        "deadline: Om ett halvår = 2027-09-01; frequency: om dagen"
    ),
    "Kim har ringt tandläkaren innan terminens slut.": "deadline: innan terminens slut = ?",
    "Vid nästa uppföljning har Kim gått ut varje dag i fyra veckor i rad.": (
        "deadline: Vid nästa uppföljning = ?; frequency: varje dag"
    ),
    "Under de kommande 8 veckorna går Kim till gymmet på måndagar och torsdagar.": (
        "deadline: Under de kommande 8 veckorna = 2027-04-26; frequency: på måndagar och torsdagar"
    ),
    "Efter sommarlovet ska Kim vara i skolan fyra dagar i veckan.": (
        "deadline: Efter sommarlovet = ?; frequency: i veckan"
    ),
    "Kim tar bussen själv (uppföljning i juni).": "deadline: i juni = 2027-06-30",
    "Kim har varit nykter i tre månader.": "",
    "De senaste tre månaderna har Kim varit hemma från skolan 8 av 10 dagar.": (
        "date: De senaste tre månaderna"
    ),
    "Kim har bott här sedan i mars.": "date: sedan i mars",
    "Kim går upp klockan 8 varje vardag.": "clock: klockan 8; frequency: varje vardag",
    "Kim är i skolan kl 8.30.": "clock: kl 8.30",
    "Kim är i säng senast kl 22 på vardagar.": "clock: senast kl 22; frequency: på vardagar",
    "Kim kommer hem före 21.": "clock: före 21",
    "Kim sover från 22.00 till 07.00.": "clock: från 22.00 till 07.00",
    "Kim, 18 år, ska hitta ett jobb.": "age: 18 år",
    "På sikt ska Kim bo själv.": "",
    "Kim vill må bättre i framtiden.": "",
    "Kim ska snart börja jobba.": "",
    "Så småningom klarar Kim sin ekonomi.": "",
    "Kim ringer sin mamma varje måndag.": "frequency: varje måndag",
    "Kim tränar en gång i veckan.": "frequency: i veckan",
    "Kim ringer i veckan.": "deadline: i veckan = 2027-03-07",
    "Kim ska ha sökt fem jobb i veckan fram till midsommar": (
        "frequency: i veckan; deadline: fram till midsommar = ?"
    ),
    "Gå ner 5 kg på tre månader": "deadline: på tre månader = 2027-06-01",
    "Minska från 10 till 5 cigaretter per dag till påsk": "frequency: per dag; deadline: till påsk = ?",
    "Hyran är betald senast den 28 varje månad.": "frequency: senast den 28 varje månad",
    "Hyran är betald den sista i varje månad.": "frequency: varje månad",
    "Kim betalar hyran senast den 25:e.": "deadline: senast den 25:e = 2027-03-25",
    "Kim har 500 kr kvar i slutet av månaden.": "",
    "Kim svarar på sms inom två dagar.": "",
    "Kim öppnar posten inom 24 timmar.": "",
    "Kim går en promenad på 30 minuter varje dag.": "frequency: varje dag",
    "Skattningen går från 3/10 till 6/10.": "",
    "Målet är att nå 6/10 senast 15/6.": "deadline: senast 15/6 = 2027-06-15",
    "Kim ska gå 10 000 steg om dagen inom 6 v.": "frequency: om dagen; deadline: inom 6 v. = 2027-04-12",
    "Deadline: 1 maj": "deadline: Deadline: 1 maj = 2027-05-01",
    "Tidsram 3 månader": "deadline: Tidsram 3 månader = 2027-06-01",
    "Kim städar sitt rum varannan vecka.": "frequency: varannan vecka",
    "Var tredje dag ringer Kim.": "frequency: Var tredje dag",
    "Kim har ett arbete innan han fyller 20.": "deadline: innan han fyller 20 = ?",
    "Kim har flyttat när praktiken är slut.": "deadline: när praktiken är slut = ?",
    "Kim är ute minst en timme om dagen, från och med 1 april.": (
        "frequency: om dagen; date: från och med 1 april"
    ),
    "Från 1 juni bor Kim själv.": "date: Från 1 juni",
    "I dag går Kim i skolan 2 dagar i veckan, målet är 4.": "frequency: i veckan",
    "Nästa steg är att söka jobb.": "",
    "Kim har sökt praktik i höst.": "deadline: i höst = ?",
    "I vår ska Kim ha sökt praktik.": "deadline: I vår = ?",
    "Vi fortsätter i vår familj med samma rutiner.": "",
    "Kim vill kunna cykla till sommaren.": "deadline: till sommaren = ?",
    "Kim ska simma i sommar": "deadline: i sommar = ?",
    "Hösten 2027 börjar Kim gymnasiet.": "deadline: Hösten 2027 = ?",
    "Kim äter frukost innan skolan.": "",
    "Kim går hem direkt efter skolan.": "",
    "Klara matten i årskurs 9": "",
    "Kim väger 80 kg": "",
    "Kim börjar 8.00 och slutar 16.30.": "clock: 8.00; clock: 16.30",
    "Vecka 24 har Kim sommarjobb.": "deadline: Vecka 24 = 2027-06-20",
    "Uppföljning v 20": "deadline: v 20 = 2027-05-23",
    "Kim sover 8 timmar per natt inom en månad": "frequency: per natt; deadline: inom en månad = 2027-04-01",
    "Kim kan handla själv före jul.": "deadline: före jul = ?",
    "Kim går till skolan minst 4 dagar av 5 under maj månad": "deadline: under maj månad = 2027-05-31",
    "Kim har inte druckit på tre månader": "",
    "Till slutet av april ska Kim ha ringt": "deadline: Till slutet av april = 2027-04-30",
    "Kim har en kontaktperson senast vid årsskiftet.": "deadline: senast vid årsskiftet = 2027-12-31",
    "Under terminen kommer Kim i tid.": "deadline: Under terminen = ?",
    "Kim träffar en vän två gånger på en månad": "",
    "Kim går ut två gånger om dagen nästa vecka": "frequency: om dagen; deadline: nästa vecka = 2027-03-14",
    "Sommarjobb": "",
    "Kim fyller 18 i maj.": "age: fyller 18; deadline: i maj = 2027-05-31",
    "Kim har haft koll på tiden sedan 2025-10-01": "date: sedan 2025-10-01",
    "Kim ska kunna gå själv till kursen.": "",
    "Kim är hemma senast 22.00 på fredagar och lördagar.": (
        "clock: senast 22.00; frequency: på fredagar och lördagar"
    ),
    "Kim läser 20 sidor om dagen till och med 1 maj": (
        "frequency: om dagen; deadline: till och med 1 maj = 2027-05-01"
    ),
    "under kommande termin": "deadline: under kommande termin = ?",
    "denna termin": "deadline: denna termin = ?",
    "inom sex mån ska Kim ha en praktikplats": "deadline: inom sex mån = 2027-09-01",
    "på fredag har Kim ringt": "deadline: på fredag = 2027-03-05",
    "senast på fredag": "deadline: senast på fredag = 2027-03-05",
    "varje vecka senast söndag lämnar Kim in sin dagbok": "frequency: varje vecka; date: senast söndag",
    "Under veckan äter Kim frukost 5 dagar av 7": "frequency: Under veckan",
    "Kim får en egen lägenhet under 2027.": "deadline: under 2027 = 2027-12-31",
    "Kim ska ha slutat snusa om 10 veckor": "deadline: om 10 veckor = 2027-05-10",
    "Kim ska ha en plan för sin ekonomi klar till sista maj": "deadline: till sista maj = 2027-05-31",
    "Kim har koll på sina räkningar senast v. 18": "deadline: senast v. 18 = 2027-05-09",
    "Kim sover minst 7 timmar fem nätter i veckan innan sommaren är slut": (
        "frequency: i veckan; deadline: innan sommaren är slut = ?"
    ),
    "Inom ett år klarar Kim sig utan försörjningsstöd": "deadline: Inom ett år = 2028-03-01",
    "Inom de närmaste veckorna ringer Kim sin bror": "deadline: Inom de närmaste veckorna = ?",
    "Kim kommer upp före 9 minst 4 av 7 dagar fram till uppföljningen": (
        "clock: före 9; deadline: fram till uppföljningen = ?"
    ),
    "Till uppföljningen i september ska Kim ha varit på gymmet 10 gånger": (
        "deadline: Till uppföljningen = ?; deadline: i september = 2027-09-30"
    ),
    "Kim ska ha ett eget konto när hen fyller 18": "deadline: när hen fyller 18 = ?",
    "Kim bor i egen lägenhet 1 september": "deadline: 1 september = 2027-09-01",
    "Kim har gått i skolan varje dag under två veckor": "frequency: varje dag",
    "Kim vill börja jobba 25 % från och med augusti": "date: från och med augusti",
    "Kim går och lägger sig vid 22-tiden": "clock: vid 22-tiden",
    "Kim går ut mellan klockan 10 och 11 varje dag": "clock: mellan klockan 10 och 11; frequency: varje dag",
    "Kim äter lunch vid tolv": "clock: vid tolv",
    "Kim tar medicinen morgon och kväll": "",
    "Kim ringer på måndag, onsdag och fredag": "frequency: på måndag, onsdag och fredag",
    "Kim kan vara ensam hemma i 30 minuter": "",
    "Kim är på plats halv nio": "clock: halv nio",
    "Kim är drogfri i 90 dagar": "",
    "Kim är drogfri i minst tre månader, fram till 1 september": (
        "deadline: fram till 1 september = 2027-09-01"
    ),
    "Efter tre månader har Kim gått ner 3 kg": "deadline: Efter tre månader = 2027-06-01",
    "Kim har gått till psykologen under hösten 2026": "date: under hösten 2026",
    "Kim ska slippa vänta till kvällen": "",
    "Kim ska minska spelandet från 6 till 2 timmar om dagen inom 8 veckor": (
        "frequency: om dagen; deadline: inom 8 veckor = 2027-04-26"
    ),
    "Kim har 2 000 kr kvar den sista varje månad": "frequency: varje månad",
    "Kim sparar 300 kr i månaden till sommaren": "frequency: i månaden; deadline: till sommaren = ?",
    "Kim betalar sina räkningar i tid varje månad": "frequency: varje månad",
    "Kim har tagit körkort till jul 2028": "deadline: till jul 2028 = ?",
    "Målet ska vara nått om ett år.": "deadline: om ett år = 2028-03-01",
    "Målet gäller till den 31 december.": "deadline: till den 31 december = 2027-12-31",
    "Gäller t.o.m. 31/12": "deadline: t.o.m. 31/12 = 2027-12-31",
    "Målet följs upp i juni och utvärderas i december": (
        "deadline: i juni = 2027-06-30; deadline: i december = 2027-12-31"
    ),
    "Start 1 mars, klart 1 juni": "date: Start 1 mars; deadline: 1 juni = 2027-06-01",
    "Kim får sova hos pappa varannan helg": "frequency: varannan helg",
    "Kim ska kunna cykla 5 km utan paus 15 maj": "deadline: 15 maj = 2027-05-15",
    "Hen ska delta i gruppen 8 av 10 gånger före semestern": "deadline: före semestern = ?",
    "Kim äter tillsammans med familjen 3 kvällar i veckan från och med nästa vecka": (
        "frequency: i veckan; date: från och med nästa vecka"
    ),
    "Nästa vecka börjar Kim på praktik": "deadline: Nästa vecka = 2027-03-14",
    "Kim hämtar barnen kl 15 på tisdagar och torsdagar": "clock: kl 15; frequency: på tisdagar och torsdagar",
    "Kim är nöjd med sin dag 4 av 5 dagar (skattning 7/10) i maj": "deadline: i maj = 2027-05-31",
    "Kim ska vara punktlig": "",
    "Kim går i årskurs 6": "",
    "Kim är 3 år och ska kunna klä på sig": "age: 3 år",
    "En flicka på 14 år ska gå till skolan": "age: 14 år",
    "Kim ska få en praktikplats så snart som möjligt": "",
    "Kim ska orka en hel dag": "",
    "Kim läser en bok i månaden": "frequency: i månaden",
    "Kim vaknar utan väckarklocka före 8.30": "clock: före 8.30",
    "Kim ringer farmor på söndagarna": "frequency: på söndagarna",
    "Kim ska ha minst en ledig dag i veckan": "frequency: i veckan",
    "Kim ska gå ut på lördag kväll": "deadline: på lördag kväll = 2027-03-06",
    "Kim har slutat röka 1/6": "",
    "Kim har slutat röka den 1/6": "deadline: den 1/6 = 2027-06-01",
    "Kim dricker max 2 öl på en kväll": "",
    "Kim har varit på skolan 40 av 50 dagar det senaste halvåret": "date: det senaste halvåret",
    "Efter ett halvår": "deadline: Efter ett halvår = 2027-09-01",
    "Kim är klar med nian i juni": "deadline: i juni = 2027-06-30",
    "Innan årets slut har Kim sökt tio jobb": "deadline: Innan årets slut = 2027-12-31",
    "Kim kan säga nej": "",
    "På tre månader ska Kim öka sin närvaro från 40 till 60 %": "deadline: På tre månader = 2027-06-01",
    "Under april–juni går Kim på 8 av 10 träffar": "deadline: Under april–juni = 2027-06-30",
    "I mitten av maj": "deadline: I mitten av maj = 2027-05-20",
    "Kim ska ha provat tre fritidsaktiviteter innan lovet": "deadline: innan lovet = ?",
    "Kim är med på bild varje torsdag fram till jul": "frequency: varje torsdag; deadline: fram till jul = ?",
    "Kim kommer till skolan senast 8:15 fyra dagar i veckan senast den 15 april": (
        "frequency: i veckan; deadline: senast den 15 april = 2027-04-15"
    ),
    "Kim går på möten 1 gång/vecka i 12 veckor": "frequency: /vecka",
    "Kim tränar 2 ggr/v i 3 mån": "frequency: /v",
    "Inför hösten har Kim en plan": "deadline: Inför hösten = ?",
    "Kim väntar högst 10 minuter": "",
    "Kim behöver bara påminnas 1 gång per morgon om 6 veckor": (
        "frequency: per morgon; deadline: om 6 veckor = 2027-04-12"
    ),
    "Kim har en vän att umgås med på fritiden innan vårterminen är slut": (
        "deadline: innan vårterminen är slut = ?"
    ),
    "Senast nästa uppföljning 2027-06-15": (
        "deadline: Senast nästa uppföljning = ?; deadline: 2027-06-15 = 2027-06-15"
    ),
    "Kim ska våga åka buss själv till sin mormor i Lund i sommar.": "deadline: i sommar = ?",
    "Kim har under sommaren badat tre gånger": "deadline: under sommaren = ?",
    "Kim har inte varit hemma från skolan en enda dag i april": "deadline: i april = 2027-04-30",
    "Kim har kommit igång med träning senast sista maj": "deadline: senast sista maj = 2027-05-31",
    "Före midsommar ska Kim ha sökt bostad": "deadline: Före midsommar = ?",
    "Kim har ett jobb innan året är slut": "deadline: innan året är slut = 2027-12-31",
    "Kim har ett jobb före årsskiftet": "deadline: före årsskiftet = 2027-12-31",
    "Senast i slutet på april har Kim kontaktat banken": "deadline: Senast i slutet på april = 2027-04-30",
    "Kim har avslutat skuldsaneringen till mars 2028": "deadline: till mars 2028 = 2028-03-31",
    "Kim går till skolan 4 dagar i veckan när vårterminen är slut": (
        "frequency: i veckan; deadline: när vårterminen är slut = ?"
    ),
    "I slutet av vårterminen har Kim godkänt i matte": "deadline: I slutet av vårterminen = ?",
    "Kim ska vid terminens slut ha godkänt i alla ämnen": "deadline: vid terminens slut = ?",
    "Kim har flyttat hemifrån om ett år": "deadline: om ett år = 2028-03-01",
    "Kim klarar hushållet själv om 6-8 månader": "deadline: om 6-8 månader = 2027-11-01",
    "Inom en månad": "deadline: Inom en månad = 2027-04-01",
    "inom 2-3 veckor har Kim bokat tid": "deadline: inom 2-3 veckor = 2027-03-22",
    "Kim sover 7 timmar per natt (senast 30/4)": "frequency: per natt; deadline: senast 30/4 = 2027-04-30",
    "Kim sover 7 timmar per natt – mål till 30 april": (
        "frequency: per natt; deadline: till 30 april = 2027-04-30"
    ),
    "Kim ska ha lärt sig cykla till skolstarten i augusti": (
        "deadline: till skolstarten = ?; deadline: i augusti = 2027-08-31"
    ),
    "Om fyra veckor äter Kim frukost minst 5 dagar i veckan": (
        "deadline: Om fyra veckor = 2027-03-29; frequency: i veckan"
    ),
    "Kim ska under perioden mars–maj gå på 10 träffar": "deadline: mars–maj = 2027-05-31",
    "Mellan 1 mars och 31 maj går Kim på 10 träffar": "deadline: Mellan 1 mars och 31 maj = 2027-05-31",
    "Till nästa möte ska Kim ha skrivit en lista": "deadline: Till nästa möte = ?",
    "Kim har kontakt med sin syster innan sommarsemestern": "deadline: innan sommarsemestern = ?",
    "2027-06-01 har Kim en egen bostad": "deadline: 2027-06-01 = 2027-06-01",
    "Den 1 juni har Kim en egen bostad": "deadline: Den 1 juni = 2027-06-01",
    "1/6-27 har Kim en egen bostad": "deadline: 1/6-27 = 2027-06-01",
    "Senast 2027-06-01 har Kim en egen bostad": "deadline: Senast 2027-06-01 = 2027-06-01",
    "Kim ska ha egen bostad juni 2027": "deadline: juni 2027 = 2027-06-30",
    "Kim ska gå ner 5 kg till 1/6": "deadline: till 1/6 = 2027-06-01",
    "Inom ett halvår ska Kim jobba halvtid": "deadline: Inom ett halvår = 2027-09-01",
    "Under det närmaste kvartalet går Kim ut varje dag": (
        "deadline: Under det närmaste kvartalet = 2027-06-01; frequency: varje dag"
    ),
    "Kim ska före den 15 maj ha pratat med läraren": "deadline: före den 15 maj = 2027-05-14",
    "Efter fyra veckor klarar Kim trappan": "deadline: Efter fyra veckor = 2027-03-29",
    "Kim ska klara det på fyra veckor": "deadline: det på fyra veckor = 2027-03-29",
    "Kim ska ha slutat med snus till sin födelsedag": "deadline: till sin födelsedag = ?",
    "Kim är rökfri lagom till semestern": "deadline: lagom till semestern = ?",
    "Kim har fast sysselsättning innan provanställningen går ut": (
        "deadline: innan provanställningen går ut = ?"
    ),
    "Det här halvåret ska Kim ha provat tre saker": "deadline: Det här halvåret = 2027-06-30",
    "Senast om två månader ringer Kim själv": "deadline: Senast om två månader = 2027-05-01",
    "Kim läser 10 sidor om dagen de kommande sex veckorna": (
        "frequency: om dagen; deadline: de kommande sex veckorna = 2027-04-12"
    ),
    "Kim läser 10 sidor om dagen i sex veckor framåt": (
        "frequency: om dagen; deadline: i sex veckor framåt = 2027-04-12"
    ),
    "Fram till påsklovet kommer Kim i tid": "deadline: Fram till påsklovet kommer = ?",
    "till påsk": "deadline: till påsk = ?",
    "före v 20": "deadline: före v 20 = 2027-05-16",
    "vecka 20": "deadline: vecka 20 = 2027-05-23",
    "under v. 18-20": "deadline: under v. 18-20 = 2027-05-23",
    "Kim har träffat en kompis nästa vecka": "deadline: nästa vecka = 2027-03-14",
    "Under nästa månad går Kim ut varje dag": (
        "deadline: Under nästa månad = 2027-04-30; frequency: varje dag"
    ),
    "I år ska Kim få körkort": "deadline: I år = 2027-12-31",
    "Kim ska få körkort i år": "deadline: i år = 2027-12-31",
    "Kim ska få körkort nästa år": "deadline: nästa år = 2028-12-31",
    "Kim tar en dag i taget": "frequency: i taget",
    "Kim har rutiner för morgon och kväll": "",
    "Kim vågar säga till när det blir för mycket": "",
    "Kim använder kalender för att komma ihåg tider": "",
    "Kim planerar sin vecka på söndagen": "",
    "Kim vilar efter lunch": "",
    "Kim har något att se fram emot varje helg": "frequency: varje helg",
    "Kim har varit utan arbete i två år": "",
    "Kim är 45 år och bor med sin son, 12 år": "age: 45 år; age: 12 år",
    "Kim blev av med lägenheten i januari 2026": "date: i januari 2026",
    "Kim sover hela natten": "",
    "Kim klarar att vänta fem minuter": "",
    "Kim är med i gruppen på torsdagar kl 13-15": "frequency: på torsdagar; clock: kl 13-15",
    "Kim får vardagen att fungera": "",
    "Kim har pengar kvar när månaden är slut": "",
    "Kim betalar räkningar innan förfallodagen": "",
    "Kim hälsar på sin mamma en helg i månaden": "frequency: i månaden",
    "Kim tvättar på lördagar": "frequency: på lördagar",
    "Kim duschar på morgonen": "frequency: på morgonen",
    "Kim kör bil till jobbet": "",
    "Kim tar kontakt med vården i god tid": "",
    "Kim röker mindre än för ett år sedan": "date: för ett år sedan",
    "Kim har kontakt med Maj-Britt": "",
    "Kim spelar högst 2 timmar per kväll": "frequency: per kväll",
    "Kim väger 72,5 kg": "",
    "Kim springer 5 km på under 30 min": "",
    "Kim svarar inom en timme": "",
    "Kim lyssnar till slutet": "",
    "Kim säger ifrån i början av ett bråk": "",
    "Kim är i skolan hela dagar": "",
    "Kim tar bussen kl 7.42": "clock: kl 7.42",
    "Kim har fått diagnosen 2019": "",
    "Kim kan läsa av tidtabellen": "",
    "Före juni månads utgång ha gått ner 5 kg": "deadline: Före juni månads utgång = 2027-06-30",
    "Kim skrevs ut den 3 februari och ska gå själv": "date: den 3 februari",
    "ha städat innan hon flyttar den 3 maj": "deadline: innan hon flyttar den 3 maj = 2027-05-02",
    "Samtal två gånger i veckan, senast på torsdag": (
        "frequency: i veckan; deadline: senast på torsdag = 2027-03-04"
    ),
    "Inom de första sex veckorna av praktiken är hon i tid": "",
    "Kim 34 år ska söka jobb": "age: 34 år",
    "Pappa till två barn, 5 och 8 år, ska gå hem": "age: 5 och 8 år",
    "Inga återfall på 90 dagar": "",
    "Läget den 22 februari: 3 av 10": "date: den 22 februari",
    "Efter operationen den 3 februari går han inte": "date: Efter operationen; date: den 3 februari",
}
"""Statements with their times in order: kind, words and last day (? where the calendar cannot tell)."""


@pytest.mark.parametrize(("statement", "wanted"), STATEMENTS.items())
def test_the_times_in_a_statement(statement: str, wanted: str) -> None:
    found = find_times(tokenise(statement), statement, "sv", TODAY)

    shown = []
    for time in found:
        day = f" = {time.answer.day or '?'}" if time.kind == "deadline" else ""
        shown.append(f"{time.kind}: {statement[time.mark.start : time.mark.end]}{day}")
    assert "; ".join(shown) == wanted
