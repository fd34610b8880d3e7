"""What officers and call-takers are said to have done."""

SURE = r"""
    (?:he|she|they|(?:the|an|that|this|one|lady|male|female) (?:officers?|cops?|deput\w+|man|guy|sergeant|one))(?: \w+){0,2} {force}(?: \w+)? (?:me|us|my \w+|our \w+)(?: \w+)?
    (?:he|she|they|officers?|cops?|deput\w+|police)(?: \w+){0,2} (?:(?:hand)?cuffed|arrested|detained|tased|searched|strip searched|pointed|drew|slammed|maced|pepper sprayed|tackled|shot|threw)(?: \w+){0,4} (?:my|our|a|an|the|at)(?: \w+)? ?(?:\d+|year|kid|kids|child|son|daughter|mom|mother|grandmother|grandma|disabled|pregnant|baby|wife|elderly|gun|weapon|head|me|us)
    (?:drew|draw|aimed|pointed|pulled|pulling|waved|drawn)(?: \w+){0,2} (?:weapon|gun|taser|firearm|rifle)s?(?: \w+){0,2} (?:on|at|out)(?: \w+)?
    (?:took|takes|taking|stole|kept|pocketed|removed|slipped)(?: \w+){0,5} (?:out of|from) (?:my|our|her|his) (?:purse|wallet|bag|pocket|pockets|car|drawer|room|house|apartment|backpack|safe)
    (?:pulled over|stopped|arrested|followed|searched|questioned|ticketed|cited|detained|harassed|targeted|accused|handcuffed)(?: \w+){0,3} (?:for|because|cause|cuz|due to|just|only)(?: of)?(?: \w+)? (?:being|my|his|her|our|im|i am|were|shes|hes)? ?(?:black|brown|mexican|hispanic|latin[oax]|muslim|asian|arab|native|skin|race|color|accent|gay|trans|poor|homeless|an immigrant|immigrant|foreign)
    (?:since|because|cause|cuz|bc|as|for) (?:im|i am|were|being|hes|shes|my family is)(?: an?| not)? (?:immigrant|undocumented|illegal|foreigner|refugee|muslim|black|brown|latin[oax]|hispanic|mexican|asian|indian|american|citizen|gay|trans|poor|homeless|disabled|deaf|woman|female|felon)
    (?:blacks?|hispanics?|latinos?|mexicans?|muslims?|immigrants?|asians?|indians?|gays?|you people|your kind|those people|white people|women|arabs?)(?: \w+)? (?:are|is|were) (?:all|always|the same|lazy|criminals?|dirty|animals|trash|nothing|thieves|just|stupid|liars)
    (?:sex|sexual|blow ?job|nudes?|naked pics?|favors?|kiss|date|drinks)(?: \w+){0,3} (?:in exchange|for (?:dropping|letting|a pass|no ticket)|or (?:arrest|jail|he|a ticket))|(?:drop|dismiss|lose|rip up|tear up|forget|void|cancel|take care of)(?: \w+){0,3} (?:ticket|charges?|citation|arrest|warrant)(?: \w+)? (?:for|if)(?: \w+){0,4} (?:sex|him|her|date|favor|money|number|kiss|pay|naked|out)
    (?:report|reporting|complaint|complain|about|regarding|allege|accuse)(?: \w+){0,3} (?:misconduct|corruption|abuse of power|excessive|officers? behavior|harassment by|unprofessional conduct)|officer misconduct|police misconduct
    (?:made|make|makes|making|forced|ordered|told|had) (?:me|my \w+|her|us)(?: to)? (?:undress|strip|take (?:off|my)(?: \w+)? ?(?:clothes|shirt|pants|top)?|get naked|lift (?:my|her) (?:shirt|skirt|dress)|bend over|kneel|beg|lie on the)
    (?:grabbed|touched|felt|groped|squeezed|slapped|rubbed|patted)(?: \w+)? (?:my|her|his) (?:butt|behind|ass|breasts?|boobs?|chest|thighs?|crotch|private|privates|groin|leg|legs)
    (?:deleted?|erased?|took|grabbed|broke|smashed|confiscated|seized)(?: \w+){0,3} (?:video|recording|footage|phone|photos?|pictures?)(?: \w+){0,4} (?:off|from|on|record\w*|film\w*|phone|him|them)?
    (?:broke|kicked|busted|bust|smashed|knocked|rammed) (?:down |in )?(?:my|our|the)(?: \w+)? door(?: \w+)? ?(?:down|in|off)?(?: \w+){0,4} (?:wrong|no warrant|without|nothing|nobody|not even|mistake)|wrong (?:house|apartment|address|door|person|guy)(?: \w+){0,4} (?:raid\w*|warrant|broke|kicked|door|arrest\w*|cuff\w*|gun\w*)
    (?:wrote|put|wrote down|writing|made up|invented|lied about|left out|changed)(?: \w+){0,4} (?:in|on) (?:the|his|her|my|a|their)(?: \w+)? (?:report|statement|paperwork|ticket)(?: \w+){0,4} (?:never|didnt|not|wrong|false|lie|lies|true|happen\w*)|(?:false|fake|bogus|made up|untrue)(?: \w+)? (?:report|charges?|statement|ticket|accusations?)
    (?:if i|if we) (?:told|tell|talk\w*|complain\w*|report\w*|say|said|sue\w*|film\w*|record\w*)(?: \w+){0,4} (?:would|will|hed|theyd|he|they|id|make|arrest|hell|regret|sorry|pay)
    (?:cousin|brother|buddy|friend|friends|related|relative|family|drinking buddies)(?: \w+){0,4} (?:cop|officer|deputy|sheriff|police|chief|sergeant)|{cop}(?: \w+){0,6} (?:his|her|their) (?:cousin|buddy|buddies|brother|friend|drinking buddy|relative)
    {cop}(?: \w+){0,4} (?:asking me out|hitting on|comes? by|keeps? (?:coming|calling|texting|driving|following|showing)|showed up at my (?:house|home|work|job) (?:again|off duty|after))
    (?:he|she|they|dispatcher|officer|operator|cop|deputy)(?: \w+)? (?:said|told|says|called)(?: \w+){0,4} (?:too )?(?:stupid|dumb|retarded|idiot|moron|worthless|pathetic|crazy bitch|shut up|shut the|piece of|scum|trash|garbage|whore|slut|bitch)
    (?:left|leaving|kept|locked|held)(?: \w+)? (?:me|my \w+|him|her|us)(?: \w+){0,3} (?:in|inside|outside)(?: \w+){0,4} (?:hot|cold|freezing|cuffs|handcuffs|cuffed|hours?|rain|snow|heat|patrol car|cruiser|squad car)
    (?:kept|keep|continued)(?: on)? {force}(?: \w+){0,2} (?:him|her|me|my \w+|them)(?: \w+){0,3} (?:after|while|even|when|though)
    {off}(?: \w+){0,5} {force}(?: \w+){0,2} {theirs}
    {gets}(?: \w+){0,3} {force}(?: \w+){0,5} by(?: \w+){0,3} {cop}
    (?:beat|beats|beating|beaten|rough(?:ed|ing)?|jumped|tuned) (?:up )?(?:{me})(?: up)?(?: \w+){0,4} {cop}
    they (?:beat|roughed|jumped|tased|tazed|maced|slammed|choked|dragged|tackled|shot|stomped)(?: up)? (?:my|our|him|her|a|the)
    (?:slammed|smashed|banged|pushed|shoved|bashed|hit) (?:my|his|her|our) (?:head|face|arm|body|back|neck|knee)(?: \w+)? ?(?:on|into|against|in|with)
    (?:hand)?cuff(?:s|ed)?(?: \w+){0,6} (?:tight|hurt|hurts|numb|bleed\w*|marks?|bruis\w+|cut|swollen|scar\w*)
    (?:had|have|has|got|with) no (?:right|warrant|cause|probable cause|authority|business) (?:to|coming|for|searching|being|in)
    (?:search(?:ed|ing)?|went through|going through|enter(?:ed)?|came in(?:to|side)?|walked in(?:to|side)?|barged in(?:to)?|busted in(?:to)?)(?: \w+){0,5} without (?:asking|my|our|a|any|permission|knocking|consent|saying)
    (?:never|didnt|did not|dont|failed to) read (?:me|him|her|us) (?:my|his|her|our) rights
    (?:refus\w+|wouldnt|would not|wont|didnt want)(?: to)? (?:give|show|tell|say|provide|identify)(?: \w+){0,4} (?:badge|name|id|card|number|identify)
    (?:turned|switched|shut|turn|cut)(?: off)?(?: \w+){0,2} (?:body ?cam\w*|body worn|cam|camera)s?(?: \w+)? ?(?:off)?|body ?cam\w*(?: was| were| camera)* (?:off|not on|turned off|covered)
    {off}(?: \w+){0,3} (?:kept|took|pocketed|stole|swiped)(?: \w+)? (?:my|our|his|her|the)(?: \w+)? ?{goods}
    {goods}(?: \w+){0,4} (?:missing|gone|disappeared|wasnt there|never returned|not returned)(?: \w+){0,6} (?:{cop}|search\w*|arrest\w*|jail|property|evidence|wallet|they left|he left)
    (?:sle(?:pt|ep)|sex|hook(?:ed)? up|go out|date|favor|favors)(?: \w+){0,3} (?:with him|with her|for him)?(?: \w+){0,4} (?:ticket|let me go|charges?|arrest|warrant|case)(?: \w+)? ?(?:goes? away|go away|disappear|drop\w*)?
    (?:ticket|charge|charges|case|arrest) (?:would |will |could |can )?(?:go|goes) away
    (?:star(?:ed|ing|es)|look(?:ed|ing)|leer\w+|ogl\w+)(?: \w+)? (?:at|down|up) (?:my|her|our) (?:chest|body|breasts?|butt|ass|legs|shirt|skirt|daughter)
    (?:ask(?:ed|ing)?|wanted to know)(?: me| her)?(?: \w+)? (?:if|whether) (?:i|she) (?:was|were|am|is)(?: \w+)? (?:single|married|alone tonight|seeing anyone|a virgin)
    (?:called|calling|calls) me (?:sexy|hot|beautiful|baby|babe|sweetheart|sweetie|honey|sugar|gorgeous|doll)
    (?:text(?:ed|ing|s)|message[ds]?|messaging|call(?:ed|ing)|follow(?:ed|ing)|added|add(?:s|ing)|dmed|found) me (?:at home|later that night|on (?:facebook|instagram|snapchat|insta|fb|social media|whatsapp|tinder)|afterwards asking|from his (?:personal|own))
    (?:women|girls|men|people|blacks|mexicans|immigrants|gays|muslims|folks|kids|trash|junkies|families) like (?:me|us)
    (?:go|went|going|get|send\w*)(?: \w+)? back (?:to )?(?:where (?:i|we|you|he|she|they|u)(?: all)? (?:came|come|are|r) from|your country|my country)
    (?:call|calling|called|calls|report\w*|turn\w*)(?: \w+){0,3} (?:ice|immigration|la migra)|deport(?:ed|ing|s)?
    (?:only|just|always)(?: \w+){0,3} (?:because|cause|cuz|bc|since) (?:im|i am|we are|were|hes|shes|my \w+ is)(?: \w+)? (?:black|brown|mexican|hispanic|latin[oax]|white|asian|arab|muslim|gay|trans|poor|foreign|native|indian|disabled|homeless|female|a woman)
    (?:only|just|if i (?:was|were)|for|not)(?: \w+){0,3} (?:white|rich)(?: \w+)? (?:people|person|folks|kids|neighborhoods?|man|woman|girl|guy|good|better)
    if i (?:was|were|had been) (?:white|rich|black|a man|american)
    {cop}(?: \w+){0,4} (?:was|is|seemed|looked|appeared|were)(?: \w+)? (?:high(?! quality)|stoned|wasted|intoxicated|drinking|on something|hung ?over|buzzed)
    (?:he|she|breath|{cop})(?: \w+){0,3} (?:smell(?:s|ed|ing)?|smelt|reek(?:s|ed|ing)?|stunk|stank)(?: \w+)? ?(?:of|like)? (?:beer|alcohol|liquor|booze|weed|marijuana|whiskey|vodka|wine)
    (?:file|filing|report|make|put|submit|say|do|start|press)(?: \w+){0,3} (?:something|anything|report|statement|charges|claim|paperwork)(?: \w+){0,2} (?:against|on|about)(?: \w+){0,3} {cop}
    {cop}(?: \w+){0,4} (?:scream(?:ed|ing|s)|curs(?:ed|ing)|cuss(?:ed|ing)|swore|swearing|hung up|hangs? up|spit|spat)(?: \w+)? (?:at|on) (?:me|us|my|him|her)
    (?:threaten(?:ed|ing|s)?|said he would|said he will|said hed) to? ?(?:arrest|jail|lock|tase|shoot|deport|take (?:my|our) (?:kids|children|son|daughter)|plant|ruin|hurt) (?:me|us|my|him|her|our)
    (?:he|she|they|{cop})(?: \w+){0,3} know each other
    {cop}(?: \w+){0,3} (?:lied|lying|lies) (?:to|about|on|under|in)
    {cop}(?: \w+){0,3} (?:threw|smashed|broke|kicked|took|grabbed|snatched|deleted|destroyed|confiscated|unlocked) (?:my|our|his|her) (?:phone|camera|door|car|stuff|things|dog|glasses|wrist|arm|window|bag|property)
    without (?:my |our |any |her |his )?(?:permission|consent|probable cause|cause|reason|reading)
    sexual(?: \w+)? (?:jokes?|gestures?|things|stuff)|sexual jokes?|rape jokes?
    choke ?hold|headlock|knee on
    (?:how|where|who|can|could|want|like|need|going) (?:do |can |to |i |we |would |someone |id )*complain(?: (?:to|about|on|against)(?: \w+)?)?
    {cop}(?: \w+){0,3} (?:laughed|mocked|made fun|taunted|bragged|joked)(?: \w+)?(?: at| about| of)? ?(?:me|us|him|her|my)?
    (?:laughed|laughing|mocked|mocking|made fun)(?: at| of)? my (?:accent|english|religion|hijab|skin|disability|stutter|clothes|weight)
    (?:called|calling) (?:me|us|my \w+|him|her)(?: an?)? (?:\w+ )?(?:wetback|illegal|whore|slut|bitch|faggot|fag|thug|animal|retard\w*|idiot|moron|trash|boy|beaner|terrorist|monkey|crackhead|junkie|liar|stupid|dumb)
    {cop}(?: \w+){0,2} (?:grabbed|touched|fondled|squeezed|rubbed)
    your (?:guys?|men|man|people|boys)(?: \w+)? (?:hit|pushed|shoved|punched|slapped|hurt|beat|stole|threatened|grabbed|kicked|tased|slammed)
    (?:how|where|who) (?:do|can|should|to|would)(?: i| we)?(?: \w+)? report(?: \w+)? {cop}
    report (?:that|this|your|the|an|a|one of your) {cop}(?: \w+)? ?(?:for)?
    {cop}(?: \w+){0,4} (?:put (?:his|her|their) hands|liar|crook|thief|thieves|bully|bullies|creep|pervert|flirting|flirts|knelt|kneeled|strip searched|hurt (?:me|my|him|her|us)|broke my (?:arm|door|phone|window|car|wrist|rib|nose)|dragged|grabbed (?:me|my arm|my wife|my son)|choke|called (?:me|him|us|my son) boy)
    (?:took|taking|stole)(?: my)?(?: \$? ?\d+| money| cash| jewelry)(?: \w+){0,3} (?:from|out of) (?:my|our|me|the)
    (?:knelt|kneeled|kneeling|knee|stood|stepped|sat)(?: was)? (?:on|in|into) (?:my|his|her) (?:neck|back|head|chest|throat|face)
    people like (?:you|me|us|that)|you people are all
    who (?:do|can|should|would) (?:i|we) complain
    (?:arrested|handcuffed|cuffed|detained|searched|tased|stopped|pulled over|ticketed)(?: \w+)? for (?:nothing|no reason)
    (?:threw|slammed|shoved|forced|dragged|wrestled|pinned) (?:{me}) (?:on|to|onto|against|into|down|out|up)
    (?:he|she|they|cops) (?:hurt|injured|broke|twisted|dislocated) (?:me|my|his|her) ?(?:arm|wrist|back|neck|shoulder|nose|ribs?|hand|knee)?
    strip search\w*
    hand on (?:his|their|her) (?:gun|weapon|taser)
    treated (?:us|me|him|her|my \w+) (?:different|differently|worse|unfairly|like (?:a criminal|criminals|animals|an animal|dirt|trash|garbage|a dog|dogs|a suspect))
    flirt(?:ed|ing) with (?:my|me)
    n ?word
    {cop}(?: \w+){0,3} (?:hit|hits|slapped|punched|kicked|beat|shoved|pushed|grabbed|choked|slammed|tackled|tased|tazed|tasered|maced|sprayed|groped|touched|assaulted|attacked|hurt|threatened|raped|harassed|insulted|mocked|intimidated|profiled|discriminated|spit on|spat on|laughed at|lied to|robbed|hit on|flirted with|strangled|kneed|dragged)(?: \w+)? (?:{me})
    {cop}(?: \w+){0,2} (?:cursed|cussed|swore|spit|spat|flirted|hit on|hitting on)
    {cop}(?: \w+){0,2} threatened
    {cop}(?: \w+){0,2} (?:stole|stealing|planted|took (?:my|our|the) (?:money|cash|phone|wallet|jewelry|purse|drugs|car keys))
    {cop}(?: \w+){0,3} (?:called|calling) (?:me|us|my \w+|her|him) (?:a (?!(?:\w+ )?(?:tow|cab|ride|taxi|supervisor|few|couple|second|uber|lift|locksmith|sir|hero|nice|good|day|week|bit|little|lot|back)\b)|an (?!hour|uber|ambulance)|the n|names|stupid|fat|dumb|crazy|bitch|illegal|liar)
    {cop}(?: \w+){0,2} (?:lied|racist|was drunk|were drunk|drunk|corrupt|crooked|abusive|assaulted|punched|slapped)
    (?:racist|drunk|corrupt|crooked|dirty|abusive) {cop}
    (?:he|she|they) (?:hit|slapped|punched|kicked|slammed|tased|tazed|tasered|groped|grabbed|shoved|beat|tackled|pushed|assaulted|maced|attacked|choked|harassed|body slammed|threw) (?:{me})
    hit(?:ting)? on (?:me|my (?:wife|daughter|girlfriend))
    (?:he|she) (?:stole|robbed)(?: from)? (?:me|us|my|our|money|cash|stuff|the money)
    (?:he|she|they) (?:stole|robbed)(?: from)? (?:money|cash|me)
    ^(?:\d )?(?:he |she )?stole$
    racis[tm]|racially|racial|racists
    n ?word
    slurs?
    bigots?|bigoted|homophobic|transphobic|xenophobic|sexist|islamophobic|antisemitic
    profil(?:ed|ing)
    discriminat\w+|prejudiced?
    because (?:im|i am|we are|were|of my|of our|hes|he is|shes|she is|my \w+ is|my) (?:black|mexican|hispanic|latin[oax]|asian|arab|native|brown|white|muslim|jewish|gay|lesbian|trans|queer|african|immigrant|an immigrant|a woman|race|skin|color|accent|religion|poor|homeless|disabled|deaf|undocumented)
    (?:skin color|color of my skin)
    (?:go|went|going|get) back to (?:my|your|our|mexico|africa)(?: own)? ?(?:country)?
    excessive(?: use of)? force|police brutality|brutality|unnecessary force|too much force|use of force
    (?:illegal|illegally|unlawful|unlawfully|false|falsely|wrongful|wrongfully|unconstitutional) (?:search|searched|arrest|arrested|detained|detention|entry|entered|stop|stopped|accused)
    without (?:a|any) warrant|no warrant
    plant(?:ed|ing)(?: \w+)? (?:drugs|evidence|something|weed|it|a gun)
    (?:tased|tazed|tasered|maced|pepper sprayed|handcuffed|cuffed|slammed|body slammed|strip searched|manhandled|roughed up|choked) (?:{me}) (?:for|on|so|too|against|into|to the|while|even|until)
    (?:pulled|pointed|drew|aimed|waved) (?:his|their) (?:gun|weapon|taser|rifle|firearm)s?(?: \w+)? ?(?:on|at)?
    (?:he|she|they) called (?:me|us|my \w+) (?:a (?!(?:nice|good|sir|hero|supervisor|cab|tow|ride|few|couple|lot|second|week|day|bit)\b)|an |the n|names|stupid|fat|dumb|crazy|illegal|liar)
    (?:sexual|sexually) (?:comments?|harass\w*|advances?|remarks?|suggestive|assaulted by)
    (?:touch(?:ed|ing)?|inappropriate|inappropriately)(?: \w+)? (?:inappropriately|touching|touch|breasts?|my butt|private|comments?|remarks?|with me)
    groped|fondled
    ask(?:ed|ing)?(?: me)?(?: for)? (?:my (?:phone )?number(?! (?:so|to|in case|and said|where|for|if|or|again))|me out|me on a date|a date|for sex|money)
    brib(?:e|ed|es|ery)|wanted money from
    {cop}(?: \w+){0,3} (?:smelled|smelt|smells|reeked)(?: \w+)?(?: of| like)? (?:alcohol|weed|liquor|booze|beer|marijuana)
    (?:file|filing|filed|make|making|lodge|submit|put in|open|start)(?: a| an| my| another)?(?: formal| official| citizens?| internal)? (?:complaint|grievance)
    complain(?:t|ts)? (?:about|against|on) (?:the|your|an|this|that|these|one of your|his|her)(?: \w+)? ?(?:{cop}|behavior|conduct|attitude)
    (?:cops?|officers?|deput(?:y|ies)|police|he|they) (?:shot|killed|kicked|tased) my (?:dog|cat|pet)
    internal affairs|civil rights|aclu
    (?:sue|suing|lawsuit against) (?:you|the|them|this|your|him|police|city|county)
    abus(?:ed|ing|e of)(?: \w+)? (?:power|authority|badge|position)
    (?:lied|lying|lies) (?:in|on|about) (?:the|his|her|my|their)(?: police)? report
    falsified|cover(?:ed|ing)? ?up
"""
