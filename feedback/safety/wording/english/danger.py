"""Somebody in danger now, a crime going on, an emergency."""

SURE = r"""
    (?:expos\w+|flash\w+|masturbat\w+|jerking off|naked)(?: \w+){0,3} (?:himself|to my|at my|in front of|outside|near|kids|daughter|children|school|me)
    (?:stuck|trapped|pinned|buried)(?: \w+){0,4} (?:hurt|bleeding|cant move|broken|help|injured)
    gas(?: \w+){0,2} leak\w*|carbon monoxide|(?:power ?lines?|wires?)(?: \w+)? (?:down|sparking|on fire)
    (?:im|i am|were|we are|shes|hes|locked|put|threw)(?: \w+){0,2} in (?:the|a|his|her)(?: \w+)? trunk
    (?:have|has|got|took|taken|holding|kidnapped|grabbed|snatched) my(?: \w+)? (?:brother|sister|mom|mother|dad|father|wife|husband|son|daughter|kids?|baby|child|cousin|friend|girlfriend|boyfriend|nephew|niece)(?: \w+){0,4} (?:money|ransom|wont|and|hostage|van|car|ran|away|left)
    (?:took|taking|ran|running|drove|driving|walked|left) (?:off|away) with (?:my|the|our)(?: \w+)? ?(?:baby|kids?|son|daughter|child|children|car)
    (?:scream|screaming|yelling|crying|calling|begging|cries|asking)(?: \w+)? for (?:help|someone|her life|his life|mercy|police)
    (?:{stranger})(?: (?:is|are|was|just|keeps?|has|have|who|s|re|still|trying|with))*(?: \w+){0,5} (?:in|at|on|by|outside|inside|under|through|into|near|around|behind) {place}(?: \w+)? ?(?:now|right now|again)?$
    (?:pull|pulled|drag|dragged|force|forced|grab|grabbed|get|push|pushed|lure|lured)(?: \w+)? (?:me|her|him|my \w+|a \w+|kids)(?: \w+)? (?:in|into|inside)(?: to)? (?:his|her|their|a|the|that)(?: \w+)? (?:car|van|truck|house|woods|bushes|alley|bathroom|room|vehicle)
    (?:on|to) the (?:floor|ground)(?: \w+){0,3} (?:not|isnt|cant|wont|bleeding|unconscious|hurt|shaking|dead|moving|help)
    (?:fired|shot|shooting|shots|firing)(?: \w+){0,2} (?:at|into|in|through|outside|near)(?: \w+)? (?:my|our|the|us|me|house|car|street|window|next door|neighbor\w*)
    (?:he|she|they) knows?(?: that)? (?:i|im|i am)(?: \w+)? (?:text\w*|call\w*|told|tell\w*|talk\w*|here|snitch\w*|home alone|at)
    (?:when|if|once|before) (?:he|she|they|my \w+)(?: \w+){0,4} (?:im|i am|were|we are|shes|hes) (?:dead|as good as dead)
    (?:trying|checking|pulling|opening|jiggling|yanking)(?: on| all)?(?: the| all the| peoples| everyones| our| my)?(?: \w+)? ?(?:car doors?|doors?|door handles?|handles?|door ?knobs?)(?: \w+){0,5} (?:now|right now|outside|block|street|lot)
    (?:looking|peeking|peering|staring|shining|creeping) (?:in|into|through|thru|around|at)(?: \w+){0,2} (?:windows?|cars|house|houses|yards?|bedroom)(?: \w+)? ?(?:now|again|right now|with)?
    (?:getting|being|is|are)(?: \w+)? (?:robbed|broken into|burglarized|attacked|vandalized|jumped|shot at)(?: \w+){0,3} (?:now|as we speak|right now|as i type)
    (?:using|on|from|texting from|borrowed) (?:my|a)(?: \w+)? (?:phone|tablet|ipad)(?: \w+){0,3} (?:because|since|cause|so he|so she|he took|he has)
    (?:(?:he|she|they|{kin}) (?:took|has|have|broke|smashed|threw|hid)|took) my (?:keys|phone|car keys)(?: \w+){0,4} (?:wont|cant|so i|let|leave)
    (?:delete|erase|clear) (?:this|these|my)(?: \w+)? ?(?:text|texts|messages?)? ?(?:after|before|so|because|when)
    (?:need|find|get to|going to|looking for|want)(?: \w+)? (?:a |some )?(?:shelter|safe place|safe house|somewhere safe|place to hide)
    (?:get|getting|take) (?:me|us|her|them|my kids) (?:out|away) (?:of here|from (?:him|her|them|here|my))
    (?:hes|shes|he is|she is|theyre|they are|{kin} is|{kin}s) (?:going (?:crazy|nuts|off|insane)|losing it|out of control|out of jail|tearing|destroying|loading|getting violent|violent|armed|on (?:meth|drugs|something))
    (?:got|gets|getting|just got|is) out of (?:jail|prison)(?: and| today| hes| shes)?
    (?:kid|kids|child|children|baby|toddler|infant|dog|dogs)(?: \w+){0,3} (?:locked|left|alone|trapped|stuck)(?: \w+)? in (?:a|the|this|that|their|her|his)(?: \w+)? (?:car|truck|van|vehicle|suv)
    (?:is|are|hes|shes|theyre|im|keeps?)(?: \w+)? (?:beating|hurting|choking|hitting|strangling|attacking|jumping|kicking|stomping|punching|stabbing)(?: on| up)?(?: \w+)? (?:his|her|their|a|an|the|my|our|some|this|that|another|each)(?: \w+)?
    (?:is|are|was|im|being|think im|being)(?: \w+)? followed (?:home|by|right now|now)|being followed
    (?:gonna|going to|about to|tryna|trying to|threatened to|threatening to|wants to|said he will|said hell)(?: \w+)? (?:kill|shoot|stab|hurt|burn|jump|beat)(?: up| down)? (?:{us}|the (?:house|place|kids|car)|this place)
    (?:with|has|have|got|holding|swinging|carrying|waving)(?: a| an| the| his| her| some)? (?:bat|axe|ax|hammer|machete|crowbar|chainsaw|sword|hatchet|bow|grenade|gas can|gasoline)
    (?:threatened|threatening|threatens|going|gonna|said hell|trying)(?: to)? burn(?: \w+){0,3} (?:house|apartment|place|trailer|car|building|down|us|inside)
    (?:dying|bleeding|drowning|suffocating|choking)(?: \w+){0,2} (?:please|help|hurry|now|fast)
    (?:having|have) (?:a )?(?:hard time|trouble|problems?|difficulty) breathing
    (?:come|coming|on (?:his|her|their) way) (?:to|over to|here to) (?:kill|hurt|get|find|beat|shoot|fight)(?: \w+)?
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
ALONE = r"^(?:911|emergency|help|call 911|police|danger|fire|gun|hurry|robbery|shooter)(?: please| now| help| help me| here)?$"
