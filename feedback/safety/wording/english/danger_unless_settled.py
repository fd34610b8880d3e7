"""What tells of danger unless the rest of the reply says that it is over."""

UNLESS_SETTLED = r"""
    (?:od|ods|oding|oded|od d|overdos\w+|turning blue|turned blue|is blue|hes blue|shes blue|foam\w+|convuls\w+|seiz(?:ing|ure|ures)|not making sense|slurring)(?: \w+)? ?(?:now|and|mouth|again|at)?
    (?:is|are|s|re|hes|shes|theyre|keeps?|kept|wont stop|started|starts|been|was just|im|i am|someones|somebodys)(?: \w+){0,3} {harming}
    (?:hear|heard|hearing|see|seeing|saw|watching)(?: \w+){0,4} (?:{harming}|breaking|loading|cutting|crying for|banging|shots|glass|dragging)
    (?:{stranger})(?: \w+){0,6} (?:in|at|on|by|outside|inside|under|through|into|near|behind) {place}
    masks?(?: \w+){0,3} (?:gun|walked|came|in|robbing|with|men|guys)|(?:with|wearing|in) (?:a )?(?:ski )?masks?
    (?:just|now|right now)(?: \w+){0,3} {violence} (?:{us}|a|the|my|our|another|some|his|her)
    (?:please|help|hurry|quick|now|asap|pls)(?: \w+){0,4} (?:wont|not|he|she|they|gun|knife|blood|fire|door|outside|inside|here)(?: \w+)? ?(?:leave|stop|go|back)
    (?:sent|texted|sends|texting|sending|posted)(?: \w+){0,4} (?:picture|pic|photo|video|pictures|pics|photos) of (?:my|our|guns?|his gun|a gun|me)
    (?:swallowed|ate|drank|got into)(?: \w+){0,3} (?:pills|bleach|poison|battery|chemicals?|medicine|something)
    (?:got|been|was|were|i) (?:just )?(?:stabbed|shot|robbed|mugged|jumped|attacked|beaten|kidnapped|hit by)
    blood|wound\w*|injur\w+|ambulance|paramedics?|unconscious|collapsed|overdose
    (?:house|apartment|building|car|trailer|garage|neighbors|place|barn|shed|kitchen|woods|field)(?: \w+){0,4} (?:on fire|burning|in flames|smoking|exploded)
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
