"""How people say in free words, English or Spanish, that they want no texts.

Each pattern is matched against one whole clause of a reply: small letters, no accents, no
punctuation, apostrophes dropped ("dont"), fillers taken out. A clause with a subject of its own
("they did not stop", "my ex will not stop texting me") therefore matches none of them.
"""

import re


def _any(*wordings: str) -> str:
    return "(?:" + "|".join(wordings) + ")"


FILLERS = re.compile(
    r"\b"
    + _any(
        "no thanks|no thank you|please|pls|plz|kindly|just|right now|now|at once|asap|immediately|already|again",
        "any ?more|ever|forever|for good|permanently|thanks|thank you|thank u|thx|ty|ok|okay|k",
        "hi|hello|hey|yo|sorry|sir|maam|guys|dude|man|lol|omg|oh|really|so",
        "seriously",
        "fucking|fuckin|fing|freaking|god ?damn|damn|the hell|the fuck",
        "por favor|porfavor|porfa|gracias|ya|hola|nunca|jamas|senora?",
    )
    + r"\b"
)

QUOTING = re.compile(
    r"\b(?:said|says|saying|yelled|yelling|screamed|told|like|him|her|them|dijo|dije|diciendo)$"
)
"""How a clause ends when the next one is quoted."""

# --- Parts of English wordings ---

_YOU = _any("you all|you|u|yall")
_ME = _any(
    r"me|us|here|my (?:\w+ ){0,2}(?:phone|cell|number|line)",
    "(?:this|that|the) (?:number|phone|cell|line)",
)
_STOP = _any("stop|quit|cease|discontinue|stahp")
_DONT = _any("dont|do not|don t")
_NO_LONGER = _any(f"{_DONT}|no longer")
_TEXT = _any(
    "text|txt|message|msg|contact|spam|survey|sms|(?:text|call|contact) (?:or|and) (?:text|call)"
)
_TEXTING = _any(
    "texting|txting|textin|messaging|msging|contacting|spamming|bothering|pestering|bugging",
    "surveying|annoying|blowing up|calling and texting|texting and calling",
)
_WHICH = _any(
    "all|any|more|further|these|those|this|the|your|of|such|so many|with",
    "stupid|automated|annoying|text|txt|sms|survey|spam|police",
)
_TEXTS = rf"(?:{_WHICH} )*(?:texts?|txts?|messages?|msgs?|sms|surveys?)"
_THINGS = rf"(?:{_WHICH} )*(?:updates|alerts|notifications|questions|stuff|crap|shit)"
_ALERTS = rf"(?:{_WHICH} )*(?:updates|alerts|notifications)"
_LIST = r"(?:\w+ ){0,4}" + _any(
    "lists?|database|system|contacts|texts?|messages?|surveys?|service|program|thing|this"
)

_TO_US = _any(
    rf"(?:can|could|would|will) (?:{_YOU}|someone) ",
    rf"{_YOU} (?:need to|have to|got to|must|should|better|can) ",
    rf"i (?:want|need|wish|ask|asked|told|beg|am asking|demand|would like) {_YOU} (?:to |would )?",
    rf"(?:i would|id) (?:like|love|appreciate|rather)(?: it if)?(?: {_YOU})?(?: to| would)? ",
    "i (?:want|need|wish|asked|would like|am trying|wanna) (?:to )?",
    "(?:how|where) (?:do|can|to|should) (?:i |we )?",
    "is there a way to |i said (?:to )?",
)
"""What may stand before the wish and leave it said to us."""

_FURTHER = _any(
    rf"(?:from {_YOU}|from (?:the|this|your)|to (?:me|us|this|my)|{_YOU}|your)\b.*",
    r"(?:or|because|cause|cuz|bc|since|before|if|as|at|on|about|regarding|with|when)\b.*",
    r"(?:i|im|ive|this|its|it is)\b.*",
    r"and (?:i|im|lose|delete|remove|take|dont|do not|leave|stop|go|never|get|forget)\b.*",
)
_AND_SO_ON = rf"(?: {_FURTHER})?"
"""What may follow a wish that has named its object."""

# --- English wordings ---

_NAMES_US = _any(
    rf"{_STOP} {_TEXTING} {_ME}",
    rf"{_STOP} (?:sending|sendin|with|getting|receiving)(?: {_ME})? {_TEXTS}",
    rf"{_STOP} sending {_ME} {_THINGS}",
    rf"(?:{_STOP}|end|cancel) {_TEXTS}",
    rf"{_DONT} (?:{_TEXT}|bother) {_ME}",
    rf"{_DONT} send(?: {_ME})? {_TEXTS}",
    rf"no more (?:{_TEXTS}|texting(?: me)?)",
    rf"(?:i )?{_NO_LONGER} (?:want|wish|like|care)(?: for)?(?: to)?"
    rf"(?: (?:be|get|getting|receive|receiving|have|see))* {_TEXTS}",
    rf"(?:i )?{_NO_LONGER} (?:want|wish|like)(?: to)?(?: (?:be|get|being|getting))?"
    " (?:texted|contacted|messaged|surveyed)",
    rf"(?:i )?{_NO_LONGER} want {_YOU} (?:to {_TEXT}|{_TEXTING})(?: {_ME})?",
    rf"(?:take|remove|delete|get|pull|drop|unsubscribe) (?:{_ME}|my (?:name|info))"
    rf" (?:off|off of|from) {_LIST}",
    rf"be (?:removed|taken off|unsubscribed)(?: from| off)? {_LIST}|(?:i )?want off {_LIST}",
    rf"(?:opt ?out|unsubscribe|remove|delete|take off) (?:of|from|off) {_LIST}",
    "(?:remove|delete|take off|lose|forget) (?:my|this) (?:phone |cell )?number",
    "take (?:my|this) (?:phone |cell )?number off",
    "(?:opt (?:me|us|this number) out|unsubscribe (?:me|us|this number))",
    "(?:cancel|end) (?:my |the |this )?subscription",
    rf"(?:i )?(?:(?:revoke|withdraw) (?:my )?consent|{_DONT} consent to {_TEXTS})",
)

_NAMES_NO_ONE = _any(
    rf"{_STOP} (?:(?:the |with the )?texting|{_TEXTING})",
    rf"{_STOP} sending(?: {_ME})? (?:{_THINGS}|this|these|those|them|things|anything|it)",
    rf"{_STOP} (?:{_ALERTS}|contact)|cease and desist|be (?:removed|taken off|unsubscribed)",
    rf"{_DONT} (?:{_TEXT}|send me)|never {_TEXT} {_ME}|(?:i )?{_DONT} consent",
    rf"{_DONT} send {_ME} (?:{_THINGS}|this|these|those|anything)",
    "(?:remove|delete|unsubscribe|unsub)(?: me| us)?|take (?:me|us) off",
    "leave (?:me|us) (?:alone|be)",
    "(?:i am |im )?(?:opt|opting) out|stop all|stop to (?:opt ?out|end|quit|unsubscribe)",
)

_MAY_BE_AN_ANSWER = _any(
    "sto+p+|stp|stpo|sotp|unsubscribed|unsubcribe|unsuscribe",
    rf"{_STOP} (?:it|this|that)|make (?:it|this) stop|enough|no more",
    "no (?:texts?|texting|messages)",
    "go away|get lost|(?:fuck|piss|bugger|screw|eff) off",
    "(?:im |i am )?(?:not|no longer) interested",
    rf"{_STOP} (?:calling|harassing)(?: {_ME})?|{_DONT} call {_ME}",
    rf"why (?:do|are) {_YOU} (?:keep )?{_TEXTING} {_ME}|{_YOU} keep {_TEXTING} {_ME}",
    "(?:i )?(?:didnt|did not|never) sign(?:ed)? up for (?:this|these|any|texts|it)(?: .*)?",
    rf"(?:i )?{_NO_LONGER} want (?:this|these|them|any|to hear from {_YOU})",
    rf"{_STOP} sending|{_DONT} (?:send|disturb)",
    rf"{_YOU} (?:have|got|have got) the wrong guy",
)

_WRONG = _any("wrong|incorrect")
_NUMBER = _any("number|phone number|num|phone|cell")
_HAVE = _any("have reached|have got|have|hav|got|texted|are texting|reached|dialed|are at")
_TELLS_US_WRONG = _any(
    rf"(?:i (?:think|believe|guess) |im afraid |maybe |this (?:isnt|is not) \w+ )?{_YOU}(?: must| may| might)? {_HAVE}"
    rf" (?:the |a |an )?{_WRONG} (?:{_NUMBER}(?: (?:i|im|this|my name|stop|for \w+$)\b.*)?|person)",
    rf"youve (?:got|reached|texted) (?:the |a )?{_WRONG} (?:{_NUMBER}|person)",
    rf"stop texting the {_WRONG} (?:number|person)",
    rf"(?:im|i am) not (?:the|that) person(?: {_YOU}\b.*)?",
)
_WRONG_AT_ALL = (
    rf"(?:this is |its |it is )?(?:the |a |an )?{_WRONG} (?:number|phone number|person|num)"
    r"(?: (?:stop|remove|take|i|im|this is)\b.*)?"
)

# --- Spanish wordings ---

_MENSAJES = (
    "(?:(?:mas|los|estos|esos|sus|tus|mensajes?|de) )*"
    "(?:mensajes?|mensajitos?|textos?|sms|encuestas?)"
)
_MANDEN = _any("manden?s?|envien?s?|escriban?s?|texteen?s?|texten?s?|contacten?s?|molesten?s?")
_NADA = rf"(?: (?:mas|nada)){{0,2}}(?: {_MENSAJES})?(?: (?:mas|nada)){{0,2}}"
_DEJEN = _any("dejen|deje|deja|paren|pare|para|basta")
_MANDAR = _any("mandar|enviar|escribir|textear|molestar|contactar|mensajear")
_QUITEN = _any(
    "quiteme|quitenme|quitame|saqueme|saquenme|sacame|borreme|borrenme|borrame",
    "elimineme|eliminenme|eliminame|remuevame|remuevanme|bajenme",
)

_NOS_NOMBRA = _any(
    rf"no (?:me|nos) {_MANDEN}{_NADA}",
    rf"no {_MANDEN} (?:mas|{_MENSAJES})",
    rf"no mas {_MENSAJES}|basta de {_MENSAJES}",
    rf"no (?:quiero|deseo|queremos)(?: recibir)?(?: mas)? {_MENSAJES}",
    rf"no (?:quiero|deseo) que (?:me|nos) {_MANDEN}{_NADA}",
    rf"{_DEJEN} de {_MANDAR}(?:(?:me|nos)(?: {_MENSAJES})?| {_MENSAJES})",
    rf"{_QUITEN} de (?:\w+ )?(?:listas?|sistema|base de datos|aqui)",
    "(?:quiten|saquen|borren|eliminen|quite|borre|elimine) mi (?:numero|telefono|nombre)",
    "(?:me )?(?:quiero |deseo |favor de )?(?:darme|denme|deme|dar|dame) de baja",
    "quiero salir de (?:la|esta|su) lista",
    rf"(?:quiero que )?(?:cancelar|cancelen?|paren?|detengan?|alto a) {_MENSAJES}",
)
_NO_NOMBRA_A_NADIE = _any(
    f"no mas|{_QUITEN}|{_DEJEN} de {_MANDAR}|no molesten?(?: mas)?",
    "(?:dejenme|dejeme|dejame) (?:en paz|tranquil[oa]|sol[oa])",
)
_PUEDE_SER_RESPUESTA = _any(
    "basta|paren?|dejen|equivocado|no quiero mas|no (?:manden|envien)|quiero cancelar|quiero salir",
    "no (?:me|nos) llamen?(?: mas)?|no (?:me interesa|estoy interesad[oa])",
)

_NOS_DICE_EQUIVOCADO = _any(
    r"(?:creo que )?(?:se equivoco|se equivocaron|te equivocaste) de (?:numero|persona|telefono)",
    r"(?:creo que )?(?:esta|estan|estas) equivocad[oa]s? de (?:numero|persona|telefono)",
    r"(?:tiene|tienen|tienes) (?:el |un )?numero (?:equivocado|incorrecto)",
    r"no soy (?:esa|la) persona(?: que busca\w*)?",
)
_EQUIVOCADO = (
    "(?:(?:este )?es )?(?:el |un )?(?:numero (?:es |esta )?(?:equivocado|incorrecto|erroneo)"
    "|persona equivocada)"
)

# --- What a clause is matched against ---

CLEAR = re.compile(rf"(?:\d+ )?(?:{_TO_US}?{_NAMES_US}{_AND_SO_ON}|{_NOS_NOMBRA})")
"""Names us, our texts or the citizen's number: an opt-out wherever it stands."""

UNLESS_MIXED = re.compile(rf"{_TO_US}?{_NAMES_NO_ONE}|{_NO_NOMBRA_A_NADIE}")
"""An opt-out when it is all that is said, doubtful beside anything else."""

KEYWORD_IN_A_SENTENCE = re.compile(
    rf"(?:\d+ )?(?:{_TO_US}|reply |text )?(?:stop|stopall|unsubscribe|optout)(?: \d+)?"
)
"""Doubtful, at the beginning or the end of a reply."""

ONLY_ALONE = re.compile(rf"{_TO_US}?{_MAY_BE_AN_ANSWER}|{_PUEDE_SER_RESPUESTA}")
"""Doubtful, and only when nothing else is said: each may as well be an answer."""

WRONG_NUMBER = re.compile(f"{_TELLS_US_WRONG}|{_NOS_DICE_EQUIVOCADO}")
"""Tells us that someone else has this number, wherever it stands."""

WRONG_NUMBER_AT_AN_END = re.compile(f"{_WRONG_AT_ALL}|{_EQUIVOCADO}")
"""The same, at the beginning or the end of a reply: in between it may be a list of complaints."""
