"""Words of running text that people's names do not hold: for letters written without capitals.

Folded, apostrophes left out. No word stands here that is a name as well (will, may, mark, art, joy).
"""

SMALL_WORDS = frozenset(
    """
    a about after again ago all almost already also although always am an and another any anybody anymore
    anyone anything are arent around as ask asked asking asks at away back be because been before being
    better both boy boys but by call called came can cant change changed come comes could couldnt cuz did
    didnt do does doesnt dont doing done down each else even ever every everybody everyone everything
    for from get gets getting girl girls give gives go goes going gone got gotten had happened
    has hasnt have havent having he her here hers hes him himself his how however i id if ill im in
    instead into is isnt it its ive just keep keeps kept kid kids knew know knows last later less let lets
    like made make makes me more most much must my myself need needs never new next no nobody none nor not
    nothing now of off often on once one only onto or other our ours out over please put really said
    same saw say saying says see seen sent she shes should shouldnt since so some somebody someone
    something still stop stopped such sure take taken takes talk talked taught tell tells than thank thanks
    that thats the their them themselves then there theres these they theyre theyve thing things think
    this those though thru through time to today told tomorrow too took tried try two three until up us use
    used very want wanted wants was wasnt we well were werent weve what whats when where which while who
    whole whose why with without wont work works would wouldnt yes yesterday yet you your yours
    mom moms mum dad dads mother mothers father fathers grandma grandmas grandpa grandmother grandfather
    guardian parent parents son sons daughter daughters child children family
    teacher teachers grade class bus aide test tested year years old day days week weeks month months
    hour hours minute minutes hearing complaint mediation request file filing filed
    ademas ahi ahora algo alguien algun alguna alli antes aqui asi aun aunque ayer cada casi como con
    cual cuando cuanto dan dar desde despues dice dicen dijeron dijo donde ella ellos en
    entonces entre era es esa ese eso esta estaba estan estar estas este esto estos estoy fue fueron
    gracias ha hace hacen hacer hacia han hasta hay hemos hija hijas hijo hijos hizo hoy iba ir le
    les llama llamo lo los luego mas me mi mis mismo mucho muy nada nadie ni nino nina ninos no nos nosotros
    nuestra nuestro nunca otra otro para pero pidio pido poder podria por porque pues puede que quien
    quiere quiero quitaron sabe se ser si sido siempre sin sino solo son soy su sus tambien tan tanto te
    tengo tiene tienen todo todos tuvo un una unas uno unos va vez vive vivimos vivo voy y ya yo
    mama papa madre padre abuela abuelo tia tio tutor tutora escuela maestra maestro grado anos nombre
    numero audiencia queja reunion nacio
    """.split()
)
