"""Swedish statements as people write them, with every finding of a careful reader.

Each stands with its direction and what is true of it; whatever is not named is false. They document the
labelling guide (benchmarks/coach/README.md) as much as they test the reading.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.coach.reading import read

TODAY = date(2027, 3, 1)
FINDINGS = (
    "vague",
    "avoidance",
    "measurable",
    "time_bound",
    "all_or_nothing",
    "activity",
    "staff_goal",
    "multiple",
)

# Better, more, less, or as before.
BETTER_MORE_LESS_OR_AS_BEFORE = [
    ("Banta ner skulderna", "decrease"),
    ("Bli mindre beroende av sin mamma", "decrease vague"),
    (
        "Dryckesdagarna går från fem i veckan till två i veckan inom två månader",
        "decrease measurable time_bound",
    ),
    ("Från 5 energidrycker om dagen till högst 2", "decrease measurable"),
    ("Från två paket om dagen till ett halvt", "decrease measurable"),
    ("Ha färre konflikter med lärarna", "decrease"),
    ("hennes känsla av skam har minskat", "decrease vague"),
    ("Inte ha så många mardrömmar", "decrease"),
    ("inte äta lika mycket godis", "decrease"),
    ("käka mindre skräpmat", "decrease"),
    ("Mindre ont i ryggen", "decrease vague"),
    ("Minska alkoholintaget från tio till fyra enheter per vecka", "decrease measurable"),
    ("Minska frånvaron", "decrease"),
    ("minska ångest i sociala sammanhang", "decrease vague"),
    ("Skrika mindre", "decrease"),
    ("Spela mindre dataspel", "decrease"),
    ("Vi ska bråka mindre", "decrease"),
    ("Äta mindre godis", "decrease"),
    ("Att skolnärvaron stiger", "increase"),
    ("Att öka livskvaliteten för Bertil", "increase vague"),
    ("Bli mer fysiskt aktiv", "increase vague"),
    ("Bli mer social", "increase vague"),
    ("Bredda sin kompetens", "increase vague"),
    ("Bättre kamratrelationer", "increase vague"),
    ("Bättre koncentration", "increase vague"),
    ("Delta oftare i aktiviteter", "increase"),
    ("Elsa äter lunch i matsalen tre dagar i veckan, nu en", "increase measurable"),
    ("Få bättre koll på tider", "increase vague"),
    ("Få fler vänner", "increase"),
    ("få större självförtroende att säga nej till kompisar som vill låna pengar", "increase vague"),
    ("Förbättra sina betyg", "increase"),
    (
        "Förskoletiden är utökad från 3 till 6 timmar dagligen i mitten av april",
        "increase measurable time_bound",
    ),
    ("Gå 8000 steg om dagen (nu ca 3000)", "increase measurable"),
    ("Ha bättre följsamhet till medicinering", "increase vague"),
    ("Hans WHO-5-poäng har ökat från 32 till minst 50", "increase measurable"),
    ("I dag går Kim ut en gång i veckan. Målet är tre gånger.", "increase measurable"),
    ("Komma närmare sina barn", "increase vague"),
    ("Lästid med pappa: upp från 5 till 20 minuter om dagen", "increase measurable"),
    ("Motionera mera", "increase"),
    ("Mår bättre, från 3 till 6 på skalan", "increase measurable"),
    ("Orka mer", "increase vague"),
    ("Prata mer svenska", "increase"),
    ("Springa 5 km i stället för 2", "increase measurable"),
    ("Stärkt självförtroende", "increase vague"),
    ("Större delaktighet i hushållet", "increase vague"),
    ("Sömn: från 4 timmar till 6-7 timmar inom 8 veckor", "increase measurable time_bound"),
    ("Tom ska äta mer grönsaker", "increase"),
    ("Utökat socialt nätverk", "increase vague"),
    ("vara mer aktiv i vår", "increase vague time_bound"),
    ("Vara mer delaktig i samhället", "increase vague"),
    (
        "Vikten är uppe på 52 kg, från 47,5 kg, under de kommande sex månaderna",
        "increase measurable time_bound",
    ),
    ("Öka sin självständighet", "increase vague"),
    ("Att behålla sin trygghet i hemmet", "maintain vague"),
    ("Bibehålla funktionsförmågan så länge som möjligt", "maintain vague"),
    (
        "Fortsätta träningen på centret 2 gånger i veckan fram till uppföljningen",
        "maintain measurable time_bound",
    ),
    ("Fortsätta åka på kyrkutflykten en gång om året, så som jag gör nu", "maintain measurable"),
    ("Hålla vikten", "maintain"),
    ("Kunna bo kvar hemma", "maintain measurable"),
    ("Sam håller kontakten med sin bror, minst ett samtal i veckan", "maintain measurable"),
    ("Vidmakthålla den sociala förmågan", "maintain vague"),
]

# A state or an act to arrive at.
A_STATE_OR_AN_ACT_TO_ARRIVE_AT = [
    ("Anmäla sig till bostadskön", "reach measurable"),
    ("Att klienten får insikt om sitt missbruk", "reach vague"),
    ("Att närvaron är minst 90 procent", "reach measurable"),
    ("Barnen har rena kläder varje dag", "reach measurable"),
    ("Barnen mår bra", "reach vague"),
    ("Be om hjälp när det känns jobbigt", "reach"),
    ("Besöka mammas grav före allhelgona", "reach measurable time_bound"),
    ("Betala hyrran i tid varje månad", "reach measurable"),
    ("Bete sig mot personalen", "reach vague"),
    ("Delta i samhällslivet", "reach vague"),
    ("Den enskilde upplever trygghet", "reach vague"),
    ("Ebba ska senast i maj ha besökt tre öppna förskolor", "reach measurable time_bound"),
    ("Ett självständigt liv", "reach vague"),
    ("Ett socialt sammanhang", "reach vague"),
    ("Få en praktikplats", "reach measurable"),
    ("Få ett förstahandskontrakt", "reach measurable"),
    ("Följa med på utflykt", "reach"),
    ("Genom att följa schemat klarar Lo att komma upp kl 7 alla vardagar", "reach measurable"),
    ("Gå en promenad på 2,5 km om dagen efter lunch", "reach measurable"),
    ("Gå till skoaln varje dag", "reach measurable"),
    ("Gå till skolan även när magen gör ont", "reach"),
    ("Ha en tid hos tandläkaren", "reach measurable"),
    ("Ha gått med i en förening", "reach measurable"),
    ("ha ork att vara förälder", "reach vague"),
    ("Ha två kompisar", "reach measurable"),
    ("Hen väljer själv kläder varje morgon", "reach measurable"),
    ("Hitta läslusten", "reach vague"),
    ("hitta mig själv", "reach vague"),
    ("Hon säger ifrån till sin syster när systern vill låna pengar", "reach"),
    ("Hyreskontraktet är påskrivet", "reach measurable"),
    ("Hälften av lektionerna tillbringar han i klassrummet", "reach measurable"),
    ("Hälsa på grannen minst en gång i veckan", "reach measurable"),
    ("Högst ett klagomål i månaden", "reach measurable"),
    ("Jag vill bli frisk", "reach vague"),
    ("Jag vill kunna gå till Ica utan ledsagare", "reach measurable"),
    ("Kan ta bussen till Ica", "reach measurable"),
    ("Kim ber personalen om hjälp", "reach"),
    ("Kim går ut tre gånger i veckan. Detta för att må bättre.", "reach measurable"),
    ("Kim handlar mat varje onsdag tillsammans med sin boendestödjare", "reach measurable"),
    ("Klara ekonomin själv", "reach vague"),
    ("Klara nian med godkända betyg", "reach measurable"),
    ("Klara sig själv på längre sikt", "reach vague"),
    ("Klara skolan", "reach vague"),
    ("Klienten ska ha en egen bostad.", "reach measurable"),
    ("komma på fötter igen", "reach vague"),
    ("Kontroll på ekonomin", "reach vague"),
    ("Kunna cykla", "reach measurable"),
    ("Kunna hantera motgångar", "reach vague"),
    ("Kunna ta ansvar för sin ekonomi", "reach vague"),
    ("Leon 7 år: cyklar utan stödhjul", "reach measurable"),
    ("Lägga undan telefonen kl 21 varje kväll", "reach measurable"),
    ("Lämna in körkortsansökan", "reach measurable"),
    ("Lämna rena urinprov varje vecka", "reach measurable"),
    ("Lämna urinprov två gånger i veckan", "reach measurable"),
    ("Läsa tio sidor i veckan", "reach measurable"),
    ("Mamma tittar på Leo när hon pratar med honom", "reach"),
    ("Meningsfull sysselsättning", "reach vague"),
    ("Ove går till daglig verksamhet fyra dagar i veckan", "reach measurable"),
    ("Respektera andra", "reach vague"),
    ("Rida en gång i veckan", "reach measurable"),
    ("Simma 25 meter", "reach measurable"),
    ("Sitta med vid samlingen i tio minuter", "reach measurable"),
    ("Sköta sin hygien", "reach vague"),
    ("Somna själv i sin säng", "reach measurable"),
    ("Städa köket så att det ser trevligt ut", "reach"),
    ("Syfte: god hälsa", "reach vague"),
    ("Syftet är att Tyra ska få en fungerande vardag", "reach vague"),
    ("Tar ut soporna", "reach"),
    ("Teckna hemförsäkring", "reach measurable"),
    ("Tom kan hantera sina känslor", "reach vague"),
    ("Tvätta håret själv", "reach measurable"),
    ("Vara i skolan hela dagar tre dagar i veckan", "reach measurable"),
    ("Vara nykter fem dagar i veckan", "reach measurable"),
    ("Vi ska bråka högst en gång i veckan", "reach measurable"),
    ("Vänta på sin tur", "reach"),
    ("Våga prata i telefon", "reach"),
    ("Våga vara sig själv", "reach vague"),
    ("Äta tre mål mat om dagen", "reach measurable"),
    ("Ångesten ska vara högst 4 av 10", "reach measurable"),
    ("Öppna posten varje dag", "reach measurable"),
]

# Not doing, and all or nothing.
NOT_DOING_AND_ALL_OR_NOTHING = [
    ("Förbli drogfri", "maintain avoidance"),
    ("Hålla mig ren från droger", "maintain avoidance"),
    ("100% närvaro den här terminen", "reach measurable time_bound all_or_nothing"),
    ("Aldrig dricka igen", "reach avoidance all_or_nothing"),
    ("Alltid ta sin medicin", "reach all_or_nothing"),
    ("Anna tar sin medicin varenda morgon senast kl. 9", "reach measurable all_or_nothing"),
    ("Att han inte skadar sig", "reach avoidance"),
    ("Barnet kissar inte i sängen på natten längre", "reach avoidance"),
    ("Den 19-åriga kommer varenda dag till gymnasiesärskolan", "reach measurable all_or_nothing"),
    ("Ett liv helt utan brott", "reach avoidance all_or_nothing"),
    ("Fri från ångest", "reach vague avoidance"),
    ("Han får aldrig någonsin ta med mobilen in i klassrummet", "reach avoidance all_or_nothing"),
    ("Hon låter bli att kontakta exet", "reach avoidance"),
    ("Inga fler casinobesök, aldrig nånsin", "reach avoidance all_or_nothing"),
    ("Inga fler återfall", "reach avoidance"),
    ("Inga klagomål från hyresvärden", "reach avoidance"),
    ("Ingen alkohol på vardagar", "reach avoidance"),
    ("Inte begå nya brott", "reach avoidance"),
    ("Inte dricka alls när barnen är här", "reach avoidance all_or_nothing"),
    ("Inte ramla", "reach avoidance"),
    ("Inte vakna på nätterna", "reach avoidance"),
    ("Inte vara uppe på nätterna", "reach avoidance"),
    ("inte äta godis på vardagar", "reach avoidance"),
    ("Jag ska aldrig mer spela bort pengar", "reach avoidance all_or_nothing"),
    ("Jag vill slippa ångesten", "reach vague avoidance"),
    ("Jämt vara glad", "reach vague all_or_nothing"),
    ("Komma bort från folket jag brukade knarka med", "reach avoidance"),
    ("Komplett drogstopp före utgången av vecka 18", "reach avoidance time_bound all_or_nothing"),
    ("Oliver ska inte slå de andra barnen", "reach avoidance"),
    ("Pappa slår inte barnen", "reach avoidance"),
    ("skippa snuset", "reach avoidance"),
    ("slipp va ensam om kvällarna", "reach avoidance"),
    ("Slippa leva i rädsla", "reach vague avoidance"),
    ("sluta helt med spel innan min födelsedag", "reach avoidance time_bound all_or_nothing"),
    ("sluta ljuga", "reach avoidance"),
    ("Sluta med blöja", "reach avoidance"),
    ("sluta självskada", "reach avoidance"),
    ("Sluta tjafsa med syrran", "reach avoidance"),
    ("Sobril ska inte användas under några omständigheter", "reach avoidance all_or_nothing"),
    ("Total avhållsamhet från alkohol", "reach avoidance all_or_nothing"),
    ("Utan hasch i 30 dagar", "reach avoidance measurable"),
    ("vara i tid till jobbet varenda dag, 5 morgnar i veckan", "reach measurable all_or_nothing"),
    ("Vara utan alkohol", "reach avoidance"),
    ("Varenda dag går hon ut med hunden", "reach measurable all_or_nothing"),
    ("Vi slutar att bråka inför barnen", "reach avoidance"),
]

# Support, and what staff do.
SUPPORT_AND_WHAT_STAFF_DO = [
    ("Ansökan om kontaktperson utreds", "None activity staff_goal"),
    ("Arbeta med sin självkänsla", "None vague activity"),
    ("Arbeta vidare med tilliten", "None vague activity"),
    (
        "Arbetsförmedlingen kallar henne till ett möte före 1 april",
        "None measurable time_bound activity staff_goal",
    ),
    ("Att arbeta med sin ilska", "None vague activity"),
    ("Att stödja brukaren i att bemästra sin vardag", "None vague activity staff_goal"),
    ("Att stödja brukaren vid inköp", "None activity staff_goal"),
    ("Att vi i personalen aldrig skäller", "None avoidance all_or_nothing activity staff_goal"),
    ("Barnet är på avlastning 3 nätter i månaden", "None measurable activity"),
    ("Boendestödet kommer tisdagar och torsdagar", "None measurable activity staff_goal"),
    ("Boendestödet ska följa med Karin till vårdcentralen", "None activity staff_goal"),
    ("Delta i KBT-behandling", "None activity"),
    ("Den unge erbjuds en mentor 3 timmar i veckan inom fyra veckor", "None measurable time_bound activity"),
    ("Familjebehandlaren träffar familjen en gång i veckan", "None measurable activity staff_goal"),
    ("Familjen får avlastning varannan helg", "None measurable activity"),
    ("Få hjälp med att känna sig tryggare", "None vague activity"),
    ("Få hjälp med städningen varannan vecka", "None measurable activity"),
    ("Få kontaktperson", "None activity"),
    ("Få påminnelse om städning", "None activity"),
    ("Få stöd i att hitta en meningsfull sysselsättning", "None vague activity"),
    ("Få stöd i vardagen", "None activity"),
    ("Följa min behandling på mottagningen varje torsdag", "None measurable activity"),
    ("Försäkringskassan fattar beslut", "None activity staff_goal"),
    ("Ge Kalle stöd vid matlagning", "None activity staff_goal"),
    ("God man betalar räkningarna", "None activity staff_goal"),
    ("Gå i gruppterapi en gång i veckan", "None measurable activity"),
    ("Ha regelbunden kontakt med vården", "None activity"),
    ("Hen får stöd att öka sitt inflytande", "None vague activity"),
    ("Jag får 45 minuters läxhjälp av min mentor på måndagar", "None measurable activity"),
    ("Kim går i terapi", "None activity"),
    ("Kim har kontakt med sin psykolog varje vecka", "None measurable activity"),
    ("Kim har stöd av boendestödjare", "None activity"),
    ("Kommunen beviljar ledsagning", "None activity staff_goal"),
    ("Läkare justerar medicinen", "None activity staff_goal"),
    ("Nätverksmöte hålls varannan månad, kallas av skolan", "None measurable activity staff_goal"),
    ("Personalen arbetar aktivt för att den enskilde ska känna sig trygg", "None vague activity staff_goal"),
    ("Personalen duschar Rut två gånger i veckan", "None measurable activity staff_goal"),
    ("Psykiatrin följer upp medicinen var tredje månad", "None measurable activity staff_goal"),
    ("Psykologen gör en bedömning", "None activity staff_goal"),
    ("Rektorn bjuder in till möte en gång i månaden", "None measurable activity staff_goal"),
    ("Sjuksköterskan delar dosett varje måndag", "None measurable activity staff_goal"),
    ("Skolan anpassar undervisningen", "None activity staff_goal"),
    ("Stödja Jonas i att få strukur på vardagen", "None vague activity staff_goal"),
    ("Stödpersonen finns tillgänglig på telefon", "None activity staff_goal"),
    ("Stötta upp vid morgonrutiner", "None activity staff_goal"),
    ("Säkerställa att Eva får sin medicin", "None activity staff_goal"),
    ("Säkerställa att M. inte blir mobbad i skolan", "None avoidance activity staff_goal"),
    (
        "Teamet arbetar för ökad trivsel hos brukaren fram till 15/3",
        "None vague time_bound activity staff_goal",
    ),
    ("Uppmuntra till deltagande i hushållssysslor", "None activity staff_goal"),
    ("Utredas för adhd", "None activity"),
    ("Vi har uppföljningsmöte varje vecka", "None measurable activity"),
    ("Vi hjälper Jens med myndighetskontakter", "None activity staff_goal"),
    ("Vi i teamet utforskar vad som kan hjälpa honom", "None vague activity staff_goal"),
    ("Vi ska träffas en gång i veckan", "None measurable activity"),
    ("Visa föräldrarna hur man leker med Isla, 15 minuter om dagen", "None measurable activity staff_goal"),
]

# Several goals, or one with what belongs to it.
SEVERAL_GOALS_OR_ONE_WITH_WHAT_BELONGS_TO_IT = [
    (
        "Handläggaren kontaktar dottern och beviljar trygghetslarm senast fredag den 12 mars",
        "None measurable time_bound activity staff_goal multiple",
    ),
    ("Hemtjänsten handlar och städar varannan vecka", "None measurable activity staff_goal multiple"),
    (
        "personalen ska påminna honom om hygien och personalen ska vara förebild för hälsosam kost",
        "None activity staff_goal multiple",
    ),
    ("Säkra skolgången, säkra fritiden och säkra umgänget med pappa", "None activity staff_goal multiple"),
    (
        "Minskar tiden i sängen från 14 timmar om dagen till 10 timmar om dagen, och faller mer sällan",
        "decrease measurable multiple",
    ),
    ("Bättre självkänsla och självförtroende", "increase vague"),
    ("Sova mer, upp från 5 till sju och en halv timme", "increase measurable"),
    ("Stärka relationen mellan mamma och Leo", "increase vague"),
    ("Utveckla copingstrategier och bygga motståndskraft.", "increase vague multiple"),
    (
        "Fru Dahl bor kvar i sitt eget hem. Hon håller också kontakten med sina gamla grannar.",
        "maintain measurable multiple",
    ),
    ("1. Gå till gymmet två gånger i veckan 2. Äta lunch varje dag", "reach measurable multiple"),
    (
        "Att Nadia helt slutar med snus, och att hon äter frukost varenda dag innan 1 maj",
        "reach avoidance measurable time_bound all_or_nothing multiple",
    ),
    ("Bra ekonomi och bra hälsa", "reach vague multiple"),
    ("Byta skola, komma upp i tid varje dag", "reach measurable multiple"),
    ("Diska och torka efter middagen själv, 5 kvällar av 7", "reach measurable"),
    ("Duscha två gånger i veckan och byta sängkläder varannan vecka", "reach measurable multiple"),
    ("Elin gör läxorna och dessutom hjälper hon till hemma", "reach multiple"),
    ("Fullfölja nian med godkänt i svenska, matte och engelska", "reach measurable"),
    (
        "Gustav har betalat tillbaka 200 kr till sin faster, lämnat tillbaka böckerna och ringt hyresvärden",
        "reach measurable multiple",
    ),
    ("Handla mjölk och bröd själv", "reach measurable"),
    ("Hitta en bostad och få ett arbete", "reach measurable multiple"),
    ("Håller sig från Centralen och det gamla gänget", "reach avoidance"),
    ("Inte längre vara så ledsen, och hitta en mening med livet", "reach vague avoidance multiple"),
    (
        "Jag stannar till på Coop på vägen hem och köper eget bröd och mjölk, två gånger i veckan",
        "reach measurable",
    ),
    ("Jobba och plugga", "reach multiple"),
    ("Kim går till jobbet varje dag. Kim betalar sin hyra i tid.", "reach measurable multiple"),
    ("Kim har slutat röka och börjat träna", "reach avoidance multiple"),
    ("Kim tar sin antabus varje måndag, onsdag och fredag", "reach measurable"),
    ("Kunna laga mat och tvätta själv", "reach measurable multiple"),
    ("Leo lyssnar på fröken. Leo sitter på sin plats.", "reach multiple"),
    ("Läsa och skriva brev", "reach"),
    (
        "Oliver kommer till skolan minst fyra dagar i veckan och gör läxan två gånger i veckan",
        "reach measurable multiple",
    ),
    ("Pia har jobb och körkort", "reach measurable multiple"),
    ("Prata med mamma och pappa", "reach"),
    ("Sitta och prata med mamma", "reach"),
    ("Sluta skära sig och börja sova på nätterna", "reach avoidance multiple"),
    ("Sova mellan 23 och 07 minst fem nätter i veckan", "reach measurable"),
    ("Stiga upp och klä på sig", "reach"),
    ("Träffa mamma och pappa varannan helg", "reach measurable"),
    ("Träna på gymmet måndagar och torsdagar", "reach measurable"),
    (
        "Undvika alkohol, aldrig köra full och låta bli att hamna i slagsmål",
        "reach avoidance all_or_nothing multiple",
    ),
    (
        "Upp på morgonen 5 dagar i veckan. Rena kläder på. Ringa Arbetsförmedlingen själv innan 12/3.",
        "reach measurable time_bound multiple",
    ),
    ("uppe till 8 varje dag, dusch varannan dag, något att äta före tolv", "reach measurable multiple"),
    ("Äta frukost och lunch varje dag", "reach measurable"),
    (
        "Öppnat bankkonto och listat sig på en vårdcentral till slutet av april",
        "reach measurable time_bound multiple",
    ),
]


def findings(text: str) -> str:
    """Return the direction of a statement and everything true of it, as one line."""
    reading = read(text, "sv", TODAY)
    return " ".join([str(reading.direction), *(name for name in FINDINGS if getattr(reading, name))])


@pytest.mark.parametrize(("text", "expected"), BETTER_MORE_LESS_OR_AS_BEFORE)
def test_better_more_less_or_as_before(text: str, expected: str) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(("text", "expected"), A_STATE_OR_AN_ACT_TO_ARRIVE_AT)
def test_a_state_or_an_act_to_arrive_at(text: str, expected: str) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT_DOING_AND_ALL_OR_NOTHING)
def test_not_doing_and_all_or_nothing(text: str, expected: str) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUPPORT_AND_WHAT_STAFF_DO)
def test_support_and_what_staff_do(text: str, expected: str) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL_GOALS_OR_ONE_WITH_WHAT_BELONGS_TO_IT)
def test_several_goals_or_one_with_what_belongs_to_it(text: str, expected: str) -> None:
    assert findings(text) == expected
