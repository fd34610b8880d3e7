"""Violence at home, an attacker who is known."""

SURE = r"""
    (?:he|she) (?:hurt|hurts|burned|beat|beats|whips?|whipped|molested|raped|touched|touches|choked|chokes|strangled|locked|starves?|starved)(?: up)? (?:my|our|the) (?:\w+ )?(?:girl|boy|kids?|son|daughter|baby|child|children|mom|mother|sister|brother|grandma|niece|nephew)
    (?:was|were|been|got|being|am|getting|get)(?: \w+)? (?:beaten|beat|hit|choked|raped|abused|attacked|strangled|molested|punched|kicked|stabbed|burned|threatened|assaulted|slapped|hurt)(?: \w+){0,2} by {kin}
    (?:burned|burns|burnt|burning|beats?|beaten|hits?|whipp?ed|whips|cut|cuts) (?:me|us|him|her|my \w+)(?: \w+)? with (?:a|the|his|her)(?: \w+)? \w+
    (?:kill|hurt|shoot|beat|stab|find|bury|end|burn|destroy|take) (?:me|us|my kids|my family|my mom|him|her)(?: \w+)? if (?:i|we|she|anyone|you)(?: \w+)? ?(?:called|call|tell|told|leave|left|talk|report|say|text|go|dont|ever|said)
    (?:not|never|isnt|arent|aint|wasnt) allowed (?:to|out|any|a|friends|my)(?: \w+){0,5} (?:without|by|unless|anywhere|phone|leave|house|friends|money|him|her)
    (?:choked|strangled|beat|hit|punched|kicked|knocked|slapped|smothered) (?:me|her|us)(?: \w+){0,3} (?:out|unconscious|passed out|till|until|so hard|so bad|bad|in front of|pregnant|sleeping|asleep)
    (?:next time|one day|someday|soon|this time)(?: \w+)? (?:he|she|hell|shell|he will|she will|he wont|she wont)(?: \w+){0,4} (?:kill|miss|shoot|end|hurt|do it|finish|for real|dead)
    (?:violat|break|broke|ignor|disobey)\w*(?: \w+){0,3} (?:protection|protective|restraining|no contact|stay away|court|po|tro)(?: order)?
    (?:sit|sitting|sat) on (?:his|her) lap|(?:comes?|came|gets?|got|climbs?|crawls?) (?:in|into|in to)(?: \w+)? my bed
    sleep(?:ing)? in (?:my|the|a|our) (?:car|truck|van|shed|park)(?: \w+){0,3} (?:because|cause|since|to (?:get away|hide|avoid)|away from|hes|my (?:dad|husband|ex|mom|stepdad))
    (?:put|puts|sent|landed|putting) (?:me|her|my (?:mom|sister|daughter)) in (?:the )?(?:hospital|er)
    {kin} (?:broke|fractured|busted|split|burned|bit|stabbed|cut|knocked|cracked|dislocated|twisted|smashed) (?:my|her|our|his|me)(?: \w+)?
    (?:throws|throwing|threw) (?:things|stuff|dishes|objects|plates|bottles|glasses|chairs|a \w+|his \w+) at (?:me|us|her|my|the kids|the baby)
    (?:makes|made|forces|forced|making|forcing|make|force) (?:me|her|us|my daughter|my son) (?:to )?(?:do things|do stuff|have sex|sleep with|undress|strip|beg|touch|perform|watch porn)
    do (?:things|stuff|it) (?:i|she) (?:dont|didnt|doesnt|do not) want(?: to)?
    (?:after|for|because of|about) what (?:he|she|they) (?:did|does|do|has done|keeps doing)(?: to (?:me|us|my|her|him))
    (?:wont|doesnt|does not|never|refuses to) let (?:me|us|her) (?:see (?:a doctor|anyone|my|friends|people)|have (?:my|a|any) (?:phone|money|friends|keys|own)|talk to|use (?:my|the)|work|sleep|eat|get (?:help|a job|medical))
    (?:touch(?:es|ing|ed)?|feel(?:s|ing)?|rub(?:s|bing)?|grab(?:s|bing)?) (?:me|my \w+|her|himself)(?: \w+)? (?:at night|down there|private|in my sleep|when|in bed|under|while i sleep)
    (?:keeps|kept|wont stop|always) (?:touching|grabbing|kissing|groping|rubbing)(?: \w+)? (?:me|my|her|us)
    (?:chok|hit|beat|hurt|punch|slap|kick|burn|threaten|abus)(?:es|ing|s|ed)? (?:me|us|her|my \w+) (?:when|whenever|every ?time|if|because|any ?time|each time|for not)
    (?:walking|walk) on eggshells|(?:controls|controlling) (?:me|everything i|my every|who i)
    (?:i|we) (?:need|have|want|tried|trying|got) to (?:leave|get away from|escape|divorce) (?:him|her|my (?:husband|boyfriend|ex|wife|partner))
    (?:so|very|really|too|still)? ?(?:afraid|scared|terrified|frightened)(?: to death)? of (?:him|her|them|my|what he|what she|being home|going home)
    find me(?: and| if| when|$)|(?:hell|shell|theyll|going to|gonna|will) find (?:me|us|out)
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
UNLESS_SETTLED = r"""
    {kin}(?: \w+){0,4} (?:{violence}|{harming})(?: \w+){0,2} (?:me|us|my \w+|her|him|our \w+|the \w+|himself|herself)
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
