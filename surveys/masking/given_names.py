"""Given names that are frequent in the United States, in English and in Spanish, in lower case."""

from surveys.parsing.words import listed

# These are words, places or months as well: they count as names only beside something else that points to one.
ALSO_A_WORD = listed(
    """
    will grace hope mark may april june art bill rose angel faith jesus guy joy dawn pat rob frank dean grant chase
    chance hunter mason carter cooper sky summer autumn austin dallas jordan carolina virginia georgia victoria
    charity patience ray jack drew gene dale glen heath cliff iris ivy lily olive pearl ruby daisy holly crystal
    amber ginger robin rusty sandy wade ward woody rich don dolores luz rocio paz mercedes soledad consuelo remedios
    santos cruz leon domingo linda bella clara blanca rosa alba paloma esperanza socorro pilar concepcion
    """
)
GIVEN_NAMES = (
    listed(
        """
    james john max robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick raymond
    jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith
    roger terry harry sean gerald carl harold dylan arthur lawrence jesse bryan billy bruce gabriel joe logan alan
    juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene mike dave
    steve chris matt tony jim jimmy bob bobby tom tommy tim dan danny greg jeff ken kenny ron ronnie sam ben nick
    alex josh mary patricia jennifer elizabeth barbara susan jessica karen sarah lisa nancy sandra betty ashley
    emily kimberly margaret donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia
    dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine helen debra
    rachel carolyn janet maria catherine heather diane olivia julie joyce ruth lauren kelly christina joan evelyn
    judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia
    frances jean alice judy isabella julia denise tammy tiffany kayla theresa beverly danielle marie diana brittany
    natalie charlotte alexis lori kathy susie jen jenny kate katie liz beth becky debbie sue cindy wendy tina vicky
    peggy jamal deshawn darnell tyrone latoya lakisha shaniqua keisha aaliyah imani malik demetrius andre marcus
    terrell mohammed muhammad mohamed ahmed ali hassan omar fatima aisha nguyen minh linh wei priya raj luis carlos
    jorge miguel francisco javier alejandro manuel pedro roberto ricardo fernando eduardo sergio antonio ramon raul
    mario alberto enrique arturo oscar hector cesar ruben julio guillermo gustavo rafael jaime armando alfredo
    ernesto gerardo ignacio rodrigo pablo diego andres felipe mateo sebastian santiago emilio esteban josé maría
    juana guadalupe margarita veronica verónica leticia yolanda silvia patricia alejandra gabriela adriana claudia
    beatriz norma araceli maribel rocío lucia lucía elena isabel carmen josefina raquel monica mónica lorena ximena
    camila valentina mariana daniela fernanda sofia sofía paola karla yesenia xiomara graciela irma elvira ramón
    raúl héctor césar rubén andrés sebastián jesús ángel martín joaquín
    """
    )
    - ALSO_A_WORD
)
