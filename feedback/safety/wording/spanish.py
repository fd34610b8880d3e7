"""Spanish, as it is written by text: with and without accents, which are ignored."""

from feedback.safety.concerns import Concern, Wording

_NAMES = {
    "kin": r"(?:mi|su|el|la) (?:ex|ex \w+|esposo|esposa|marido|novio|novia|pareja|papa|padre|mama|madre|padrastro|"
    r"madrastra|hijo|hermano|tio|suegro|conyuge|acosador|compañero)",
    "cop": r"(?:oficial(?:es)?|policias?|agentes?|sargento|sheriff|detective|alguacil|patrullero|uniformado)",
    "who": r"me|nos|le|la|lo|les",
    "gun": r"(?:pistola|arma|armas|cuchillo|navaja|machete|rifle|escopeta|bate|fusil)",
    "ours": r"mi|mis|su|la|nuestra|nuestro|el",
    "now": r"ahora|ya|ahorita|urgente|urgentemente|rapido|pronto|por favor|porfavor|porfa|inmediatamente",
}

_SELF_HARM = r"""
    (?:se|me) (?:va|voy|quiere|quiero|iba|queria) a? ?(?:colgar|ahorcar|matar|tirar|aventar|cortar|envenenar|suicidar|morir|quitar)
    quitar(?:me|se) de en medio|desaparecer de este mundo|descansar para siempre|ya no despertar
    me tom[eo](?: \w+){0,3} (?:frasco|bote|botella|pastillas|veneno|cloro|raticida|pildoras|medicinas)(?: \w+)?
    a nadie le (?:import\w+|har\w+ falta)|nadie me (?:va a )?extrañar\w*|(?:si|cuando) me (?:muero|muera|maten)
    (?:ya )?no (?:quiero|puedo|aguanto)(?: \w+)? (?:despertar|seguir|vivir|mas con esto|mas esta vida|estar aqui|nada)(?: mas)?
    (?:estaria|estarian|seria|serian)(?: \w+)? (?:mejor|felices?|mas felices?) (?:sin mi|si yo no|si no estuviera)
    (?:tengo|tiene)(?: \w+)? (?:las pastillas|la soga|la pistola|el cuchillo)(?: \w+)? (?:listas?|list[oa]|en la mano|cargada)
    escribi(?: \w+)? (?:la carta|las cartas|mi carta|una carta de despedida)|carta de despedida
    (?:quisiera|quiero|preferiria|ojala) (?:estar|estuviera) muert[oa]
    me (?:quiero|voy a|quisiera|estoy) (?:cortar|cortando|lastimar|lastimando|colgar|tirar|aventar)
    (?:odio|no aguanto) (?:mi vida|vivir|la vida)|nadie me (?:quiere|necesita|extrañaria)
    (?:no|ya no|sin)(?: le)? (?:encuentro|tiene|veo|hallo|hay) sentido(?: a)?(?: la| mi)?(?: vida)?
    (?:voy a|quiero|pienso) tomar(?:me)? (?:todas|muchas|un frasco)(?: \w+){0,2}
    (?:me quiero|quiero) ir(?:me)? de este mundo|no aguanto mas(?: la| esta| mi| con)?(?: vida)?
    se (?:corto|cortaba) las venas|se tomo (?:todas|muchas|un frasco)(?: \w+){0,3} (?:pastillas|pildoras)
    (?:quiero|voy a|quisiera|pienso|pense|pensando en|ganas de|intente|planeo) (?:matarme|morirme|morir|suicidarme|quitarme la vida|hacerme daño|lastimarme|cortarme|desaparecer|acabar con todo|acabar con mi vida|ahorcarme|dejar de vivir)
    (?:pienso|pensar|pensado|pensando) en (?:suicidarme|matarme|el suicidio|morir|quitarme la vida)
    me (?:quiero|voy a|quisiera) (?:matar|morir|suicidar|quitar la vida|cortar las venas|ahorcar|tirar de)
    (?:ya )?no (?:quiero|deseo|puedo) (?:seguir )?(?:vivir|viviendo|estar aqui|existir|despertar)
    no (?:puedo|aguanto) mas con (?:mi vida|la vida|todo)
    (?:estoy cansad[oa]|hart[oa]) de (?:vivir|la vida)
    no vale la pena (?:vivir|seguir|la vida)
    (?:no|sin) (?:tengo |hay )?(?:razon|razones|motivo|ganas) (?:para|de) vivir
    (?:estarian|estaria|estaran) mejor sin mi
    mejor (?:muert[oa]|estar muert[oa])
    me (?:tome|trague|tomo) (?:todas las|muchas|un monton de|las|un frasco de) (?:pastillas|pildoras|medicinas)
    se (?:quiere|va a|queria|intenta|intento) (?:matar|suicidar|quitar la vida|cortar|ahorcar|lastimar)
    (?:quiere|va a|amenaza con|esta por|intenta|dice que va a) (?:matarse|suicidarse|quitarse la vida|hacerse daño|lastimarse|cortarse)
    suicidarme|suicidarse|quitarme la vida|me corto las venas|me suicido
    diganle a mis hijos que los (?:amo|quiero)
    adios (?:mundo|para siempre)
"""
_SELF_HARM_UNLESS_SETTLED = r"""
    suicid(?:io|a|as)
    sobredosis
"""
_DANGER = r"""
    sangre(?: \w+)? (?:por|en|del|de|mucha)|mucha sangre|(?:hay|tiene|lleno de) sangre
    (?:agarro|agarraron|se llevo|se llevaron|jalo|secuestro|quito)(?: a)? (?:mi|mis|una|un|la|el|nuestra)(?: \w+)? ?(?:hij[oa]s?|niñ[oa]s?|bebe|herman[oa]|esposa|mujer|muchacha|nieta)
    (?:se|me) (?:trago|tomo|comio)(?: \w+){0,3} (?:pastillas|cloro|veneno|medicina|pila|quimico)(?: \w+){0,4}
    (?:oigo|escucho|oimos|escuchamos|veo|vi)(?: que)?(?: \w+){0,3} (?:camina\w*|pasos|rompe\w*|entra\w*|golpes|gritos|ruidos|grita\w*|llora\w*|metiendose|disparos|balazos|pelea\w*)(?: \w+)?
    (?:estoy|esta|estamos) sol[oa]s?(?: \w+)? (?:y|con|en)|(?:tiene|trae|con|agarro)(?: \w+){0,2} (?:cuchillo|pistola|arma|navaja|machete) (?:en la mano|conmigo|en mano)?
    (?:no cuelgue|no se vaya|no me deje|no me dejen)(?: \w+){0,3}
    (?:el|ella|ellos|mi \w+) (?:sigue|siguen|todavia esta|aun esta) (?:aqui|afuera|ahi|adentro|en mi|en la)
    (?:me|nos) (?:encerro|encerraron|amarro|amarraron|quito (?:el telefono|las llaves|el celular)|tiene encerrad[oa]s?|tiene amarrad[oa]s?|secuestro)
    (?:se|me) (?:cayo|desmayo|desplomo|callo) y no (?:despierta|responde|respira|reacciona|se mueve|habla)
    (?:trae|tiene|anda con|viene con|con)(?: un| una| el| la)? (?:bate|hacha|martillo|tubo|palo|botella|gasolina|machete|tijeras)
    (?:golpeando|pegandole|atacando|pateando|matando|acuchillando)(?: a| al)(?: \w+){1,3}
    (?:salio|acaba de salir|lo soltaron|se salio) de la (?:carcel|prision)
    (?:por favor|porfavor|porfa|rapido|pronto)(?: \w+){0,3} (?:nos|me|lo|la) (?:va|van|quiere|quieren)(?: \w+)? (?:matar|pegar|hacer daño)
    (?:viene|vienen|va|van)(?: \w+)? (?:a|por)(?: \w+)? (?:matarme|matarnos|buscarme|golpearme|nosotros)
    (?:le|les|la|lo) (?:esta|estan)(?: \w+)? (?:pegando|golpeando|disparando|robando|atacando|amenazando)(?: a)?
    (?:esta|estan|anda|viene|hombre|alguien|tipo)(?: \w+)? (?:siguiendo|persiguiendo|amenazando|golpeando|pegando|buscando|atacando|acosando)(?:me|nos|la|lo)
    (?:esta|estan)(?: \w+)? (?:tocando|golpeando|pateando|rompiendo|quebrando|tumbando) (?:mi|la|mis|una|el|las)
    (?:entro|entraron|se metio|se metieron|anda|hay)(?: un| unos| una)? (?:ladron(?:es)?|hombre|tipo|hombres|intruso|persona|borracho)
    alguien (?:ayudeme|ayuda|por favor|auxilio)
    (?:por favor|porfavor|porfa),? ayuda
    (?:^|\| )(?:ayuda|auxilio|emergencia)(?= \||$)
    (?:mi|la|el)(?: \w+)? (?:hij[oa]|niñ[oa]|bebe|mama|papa|esposa|esposo|herman[oa]|abuel[oa])(?: \w+)? (?:desaparecio|no aparece|perdid[oa]|no respira|no despierta|no responde|se desmayo|esta inconsciente)
    (?:hay|veo)(?: \w+)? (?:alguien|personas?|hombres?|gente|tipos?|sujetos?)(?: \w+){0,2} (?:mi|afuera|patio|casa|puerta|techo|ventana|carro)
    se (?:metieron|metio|estan metiendo|metiendo) (?:a|en|al|por)(?: \w+){0,2}
    (?:por favor|porfavor|porfa|ya) vengan?|vengan
    (?:hombre|tipo|persona|sujeto|alguien|gente)(?: \w+)? (?:armado|armada|con (?:un|una)? ?(?:{gun})|afuera|gritando|disparando)
    (?:se|estan|esta)(?: \w+)? peleando|pelea ahora
    ayud(?:a|e|en)me
    ayud(?:a|e|en)nos
    (?:me|nos) (?:pueden?|puedes|podrian) ayudar (?:{now})
    auxilio|socorro
    (?:necesito|necesitamos|quiero|pido|ocupo|ocupamos|urge|requiero)(?: de su| mucha| su)? ayuda(?: {now})?
    ayuda (?:{now})
    (?:manden?|mandenme|envien?|envienme|traigan?|necesito|necesitamos|llamen?|llama|llame|ocupo|quiero)(?: a| una| un| la| al| mas)* (?:policias?|patrulla|patrullas|oficial|oficiales|ambulancia|ayuda|alguien|911|unidad|agente|emergencias)
    vengan? (?:rapido|por favor|porfavor|ya|ahora|pronto|porfa|ahorita|urgente)
    (?:apurense|apurese|dense prisa|rapido por favor|corran)
    (?:esta|estan|sigue|siguen|anda|andan)(?: otra vez| ahora| ahi| parado)?(?: a?fuera| dentro| adentro| frente| enfrente| en)(?: de)? (?:mi|mis|la|nuestra|nuestro|el) (?:casa|puerta|apartamento|departamento|cuarto|yarda|patio|trabajo|ventana|carro|garaje|vecindario)
    esta (?:a?fuera|adentro|dentro)
    (?:volvio|regreso|vino|llego)(?: otra vez| de nuevo)? y (?:esta|tiene|trae|me|quiere|no se)
    (?:tiene|tienen|trae|traen|saco|sacaron|esta con|anda con|con) (?:una?|el|la|su)? ?(?:{gun})
    (?:me|nos|lo|la|le|les|se) (?:va|van|quiere|quieren|iba|trata de|tratan de|intenta|dijo que iba|amenaza con) (?:a )?(?:matar|lastimar|pegar|golpear|disparar|secuestrar|hacer daño|robar)(?!se)
    (?:quiere|va a|quieren|van a|amenaza con|amenazo con|amenazan con|dijo que va a) (?:matarme|matarnos|lastimarme|matarla|matarlo|pegarme|golpearme|hacerme daño|dispararme|matar)
    (?:me|nos|la|lo) (?:esta|estan|anda|andan|viene|vienen)(?: \w+)? (?:siguiendo|persiguiendo|acosando|amenazando|asaltando|robando|atacando|golpeando|pegando|disparando|apuntando|buscando)
    alguien (?:entro|esta|se metio|quiere|trata|anda|intenta|viene|me)
    (?:esta|estan)(?: \w+)? (?:robando|metiendo|entrando|rompiendo|disparando|peleando|balaceando|golpeando|atacando|quebrando|quemando)
    se (?:esta|estan|metieron|metio|quieren|quiere)(?: \w+)? ?(?:metiendo|meter|metieron|a mi casa|a la casa|quemando|incendiando)
    entraron a (?:mi|la|nuestra) (?:casa|tienda|apartamento)
    (?:en|corro|corremos|corre) (?:peligro|riesgo)
    (?:tengo|tenemos|da|con)(?: mucho| muchisimo| tanto)? miedo(?: de| por| que| a)?
    no (?:estoy|estamos|me siento|esta) (?:a salvo|segura?o?|seguros?|seguras?)(?: aqui| en mi casa| ahora)?
    no (?:puedo|podemos) (?:hablar|respirar|salir|escapar|llamar)
    no (?:respira|despierta|reacciona|responde)
    (?:estoy|esta|estan) (?:sangrando|herid[oa]|inconsciente|desangrando\w*|muriendo|muriendose|convulsionando)
    (?:hay|escucho|oigo|se oyen|se escuchan|oimos|escuche)(?: unos| muchos)? (?:disparos|balazos|tiros|balacera|tiroteo|gritos|golpes)
    (?:es|tengo|tenemos|hay|esto es)(?: una)? emergencia
    (?:me|nos|le|lo|la) (?:acaban de|acaba de) (?:robar|asaltar|disparar|atacar|pegar|golpear|apuñalar|balear)
    acaban de (?:robar|entrar|disparar|romper|matar|asaltar|chocar)
    hay (?:un|una) (?:incendio|fuego|ladron|pelea|hombre|persona|intrus[oa]|tipo|señor)
    se (?:quema|esta quemando|incendia|incendio)
    (?:me|nos) (?:encontro|encontraron|tiene|tienen) (?:encerrad[oa]s?|secuestrad[oa]s?|atrapad[oa]s?)?
    (?:estoy|estamos) (?:escondid[oa]s?|encerrad[oa]s?|atrapad[oa]s?)
    secuestr\w+
    no me deja (?:salir|ir|llamar|en paz)
"""
_DANGER_UNLESS_SETTLED = r"""
    desaparecid[oa]|desaparecio|pelea|peleando|herid[oa]|borracho
    pistola|armas?|cuchillo|navaja|machete|rifle|escopeta|fusil
    ladron(?:es)?|armad[oa]s?|gritos|ambulancia|apuñal\w+
    (?:el|ella|ya|otra vez) (?:esta|anda)(?: aqui| ahi| cerca| afuera)
    esta(?: otra vez)? aqui
    (?:el|ella|ya|mi ex|mi esposo|mi novio) (?:volvio|regreso|vino|llego)
    disparos|balazos|balacera|tiroteo
    incendio|fuego
    me encontro
    infarto|ataque al corazon|derrame
    vienen por mi|viene por mi
"""
_DANGER_ALONE = r"^(?:911|emergencia|ayuda|policia|peligro|auxilio|llamen al 911|urgente|fuego|911 por favor|911 ayuda)(?: por favor| ya| ahora)?$"

_ABUSE = r"""
    (?:cada vez que|cuando|siempre que)(?: \w+){0,3} (?:toma|bebe|se enoja|llega|esta borracho)(?: \w+){0,3} (?:me|nos|la)(?: \w+)?
    (?:pega|golpea|quema|azota|castiga)(?: \w+)? con (?:el|la|un|una)(?: \w+)? (?:cinto|cinturon|cable|palo|cigarro|manguera|chancla|vara|plancha)
    me (?:deja|dejo) (?:marcad[oa]|morad[oa]|con moretones|sangrando|inconsciente|golpead[oa])
    (?:{kin}|el|ella) (?:me|la|nos|le) (?:toca|tocaba|toco|manosea|manoseo|besa|obliga|obligo|forza|forzo|encierra|quita|controla|prohibe|empuja|jala|patea|quema|corta|muerde|escupe|estrangula|avienta)
    me (?:toca|tocaba|manosea)(?: \w+)? (?:en la noche|por las noches|abajo|mis partes|cuando duermo|dormida)
    (?:me|nos) (?:pega|golpea|grita|avienta|amenaza|insulta|maltrata)(?: \w+)? (?:cuando|si|cada|siempre|todos los|borracho)
    (?:le|les) tengo(?: \w+)? miedo|(?:mucho|tanto|muchisimo) miedo (?:a|de|al)
    me (?:mando|mandaron|llevo) al hospital (?:a golpes|por los golpes)|{kin} me (?:rompio|quebro|fracturo|quemo)
    {kin} (?:me|nos|le|la)(?: esta)? (?:pega|golpea|pegando|golpeando|maltrata|amenaza|persigue|acosa|viola|abusa|insulta|lastima|quiere|grita|ahorca|empuja|sigue|encierra)
    (?:el|ella) (?:me|nos|le|la) (?:pega|golpea|maltrata|amenaza|persigue|acosa|viola|lastima|encierra)
    (?:me|nos|le|la) (?:pega|golpea|maltrata)(?: a| mucho| siempre| todos| cuando| y| otra)?
    (?:me|nos|le|la) (?:pego|golpeo|amenazo|ahorco|ataco) (?:otra vez|de nuevo|anoche|hoy|con matarme|con un|ayer)
    me (?:ahorco|violo|violaron|estrangulo|quemo|corto)
    (?:viola|violo|abusa|abuso|toca|maltrata|lastima) (?:de|a) (?:mi|mis|la|el) (?:hij[oa]s?|niñ[oa]s?|hermanas?|mama)
    amenaz(?:o|a|an|aron) con (?:matarme|matarnos|hacerme|quemar|quitarme)
    mi ex (?:esta|anda|sigue|me|vino|volvio|regreso|quiere|no me|llego|entro)
    (?:violo|rompio|viola) la orden (?:de|judicial)
    (?:miedo|temo) (?:de|a|por) (?:mi|el|ella|mis|su)(?: \w+)?
    violacion sexual|abuso sexual
"""
_ABUSE_UNLESS_SETTLED = r"""
    moretones|me encierra|me quito (?:el telefono|mi celular|a mis hijos)|se llevo a mis? hij[oa]s?
    {kin}(?: \w+){1,6} (?:me|nos|le) (?:pego|golpeo|amenazo|empujo|ahorco|pega|golpea|violo)
    {kin} (?:me|nos|le|la)(?: ha| habia)? (?:pego|golpeo|pegado|golpeado|amenazo|empujo|ahorco|lastimo|ataco|maltrato|violo)
    violencia (?:domestica|familiar|en casa|intrafamiliar)
    maltrato|me maltratan
"""
_MISCONDUCT = r"""
    (?:fueron|fue|son|es|eran|era)(?: \w+)? racistas?
    (?:{cop}|ellos)?(?: \w+){0,4} ?(?:me|nos|lo|la) (?:tiro|tiraron|avento|aventaron|tumbo|tumbaron|arrojo|estrello|azoto) (?:al|contra|en)(?: \w+)? (?:piso|suelo|pared|carro|patrulla|cofre)
    (?:se llevaron|se llevo|falta|faltan|desaparecio|desaparecieron|me faltan?)(?: \w+){0,4} (?:dinero|dolares|pesos|efectivo|joyas|anillo|reloj|cartera)(?: \w+)?
    (?:reviso|revisaron|toco|tocaron|manoseo|manosearon)(?: \w+){0,4} (?:partes|intimas?|pechos?|senos|nalgas|entrepierna)
    (?:latinos|mexicanos|hispanos|inmigrantes|negros|indocumentados|morenos|ustedes)(?: \w+){0,2} (?:somos|son|eran|todos)(?: \w+){0,2} (?:criminales|delincuentes|iguales|flojos|rateros|basura|ilegales|narcos)
    (?:{cop})(?: \w+){0,5} (?:me|nos|lo|la|le|les) (?:avento|aventaron|arrojo|jaloneo|sometio|estrello|azoto|doblo|piso|lastimaron|jalonearon|patearon|empujaron|amenazaron|ofendio|ofendieron|falto al respeto|faltaron al respeto|acoso|manoseo|apreto|grito|gritaron|encañono|encañonaron|robaron|extorsiono|cobro)
    (?:{cop})(?: \w+){0,4} (?:tomad[oa]|borrach[oa]s?|drogad[oa]|ebri[oa]|pasad[oa] de copas|olia a (?:alcohol|cerveza|licor|mariguana))
    (?:{cop})(?: \w+){0,3} se (?:quedo|quedaron) con (?:mi|mis|el|la|los|las|nuestro)
    (?:no|nunca)(?: me)? (?:quiso|quisieron|dio|dieron)(?: \w+){0,3} (?:placa|su nombre|numero de placa|identificacion)
    (?:apago|apagaron|tapo) (?:la|su|sus) camaras?
    (?:me|nos) trat(?:o|aron|an|a)(?: \w+)? (?:mal|diferente|peor|feo|como)(?: \w+){0,2}
    (?:entro|entraron|revisaron|reviso|registraron)(?: \w+){0,4} sin (?:permiso|orden|mi permiso|avisar|tocar)
    (?:dinero|mordida|plata|lana)(?: \w+){0,4} (?:para|por) (?:no|dejarme|quitarme|soltarme|evitar)
    (?:me|nos) (?:dijo|dijeron|grito|llamo)(?: \w+){0,3} (?:mojad[oa]s?|ilegal(?:es)?|indi[oa]s?|que me regres\w+|negr[oa]s?|chola?|pandiller[oa])
    me (?:llamo|llamaron|dijo|dijeron)(?: un| una)? (?:mojad[oa]|ilegal|indi[oa]|negr[oa]|puta|puto|perr[oa]|estupid[oa]|ratero|delincuente|frijolero|cochino|basura)
    quejarme (?:del?|de la|contra|sobre|por)(?: \w+)?
    (?:se rio|se rieron|se burlo|se burlaron) de (?:mi|mi acento|nosotros|mi ingles)
    (?:{cop})(?: \w+){0,3} (?:me|nos|lo|la|le|les) (?:agarro|jalo|arrastro|ahorco|sujeto|grito groserias|mintio|quito|torcio|pateo)
    (?:me|nos) trat(?:o|aron) (?:mal|diferente|peor|como (?:criminal(?:es)?|perros?|animal(?:es)?|basura|delincuentes?))(?: por)?
    (?:{cop})(?: \w+){0,3} (?:me|nos|lo|la|le|les) (?:pego|golpeo|empujo|pateo|robo|insulto|amenazo|tiro|tumbo|esposo|esposaron|escupio|discrimino|humillo|agredio|pegaron|golpearon|robaron|tocaron|toco|maltrato|maltrataron|quito|quitaron|insultaron|lastimo|lastimaron|electrocuto|apunto|apuntaron)
    (?:me|nos|lo|la|le|les) (?:pego|golpeo|empujo|pateo|robo|insulto|amenazo|tumbo|pegaron|golpearon|robaron|insultaron|lastimo|agredio|discrimino|humillo|quito dinero|maltrato|maltrataron|quito)(?: dinero| mi dinero)?(?: \w+){0,2} (?:el|la|los|las|un|una|ese|esos) (?:{cop})
    racis(?:ta|tas|mo)|racial(?:es)?
    (?:me|nos|lo|la|les?) discrimin(?:o|aron|an|a)|discriminacion|discriminad[oa]s?|xenofob\w+
    (?:me|nos) (?:insulto|insultaron|humillo|humillaron|escupio)
    abus(?:o|aron|a|an|ar)(?: de| del)? (?:su |la |el |sus )?(?:autoridad|poder|placa|fuerza)
    abuso policial|brutalidad|exceso de fuerza|fuerza excesiva|uso de fuerza
    me (?:pidio|pidieron|exigio|exigieron|cobro|quito|quitaron)(?: \w+)? (?:dinero|mordida|plata|lana|dolares)
    mordida|soborno|corrupt[oa]s?|corrupcion
    (?:poner|presentar|hacer|levantar|meter|quiero) (?:una |mi )?(?:queja|denuncia) (?:contra|del|de|sobre|por el|por la)(?: \w+){0,2} (?:{cop})
    (?:quiero|quisiera|deseo|como|donde|puedo|voy a)(?: \w+)? (?:poner|pongo|presentar|presento|hacer|hago|levantar|meter|dar) (?:una |mi )?(?:queja|denuncia)
    (?:regres\w+|vay\w+|volv\w+|largu\w+|ir\w*) a (?:mi|su|tu|nuestro) pais
    (?:amenaz\w+|dijo que iba|iba a|llamar\w*|va)(?: con)?(?: a)?(?: llamar)? (?:a )?(?:inmigracion|migracion|la migra|ice)
    (?:me|nos|les?) (?:apunto|apuntaron|esposo|esposaron|tumbo|tumbaron|arresto|arrestaron|encontr\w+|detuvo|detuvieron|registro|revisaron|electrocutaron)(?: \w+){0,3} (?:arma|pistola|sin|fuerte|injustamente|al suelo|por nada|taser|orden)
    (?:sin|sin una) orden (?:de|judicial)
    (?:oficial|policia|agente) (?:borracho|corrupto|racista|grosero|abusivo|drogado)
    (?:por ser|porque soy|por mi|por mi color|por el color) (?:latin[oa]|hispan[oa]|mexican[oa]|negr[oa]|moren[oa]|inmigrante|indocumentad[oa]|raza|color|acento|de piel|de mi piel)
    por no hablar ingles
    (?:me|la|le) (?:toco|tocaron|manoseo)(?: indebidamente| inapropiadamente| las| los| el cuerpo| mis)?
    acoso sexual|comentarios sexuales
    asuntos internos|mato a mi perro|mataron a mi perro|le disparo a mi perro
"""
_HARMLESS = r"""
    (?:gracias|agradezco|agradecid[oa]s?|agradecemos)(?: \w+){0,5} (?:ayuda|ayudarme|ayudarnos|ayudar|apoyo)
    (?:no|nunca|jamas)(?: \w+)? ayud(?:o|aron|an|a|aban|aba)(?: \w+)?
    (?:necesito|ocupo|quiero|necesitaba|necesitamos)(?: de su| su)? ayuda (?:con|para|en) (?:mi|el|la|un|una|mis|sacar|llenar|conseguir|los)
    (?:ayuda|ayudaron|ayudo) (?:llego|rapida|rapido|fue|mucho|bastante|me|estuvo|con|a)
    (?:la|su|buena|mucha|toda su|gran|de|mas|sin|ninguna|esa|una) ayuda(?! ya| ahora| por favor| urgente)
    (?:me|nos) (?:muero|mori|mata|mato|estoy muriendo) de (?:risa|la risa|ganas|hambre|sueño|aburrimiento)
    (?:ruido|calor|sol|espera|musica|trafico|dolor)(?: \w+)? (?:me|nos) (?:esta matando|mata)
    (?:no|nunca)(?: \w+){0,2} (?:emergencia|urgente)
    (?:llame|llamamos|llamo|llamaron|llamar|marque|llamado) al 911
    (?:operador[oa]?|telefonista|señorita|linea|numero|llamada|persona)(?: \w+)? (?:del?|al) 911
    (?:tenia|teniamos|tuve|tuvimos|sentia|senti|dio|quito|quitaron|quito el|sin|ya no tengo|no tengo|el|menos|nada de|con tanto)(?: mucho| el| tanto)? miedo
    (?:rapido|pronto) (?:la proxima|la siguiente|para la|otra vez|cuando)
    vengan(?: mas)? (?:rapido|pronto) (?:la proxima|la siguiente|otra vez|cuando)
    (?:no|nada|nunca|sin|ningun|eran|era|fueron|creian que eran|cohetes) (?:\w+ )?(?:disparos|balazos|tiros|incendio|fuego)
    (?:no|nada|nunca|sin|ningun)(?: \w+)? (?:racistas?|racismo|discriminacion|discriminaron)
    (?:ya |se |el |la |lo )*(?:incendio|fuego)(?: \w+)? (?:estaba|fue|apagado|se apago|ya)(?: \w+)?
    (?:no|sin|ninguna|ni una|cero|nada de|por)(?: tengo| tenemos| hay| hubo)? quejas?
    (?:queja|denuncia|reporte) (?:por|de|del|sobre)(?: el| la)? (?:ruido|musica|perros?|fiesta|vecinos?|robo|carro|trafico|accidente)
    (?:carro|coche|auto|camion|troca|camioneta|vehiculo|conductor|chofer)(?: \w+){0,2} (?:me|nos|le) (?:pego|choco|golpeo)(?: \w+)?
    (?:me|nos) (?:pego|choco|golpeo) (?:por atras|un carro|otro carro|con su carro|con su auto|el carro)
    vecin[oa]s?(?: \w+)? (?:es|son|fue|era)(?: \w+)? racistas?
    (?:manden|envien|mandar|enviar|mande|envie|manda|envia|mandenme|envienme)(?: me)?(?: \w+){0,2} (?:reporte|copia|informe|correo|link|enlace|mensaje|numero|papeles)
    (?:oficial|oficiales|policias?|agentes?|patrulla|ambulancia|bomberos|unidad)(?: \w+)? (?:esta|estan|ya (?:llego|llegaron|vino|vinieron|esta|estan|se)|regreso|regresaron|volvio|llego|llegaron|vino|vinieron|estuvo)(?: \w+)?(?: aqui)?
    (?:volvio|regreso|volvieron|regresaron|vino|llego) (?:a|para|con|el oficial|el policia|rapido|muy|pronto|tarde|en)(?: \w+)?
    (?:ya )?(?:llego|vino|regreso|volvio|esta aqui|estan aqui)(?: aqui)? (?:el|la|los|las|un|una) (?:oficial|policia|oficiales|patrulla|agente|ambulancia)
    (?:cuerpo de|los|estacion de) bomberos
    mataron? (?:el|la) (?:tiempo|ruido|musica)
"""
_SETTLED = r"""
    ayer|hace|pasad[oa]|reporte|arrestaron|atraparon|nunca (?:vinieron|llamaron|llegaron)|nadie (?:vino|llamo|llego)|ya se (?:habia|fue|fueron)|todo bien|jaja\w*
    gracias|agradec\w+|muy amables?|amables?|excelentes?|bien|buen[oa]s?|rapid[oa]s?|bendicion(?:es)?|dios (?:los|le|lo|me los) bendiga|profesional(?:es)?|atent[oa]s?|perfecto|genial|satisfech[oa]|ayudaron|calmaron
"""

SPANISH = Wording(
    language="es",
    sure={
        Concern.SELF_HARM: _SELF_HARM,
        Concern.DANGER: _DANGER + _DANGER_ALONE,
        Concern.ABUSE: _ABUSE,
        Concern.MISCONDUCT: _MISCONDUCT,
    },
    unless_settled={
        Concern.SELF_HARM: _SELF_HARM_UNLESS_SETTLED,
        Concern.DANGER: _DANGER_UNLESS_SETTLED,
        Concern.ABUSE: _ABUSE_UNLESS_SETTLED,
    },
    harmless=_HARMLESS,
    settled=_SETTLED,
    names=_NAMES,
)
