"""The words of replies, in English and Spanish: small letters, no accents, no apostrophes."""

from collections.abc import Mapping


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text, or its phrases if ";" parts them."""
    parts = text.split(";") if ";" in text else text.split()
    return frozenset(" ".join(part.split()) for part in parts)


def valued(lists: Mapping[int, str]) -> dict[str, int]:
    """Turn {number: words} into {word: number}."""
    return {word: number for number, words in lists.items() for word in listed(words)}


# ---- numbers

SPELLED = valued(
    {
        0: "zero cero",
        1: "one uno",
        2: "two dos",
        3: "three tres thre",
        4: "four cuatro fourr",
        5: "five cinco fiv",
        6: "six seis",
        7: "seven siete",
        8: "eight ocho",
        9: "nine nueve",
        10: "ten diez",
    }
)
STARS = listed("star stars estrella estrellas")

# After a number these tell that something was counted or measured, not rated.
COUNTED = listed(
    """
    officers cops deputies troopers policemen units cars cruisers vehicles trucks people persons
    men women guys girls boys kids children neighbors suspects dogs shots calls phones times
    houses others second seconds sec secs minute minutes min mins hour hours hr hrs day days
    week weeks month months year years yr yrs am pm oclock night nights block blocks mile miles
    foot feet ft inch inches street st ave avenue dollar dollars bucks thumbs car door way story
    bedroom oficiales policias patrullas agentes personas hombres mujeres ninos carros coches
    minuto minutos hora horas dia dias semana semanas mes meses anos veces cuadras llamadas
    vecinos pesos dolares
    """
)
COUNTED_ONE = listed(
    "officer cop deputy trooper unit guy man woman person call time oficial agente"
)
COUNTED_HOW = listed("different young police patrol squad full whole long more other")
COUNTED_DID = listed(
    """
    came come showed arrived were are left responded of de vinieron llegaron fueron eran son
    """
)
RANGES = listed("to through thru or a al o")
DATED = listed("on since by until el desde")

# Before a number in the middle of a text these tell that it is a rating, if it ends or goes on so.
LEADS_IN = listed(
    """
    a an give gave giving rate rated rating score say saying solid definitely id meant answer un
    una doy digo calificacion puntuacion pongo ponemos pondria daria califico merece deserves gets
    nota rating:
    """
)
LEADS_ON = listed(
    """
    because cause cuz bc for as since but and overall he she they the i on porque por pero y ya
    from
    """
)
# Before a number at the very end these let it rate, besides opinions: "Very professional 5".
LEADS_OUT = listed(
    """
    him her them le les professional kind helpful polite courteous quick fast friendly
    respectful caring patient thorough rude slow late job service amable amables profesional
    rapido atento atentos servicio trabajo
    """
)

# ---- opinions

RATED = valued(
    {
        5: """
            excellent excelent exellent excellant awesome awsome amazing perfect perfectly
            outstanding fantastic wonderful superb exceptional great gr8 best phenomenal
            terrific incredible excelente excelentes perfecto perfecta maravilloso maravillosa
            increible genial estupendo estupenda fantastico fantastica buenisimo buenisima
            brilliant stellar flawless exemplary spectacular fabulous marvelous splendid impeccable
            impecable fenomenal espectacular magnifico magnifica excelentisimo grate loved
            """,
        4: """
            good gud gd nice satisfied happy pleased bien bueno buena buen satisfecho satisfecha
            contento contenta
            """,
        3: """
            ok okay okey oki fine average fair decent adequate acceptable alright aight meh
            mediocre neutral regular normal aceptable
            """,
        2: """
            bad poor poorly disappointed disappointing unsatisfied dissatisfied unhappy mal malo
            mala malos subpar unimpressed underwhelming unacceptable lacking deficiente
            """,
        1: """
            terrible horrible awful worst horrendous pathetic garbage crap crappy sucks sucked
            abysmal terible horible pesimo pesima pesimos fatal disgusting disgraceful appalling
            atrocious dreadful lousy trash shit shitty malisimo malisima horroroso horrorosa asqueroso
            nefasto deplorable
            """,
    }
)
RATED_PHRASES = valued(
    {
        5: """
            thumbs up; two thumbs up; 2 thumbs up; top notch; very well; well done; could not be
            better; couldnt be better; could not have been better; couldnt have been better;
            could not be happier; couldnt be happier; second to none; lo mejor; de lo mejor; el
            mejor; la mejor; los mejores; top tier; top quality; hats off; best ever; above and beyond;
            exceeded expectations; exceeded my expectations; beyond expectations; so so good; so so
            great; couldnt ask for better; couldnt ask for more; could not ask for better; de primera;
            de maravilla; lo maximo
            """,
        4: """
            above average; went well; treated well; handled well; no complaints; cant complain; can not
            complain; sin quejas; ninguna queja; me gusto; nos gusto
            """,
        3: "so so; mas o menos; ni bien ni mal; asi asi; could be better or worse; in between",
        2: """
            below average; no good; could have been better; couldve been better; could of been better;
            could be better; can be better; needs improvement; needs work; room for improvement; not
            impressed; not the best; no me gusto; no nos gusto; podria ser mejor; pudo ser mejor; deja
            mucho que desear; dejo mucho que desear; left a lot to be desired
            """,
        1: """
            thumbs down; two thumbs down; 2 thumbs down; lo peor; de lo peor; el peor; la peor; waste of
            time; un asco; una porqueria; worst ever
            """,
    }
)
MORE = listed(
    "very really so extremely super absolutely vry verry v incredibly truly muy bien bastante"
)
NOT = listed(
    """
    not wasnt isnt no never werent arent aint didnt wouldnt dont cant nothing hardly nada nunca
    tampoco
    """
)
# Praise is not taken at its word beside these.
COMPLAINTS = listed(
    """
    rude slow late useless unprofessional lazy waste joke nobody nothing never angry frustrated
    frustrating sarcastic grosero groseros grosera lento lenta tarde nadie nunca inutil
    """
)
TURNS = listed("but however although though except pero aunque excepto")

# ---- words without weight

THANKS = listed("thanks thank thankyou thx tks ty thnx gracias muchas you u much so mil")
FILLERS = THANKS | listed(
    """
    am definitely solid ill ok okay yes yeah yep si maybe probably oops perdon please pls plz
    sir maam mam hi hello hey hola i im id would give gave giving it its a an them him her rate
    rated rating my is answer score say the was sorry meant mean oh um uh well reply text number
    and half point points puntos le les doy un una mi mis respuesta es fue calificacion
    puntuacion estrella estrellas star stars out of lo pues bueno buenas buenos dias tardes
    bless god dios bendiga numero digo por favor senor senora ish about around roughly pongo
    ponemos pondria daria nota rated gets
    """
)
# Beside an answer these say nothing more: "no they did not", "he was great".
ECHOES = FILLERS | listed("they he she we did do does were not didnt wasnt werent no")
# A clause of these, of opinions and of fillers alone is an opinion about the service.
PLAIN = ECHOES | listed(
    """
    service services job work experience officer officers police cop cops deputy dispatcher
    operator everything all overall everyone staff team department response person people guys
    guy time pd call handled treated very pretty fairly quite really just too at in to me us
    with for have has had been be are am your this that there y yes yeah ok on as always
    servicio atencion trabajo oficial oficiales agente agentes policia todo todos experiencia
    hecho trato respuesta el la los las con estuvo estaba esta fueron eran son me nos parecio en
    muy tan de del su sus al que si persona hicieron hizo atendieron trataron vida jamas creo
    supongo general servicios life ever guess suppose honestly interaction encounter visit far
    ive from start finish way thing whole
    """
)
# "I am fine" is about the person; of these also "I am very satisfied" is about the service.
FELT = listed("satisfied unsatisfied dissatisfied happy unhappy pleased satisfecho satisfecha")
# Alone before other words these only say that our text was read: "Ok. When will he come".
ACKNOWLEDGING = listed("ok okay okey oki alright aight fine")
RANKS = listed(
    "officer ofc deputy sgt sergeant detective det cpl lt agent trooper oficial agente sargento"
)

# ---- the languages themselves

SPANISH = listed(
    """
    lo hizo hicieron sip puntos calificacion todavia aun si gracias muy pero fue el la los las
    que por con oficial oficiales policia servicio muchas amable amables es esta estuvo llego
    llegaron vino vinieron rapido nunca nada nadie tarde bien bueno buena buen mal malo mala
    excelente pesimo perfecto cinco cuatro tres dos uno estrellas claro supuesto quise decir
    perdon favor todo atencion trabajo ayudo ayuda le les doy del una como porque cuando trato
    tambien mas menos mejor peor pongo malisimo genial buenisimo ninguno ninguna comentarios hola senor buenos
    dias tardes noches creo poco quizas quiza tal vez nos explico mucho
    """
)
ENGLISH = listed(
    """
    yes yeah yep yup nope nah not really the was were he she they it very good great well and
    but thanks thank you officer officers service police my i for with his her this that five
    four three two one stars out of awesome amazing excellent perfect bad poor sorry meant did
    didnt dont came job helpful kind nice rude slow fine average best worst
    """
)

IN_PHRASES = frozenset(word for phrase in RATED_PHRASES for word in phrase.split())
KNOWN: frozenset[str] = frozenset().union(
    SPELLED, RATED, PLAIN, MORE, NOT, COMPLAINTS, TURNS, LEADS_OUT, SPANISH, ENGLISH
)
