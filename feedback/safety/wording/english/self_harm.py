"""Who may kill or hurt themselves."""

SURE = r"""
    (?:cut|cuts|cutting|slit|slash(?:ed|ing)?|slic(?:ed|ing))(?: \w+)? (?:my|her|his) (?:wrists?|arms?|veins?|throat|legs?)
    (?:driv(?:e|ing)|crash(?:ing)?|steer(?:ing)?)(?: \w+){0,2} (?:into|off|in front of) (?:a|the|an|my)(?: \w+)? ?(?:tree|wall|pole|bridge|truck|train|cliff|traffic|river|lake|semi)
    (?:end|ending|ended|finish|finishing) (?:things|it all|my life|myself|this life|all of it)
    (?:said|saying|say|made|wrote|writing)(?: \w+)? (?:my|his|her|our|final|last) (?:goodbyes?|byes)|goodbye note
    (?:sav(?:ed|ing)|stockpil\w+|hoard\w+|stash\w+)(?: \w+)?(?: all)? (?:my|his|her|up|the)(?: \w+){0,2} (?:pills?|meds?|medication)
    (?:go|went|going|fall|fell)(?: \w+)? to sleep (?:and|forever)(?: just)? (?:never|not|dont)?(?: wake)?
    (?:if|whether) i (?:live or die|died|die|am alive|was dead|were dead|jump|jumped|disappear|end)
    (?:should|shouldve|should have|ought to|better|could|would rather|rather)(?: \w+)? (?:be|been) (?:dead|never born)|should(?: just| have)? (?:die|died)
    (?:no|any|have no|dont have any|not) (?:more )?(?:fight|strength|will|hope|energy)(?: left| any ?more)? (?:in me|left|to live|to go on)|no hope left
    (?:another|one more) (?:day|night|minute)(?: \w+)? (?:of|like|in|with) (?:this|here|my life|it)
    (?:let|leave) me (?:die|bleed out)|(?:bleed|bled) out
    (?:threatens?|threatening|threatened|going|gonna|wants?|trying|says? (?:he|she)(?:ll| will| is going to)?|about)(?: to)? (?:jump|shoot|hang|kill|cut|end|hurt|overdose|drown|stab)(?: \w+)? ?(?:him ?self|her ?self|themselves|his life|her life|off)?(?: if| unless)
    (?:razor|blade|rope|pills|noose|gun)(?: \w+){0,3} (?:bathroom|locked|herself|himself|my ?self)|(?:bathroom|bedroom|room|car|garage)(?: \w+)? with (?:a|the|his|her|my) (?:razor|blade|rope|pills|knife|noose)
    (?:going to|gonna|gunna|will|about to|ill|finally)(?: \w+)? (?:do it|end it|go through with it)(?: \w+)? ?(?:tonight|today|now|this time|soon|tomorrow)
    whats(?: even)? the point(?: any ?more)? ?(?:of|in)? (?:anything|it all|going on|living|life|trying|being (?:here|alive)|any of (?:it|this))
    (?:family|kids|everyone|everybody|world|they|people|she|he|wife|husband|parents|mom|you all)(?: all)?(?: would|d| will|ll)?(?: all)? be(?: \w+)? (?:happier|better|better off|fine|relieved)(?: \w+)? (?:if i|without me|when im|once im|after im)
    (?:dont|doesnt|do not|does not|didnt|wont|not|never)(?: really| even)? (?:want|wanna|wish)(?: to)? (?:live|be alive|be here any ?more|exist|wake up|go on|keep going|keep living)
    (?:cant|cannot|can not|cant even) (?:keep (?:doing|going|living|fighting|pretending)|go on|deal with|handle|fight)(?: \w+)? ?(?:this|it|life|living|like this)(?: any ?more| much longer| any longer)?
    done with (?:it all|everything|this world|this life|being here|being alive|trying)
    (?:thinking|thought|thoughts|think|thinks|fantasi\w+) (?:about|of) (?:driving|jumping|crashing|hanging|shooting|drinking|swallowing|walking into|stepping in|ending|dying|how to die|ways to|not being here|not waking up)
    wont be (?:here|around|alive)(?: \w+)? (?:tomorrow|much longer|next week|by|tonight|in the morning|when)
    (?:want|need|wish)(?: \w+)? (?:it|this|everything|the pain|my life)(?: all)? (?:to be|would be|was|to) (?:over|done|stop|end|gone)
    (?:drank|drink|drinking|swallowed|took|taken|ate)(?: some| a bottle of| rat)? (?:bleach|poison|antifreeze|drain cleaner|drano|ammonia|lighter fluid|rat poison)
    (?:wrote|written|writing|left)(?: out)?(?: the| my| all the| some| them| everyone)? (?:goodbye|goodbyes|suicide|last|letters)
    wish (?:the|that|a|it|he|she|they|id|i)(?: \w+){0,3} (?:killed me|had died|died instead|finished me|just died|have died)
    (?:theres |there is |have |got )?nothing(?: \w+)? left(?: for me| to live| in (?:this|my) (?:life|world)| here for me)
    (?:ways|how|way|easiest way|painless way) to (?:die|kill my ?self|end (?:it|my life)|overdose|hang my ?self)
    (?:bullet|gun|noose|rope)(?: \w+)? (?:in|to|around|through) (?:my|his|her|their) (?:own )?(?:head|brains?|neck|mouth|throat|chest)
    noose|(?:a|the|his|her|my) rope (?:and|ready|in|tied|around)|has a rope
    (?:dont|doesnt) deserve to (?:live|be here|be alive|breathe)
    burden (?:to|on) (?:everyone|everybody|my|you|them|people)
    (?:tonight|today|this) is (?:my|the) last (?:night|day)|(?:make|last) it (?:through|to) the (?:night|morning)
    (?:giving|gave|give|given) up on (?:life|everything|myself|living)|feel like giving up
    (?:pills?|razor|blade|gun|rope)(?: \w+)? (?:counted|lined up|ready|loaded|in front of me|in my hand|next to me)
    voices(?: \w+){0,3} (?:tell|telling|say|saying|kill|hurt)
    (?:hurt|cut|burn(?:ed|t)?|harm(?:ed)?|starv(?:e|ed|ing)) my ?self(?: \w+)? (?:again|last night|today|tonight|yesterday|on purpose|so)
    (?:would|will|ll|d)(?: even)? (?:notice|care|miss me) (?:if|when) i
    (?:said|saying|say|says|texted|sent)(?: \w+){0,3} (?:goodbye|final|last) (?:text|message|note|letter|words|post)
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
UNLESS_SETTLED = r"""
    die|dying|dead|death
    (?:kill|kills|killing)
    (?:ledge|rope|noose|razors?|wrists?|self ?harm\w*)
    (?:jump|jumping|jumps)
    goodbyes?
    (?:dont|doesnt|not|no longer)(?: \w+)? (?:want|wanna)(?: to)? be here
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
