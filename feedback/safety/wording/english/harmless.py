"""What sounds like one of these and is none."""

HARMLESS = r"""
    (?:would|could|might|may)(?: have| be|ve)?(?: \w+)? (?:dead|died|killed)(?: \w+)? (?:without|if (?:it wasnt|they|he|she|you|not)|had (?:he|she|they|you))
    (?<!cop )(?<!cops )(?<!officer )(?<!deputy )(?<!police )(?:hit|hitting|struck|scratched|damaged|backed into|rear ended) (?:my|our|the|her|his)(?: \w+)? (?:car|truck|van|fence|mailbox|house|bumper|vehicle|suv|bike|garage|pole|tree|dog)
    (?:he|she|they|officers?|{cop})(?: \w+)? (?:drag(?:ged)?|pull(?:ed)?|push(?:ed)?|threw)(?: \w+)? (?:me|us|my \w+) (?:out of the (?:way|water|fire|road|car wreck|snow)|to safety|away from)
    dead (?:batter\w+|car|tree|deer|animal|bird|raccoon|squirrel|skunk|phone|end|line|dog|cat|raccoons?|opossum|possum|serious|on|wrong)|(?:deer|animal|bird|raccoon|dog|cat|battery|phone)(?: \w+){0,3} (?:dead|died|dying|killed)
    (?:to|of) death|death (?:certificate|of|in the family|trap)|(?:dad|mom|father|mother|wife|husband|grandma|grandpa|brother|sister|son|daughter|friend|neighbor)(?: \w+)? (?:died|passed|death)
    (?:jump(?:ed|ing|s)?) (?:start|the (?:fence|car|battery|gun|line)|in|on (?:it|the)|through hoops|to conclusions|up|right)(?: \w+)?|(?:car|battery)(?: \w+){0,2} (?:jump|jumped)|jumper cables?
    (?:say|said|saying|a) (?:goodbye|good bye)(?: and| politely| nicely)? ?(?:left|hung|nice)?|without (?:even )?(?:a |saying )goodbye
    dont want to be here (?:all|long|for)
    (?:blood (?:pressure|sugar|test|work|drive|type|moon)|bad blood|cold blood)
    (?:no|without|any|minor|not) (?:injur\w+|injured)|nobody (?:was )?(?:hurt|injured)|no one (?:was )?(?:hurt|injured)
    (?:kept|keeps|stayed|keep) (?:me|us|my \w+|him|her) (?:calm|safe|company|informed|updated|posted)(?: \w+){0,3} (?:while|until|when|as|till)(?: \w+){0,5}
    (?:gun|knife|weapon)(?: \w+){0,2} was (?:gone|found|taken|fake|a toy|not real)|(?:was|were|had) (?:already )?gone (?:when|by the time|before)
    (?:until|before|when|and|then|till|while|after)(?: \w+)? (?:the )?(?:ambulance|paramedics|ems|medics|fire department|fire trucks?) (?:came|arrived|got|showed|left|took|was|were)
    (?:officer|deputy|police|cops?|he|she|they)(?: \w+){0,2} (?:stopped|arrested|caught|chased|tackled|detained|cuffed|handcuffed|tased) (?:the|a|that|those|him|her|them|our neighbor)(?: \w+)? ?(?:guy|man|men|suspect|thief|kids|burglar|driver|drunk|robber|person|intruder|attacker)?
    (?:find|found) (?:my|our|the|her|his) (?:phone|car|dog|wallet|bike|purse|stuff|package|cat|son|daughter)
    (?:shot|shoots?|push(?:ed)?|hit|kick(?:ed)?|beat|rob(?:bed)?|harass(?:ed|ing)?|threaten(?:ed|ing)?|stalk(?:ed|ing)?|attack(?:ed)?|assault(?:ed)?)(?: \w+){0,2} by (?:a|an|the|another|other) (?!(?:\w+ ){0,2}(?:officers?|cops?|police\w*|deput\w+|sheriffs?|troopers?)\b)\w+
    {cop}(?: \w+){0,4} (?:about|after|because|since|when|that|who|where|told|asked|for)(?: \w+){0,3} (?:neighbou?rs?|ex|driver|guy|man|men|kids?|teens?|thief|thieves|husband|boyfriend|landlord|tenant|someone|somebody|suspect)(?: \w+){0,3} {force}
    (?:push(?:ed)?|push) (?:the|my|our) (?:car|truck|van|vehicle|bike)(?: \w+)?
    (?:beat|beats) (?:traffic|the (?:rush|crowd|heat|clock))
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
    (?:was|were|not|wasnt|werent|no|never|isnt|cause|just|or|heard|thought|were the|was the) (?:\w+ )?(?:it was )?(?:gun ?shots?|shots fired|gun ?fire|shooting)(?: but(?: it was)? \w+)?
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
SETTLED = r"""
    fireworks|firework|backfir\w+|took (?:photos|pictures|a report|care)|insurance
    last (?:week|month|year|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter)|yesterday|ago|earlier this
    reported|report|checked|caught|arrested|found him|got him|detained|investigat\w+|explained|responded|never (?:came|called|found|showed)|nobody (?:came|called)|no one (?:came|called)|resolved|turned out|fine now|ok now|safe now|over now
    lol|haha\w*|lmao|rofl|jk
    thanks?|thank you|thankyou|thx|ty|tysm|thanx|appreciate\w*|grateful|god bless|blessings?
    great|good|kind|kinda nice|nice|excellent|helpful|professional|awesome|amazing|wonderful|polite|respectful|courteous|patient|caring|compassionate|best|love|loved|satisfied|happy|perfect|outstanding|fantastic
    fast|quick|quickly|well|handled|saved|calm|calmed|seriously|fair|arrested|helped|gentle
"""
