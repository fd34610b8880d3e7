"""English."""

from feedback.safety.concerns import Concern, Wording

_NAMES = {
    "kin": r"(?:my|her|his|our) (?:(?:moms?|mothers|dads|sisters|daughters|sons|friends|brothers|neighbors) (?:boyfriend|husband|girlfriend|ex|dad|father|wife)|"
    r"neighbou?r|ex|ex \w+|husband|wife|boyfriend|girlfriend|bf|gf|partner|spouse|fiance|baby daddy|"
    r"dad|father|mom|mother|step ?dad|step ?mom|step ?father|stepmother|son|brother|uncle|roommate|room mate|"
    r"grandpa|grandson|kids dad|babys father|stalker)",
    "they": r"he|she|they|{kin}|someone|somebody|some ?one|(?:a|some|the|this|that) (?:man|guy|dude|person|woman)|"
    r"people|some people",
    "they_are": r"(?:hes|shes|theyre|(?:{they})(?: is| are|s)?|{kin}s|there is (?:a|some) (?:man|guy|person)|"
    r"theres (?:a|some) (?:man|guy|person|woman))",
    "us": r"me|us|her|him|them|my \w+|our \w+|the kids|the baby|someone|somebody|everyone|everybody|people",
    "me": r"me|us|my (?:son|daughter|kids?|child|children|wife|husband|mother|mom|father|dad|brother|sister|friend|"
    r"family|baby|grandson|boy|girl|girlfriend|boyfriend|partner|nephew|niece|cousin)",
    "cop": r"(?:officers?|offcers?|ofc|cops?|policem[ae]n|policewoman|police|deput(?:y|ies)|sheriffs?|troopers?|"
    r"detectives?|sergeant|sgt|lieutenant|dispatcher|call ?taker)",
    "gun": r"(?:hand)?guns?|kni(?:fe|ves)|weapons?|machete|rifle|pistol|shotgun|bat|blade",
    "now": r"now|right now|rn|asap|immediately|quick|quickly|fast|please|plz|pls|urgent|urgently",
}

_SELF_HARM = r"""
    dont see (?:a way out|any way out|the point|a point|any reason|a future|a reason)(?: any ?more)?
    (?:easier|better)(?: \w+){0,3} if i (?:was|were|wasnt|werent|just)(?: not)? ?(?:gone|dead|here|around|born|died|disappeared)
    (?:have|got|with|holding)(?: the| a| my)(?: \w+)? (?:gun|rifle|pistol|knife|razor|rope|pills)(?: is| and)? (?:loaded|ready|in my hand|to my|next to me and im)
    loaded (?:the|my) (?:gun|pistol)
    (?:took|taken|swallowed|ate|popped)(?: like| about)? (?:\d+|a whole bottle of|a bottle of|a handful of|twenty|thirty|forty|fifty|every|all)(?: of)?(?: my| the)?(?: \w+)? ?(?:pills?|advils?|tylenols?|aspirins?|xanax|percs?|percocets?|oxys?|meds|tablets|capsules|benadryls?|ambien|ibuprofen|valium|medication)
    (?:hate|done with) (?:my life|living|being alive|myself|this life)
    (?:nobody|no one|noone) (?:loves|needs|wants|cares about|cares for) me
    want to (?:disappear|sleep forever|never wake up|be dead|be with (?:my|him|her) in heaven|stop existing)
    never wake up
    take care of (?:my|our) (?:mom|mother|kids?|dog|cat|dad|family|wife|husband|son|daughter|children|baby)(?: for me| when| after| if)?$
    (?:wrote|writing|left) (?:a |my )?(?:suicide |goodbye )?(?:note|letters?)(?: to my (?:kids|family|mom))?
    (?:want|need) out(?: of (?:this|my|here|life|it))?(?: life| world)?$
    (?:driv|jump|step|walk|run)(?:e|ing) (?:off|into traffic|in front of)(?: a| the| my)?(?: bridge| cliff| road| train| car| truck| overpass| building| roof)?
    (?:no|any|a|without a) reason (?:for me )?(?:to|i should) (?:be alive|be here|live|go on|stay|keep)
    (?:took|swallowed|taking|take)(?: all| the| my| some| these)* (?:pills|meds|sleeping pills)
    wish i (?:didnt|did not|hadnt|had not|wouldnt|never|could just|could)(?: \w+)? (?:wake up|woken up|exist|born|disappear|die|sleep forever|be gone)
    (?:do|done) something (?:to myself|stupid|bad to myself)
    (?:said|texted|says|say|saying|left)(?: \w+){0,3} (?:goodbye|a note|suicide note)(?: and)?
    (?:talk|talks|talked|talking|threatening|says|joke|joked)(?: \w+)? about (?:killing|hurting|ending|harming|suicide|dying)(?: \w+)?
    im (?:a burden|nothing|worthless|done)$
    end(?:ing)? (?:it all|this all)|ending it
    life(?: \w+)? (?:isnt|is not|aint|not|no longer)(?: \w+)? worth
    feel(?:s|ing)? like (?:dying|killing|ending|im going to die)
    (?:nobody|no one|noone|who)(?: \w+)? (?:would|will|ll|ld) (?:miss|notice if|care if)(?: i| me)?
    (?:when|after|once|if) im gone
    been (?:cutting|self harming)|cutting again
    (?:plan|planning|decided|time) to (?:end (?:it|my)|die|kill)
    (?:too many|a handful of|handful of|bottle of|bottles of|whole bottle of)(?: \w+)? (?:pills|meds|tylenol|medication)
    want (?:it|everything|the pain) to (?:stop|end|be over)(?: forever)?
    (?:cant|dont want to|can not|cannot) (?:live|do life|do this|be alive|go on living)(?: with this| without \w+)?(?: any ?more)
    (?:kill|killing|hurt|hurting|harm|harming|cut|cutting|cutted|shoot|hang|hanging|off) (?:myself|my self|meself)
    kms
    (?:wants?|wanna|going|gonna|threatens?|threatening|trying|says?|will|is|s|might|about|hes|shes)(?: \w+){0,3} (?:kill|killing|hurt|hurting|harm|harming|cut|cutting|shoot|hang|hanging) (?:himself|herself|themself|themselves)
    i(?: am|m| feel|ve been| have been)(?: \w+)? suicidal
    (?:thinking|think|thinks|thoughts?|considering|about|commit|committing|threatens?|threatening|attempting|attempt|attempted)(?: of| about)? suicide
    (?:want|wanna|wants|wanted|ready|rather|hope|going|like)(?: to)?(?: just)? die
    (?:im|i am) going to die
    wish i (?:was|were) (?:dead|gone|never born)|wish i wasnt (?:here|alive|born)|wish i (?:could|would) die
    better off (?:dead|without me)|better without me
    (?:end|ending|take|taking) (?:my|my own) life
    end it all
    (?:ill|i will|gonna|going to|want to|wanna|should|id rather)(?: just)? end (?:it|everything)(?: now| tonight| today)?
    (?:dont|do not|didnt|not|never) (?:want|wanna|wish)(?: to)? (?:live|be alive|be here any ?more|be here|exist|wake up|go on|keep going|keep living)(?: \w+)?
    no(?:thing)?(?: reason| point)?(?: left)?(?: to| in| for me to)? (?:live|living)(?: for)?
    (?:point|purpose) (?:of|in) (?:living|life)
    cant (?:go on|live like this|do this any ?more|take it any ?more|take this any ?more|keep going)
    (?:tired|sick|done|finished) (?:of|with) (?:living|life|being alive)
    (?:took|taken|swallowed|take|taking|swallow)(?: \w+){0,3}(?: too many| a lot of| a bunch of| bunch of| whole bottle of| all my| all of my| all the| bottle of)(?: my| the)? (?:pills|meds|medication|medicine|tylenol|xanax|sleeping pills)
    (?:took|swallowed|taken) (?:all|too many)(?: \w+){0,2}(?: pills| meds)
    (?:im|i am|i) overdos(?:e|ed|ing)|od(?:ed|ing) on
    jump(?:ing|ed)? (?:off|from) (?:a|the|this|my) (?:bridge|building|roof|balcony|window|overpass)
    (?:i have|ive got|i got|have|with)(?: a| the| my)? (?:gun|knife|pistol|razor) (?:to|in|at) my (?:head|mouth|throat|wrists?)
    use it on myself
    slit(?:ting)? my (?:wrists?|throat)
    tell my (?:kids|family|mom|wife|husband|son|daughter|children|parents|babies)(?: that)? i love[ds]? (?:them|her|him)
    goodbye (?:forever|world|cruel world)
    just kill me|please kill me
"""
_SELF_HARM_UNLESS_SETTLED = r"""
    i give up
    no way out
    (?:shoot|hang|kill|hurt|cut|stab)(?:ing)? (?:himself|herself|themselves|myself)
    empty inside|cant stop crying|at the end of my rope
    (?:on|off) (?:the|a) (?:ledge|bridge|roof|railing|overpass)
    pills
    goodbye
    depress(?:ed|ion)
    (?:kill|killing|hurt|hurting|harm|harming|cut|cutting|shoot|hang|hanging) (?:himself|herself|themself|themselves)
    hopeless|worthless|give up on life
    (?:tried|wanted|threatened) to (?:kill|hurt|harm|hang|shoot) (?:himself|herself|themselves)
    suicid(?:e|al)
    self harm(?:ing)?
    overdos(?:e|ed|ing)
"""

_DANGER = r"""
    (?:somebody|someone|anybody|anyone|police|officer|pls|plz|please god|oh god) help
    help(?:ing)? police
    (?:is|are|s|hes|shes|theyre|keeps) (?:beating|hitting|attacking|hurting|abusing|choking|assaulting|punching|kicking|stabbing|raping|killing|strangling|threatening|robbing|shooting)(?: up| on| at)? (?:his|her|their|a|the|some|an|this|another|each|my|people)(?: \w+)? ?(?:wife|kids?|girlfriend|child|children|woman|man|girl|boy|guy|lady|mom|mother|dad|neighbor|neighbors|person|people|baby|dog|other|husband|boyfriend|sister|brother|son|daughter)?
    (?:dont|do not|stop) (?:text|call|reply|message)(?:ing)?(?: me)?(?: back)?,? (?:he|she|they|hes|shes|my husband|my ex)
    (?:sitting|standing|laying|lying|right|sleeping) (?:next to|beside|behind) me
    in the (?:next|other) room(?: with)?
    hear (?:her|him|them|it|yelling|crying|fighting|screaming|someone|somebody|glass|a woman|a man|a kid|kids|people|shouting|banging)(?: \w+)? ?(?:scream\w*|cry\w*|fight\w*|yell\w*|hitting|beg\w*|breaking|downstairs|upstairs|outside|in my)
    i can hear (?:it|her|him|them)
    (?:he|she|they|kids|someone) (?:found out|knows?) (?:that )?i (?:called|texted|talked|reported|told)
    911 (?:isnt|is not|wont|doesnt|didnt|not) (?:answer|answering|work|working|pick|picking|responding)
    police (?:now|asap|here|please|needed)
    need (?:the )?(?:police|cops|officers?|someone|somebody|help)(?: \w+)? (?:at|to|on)(?: my)?(?: \d+)?
    (?:not|isnt|wont|wouldnt|nt) (?:moving|waking up|wake up|responding)
    (?:baby|kid|child|son|daughter|he|she|someone|man|woman|friend)(?: is|s) (?:choking|drowning|turning blue|overdosing|unconscious|having a seizure|seizing|stuck|trapped|burning)
    (?:^|\| )(?:help|911|emergency|danger)(?= \||$)
    (?:has|got|took|taken|have) my (?:daughter|son|kids?|baby|child|children|wife|mom|mother|girl|boy)$
    (?:is|are|being|getting)(?: \w+)? (?:stolen|broken into|robbed|vandalized|burglarized|towed by|attacked|shot at)
    (?:come|send)(?: someone)?(?: and| to)? check on (?:my|her|him|them|us)
    (?:man|woman|person|guy|lady|kid|someone|somebody|body)(?: is)?(?: \w+)? (?:laying|lying|down|passed out|unconscious|hurt|bleeding|not moving) (?:in|on|at|outside|by|bad)
    (?:my|the)(?: \d+ year old| little| baby)? (?:son|daughter|child|kid|baby|grandson|granddaughter|mom|mother|dad|wife|husband|brother|sister|friend|grandma)(?: is| has| went|s)?(?: been)?(?: gone)? missing
    come back(?: here)?(?: now| please| asap| quick)
    (?:please|pls|plz) (?:get|come|send|come back)
    (?:he|she|they) know(?:s)? where (?:i|we) live
    get (?:someone|somebody|officers?|an officer|police|the police|cops|the cops|anyone|a car|help|a unit)(?: \w+)? (?:out|over|down|back)? ?here
    get over here|get here (?:fast|quick|now)
    (?:drunk|angry|mad|high|pissed|furious|armed)(?: \w+)? (?:coming|outside|here|on his way|on her way|headed)
    (?:is|are|s|hes|shes|theyre) trying to (?:steal|take|rob|break|get|hurt|kill|kidnap|run|grab|force|burn|choke|open)
    (?:got|has|took|have|taken|grabbed|stole|kidnapped) my (?:kids?|child|children|son|daughter|baby|babies)(?: and| from| away| right)
    smoke(?: is)? (?:coming|everywhere|pouring)|smell(?:s|ing)?(?: like| of)? (?:gas|smoke|burning)|gas leak|flames
    (?:hes|shes|theyre|he is|she is|they are|hes still|still)(?: right| still| back| now)? (?:at|in|by|outside|inside|on)(?: of)? my (?:house|home|apartment|apt|door|front door|window|yard|back yard|backyard|driveway|job|work|car|porch|room|place|property)
    (?:hes|shes|theyre|is|are|s)(?: \w+)? (?:breaking|smashing|shooting|stabbing|screaming|swinging|waving|burning|drowning|choking)(?: \w+)? (?:the|my|our|at|in|into|people|someone|somebody|everyone|everything|her|him|me|through)
    (?:baby|kid|child|son|daughter|mom|dad|husband|wife|friend|he|she)(?: is| s)?(?: not|nt) (?:breathing|responding|waking up|moving)
    (?:pulled|pull|pulling) (?:up|a gun|a knife)(?: again| outside| in my driveway)?$
    help me
    help us
    help {now}
    (?:need|send|get|get me|want|require|desperate for)(?: some| your| more| serious| immediate| police| medical)? help(?: me| us)?
    need (?:you|someone|somebody|u) (?:to )?(?:help|come)
    (?:please|pls|plz) (?:help|hurry|come)
    help (?:im|i am|hes|shes|he|she|theyre|my|there|there is|theres|someone)
    send(?: me| us| out| over)?(?: the| some| an| a| any)? (?:someone|somebody|police|cops?|officers?|units?|deput(?:y|ies)|car|squad|ambulance|help|paramedics?|medics?|ems|swat|fire ?trucks?|patrol)
    (?:need|want)(?: the| an| a| some)? (?:officers?|police|cops?|ambulance|deput(?:y|ies)|medics?|paramedics?|ems)(?: here| now| asap| please| right now| at)?
    (?:please|pls|plz|someone|somebody|can you|can u|could you|will you|can someone) call (?:911|the police|the cops|an ambulance)
    (?:im|i am|were|we are|she is|shes|he is|hes|theyre|my \w+ is|her life is|my life is)(?: \w+)? in (?:danger|trouble now)
    (?:im|i am|were|we are|its|it is|shes|she is) not safe(?: here| at home| now)?
    (?:dont|do not|still dont|no longer) feel safe
    {they_are}(?: \w+)? (?:going to|gonna|gunna|about to|wants? to|trying to|tryna|threatening to) (?:kill|hurt|shoot|stab|attack|beat|murder|rape|burn|take)(?: \w+)? (?:{us})
    (?:will|wants? to|gonna|threatened to|threatens to|tried to|said hell|said he will|says hell|says he will|hell) (?:kill|hurt|shoot|stab|murder|rape) (?:{us})
    (?:has|got|have|holding|waving|pointing|carrying|with|swinging) (?:a|his|her|the|an) (?:{gun})(?: \w+)?(?: right)? (?:here|now|outside|inside|at me|at us|on me|pointed|in my|and)
    {they_are} (?:has|got|have|holding|waving|pointing|swinging)(?: a| his| her| some)? (?:{gun})
    (?:he|she|{kin}|someone|somebody) (?:has|have) (?:a|his|her)(?: \w+)? (?:{gun})
    drunk and has(?: \w+)? (?:{gun})
    (?:theres|there is|there are|its|is)(?: a| some| this)? (?:man|men|guy|person|people|someone|somebody|kid|woman|dude)(?: \w+)?(?: \w+)? with(?: a)?(?: \w+)? (?:{gun})
    (?:is|are|theyre|hes|shes|someones|somebodys|im|s)(?: trying| just)?(?: to)? break(?:ing)? (?:in|into|down)
    {they_are} (?:in|inside|outside|on) (?:my|our|the|his|her|a neighbors?) (?:house|home|apartment|apt|yard|backyard|back ?yard|garage|driveway|porch|room|roof|basement|property|place|building|door|front door|window|car)
    (?:someone|somebody|some ?one|intruder)(?: is|s)? (?:here|in here|inside|outside|trying|downstairs|upstairs|at the door|at my door|at my window)
    trying to (?:get|break|come|kick|climb|force)(?: his way| their way| my door)? (?:in|inside|into|down)
    (?:hes|shes|theyre|is|are|someones|keeps) (?:banging|pounding|kicking|beating|knocking) (?:on|at|down|in) (?:my|the|our) (?:\w+ )?(?:door|window)s?
    (?:hes|shes|theyre|is|are|someones|s|keeps|been) (?:following|chasing|stalking|attacking|threatening|robbing|assaulting|beating|hitting|choking|hurting|shooting|stabbing|harassing|punching)(?: on| at)? (?:{us})
    being (?:followed|robbed|attacked|chased|assaulted|beaten|beat|held|stalked|abused|threatened|kidnapped|carjacked|jumped)
    wont let (?:me|us|her) (?:leave|go|out|call|go home)
    cant (?:leave the|get out of the|get out|get away|escape|talk he|talk she|talk they|speak he|call he)
    cant (?:call|talk)(?: \w+){0,3} (?:text|hear|hell|listening)
    (?:locked|hiding|hid|trapped|locked myself|barricaded) (?:myself )?(?:in|inside|under|behind) (?:the|my|a|our|his)(?: \w+)? (?:bathroom|closet|room|basement|bedroom|car|trunk|house|attic|garage|bed|shed|store|kitchen)
    im hiding|i am hiding|we are hiding|were hiding
    shots? fired|shots being fired|shots going off
    (?:hear|hearing|heard just|just heard)(?: \w+)? (?:gun ?shots?|shots|shooting|gun ?fire|screaming|a scream)
    (?:is|are|theyre|hes|someones|s) shooting
    active shooter|drive by shooting
    (?:im|i am|hes|shes|he is|she is|is|am|are) bleeding
    (?:cant|can not|cannot|can t|isnt|is not|not|stopped|having trouble|trouble) breath(?:e|ing)
    (?:house|apartment|home|building|car|garage|kitchen|place|trailer|room|barn|truck)(?: is|s)?(?: on fire| burning)
    (?:theres|there is|is)(?: a| an)?(?: big| huge| house)? fire
    fire (?:in|at) (?:my|the|our)
    (?:has|have|ive|hes|shes|someones|somebodys|s) been (?:shot|stabbed|kidnapped|run over)
    (?:was|were|got|been|i) just (?:got )?(?:been )?(?:shot|stabbed|robbed|attacked|mugged|jumped|assaulted|carjacked|raped|beaten|kidnapped|followed|hit by a car)
    (?:just|just now) (?:broke|came|got|come|went|forced) (?:in|into|inside)
    (?:someone|somebody|they|he|she|a guy|a man) just (?:stole|took|grabbed|snatched|robbed|attacked|shot|stabbed|assaulted|jumped|hit|punched|pulled)
    (?:is|are|theyre|hes|shes|s) (?:stealing|robbing|smashing|vandalizing|destroying|looting|burglarizing) (?:my|our|the|her|his|a)
    (?:fighting|a fight|fight)(?: \w+)? (?:right now|outside now|outside right|now)
    (?:theres|there is) a fight
    (?:its|it is|this is|have|got|is this|s) (?:a|an|a real|an actual|a medical|a life or death|a family) emergency
    emergency (?:please|help|now|come|asap|send)
    sos
    (?:come|get here|hurry|rush) (?:now|asap|please|immediately)
    (?:hurry|come quick|come quickly|come fast|come back now|please come)(?: \w+)?
    (?:kidnapped|kidnapping|held hostage|hostage|holding me|being held)
    my ex (?:is|s|just|keeps|wont|came|showed)(?: \w+)? (?:here|outside|back|up|at|coming|coming over|leave|calling|texting)
    (?:is|hes|shes|theyre) coming (?:to|over to|for|after|towards|back to) (?:my|our|me|us|get|kill|hurt)(?: \w+)?
    (?:he|she|they) (?:will|is going to|going to) (?:hear|find|see|come back and)(?: me)?
    he will hear
    body in (?:the|my)|found a (?:dead )?body
    bomb in|a bomb threat|has a bomb|have a bomb
"""
_DANGER_UNLESS_SETTLED = r"""
    (?:came|climbed|climbing|coming|broke|got|getting|breaking|going|went|crawling|crawled)(?: \w+)? (?:in |through |into |thru )+(?:my|the|our|a) (?:\w+ )?(?:window|door|house|home|apartment|garage|room|roof)
    (?:tried|trying|tries|attempted|wants) to (?:grab|take|choke|kill|rape|hurt|stab|hit|touch|kidnap|attack|rob|abduct|run over|force|drag|shoot|drown|strangle|break)(?: \w+)? (?:{us}|a \w+|the \w+)
    (?:threw|throwing|smashed|smashing|broke|breaking|kicked|kicking|shot|punched)(?: \w+){0,3} (?:window|door|windshield|glass|brick|rocks?)(?: \w+)? ?(?:just now|right now|in|down|now)?
    (?:car|truck|driver|someone|van|bus|he|she)(?: just)? (?:hit|ran over|struck)(?: \w+)? (?:kid|child|person|man|woman|pedestrian|people|boy|girl|cyclist|baby)
    (?:hit|struck|run over) by a (?:car|truck|bus|train)
    smoke|on fire|burning
    (?:pulled|pointed|pointing|put|pulling|aimed|waved|held)(?: \w+)?(?: a| the| his| her| their) (?:gun|knife|weapon|pistol|rifle)
    gunpoint|knifepoint|carjack\w*|jumped me|jumped by
    (?:took|taken|has|got) (?:my|our) (?:kids?|children|son|daughter|baby|child)
    (?:accident|crash|wreck|rollover)(?: \w+){0,3} (?:now|hurt|injured|bleeding|trapped|people)
    (?:people|someone|somebody|kids?|man|woman) (?:are |is |got |getting )?(?:hurt|injured|shot|stabbed|dead|dying|unconscious)
    is (?:anyone|anybody|someone|somebody) there
    (?:domestic|robbery|burglary|assault|fight|break in|shooting|stabbing|mugging)(?: \w+)? (?:next door|in progress|going on|happening|right now|outside|upstairs|downstairs)
    bleeding bad|lot of blood|blood
    (?:hes|shes|(?:he|she|kid|child|girl|boy|person|man|woman|teen\w*|everyone|somebody|someone) (?:is|has gone|went)) missing|kidnapped|(?:are|is|theyre|hes|still) fighting|shooting|shootings|crowbars?|weapons?|(?:hes|shes|theyre|he is|she is|is|are) (?:\w+ )?drunk|hurt bad|badly hurt|is hurt|are hurt|injured|being stolen
    (?:isnt|is not|hasnt been) (?:answering|responding|waking up|moving|seen)|wont (?:answer (?:the door|her phone|his phone|me|us)|wake up|respond)
    (?:theres|there is|there are)(?: a| an| some| two| three| \d)? (?:men|guys|man|guy|people|person|kids|someone|somebody|car|truck)(?: \w+)? (?:looking|trying|breaking|fighting|screaming|yelling|going|hiding|outside|in my|following|watching|with|at my|laying|lying)
    (?:need|want)(?: someone| somebody| anyone| you| you guys| an officer)(?: out| over)? here
    (?:im|i am|were|shes|she is|home) alone(?: here| and| with)?
    scared|terrified|frightened
    (?:wont|refuses to|refusing to) leave
    (?:he|she|they)(?: has| have| s)? returned
    prowler|intruder|burglars?|home invasion|trapped|ambulance|stabb(?:ing|ed|s)|shooters?|screaming|explosion|bleeding(?: out)?|blood everywhere|armed|drowning
    (?:hand)?guns?|kni(?:fe|ves)|machete|rifle|pistol|shotgun
    threat(?:s|en|ens|ening|ened)?(?: \w+)? (?:me|us|my|to|her|him)
    (?:break|breaking|broke|breaks) in(?:to)?
    (?:kidnap|hostage|abduct)\w*
    (?:please|pls|plz) (?:someone|come|hurry|get)
    pulled up (?:again|outside|in front)
    coming (?:over|back)(?: here| now| tonight)?
    (?:he|she|{kin}|someone|somebody|(?:a|the|this|some) (?:man|guy|dude|person|woman)) wont (?:leave|stop|go away)(?: me| us)?(?: alone)?
    {kin} (?:is|s|just|keeps|wont|came|has come|showed up|just showed up|is back)(?: \w+)? (?:outside|at|back|here|in my|up|coming|showing|leave)(?: \w+)?(?: \w+)? ?(?:door|house|work|again|now|outside|window|leave|driveway)?
    (?:hes|shes|theyre|(?:he|she|they)(?: is| are|s)?)(?: right| just| still| now| already)? (?:here|outside|inside|coming|coming back)
    (?:hes|shes|(?:he|she)(?: is|s)) back
    (?:hes|shes|theyre|(?:he|she|they)(?: is| are)?)(?: right| just| still)? (?:at|in|by|outside) (?:my|the|our) (?:door|front door|house|window|yard|driveway|apartment|car|work|job|home)
    (?:he|she|they|{kin}) (?:came|come|is|just came|has come|have come) back(?: again)?
    (?:he|she) (?:found|finds) (?:me|us)
    (?:he|she) (?:showed|just showed|has shown) up(?: again| here| at)?
    {they_are} looking for me
    {they_are} (?:following|watching|chasing|stalking) (?:me|us)
    (?:gun ?shots|gun ?fire|shots)
    (?:my|a|the) (?:mom|mother|dad|father|son|daughter|baby|child|husband|wife|friend|neighbor|man|woman|grandma|grandmother|brother|sister|guy|lady|she|he) (?:has |is |just |s )?(?:collapsed|unconscious|unresponsive|passed out|fainted|choking|seizing|having a seizure|having a stroke|having a heart attack|dying|not waking up|wont wake up)
    heart attack|having a stroke|chest pains?|having contractions|in labor|going into labor
    (?:hes|shes|he is|she is|im|i am) dying
    unconscious|unresponsive
    (?:were|was|just got|got) just (?:hit|in a crash|in an accident)
    unsafe(?: right now| here)?
    missing (?:child|person|kid|daughter|son)
"""
_DANGER_ALONE = r"^(?:911|emergency|help|call 911|police|danger|fire|gun|hurry|robbery|shooter)(?: please| now| help| help me| here)?$"

_ABUSE = r"""
    comes? (?:in|into)(?: to)? my (?:room|bed|bedroom)(?: at night)?
    (?:hit|hurts?|beat|slapped|punched|choked|kicked) (?:my|our|the) (?:kids?|children|son|daughter|baby|mom|mother|sister|brother)(?: again)?$
    (?:beats|hits|hurts|threatens|abuses|chokes|kicks|slaps) (?:me|us|her|him|my \w+)(?: when| if| every| and| all| because|$)
    he will (?:be mad|be angry|beat|hurt|hit|kill|find me|come)
    forced (?:himself|herself|themselves) on|forced (?:me|her) to (?:have|do|sleep)
    bruises|black eye|he locks (?:me|us)
    (?:is|s|hes)(?: \w+)? (?:hitting|breaking|throwing|smashing|punching) (?:things|stuff|everything|walls|me|us)
    (?:keeps|keep|wont stop|will not stop|doesnt stop|started|starts|always|constantly)(?: on)? (?:hurting|hitting|beating|touching|threatening|choking|punching|kicking|stalking|following|harassing|abusing|raping|slapping)(?: on)? (?:{us})
    put(?:s|ting)? (?:his|her|their) hands (?:on|around) (?:me|us|my|her|him)
    (?:put|held|holds|holding|pointed|puts)(?: a| the| his| her) (?:gun|knife|pistol|blade) (?:to|at|against) (?:my|me|her|his|our)
    (?:beats|hits|hurts|abuses|molests|touches|rapes|threatens|chokes) (?:the|my|our|his|her) (?:kids?|children|son|daughter|baby|babies|mom|mother|sister|brother|wife|girlfriend)
    (?:live|living|lives) in (?:fear|terror)
    (?:afraid|scared|terrified) of my
    (?:broke|breaking|breaks)(?: \w+){0,2} (?:restraining|protective|protection|no contact) order
    {kin} (?:is |s |keeps |has been |just |)(?:hits|hitting|beats|beating|punches|punching|slaps|slapping|chokes|choking|kicks|kicking|hurts|hurting|abuses|abusing|rapes|raping|attacking|threatens|threatening|strangling|stalks|stalking|touches|touching|molests|molesting|assaulting)(?: \w+)? (?:{us})
    (?:he|she) (?:hits|beats|chokes|abuses|rapes|punches|slaps|strangles|hurts|threatens|touches) (?:{us})
    (?:hit|hits|beat|beats|hitting|beating|choked|slapped|punched|hurt|threatened|attacked) (?:me|us|her|him|my mom) (?:again|every|all the time|last night|tonight|today|and my kids)
    threatened to (?:kill|hurt|shoot|stab|beat|burn|rape)
    (?:im|i am|were|we are|i live)(?: \w+)? (?:afraid|scared|terrified|frightened|in fear)(?: of| to| for| that| he| she| hell| they| right now| now| here| at home| please)?
    (?:afraid|scared|terrified) (?:of (?:him|her|them|my|going)|to go home|to be home|for my (?:life|kids|family|safety)|hell|he will|shell|theyll)
    fear for my (?:life|kids|family|safety)
    (?:being|been|getting) (?:abused|beaten|molested|trafficked)
    (?:hes|shes|is|are) (?:reading|checking|looking at|looking through|going through|watching|tracking) my (?:texts?|messages|phone|location)
    sex(?:ually)? traffick\w*
"""
_ABUSE_UNLESS_SETTLED = r"""
    tried to (?:choke|strangle|rape|smother|drown|suffocate)
    (?:locks|locked|keeps|kept|traps|trapped) (?:me|us|her) (?:in|inside|out|up)
    (?:i|have|has|got)(?: \w+)? (?:bruises|bruised|marks|a black eye|a broken)
    {kin}(?: \w+){1,6} (?:hit|beat|punched|slapped|choked|kicked|pushed|shoved|raped|attacked|threatened|strangled|hitting|beating|molested) (?:me|us|my|her|him)
    molest(?:ed|ing|s|er|ation)?
    violat(?:ed|ing|es)(?: \w+){0,3} (?:order|no contact|restraining|protection)
    {kin} (?:just |has |)(?:hit|beat|punched|slapped|choked|kicked|pushed|shoved|hurt|abused|raped|attacked|threatened|strangled|stalked|touched|molested|assaulted|threw|grabbed)(?: \w+)? (?:{us})
    {kin} (?:pushed|threw|shoved|kicked|dragged) (?:me|us|her)
    (?<!officer )(?<!officers )(?<!cop )(?<!cops )(?<!deputy )(?:choked|strangled|raped|molested|abused|stalks|stalked|stalking) (?:{us})
    raped
    (?:was|been|got|were) (?:raped|molested|sexually assaulted|sexually abused)
    sexually (?:assaulted|abused)
    domestic (?:violence|abuse|assault)
    abusive|is abusive
    stalk(?:s|er|ing)
"""

_MISCONDUCT = r"""
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
    {cop}(?: \w+){0,3} (?:called|calling) (?:me|us|my \w+|her|him) (?:a|an|the n|names|stupid|fat|dumb|crazy|bitch|illegal|liar)
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
    ask(?:ed|ing)?(?: me)?(?: for)? (?:my number|my phone number|me out|me on a date|a date|for sex|money)
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

_HARMLESS = r"""
    (?:second ?hand|smelled|smelling|smell of|cigarette|weed|smoking|smoke) (?:smoke|detector|alarm|break|weed|signal)
    (?:in|on|under) blood(?: test| pressure)?|blood (?:pressure|test|drive|type)
    (?:dont|do not|wont|no need to|didnt|cant|nothing to|no reason to|not going to) complain(?: \w+)?
    (?:drunk|drunk driver|guy|suspect|man|he|burglar|kids) (?:was|were|got) (?:arrested|caught|cited|gone|removed|trespassed)
    (?:got|get|gets|getting|bring|brought|find|found|sent) help
    (?:beyond|above|lengths|effort|best|everything|extra|long|mile) to help (?:me|us)
    (?:would|will|going to|gonna|supposed to|said|asked to|asked them to|refused to) send(?: out)? (?:someone|somebody|police|cops?|an officer|officers?|anyone|a car|a unit|a deputy)
    (?:didnt|did not|doesnt|never|dont)(?: \w+)? (?:discriminate|profile|judge|treat)
    (?:didnt|did not|never|not|wont|wouldnt) (?:threaten|hit|hurt|steal|touch|grab|yell|shoot)\w*(?: \w+)?
    (?:how|where|help|helped|explained|get|got|getting|filed|file|granted|apply|applied|applying)(?: \w+){0,4} (?:restraining|protective|protection) order
    (?:gun|weapon|knife|rifle|firearm) (?:permit|license|licence|safe|range|shop|show|owner|buyback|lock|registration)
    break(?:ing)? (?:it )?(?:down|up)|broke (?:it |the fight |them |up|down)(?: \w+)?
    (?:thanks?|thank you|thankyou|thx|grateful|appreciate|appreciated|appreciative)(?: \w+){0,5} (?:help|helping|helped)(?: me| us)?(?: out| now| today)?
    (?:didnt|dont|did not|do not|doesnt|wouldnt|couldnt|wont|would not|could not|never|refused to|able to|tried to|came to|come to|there to|here to|happy to|willing to|trying to|way to|would|helped to|used to|supposed to|else to|also|not|really|did|nothing to|much to|dying to|quick to|ready to|eager to|and|nobody to|no one to) help (?:me|us)(?: out)?
    help me (?:with|get|find|understand|out|figure|fill|file|change|know|learn|a lot|so much|move|feel|calm|through|by|when)
    help us (?:with|get|find|understand|out|figure|fill|file|a lot|so much|feel|calm|through|by|when|all)
    need(?:ed)?(?: some| your| a little| a bit of| any| no| more)? help (?:with|getting|finding|filling|filing|on|understanding|paying|contacting|to (?:get|find|file|fill|understand|pay))
    (?:if|when|whenever|dont|do not|didnt|in case|anyone in|those in|who|people) (?:i |you |we |they |u |ever )*need(?:s|ed)? (?:\w+ )?help
    (?:no|any|all the|their|his|her|your|big|huge|great|lot of|real|much|some|of|the|little|good|more|for|such) help
    need help (?:moving|later|anymore|any ?more|tomorrow|monday)
    help (?:was|is|came|arrived|desk|line|center|at all|received|from|given|you|the|people|others|keep|every|with)
    (?:i|we|she|he|they|had to|have to|to|never|already|who|if you|when you|must|should) call(?:ed|ing|s)? 911
    call(?:ed|ing|s|er|ers)? (?:to )?911 (?:call|and|came|on|at|operator|dispatcher|center|was|for (?:the|a|this))
    911 (?:operator|dispatcher|call|call ?taker|center|system|line|was|is|person|lady|answered|caller)(?: \w+)?
    (?:no|non|not an|isnt an|wasnt an|wasnt a|not a|wasn t an|nonemergency|non an|in an|in case of|in|the|of) emergency
    emergency (?:room|lights?|response|services?|vehicles?|contact|line|number|personnel|brake|exit|responders?|team|crews?|situation was|call|operator|dispatcher)
    (?:kill|kills|killed|killing) (?:it|time|the (?:noise|music|lights?|engine|mood|vibe|sound|power|time))
    (?:wait|music|noise|headache|suspense|back|heat|line|traffic|dog|it) (?:is|was|s|were|are) killing (?:me|us)
    (?:id|would|could|ill|i) kill for
    dying (?:to (?:help|know|see|meet|try|hear)|laughing|of laughter|for a)
    (?:almost|nearly|about) died laughing
    (?:die|died|dying) (?:laughing|of laughter|of boredom|from laughing)
    (?:phone|battery|cell|tree|plant|lawn|laptop|engine)(?: is|s| was)? (?:dying|dead)
    (?:bored|scared|worried|love[sd]?|worked|frightened|tickled) (?:\w+ )?to death
    cut myself (?:shaving|cooking|off|some|a|on|short|while)
    (?:shoot|send|drop) (?:me|us) (?:an?|the|my|your|some|that|over|back|info)(?: \w+)? ?(?:email|e mail|text|message|copy|report|link|info|information|form|number|line|note|paperwork)
    send(?: \w+){0,3} (?:report|copy|form|email|link|info|information|paperwork|bill|results|number|card|letter|survey)
    (?:didnt|did not|never|wouldnt|would not|refused to|wont|should have|shouldve|should of|could have|couldve|had to|they|they finally|we need to|need to|you|you guys|it took you \w+ to) send(?: out)? (?:someone|somebody|police|cops?|an officer|officers?|anyone|any|a car|a unit|a deputy)
    send (?:someone|somebody|officers?|an officer|more officers|police)(?: \w+){0,3} (?:sooner|faster|quicker|next time|else|more often|nicer|better|different)
    (?:need|want)(?: a| an| the| more| some| better| nicer| good| new| local)* (?:police|officers?|cops?|deputies) (?:report|presence|patrols?|department|officers like|like|who|that|to (?:patrol|drive|be|call)|in (?:this|our|my|the)|training|around|on (?:the|our))
    (?:dont|do not|didnt|doesnt|did not|no|never|hope i never|if i|if you|when you|when i|when we|those who|you dont) need(?: \w+)? (?:police|officers?|cops?|an officer|ambulance)
    (?:was|were|not|wasnt|werent|no|never|isnt|cause|just|or|heard|are|the|thought) (?:\w+ )?(?:it was )?(?:gun ?shots?|shots fired|gun ?fire|shooting)(?: but(?: it was)? \w+)?
    (?:flu|booster|parking|tequila|covid|warning|mug|cheap|long|screen|best|allergy) shots?
    (?:not|isnt|wasnt|werent|arent|never|no|nor|without|anti|non|aint)(?: \w+){0,2} (?:racist|racism|racial|bias|prejudice|discrimination|profiling|brutality|misconduct|biased)(?: at all)?
    (?:neighbors?|neighbours?|landlord|boss|roommate|manager|ex|guy|customer|driver|suspect|caller)(?: \w+)?(?: is| was| are| were)?(?: a| so| very| being| such a)? racis[tm]s?
    (?:no|zero|any|without|never had|wont|cant|not|didnt|dont) complain(?:t|ts|ing)?(?: \w+)?
    (?:noise|animal|dog|parking|barking|music|party|loud|traffic|neighbor|call|called|called to|calling|calling to|calling in|calling in to|fireworks)(?: in)?(?: to)?(?: make| file| put in| lodge)?(?: a| my| this| another)?(?: noise| loud music| dog| barking| parking| neighbor| traffic| music| animal| fireworks| party)? complaints?
    (?:make|made|file|filed|filing|making)(?: a| my)? (?:noise|dog|parking|barking|neighbor|traffic|music|animal|fireworks|party|loud) complaints?
    complaint about (?:the |my |a |some )?(?:noise|dogs?|music|neighbors?|party|barking|parking|kids|loud|traffic|fireworks|animals?|car|cars|trash|smell|smoke)
    (?:was|were|wasnt|had been|been|got|felt) (?:so |very |really |not )?(?:scared|afraid|terrified|suicidal|bleeding|unsafe|breathing|not breathing|unconscious)(?: \w+)?
    (?:fireworks?|no|any|camp|bon|the|on|open|grass|small|brush|kitchen|car|house) ?fire (?:was|is out|department|dept|dep|truck|trucks|fighters?|station|crew|chief|pit|drill|hydrant|alarm|marshal)
    fire (?:department|dept|dep|trucks?|fighters?|station|crew|chief|pit|drill|hydrant|alarm|marshal|works?|fire)
    (?:on fire) (?:today|tonight|with)
    (?:hit) (?:me|us|him|her) (?:up|back)
    (?:hes|shes|theyre|is|are|were|was|been|keep|keeping|officers?|detective|kept) (?:following|follow) up(?: with (?:me|us)| on)?
    locked in(?: my| the)? keys
    ^(?:\d )?beats me(?: why| how| who)?$
    (?:talked|talk|stopped|saved|prevented|kept)(?: \w+){0,4} (?:suicide|suicidal|killing (?:himself|herself)|kill (?:himself|herself)|hurting (?:himself|herself))
    (?:coming|come|came|be|been|was|were|get|got|going) back (?:the (?:next|same|following) (?:day|morning|week|night)|later|again to|twice|(?:\w+ ){0,2}to (?:make sure|check)|to (?:check|see|talk|follow|make|us|me|tell|let|explain|take|help|get)|with|and (?:checked|told|explained|talked|asked|helped|forth)|for (?:a|more|my)|later to|if|when|on|from|around to)(?: \w+)?
    (?:he|she|they)s? (?:said|told me|told us|promised)(?: \w+){0,3} (?:be|come|came|call|get)(?: \w+)? back(?: \w+){0,4}
    (?:glad|happy|good|nice|thankful|love|when|until|once|before|while|if|time|moment|minute|by the time|since|after|because|how fast|how quick|how quickly|how soon|is|are|and) (?:that )?(?:he|she|they)(?: is| are|s|re)? (?:here|came back|were here|was here|is here|got here|come back)
    never (?:came|come|showed|called|got) (?:back|up)
    (?:didnt|did not|dont|doesnt|nobody|no one|not) (?:\w+ )?(?:come|came|show|showed|call|called) (?:back|up)
    (?:took|takes|taking|take|pulled|prying|killed|sold|with) (?:drugs|pills|meds) (?:off|from|away)
    racing|racetrack|race track
    racial (?:justice|equality)
    in no danger|not in(?: any)? danger|no longer in danger|out of danger
    stole the show|stole my heart
    (?:what a|such a) steal
    (?:no|dont) (?:hurry|rush)|(?:in a|no need to|dont have to|didnt) hurry
    (?:calmed|calming|hand|hands|handled) (?:him|her|it) down
    no longer (?:scared|afraid)|not (?:scared|afraid)(?: any ?more)?|nothing to be afraid of
    (?:officer|deputy|police|cops?|detective|sergeant|trooper|ambulance|fire truck)(?: \w+){0,2} (?:is|are|was|were|s|came|come|arrived|got|just)(?: still| already| now| just)? (?:here|back|outside|there)
"""

_SETTLED = r"""
    fireworks|firework|backfir\w+|took (?:photos|pictures|a report|care)|insurance
    last (?:week|month|year|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter)|yesterday|ago|earlier this
    reported|report|checked|caught|arrested|found him|got him|detained|investigat\w+|explained|responded|never (?:came|called|found|showed)|nobody (?:came|called)|no one (?:came|called)|resolved|turned out|fine now|ok now|safe now|over now
    lol|haha\w*|lmao|rofl|jk
    thanks?|thank you|thankyou|thx|ty|tysm|thanx|appreciate\w*|grateful|god bless|blessings?
    great|good|kind|kinda nice|nice|excellent|helpful|professional|awesome|amazing|wonderful|polite|respectful|courteous|patient|caring|compassionate|best|love|loved|satisfied|happy|perfect|outstanding|fantastic
    fast|quick|quickly|well|handled|saved|calm|calmed|seriously|fair|arrested|helped|gentle
"""

ENGLISH = Wording(
    language="en",
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
