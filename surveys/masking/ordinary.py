"""Words that are no names, in lower case: they stand beside names, or people write them with a capital."""

from surveys.parsing.words import listed

FUNCTION_WORDS = listed(
    """
    a about after again all also am an and any are as at back be because been before but by call called came can
    could did do does don't down everyone first for from get go going good got had happy has have he help her here
    him his how i i'm if in into is it it's its just let like me more most much my never no not now of off on one
    only or our out over please really said saw she so some still than thank thanks that the their them then there
    these they this those to too told took try up us very was we well went were what when where which while who
    whole why will with would you your al algo ante aunque bien buen bueno buena cada como con cuando de del desde
    donde el ella ellos en entonces era es esta está estaba este esto fue gracias ha había hay hasta la las le les
    lo los me mi mis mucho muchas muchos muy nada nadie no nos nunca o para pero poco por porque que qué quien se
    sea ser si sí siempre sin sobre solo son su sus también tan te tiene todo todos tu un una uno usted ya yo
    calling writing reporting glad grateful sorry sure afraid satisfied disappointed upset angry frustrated
    concerned worried thankful pleased still waiting unhappy impressed scared safe fine okay ok done tired unable
    retired disabled elderly deaf new old also only very so not never extremely
    """
)
# What people write with a capital without meaning a person.
ORDINARY = FUNCTION_WORDS | listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lunes martes miércoles jueves viernes sábado domingo enero febrero marzo
    abril mayo junio julio agosto septiembre octubre noviembre diciembre christmas halloween thanksgiving easter
    police department sheriff sheriff's office city county state fire ems dispatch dispatcher dispatchers officer
    officers ofc deputy deputies sergeant sgt lieutenant lt captain capt detective det chief trooper operator agent
    policía policia departamento condado ciudad oficial oficiales agente agentes operador operadora sargento
    teniente capitán capitan detective jefe alguacil despachador despachadora street avenue road drive lane court
    place way park school hospital church store mall highway interstate north south east west northeast downtown
    center center's apartment apartments building parking lot house home english spanish español inglés espanol
    ingles american mexican america usa united states god dios lord jesus mr mrs ms miss dr sir madam señor señora
    sr sra ma'am bless excellent great awesome amazing wonderful professional courteous friendly polite respectful
    helpful quick fast slow rude response time service job work report case number phone survey text email app
    online website black white hispanic latino asian african lives matter blue line google facebook ring amazon
    walmart target costco mcdonald's starbucks ford chevy toyota honda nissan excelente gran servicio reporte caso
    tiempo respuesta amable amables rápido rapido
    """
)
