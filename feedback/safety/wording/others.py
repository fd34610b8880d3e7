"""Core phrases of eight more languages. A speaker should look at them: see docs/admin.md."""

from feedback.safety.concerns import Concern, Wording

CHINESE = Wording(
    language="zh",
    sure={
        Concern.SELF_HARM: r"""
            活着(?:没|沒|還有什麼|还有什么)(?:意思|意义|用)|活下去没|不如死|死了算了|了结(?:自己|生命|一切)|结束一切|不想(?:再)?醒来|(?:没|没有)人(?:会)?在乎我|世界没有我
            自杀|自殺|自残|自尽
            想死|不想活|活不下去|结束(?:我的|自己的)?生命|割腕|跳楼|轻生|不想再?活
            吃了(?:很多|一瓶|整瓶).{0,4}药
        """,
        Concern.DANGER: r"""
            (?:拿|持|带|提|有|举)(?:着|了)?(?:一?把|一?支|根)?(?:刀|枪|棍|斧|锤|砍刀)
            (?:撬|砸|踢|踹|敲|破|撞|闯).{0,6}(?:门|窗|锁)|(?:昏倒|晕倒|昏迷|没有?反应|叫不醒|不省人事|倒下了|倒在|抽搐|不动了|没呼吸)
            不(?:让|准|许|放)(?:我|我们|孩子)(?:出去|走|离开|出门|回家|打电话)|被(?:关|锁|绑)|(?:锁|关)(?:在|住)(?:了)?(?:我|我们|房|屋|里)
            (?:跟着|尾随|追着?|跟踪|骚扰)(?:我|她|他|我们|女儿)|(?:快|就)(?:要)?死(?:了|人)|出事了|(?:正在|在)(?:打|杀|抢|偷)(?:人|我|他|她|东西|架)|(?:他|她|前夫|前男友|那个人).{0,4}(?:又来了|在外面|在门口|在楼下|在我家)
            救命|救救我|救我|求救|求助
            (?:他|她|有人|他们).{0,4}(?:杀我|杀了我|打死我|伤害我)|要杀|想杀
            (?:他|她|他们)(?:又)?(?:在这里|在这儿|在外面|在门口|回来了|在门外)(?!.*谢)
            (?:有|拿着|带着)(?:一把|把)?(?:枪|刀)
            (?:砸|踹|撞)(?:我的|我家)?(?:门|窗)|(?:闯进|闯入|进了|破门|撬门|跟踪我|跟着我|抢劫|入室)
            (?:马上|快|立刻|立即|赶快|现在).{0,4}(?:派|叫|来|报)(?:警察|警|人|救护车)
            快来人|快来|帮帮我|我需要帮助|现在需要帮助|紧急情况|有危险|我很危险|着火|起火
            打911|叫救护车|开枪|枪声|不能呼吸|没有呼吸|流血
        """,
        Concern.ABUSE: r"""
            (?:老公|丈夫|男朋友|男友|前夫|爸爸|父亲|妻子|老婆|继父|他).{0,8}(?:打我|打妈妈|打孩子|虐待|掐我|踢我|强迫我|摸我|锁我)|(?:怕|害怕)(?:他|老公|丈夫|回家)
            (?:老公|丈夫|男朋友|男友|前夫|前男友|爸爸|父亲|妻子|老婆|继父).{0,3}(?:打|虐待|威胁|强奸|掐|跟踪)
            (?:又|一直|每天|总是)打我|家暴|家庭暴力|强奸|被强暴|我(?:很|好)?(?:害怕|怕)他|我很害怕
        """,
        Concern.MISCONDUCT: r"""
            (?:警察|警官|警员|那个警).{0,8}(?:要我给|要|收|拿|索要|拿走).{0,4}(?:钱|红包|贿|现金)|(?:警察|警官|警员|警方).{0,10}(?:打|踢|推倒|推我|骂|吼|掐|压在|摸|抢|偷|羞辱|嘲笑|威胁|喝了?酒|酒味|种族|说谎|撒谎)
            (?:警察|警官|警员).{0,4}(?:打|骂|偷|抢|推|侮辱|歧视|威胁|摸)(?:了)?(?:我|人|钱)?
            种族歧视|歧视|种族主义|投诉(?:警|你们|他)|我要投诉|滥用职权|暴力执法|受贿|索贿
        """,
    },
    harmless=r"""
        (?:不|没有?|没有被|不是)(?:种族)?歧视|没有危险|不是紧急|没有投诉
        谢谢.{0,6}(?:帮助|帮忙|救命)
    """,
    apart=False,
)
VIETNAMESE = Wording(
    language="vi",
    sure={
        Concern.SELF_HARM: r"""
            kết thúc (?:tất cả|mọi thứ|mọi chuyện)|(?:không|chẳng) còn (?:lý do|thiết|muốn|gì)(?: \w+)? (?:sống|để sống)|muốn biến mất|chết (?:đi|quách|cho xong|cho rồi)|uống (?:hết|cả) (?:lọ|chai|vỉ) thuốc|(?:mệt mỏi|chán) (?:với )?(?:cuộc sống|sống|đời)
            tự (?:tử|sát|vẫn|làm hại mình)
            (?:muốn|sẽ|định) (?:chết|tự kết liễu|kết thúc cuộc đời|kết liễu đời)
            không (?:muốn|thiết) sống
        """,
        Concern.DANGER: r"""
            (?:ngất|bất tỉnh|hôn mê|không tỉnh|không thở|gục|co giật|chảy máu|ngừng thở)
            (?:nhốt|giữ|trói|bắt) (?:tôi|em|chúng tôi|con tôi)|không cho (?:tôi|em|chúng tôi) (?:ra|đi|gọi|về)
            (?:có người|ai đó|kẻ lạ|hắn|nó|họ)(?: \w+){0,4} (?:phá|cạy|đập|leo|trèo|rình|theo|đuổi|bám)(?: \w+)?|(?:cầm|có|mang|với)(?: \w+)? (?:dao|súng|gậy|búa|rìu)|(?:đang|bị) (?:đánh|đâm|bắn|cướp|đuổi|theo dõi|tấn công)
            cứu (?:tôi|với|em|mạng|chúng tôi|con|mẹ)|kêu cứu
            (?:giúp|giúp đỡ|cần giúp|cần giúp đỡ)(?: tôi| em)? (?:ngay|gấp|với|khẩn cấp|bây giờ)
            (?:giúp tôi|hãy giúp) (?:đi|xin|làm ơn|ngay)|làm ơn giúp tôi|xin giúp tôi
            (?:hắn|nó|anh ta|ông ta|anh ấy|bà ta|chồng tôi|họ|chồng cũ)(?: \w+){0,2} (?:ở đây|ngoài cửa|trở lại|đang ở ngoài|trong nhà)
            (?:giết|đâm|bắn|hại) (?:tôi|em|chúng tôi|con tôi|mẹ tôi)
            (?:có|cầm|mang) (?:súng|dao)
            gọi (?:cảnh sát|911|cứu thương|xe cứu thương)
            (?:gửi|cho) cảnh sát (?:đến|tới)
            (?:có người|ai đó|kẻ lạ|kẻ nào)(?: \w+){0,3} (?:phá|vào nhà|theo|đột nhập|trong nhà|ngoài cửa)
            đột nhập|phá cửa|đang cướp|bị cướp|theo dõi tôi|nguy hiểm|khẩn cấp|cấp cứu|cháy nhà|không thở
        """,
        Concern.ABUSE: r"""
            (?:tôi|em|con|mẹ)(?: \w+)? sợ (?:hắn|chồng|anh|bố|ba|cha|nó|ông|về nhà)(?: \w+)?|(?:chồng|vợ|bạn trai|bố|ba|cha|anh ta|hắn)(?: \w+){0,3} (?:đánh|đập|tát|đá|bóp cổ|bạo hành|ép|sờ|nhốt)
            (?:chồng|vợ|bạn trai|bố|cha|ba|cha dượng|bố dượng|chồng cũ)(?: tôi| em)?(?: \w+)? (?:đánh|đập|bạo hành|hiếp|đe dọa|dọa|bóp cổ)
            bạo (?:hành|lực) gia đình|hiếp dâm|cưỡng hiếp|tôi sợ (?:hắn|chồng|anh ta|quá)
        """,
        Concern.MISCONDUCT: r"""
            (?:cảnh sát|công an|viên chức|sĩ quan)(?: \w+){0,4} (?:đòi|vòi|lấy|xin|nhận)(?: \w+){0,2} (?:tiền|hối lộ)|(?:cảnh sát|công an|viên chức|sĩ quan)(?: \w+){0,4} (?:đánh|đá|đẩy|chửi|mắng|lục soát|quát|sờ|say|nhục|khinh|dọa|tát|còng)
            (?:cảnh sát|sĩ quan|công an|viên chức)(?: \w+){0,2} (?:đánh|chửi|lấy tiền|ăn cắp|đẩy|xúc phạm|sàm sỡ|đe dọa)
            phân biệt (?:chủng tộc|đối xử)|kỳ thị
            (?:muốn|cần|làm sao) (?:nộp đơn )?(?:khiếu nại|tố cáo)|hối lộ|lạm quyền
        """,
    },
    harmless=r"""
        không(?: có| bị| hề)? (?:phân biệt|kỳ thị|nguy hiểm|khẩn cấp|khiếu nại)(?: \w+)?
        cảm ơn(?: \w+){0,4} giúp(?: đỡ)?(?: tôi)?
    """,
)
KOREAN = Wording(
    language="ko",
    sure={
        Concern.SELF_HARM: r"""
            사라지고\s?싶|살고\s?싶지\s?않|살기\s?(?:싫|힘들)|그만\s?살|죽어\s?버|끝내고\s?싶|다\s?끝내|삶을\s?포기|살\s?이유가\s?없|내가\s?없으면
            자살|자해|죽고\s?싶|살고\s?싶지\s?않|살기\s?싫|목숨을\s?끊|죽어버리|죽을\s?거|손목을\s?그|약을\s?(?:많이|다)\s?먹
        """,
        Concern.DANGER: r"""
            쓰러졌|쓰러져|안\s?깨어|안\s?일어나|의식이?\s?(?:없|잃)|숨을?\s?(?:안|못)|못\s?나가게|가두|가뒀|갇혔|감금|피가\s?(?:나|많|흐)
            (?:문|창문|현관)(?:을|문을)?\s?(?:부수|두드리|발로|차고|열려고|따고)|(?:칼|총|흉기|망치|도끼|방망이).{0,6}(?:들고|들었|있|휘두|가지고)|(?:때리고|맞고|싸우고)\s?있|따라(?:오|와)|쫓아|훔치고\s?있|죽을\s?(?:것|거)|불(?:이|났)
            살려\s?(?:줘|주세요|주십시오)|구해\s?(?:줘|주세요)
            도와\s?(?:줘|주세요|주십시오)|도움이\s?필요(?!\s?없)|지금\s?도움
            (?:그|그놈|그\s?사람|그\s?남자|남편|전\s?남편|전\s?남친|누가|누군가|누군가가)(?:이|가|은|는)?\s?(?:지금\s?)?(?:여기|밖에|집에|문\s?앞에|안에)\s?(?:있|왔|들어|숨)
            (?:누가|누군가|누군가가|모르는\s사람이|남자가).{0,8}(?:들어왔|들어오|침입|부수|따라)
            (?:죽이려|죽일\s?거|죽인다|죽이겠)|(?:총|칼|흉기)(?:을|를|이|가)?\s?(?:가지고|들고|갖고|있)
            경찰(?:을|관을)?\s?(?:좀\s?)?(?:보내|불러)|119|911\s?(?:불러|전화)|구급차
            위험해|위험합니다|긴급|응급|침입|쫓아오|따라오고|강도|총소리|불이\s?났|숨을\s?못|숨을\s?안
        """,
        Concern.ABUSE: r"""
            (?:남편|남자친구|남친|아빠|아버지|새아빠|전남편|아내).{0,14}(?:때려|때립|때렸|때리|폭행|협박|학대|목을\s?졸|던져|만져)|(?:남편|그\s?사람|아빠|아버지|그이)(?:이|가|은|는)?\s?(?:너무\s?|정말\s?)?(?:무서|두려)|맞고\s?살
            (?:남편|남자친구|남친|아빠|아버지|전남편|전\s?남편|아내|새아빠)(?:이|가|은|는)?\s?(?:저를|나를|또|자꾸|계속|엄마를)?\s?(?:때려|때렸|때리|폭행|협박|목을|학대)
            가정\s?폭력|성폭행|강간|무서워요|무섭습니다|스토킹
        """,
        Concern.MISCONDUCT: r"""
            (?:경찰|경찰관|경관|형사|순경).{0,14}(?:돈을?\s?(?:달라|요구|받|가져|뜯)|때렸|때려|때리|밀었|밀쳤|욕을|욕했|폭행|만졌|만져|뺏|비웃|무시하고\s?욕|술\s?(?:냄새|취)|협박|차별)
            (?:경찰|경찰관|경관)(?:이|가|은|는|들이)?\s?(?:저를|나를|제|내)?\s?.{0,6}(?:때렸|때려|욕|훔쳤|훔쳐|밀쳤|폭행|협박|성추행|모욕)
            인종\s?차별|차별(?:했|당|을)|민원을?\s?(?:제기|넣)|불만을\s?접수|뇌물|과잉\s?진압
        """,
    },
    harmless=r"""
        차별(?:이|은)?\s?(?:없|안)|위험하지\s?않|무섭지\s?않|급한\s?일은\s?아니
        도와\s?주셔서|도와\s?줘서|도움이\s?됐|도움이\s?되
    """,
    apart=False,
)
TAGALOG = Wording(
    language="tl",
    sure={
        Concern.SELF_HARM: r"""
            tapusin (?:na |ko )*(?:ang )?(?:lahat|buhay)|wala n(?:a|ang)(?: \w+)? (?:dahilan|silbi|kwenta)(?: \w+){0,3}|gusto ko na(?:ng)? (?:mawala|mamahinga|mamatay|magpahinga)|sawa na(?: ako)?(?: sa)? (?:buhay|mabuhay)|(?:pagod|ayoko|ayaw ko) na(?: \w+)? (?:mabuhay|sa buhay)|uminom ako ng (?:maraming|isang bote)
            magpapakamatay|magpakamatay|papatayin ko (?:ang )?sarili|sasaktan ko ang sarili|gusto ko n(?:a|ang) (?:ng )?mamatay|gusto ko nang mamatay
            ayoko n(?:a|ang) (?:ng )?mabuhay|ayaw ko n(?:a|ang) (?:ng )?mabuhay|wala n(?:a|ang) (?:ng )?saysay ang buhay
        """,
        Concern.DANGER: r"""
            may (?:pumapasok|sumisira|gustong pumasok|nanloloob|umaaligid|sumusunod|nag aaway|nagsasaksakan|tao)(?: \w+){0,3} (?:bahay|pinto|labas|bakuran|kotse|kwarto|akin|amin|ngayon|namin)
            hindi (?:na )?(?:siya |sya |na )*(?:humihinga|magising|gumigising|gumagalaw|makahinga|sumasagot)|(?:hinimatay|nahimatay|walang malay|dumudugo|duguan|nasaksak|nabaril)|nakakulong|ikinulong|ayaw (?:niya|nya) (?:ako(?:ng)?|kami(?:ng)?) (?:palabasin|paalisin|pakawalan)|(?:binubugbog|sinasaksak|sinasaktan|hinahabol|sinusundan)(?: \w+)?
            tulungan (?:niyo|nyo|ninyo|mo|nyo po|niyo po) (?:ako|kami|po ako|po kami)|saklolo|tulong (?:po|please|pls|agad|ngayon)|kailangan (?:ko|namin) (?:po )?(?:ng|nang) tulong
            ^tulong$
            (?:nandito|andito|nasa labas|nasa loob|nasa bahay|bumalik|nasa pinto) (?:na naman |na )?(?:siya|sya|sila)
            papatayin (?:niya|nya|nila) (?:ako|kami|siya)|sasaktan (?:niya|nya) (?:ako|kami)
            may (?:dalang |hawak na |hawak siyang )?(?:baril|kutsilyo|patalim)(?: siya| sya)?
            tumawag (?:po )?(?:kayo )?(?:ng|sa) (?:pulis|911)|(?:magpadala|padala) (?:po )?(?:kayo )?ng (?:pulis|tulong)
            may (?:pumasok|nakapasok|magnanakaw|sunog|barilan|nagbabarilan)|sinusundan (?:niya|nya|nila) ako|nasa panganib|emergency po|hindi (?:siya )?makahinga
        """,
        Concern.ABUSE: r"""
            (?:natatakot|takot na takot|takot)(?: na| po)*(?: ako| kami)?(?: \w+)? sa (?:asawa|tatay|kanya|mister|nobyo|bahay|kinakasama)|(?:asawa|nobyo|tatay|amain|mister|kinakasama)(?: \w+){0,3} (?:nananakit|nambubugbog|nanakit|sinasaktan|binubugbog)
            (?:sinasaktan|binubugbog|binugbog|sinaktan|sinuntok|sinasakal|tinatakot|ginahasa|inaabuso) (?:ako|kami|niya ako|nya ako|po ako)(?! ng (?:mga )?pulis)
            takot ako(?: sa)?|ginahasa
        """,
        Concern.MISCONDUCT: r"""
            (?:hinihingan|hiningan|hingan|humingi|nanghingi|nanghihingi|kinuha|kinukuha)(?: \w+){0,4} (?:pera|lagay|cash)(?: \w+){0,4} (?:pulis|opisyal)|(?:pulis|opisyal)(?: \w+){0,5} (?:pera|lagay|nanakit|nanulak|nagmura|nambastos|lasing|nanghipo|kinuha)|(?:sinipa|tinutukan|pinosasan|hinila|tinakot|kinuhanan|ininsulto|pinagtawanan)(?: \w+){0,3} pulis
            (?:sinaktan|sinuntok|binugbog|tinulak|ninakawan|minura|sinampal|binastos|hinipuan) (?:\w+ )?(?:ako |kami |kuya |anak ko )?(?:ng|nung) (?:mga )?pulis
            (?:pulis|opisyal)(?: \w+){0,3} (?:kotong|nangongotong|lasing|nagnakaw|nanuntok|nangotong)
            rasista|diskriminasyon|magrereklamo|magreklamo|(?:maghain|magsampa) ng reklamo|lagay|suhol
        """,
    },
    harmless=r"""
        salamat (?:po )?sa (?:inyong |mga )?tulong|(?:hindi|wala|walang)(?: \w+)? (?:rasista|diskriminasyon|emergency|reklamo|panganib)
        (?:mabilis|malaking|malaki) (?:ang |na )?tulong
    """,
)
HAITIAN = Wording(
    language="ht",
    sure={
        Concern.SELF_HARM: r"""
            (?:mwen|m|li) (?:bouke|fatige|about)(?: \w+)? (?:ak|avek)? ?(?:lavi|viv)|pito (?:m|mwen) mouri|fini ak (?:lavi|tout bagay)|(?:lavi|viv)(?: \w+){0,2} pa (?:gen|vo)(?: \w+)?|pran (?:tout|yon pakèt|anpil) (?:grenn|konprime|medikaman)
            (?:touye|blese|koupe|pann|kannale) t[eè]t mwen|touye t[eè]t m|swisid\w*
            (?:vle|anvi) (?:mouri|touye t[eè]t)|pa (?:vle|anvi) viv(?: anko| ankò)?|bouke viv
        """,
        Concern.DANGER: r"""
            (?:tonbe|tonbe a te)(?: \w+){0,3} pa (?:ka )?(?:leve|reveye|respire|pale|bouje)|endispoze|san konesans|ap senyen|(?:fèmen|femen|mare) (?:m|mwen|nou)|pa kite (?:m|mwen|nou) (?:soti|ale|rele)
            (?:k ?ap|ap|eseye|vle)(?: \w+)? (?:kraze|kase|antre|fòse|fose|goumen|bat|touye|swiv|kouri deye)(?: \w+){0,3} (?:pòt|pot|kay|lakay|mwen|m|nou|moun|fenèt)|(?:ak|avèk|avek|gen|kenbe)(?: yon)? (?:kouto|zam|fizi|baton|mato|rach|manchèt|manchet)
            anmw[eè]|^sekou$|osekou|bezwen sekou
            ede m|ede mwen|ede nou|vin ede|bezwen [eè]d (?:kounye a|touswit|vit|tanpri)|bezwen [eè]d$
            (?:li|yo|neg la|mari m|ex mwen) (?:la|deyo a|deyò a|devan pot la|nan kay la|tounen|retounen)(?: a| anko)?$
            (?:ap|pral|vle) touye (?:m|mwen|nou|li)
            (?:gen|gin|kenbe|ak|avek)(?: yon)? (?:zam|fizi|revolve|kouto|manchet)
            voye (?:la)?polis|voye (?:sekou|anbilans)|rele (?:la)?polis|rele 911
            (?:antre|kase|kraze) (?:lakay|kay|pot) (?:mwen|m|la)|ap suiv (?:m|mwen)|an danje|ijans|dife nan|ap tire|pa ka respire|ap senyen
        """,
        Concern.ABUSE: r"""
            (?:m|mwen|nou) (?:pè|pe|krent) (?:mari|li|mennaj|papa|ex|nonm|tounen lakay)(?: \w+){0,2}|(?:mari|mennaj|papa|bòpè|nonm)(?: \w+){0,3} (?:bat|frape|kale|trangle|maltrete|fòse|menase|blese) (?:m|mwen|nou|manman|pitit)
            (?:mari|mennaj|nonm|papa|bopè|bope|ansyen mari|ex)(?: m| mwen)?(?: ap| te| konn)? (?:bat|frape|maltrete|menase|trangle|vyole) (?:m|mwen|nou|manman)
            ap bat (?:m|mwen)|vyole (?:m|mwen)|vyolans (?:domestik|nan kay)|m pè li|mwen pè
        """,
        Concern.MISCONDUCT: r"""
            polis(?:ye)?(?: \w+){0,4} (?:frape|bat|joure|vole|pouse|imilye|menase|manyen|meprize|kale|mare|sou|bwè|bwe|touche)(?: \w+)?|polis(?:ye)?(?: \w+){0,4} (?:mande|pran|vole)(?: \w+){0,2} (?:lajan|kòb|kob|pòtab|valè)
            polis(?: la| yo)?(?: te| ap)? (?:frape|bat|joure|vole|pouse|imilye|menase|mande lajan|manyen)
            rasis|rasism|diskriminasyon|(?:pote|fe|fè|depoze) plent|lajan anba tab
        """,
    },
    harmless=r"""
        m[eè]si(?: anpil)? (?:pou|dèske)(?: \w+){0,3} [eè]d(?: nou| m)?|pa (?:te )?(?:rasis|gen plent|an danje|gen ijans)|(?:li|yo) pa (?:te )?ede (?:m|mwen|nou)|te ede (?:m|mwen|nou)
    """,
)
PORTUGUESE = Wording(
    language="pt",
    sure={
        Concern.SELF_HARM: r"""
            (?:nao aguento|cansei|farto|farta|cansad[oa]|desisti|desisto)(?: \w+){0,2} (?:viver|da vida|de tudo|essa vida|de mim|nada)|quero (?:sumir|desaparecer|morrer|dormir e nao acordar)|acabar com (?:tudo|a minha vida|minha vida|isso)|(?:ninguem|nada)(?: \w+){0,3} (?:falta de mim|sentido|razao)(?: \w+){0,2}|melhor sem mim|tomei (?:todos|varios|um monte|o frasco)(?: \w+){0,3}|me cortei|me cortando
            (?:quero|vou|queria|penso em|pensando em|vontade de)(?: me)? (?:matar|morrer|me matar|suicidar|tirar (?:a )?minha vida|acabar com tudo)
            suicid(?:io|ar|arme)|nao quero(?: mais)? (?:viver|estar aqui)(?: mais)?|cansad[oa] de viver|tirar a (?:propria|minha) vida
        """,
        Concern.DANGER: r"""
            (?:tem|ha|alguem|homem|cara|ele|eles)(?: \w+){0,4} (?:tentando|querendo|forcando) (?:entrar|arrombar|invadir|abrir|me|matar|pegar)|tentando (?:entrar|arrombar|invadir|me pegar|me matar)
            (?:desmaiou|nao acorda|desacordad[oa]|inconsciente|convuls\w+|passando mal|caiu e nao)|(?:me|nos) (?:trancou|prendeu|amarrou)|nao (?:me|nos) deixa (?:sair|ligar|ir)|(?:ta|esta|na|estao)(?: \w+){0,4} com (?:uma |um )?(?:faca|arma|revolver|pau|facao|martelo|pistola)|(?:esta|ta|estao)(?: \w+)? (?:batendo|espancando|quebrando|atirando|roubando|brigando|me seguindo|seguindo|assaltando)|(?:meu|minha) ex (?:ta|esta|voltou|apareceu)
            socorro|me (?:ajuda|ajude|ajudem)(?: por favor| agora)?|ajudem? me|ajude nos
            (?:preciso|precisamos|quero)(?: de)? (?:ajuda|socorro)(?: agora| ja| urgente| por favor)?
            (?:preciso|precisamos) da policia
            (?:ele|ela|eles) (?:esta|ta|voltou|estao)(?: aqui| na porta| la fora| na minha casa| dentro| de novo)(?! obrigad\w)
            (?:ele|ela) voltou|(?:vai|quer|vao) (?:me|nos) matar|(?:vai|quer) matar
            (?:tem|com|esta com|ta com) (?:uma |um )?(?:arma|faca|revolver|pistola)|(?:homem|cara|pessoa|alguem|gente) (?:armad[oa]|com)
            (?:mandem?|enviem?|chamem?|chama|liguem?)(?: para)?(?: a| o| uma| pro)? (?:policia|911|ajuda|ambulancia|alguem|viatura)
            (?:entraram|invadiram|estao invadindo|arrombando)(?: \w+)? (?:minha|a|na) (?:casa|porta)|me (?:seguindo|assaltando|perseguindo)|(?:em|corro) perigo|(?:e|tenho) uma emergencia|^emergencia$|estao atirando|tiros|incendio|nao consigo respirar|nao (?:esta respirando|respira)|sangrando
        """,
        Concern.ABUSE: r"""
            (?:muito |com |tenho |morro de |morrendo de |tanto )+medo d(?:o|a|ele|ela|e)(?: \w+){0,2}|(?:meu|minha) (?:marido|namorado|ex|pai|padrasto|esposo|companheiro)(?: \w+){0,3} (?:me|nos) (?:bate|bateu|agride|ameaca|toca|obriga|tranca|empurra|chuta|sufoca)|me (?:bate|agride|tranca|obriga)(?: \w+)? (?:quando|sempre|todo|toda)
            (?:meu|minha) (?:marido|namorado|ex|pai|padrasto|esposo|companheiro|esposa|namorada)(?: \w+)? (?:me |nos |na minha mae )?(?:bate|bateu|batendo|agride|agrediu|ameaca|ameacou|estuprou|persegue|enforcou)
            (?:ele|ela) (?:me|nos) (?:bate|agride|ameaca|persegue)|estupr(?:ou|ada|ado|o)|violencia domestica|(?:tenho|com) medo (?:dele|do|de ele|que ele)|estou com medo|com muito medo
        """,
        Concern.MISCONDUCT: r"""
            (?:policial|policiais|policia|oficial|guarda|agente)(?: \w+){0,4} (?:pediu|pediram|exigiu|levou|pegou|roubou|ficou com|tirou)(?: \w+){0,3} (?:dinheiro|propina|grana|carteira|celular)|(?:policial|policiais|policia|oficial|guarda|agente)(?: \w+){0,4} (?:bateu|agrediu|chutou|empurrou|xingou|humilhou|ameacou|algemou|apalpou|tocou|jogou|riu|gritou|bebado|bebad[oa]|mentiu)(?: \w+)?
            (?:policial|policia|policiais|oficial|guarda)(?: \w+){0,2} (?:me|nos|meu filho|minha|o) ?(?:bateu|agrediu|roubou|xingou|empurrou|ameacou|humilhou|revistou|tocou|insultou)
            racistas?|racismo|discrimin(?:ou|acao|ado|ada)|preconceito|preconceituos[oa]
            (?:fazer|registrar|abrir|apresentar) (?:uma )?(?:reclamacao|queixa|denuncia)|propina|suborno|abuso de (?:autoridade|poder)
        """,
    },
    harmless=r"""
        obrigad[oa]s?(?: \w+){0,3} (?:ajuda|me ajudar|ajudar)(?: \w+)?|nao (?:me|nos) (?:ajudou|ajudaram|ajuda)|(?:me|nos) (?:ajudou|ajudaram)|ajuda (?:foi|chegou|rapida)|nao(?: \w+){0,2} (?:racistas?|racismo|emergencia|reclamacao|discriminou|preconceito)|sem (?:reclamacao|reclamacoes|preconceito)
    """,
)
RUSSIAN = Wording(
    language="ru",
    sure={
        Concern.SELF_HARM: r"""
            незачем жить|не вижу смысла|нет смысла|устал[а]? (?:жить|от жизни|от всего)|надоело жить|лучше (?:бы )?(?:мне |я )?(?:умер|сдох|не жить|умереть)\w*|хочу (?:исчезнуть|чтобы все (?:это )?(?:закончилось|кончилось))|без меня (?:всем )?(?:будет )?лучше|всем будет лучше|выпил[а]? (?:все |пачку |упаковку )?таблет\w+|прощай(?:те)?$
            (?:хочу|хочется|собираюсь|готов[а]?) (?:умереть|сдохнуть|убить себя|уйти из жизни)
            (?:покончить|покончу) с собой|поконч\w+ с жизнью|самоубийств\w+|суицид\w*|убью себя|убить себя|не хочу (?:больше )?жить|(?:порезал|порежу|режу)[а]? (?:себя|вены)|нет смысла жить
        """,
        Concern.DANGER: r"""
            (?:ломает|ломают|выбивает|выбивают|взламыва\w+|стучит|стучат|лезет|лезут|пытается войти|пытаются войти)(?: \w+){0,4} ?(?:двер\w+|окн\w+|дом|квартир\w+)?
            (?:не приходит в себя|без сознания|потерял\w* сознание|не просыпается|не дышит|не двигается|не отвечает|упал\w* и не)|с (?:ножом|пистолетом|ружьем|топором|битой|молотком)|вооружен\w*|(?:запер|закрыл|удерживает|не выпускает|не отпускает|связал)\w*(?: меня| нас)|(?:бьют|избивают|убивают|грабят|преследу\w+|следит за|идет за)(?: \w+)?|кто ?то(?: \w+){0,3} (?:двер\w+|в доме|окн\w+|за мной)
            помогите|помоги(?:те)? (?:мне|пожалуйста)|спасите|спаси меня|на помощь|нужна помощь|срочно (?:нужна|помо\w+|приез\w+)
            (?:он|она|они)(?: снова| опять| сейчас)? (?:здесь|тут|вернулся|вернулась|у двери|за дверью|в доме|рядом|пришел)
            (?:он|она|они|муж)?(?: \w+)? ?(?:убьет|убьют|хочет убить|хотят убить|зарежет|угрожает убить)(?: меня| нас)?
            (?:у него|у нее|у них|он с|с)(?: есть)? (?:пистолет|пистолетом|оружие|нож|ножом|ружье)
            (?:вызовите|вызывайте|пришлите|отправьте)(?: \w+)? ?(?:полици\w+|скорую|помощь|911|кого нибудь)
            (?:ломится|ломятся|ворвал\w+|вломил\w+|залез\w*|лезут)(?: \w+){0,3}|преследует меня|преследуют|в опасности|чрезвычайная ситуация|стреляют|выстрелы|пожар|горит дом|не могу дышать|не дышит|истекаю кровью|грабят
        """,
        Concern.ABUSE: r"""
            (?:очень |я |так )*боюсь(?: \w+)? (?:мужа|его|ее|отца|парня|бывшего|за|идти домой)|(?:муж|парень|отец|отчим|бывший|сожитель|он)(?: \w+){0,3} (?:бьет|избивает|бил|душит|душил|насилует|угрожает|пинает|запирает|трогает)
            (?:муж|парень|отец|отчим|бывший|сожитель|брат|жена)(?: \w+)? (?:меня|нас|маму|мне)? ?(?:бьет|избил|избивает|ударил|насилует|изнасиловал|угрожает|душил|душит)
            (?:он|она) (?:меня|нас) (?:бьет|избивает|душит|насилует)|бьет меня|изнасиловал\w*|домашнее насилие|(?:я )?боюсь (?:его|мужа|за|что он)|мне страшно
        """,
        Concern.MISCONDUCT: r"""
            (?:полицейск\w+|полиция|офицер\w*|коп\w*|сотрудник\w*|шериф\w*)(?: \w+){0,4} (?:требовал\w*|вымогал\w*|просил\w* деньг\w*|взял\w* деньг\w*|забрал\w*|ударил\w*|бил\w*|пинал\w*|толкал\w*|толкнул\w*|угрожал\w*|оскорблял\w*|унижал\w*|смеял\w*|пьян\w*|обыскал\w*|повалил\w*|врал\w*|соврал\w*|материл\w*)
            (?:полицейск\w+|полиция|офицер|коп|сотрудник)(?: \w+){0,2} (?:ударил\w*|избил\w*|украл\w*|оскорбил\w*|толкнул\w*|угрожал\w*|обокрал\w*|унизил\w*|лапал\w*)
            расист\w*|расизм\w*|дискримин\w+|(?:подать|написать|хочу) жалобу|взятк\w+|превышение полномочий
        """,
    },
    harmless=r"""
        спасибо(?: \w+){0,3} (?:за помощь|помощь|помогли|что помогли)|не (?:помогли|помог|расист\w*)|(?:никакой|нет|без|не было) (?:дискримин\w+|расизм\w*|жалоб\w*|опасност\w*)
    """,
)
ARABIC = Wording(
    language="ar",
    sure={
        Concern.SELF_HARM: r"""
            (?:تعبت|مللت|زهقت|سئمت)\s(?:من\s)?(?:ال)?(?:حياة|حياه|عيش|حياتي|كل شيء)|لا معنى ل(?:ل)?(?:حيات\w*|لحياة)|الافضل ان اموت|لم اعد اريد|بدون ي الحياة|لا (?:احد|أحد) (?:سيفتقدني|يهتم)|اخذت (?:كل|علبة)\s?(?:ال)?(?:حبوب|ادوية|دواء)
            (?:اريد|بدي|سوف|راح|عايز|ابغى|اتمنى)\s(?:ان\s)?(?:اموت|انتحر|الانتحار|الموت|اقتل نفسي|انهي حياتي)
            انتحار|سانتحر|لا\s(?:اريد|ارغب)\s(?:في\s)?(?:ان\s)?(?:العيش|الحياه|الحياة|اعيش)|قتل\sنفسي|اقتل\sنفسي|ساقتل\sنفسي|اؤذي\sنفسي
        """,
        Concern.DANGER: r"""
            (?:يحاول|يحاولون|عم يحاول|بيحاول)\s(?:\w+\s)?(?:كسر|اقتحام|دخول|فتح|قتل|خطف|الدخول|يدخل|يكسر)|كسر\s(?:ال)?(?:باب|نافذة)|(?:سقط|سقطت|وقع|وقعت|اغمي)\s.{0,14}(?:لا|ما|عليه|عليها)|فقدت? الوعي|لا (?:تتنفس|يتنفس|تستيقظ|يستيقظ|تتحرك)|(?:حبسني|يحبسني|لا يدعني|ما يخليني|لا يسمح لي)|(?:معه|معاه|ومعه|لديه|يحمل|بيده|حامل)\s(?:\w+\s)?(?:سلاح\w*|سكين\w*|مسدس\w*|عصا|فاس)|(?:يضربون|يضربونه|يقتلون|يسرقون|يلاحقون)\w*
            النجده|النجدة|ساعدوني|ساعدني|ساعدونا|انقذوني|انقذني|الحقوني|اغيثوني
            (?:احتاج|اريد|نحتاج|محتاج|محتاجه)\s(?:الى\s|إلى\s)?(?:ال)?مساعد[ةه]
            (?:هو|هي|هم|زوجي|انه)\s(?:هنا|عند الباب|في الخارج|في البيت|رجع|عاد|بالباب)
            (?:سيقتلني|سيقتلنا|يريد قتلي|بيقتلني|راح يقتلني|يريد ان يقتلني|سيؤذيني|هيقتلني)
            (?:معه|معاه|لديه|يحمل|عنده)\s(?:سلاح|سكين|مسدس|سكينا|سلاحا)
            (?:ارسلوا|اتصلوا|ابعتوا|اطلبوا|كلموا)\s(?:ب)?(?:ال)?(?:شرط[ةه]|911|اسعاف|احد)|شرطه فورا
            (?:اقتحم|اقتحموا|يقتحم|كسر الباب|دخل بيتي|يلاحقني|يتبعني)|(?:انا )?في خطر|حال[ةه] طوارئ|^طوارئ$|حريق|اطلاق نار|لا استطيع التنفس|لا يتنفس|انزف
        """,
        Concern.ABUSE: r"""
            (?:انا\s)?(?:خايف|خائف|اخاف|مرعوب)[ةه]?\s(?:جدا\s)?(?:من|على)|(?:زوجي|ابي|والدي|طليقي|اخي|خطيبي|صديقي)\s(?:\w+\s){0,3}(?:ي)?(?:ضرب|هدد|خنق|حبس|عنف|غتصب|لمس|جبر)\w*
            (?:زوجي|ابي|والدي|صديقي|طليقي|اخي|خطيبي|زوجتي)\s(?:\w+\s)?(?:يضربني|ضربني|يهددني|هددني|يعنفني|اغتصبني|يضرب|يخنقني)
            هو يضربني|يضربني كل|اغتصب\w*|عنف (?:اسري|منزلي)|(?:انا )?خائف[ةه]? منه|اخاف منه|انا خائف
        """,
        Concern.MISCONDUCT: r"""
            (?:الشرطي|الشرطة|الشرطه|الضابط|شرطي|ضابط|الشرطيين)\s(?:\w+\s){0,3}(?:طلب|طلبوا|اخذ|اخذوا|سرق|سرقوا|اراد)\s(?:\w+\s){0,2}(?:مال|مالا|المال|نقود\w*|نقودي|فلوس\w*|رشو[ةه])|(?:الشرطي|الشرطة|الشرطه|الضابط|شرطي|ضابط)\s(?:\w+\s){0,3}(?:ضرب|شتم|اهان|دفع|هدد|تحرش|سخر|لمس|كذب|صرخ|ركل|سكران)\w*
            (?:الشرطي|الشرطه|الشرطة|الضابط|شرطي|ضابط)\s(?:\w+\s)?(?:ضربني|شتمني|سرقني|سرق|اهانني|هددني|دفعني|تحرش|ضرب|اهان)
            عنصري|عنصريه|عنصرية|تمييز|شكوى ضد|(?:تقديم|اقدم|قدم)\s(?:ال)?شكو[ىي]|رشو[ةه]
        """,
    },
    harmless=r"""
        شكرا\s(?:\w+\s)*(?:على\s|ل)?(?:ال)?مساعد\w*|(?:ليس|ليسوا|لا|غير|مو|مش|بدون)\s(?:هناك\s)?(?:عنصري\w*|تمييز|شكو\w*|في خطر|خطر)|لم (?:يساعدني|يساعدوني)
    """,
    apart=False,
)

OTHERS = (CHINESE, VIETNAMESE, KOREAN, TAGALOG, HAITIAN, PORTUGUESE, RUSSIAN, ARABIC)
