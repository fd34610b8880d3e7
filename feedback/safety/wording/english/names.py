"""Who and what the patterns speak of."""

NAMES = {
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
    "stranger": r"(?:a|an|some|two|three|four|several|another|strange|random|unknown)(?: \w+)? (?:man|men|guys?|dudes?|woman|women|lady|ladies|person|people|stranger|boys?|teens?|kid|kids|car|truck|van)|"
    r"strangers?|someone|somebody|some ?one|prowler|burglars?|thieves|robbers?|intruders?",
    "place": r"(?:my|our|the|her|his|their|a|kids|neighbou?rs?)(?: \w+){0,2} (?:windows?|doors?|room|house|home|yard|porch|car|garage|roof|basement|attic|bedroom|bed|apartment|apt|driveway|shed|"
    r"balcony|fence|gate|property|building|hallway|stairs|kitchen|bathroom|trailer|backyard)",
    "violence": r"(?:hit|hits|beat|beats|hurt|hurts|chok(?:es?|ed)|punch(?:es|ed)?|kick(?:s|ed)?|slap(?:s|ped)?|burn(?:s|ed|t)?|stab(?:s|bed)?|strangl(?:es?|ed)|"
    r"rap(?:es?|ed)|molest(?:s|ed)?|abus(?:es?|ed)|touch(?:es|ed)|bit(?:es)?|whip(?:s|ped)?|attack(?:s|ed)?|threaten(?:s|ed)?|smother(?:s|ed)?|drag(?:s|ged)|shov(?:es?|ed)|push(?:es|ed)?|"
    r"threw|throws|grab(?:s|bed)|cut|cuts|kidnap(?:s|ped)?|shot|shoots|pull(?:s|ed) (?:a|the|his|her))",
    "harming": r"(?:hitting|beating|hurting|choking|punching|kicking|slapping|burning|stabbing|strangling|raping|molesting|abusing|touching|biting|whipping|attacking|threatening|smothering|"
    r"dragging|shoving|shooting|smashing|robbing|chasing|stalking|killing|drowning|bleeding|kidnapping|torturing|assaulting|harassing|jumping|screaming|waving a|pointing a|loading)",
    "gets": r"(?:was|were|got|gets|been|being|am|is|are|getting)",
    "off": r"(?:your (?:guys?|men|man|people|boys|dudes?|department|dept|officers?)|{cop})",
    "force": r"(?:hit(?:s|ting)?|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|beat(?:s|en|ing)?|shov(?:es?|ed|ing)|push(?:es|ed|ing)?|"
    r"grab(?:s|bed|bing)?|chok(?:es?|ed|ing)|slam(?:s|med|ming)?|tackl(?:es?|ed|ing)|ta[sz](?:es?|ed|ered|ing)|mac(?:es?|ed|ing)|"
    r"pepper ?spray(?:s|ed|ing)?|drag(?:s|ged|ging)?|throw(?:s|n|ing)?|threw|yank(?:s|ed|ing)?|twist(?:s|ed|ing)?|pin(?:s|ned|ning)?|"
    r"kne(?:lt|eled|eling|ed)|stomp(?:s|ed|ing)?|assault(?:s|ed|ing)?|attack(?:s|ed|ing)?|strangl(?:es?|ed|ing)|rough(?:s|ed|ing)? up|manhandl(?:es?|ed|ing)|"
    r"grop(?:es?|ed|ing)|fondl(?:es?|ed|ing)|molest(?:s|ed|ing)?|rap(?:es?|ed|ing)|kiss(?:es|ed|ing)?|harass(?:es|ed|ing)?|threaten(?:s|ed|ing)?|"
    r"humiliat(?:es?|ed|ing)|mock(?:s|ed|ing)?|insult(?:s|ed|ing)?|spit|spat|curs(?:es?|ed|ing)|cuss(?:es|ed|ing)?|robb?(?:s|ed|ing)?|"
    r"stalk(?:s|ed|ing)?|shot|shoots?|injur(?:es?|ed|ing)|bruis(?:es?|ed|ing))",
    "theirs": r"(?:me|us|him|her|them|(?:my|our|his|her|the|a|an) \w+)",
    "goods": r"(?:cash|money|wallet|purse|jewelry|jewellery|rings?|watch|necklace|earrings|meds|medication|pills|laptop|phone|dollars|bucks|\d+)",
    "now": r"now|right now|rn|asap|immediately|quick|quickly|fast|please|plz|pls|urgent|urgently",
}
