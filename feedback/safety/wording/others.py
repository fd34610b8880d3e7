"""Core phrases of eight more languages. A speaker should look at them: see docs/admin.md."""

from feedback.safety.concerns import Concern, Wording

CHINESE = Wording(
    language="zh",
    sure={
        Concern.SELF_HARM: r"""
            自杀|自殺|自残|自尽
            想死|不想活|活不下去|结束(?:我的|自己的)?生命|割腕|跳楼|轻生|不想再?活
            吃了(?:很多|一瓶|整瓶).{0,4}药
        """,
        Concern.DANGER: r"""
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
            (?:老公|丈夫|男朋友|男友|前夫|前男友|爸爸|父亲|妻子|老婆|继父).{0,3}(?:打|虐待|威胁|强奸|掐|跟踪)
            (?:又|一直|每天|总是)打我|家暴|家庭暴力|强奸|被强暴|我(?:很|好)?(?:害怕|怕)他|我很害怕
        """,
        Concern.MISCONDUCT: r"""
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
            tự (?:tử|sát|vẫn|làm hại mình)
            (?:muốn|sẽ|định) (?:chết|tự kết liễu|kết thúc cuộc đời|kết liễu đời)
            không (?:muốn|thiết) sống
        """,
        Concern.DANGER: r"""
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
            (?:chồng|vợ|bạn trai|bố|cha|ba|cha dượng|bố dượng|chồng cũ)(?: tôi| em)?(?: \w+)? (?:đánh|đập|bạo hành|hiếp|đe dọa|dọa|bóp cổ)
            bạo (?:hành|lực) gia đình|hiếp dâm|cưỡng hiếp|tôi sợ (?:hắn|chồng|anh ta|quá)
        """,
        Concern.MISCONDUCT: r"""
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
            자살|자해|죽고\s?싶|살고\s?싶지\s?않|살기\s?싫|목숨을\s?끊|죽어버리|죽을\s?거|손목을\s?그|약을\s?(?:많이|다)\s?먹
        """,
        Concern.DANGER: r"""
            살려\s?(?:줘|주세요|주십시오)|구해\s?(?:줘|주세요)
            도와\s?(?:줘|주세요|주십시오)|도움이\s?필요(?!\s?없)|지금\s?도움
            (?:그|그놈|그\s?사람|그\s?남자|남편|전\s?남편|전\s?남친|누가|누군가|누군가가)(?:이|가|은|는)?\s?(?:지금\s?)?(?:여기|밖에|집에|문\s?앞에|안에)\s?(?:있|왔|들어|숨)
            (?:누가|누군가|누군가가|모르는\s사람이|남자가).{0,8}(?:들어왔|들어오|침입|부수|따라)
            (?:죽이려|죽일\s?거|죽인다|죽이겠)|(?:총|칼|흉기)(?:을|를|이|가)?\s?(?:가지고|들고|갖고|있)
            경찰(?:을|관을)?\s?(?:좀\s?)?(?:보내|불러)|119|911\s?(?:불러|전화)|구급차
            위험해|위험합니다|긴급|응급|침입|쫓아오|따라오고|강도|총소리|불이\s?났|숨을\s?못|숨을\s?안
        """,
        Concern.ABUSE: r"""
            (?:남편|남자친구|남친|아빠|아버지|전남편|전\s?남편|아내|새아빠)(?:이|가|은|는)?\s?(?:저를|나를|또|자꾸|계속|엄마를)?\s?(?:때려|때렸|때리|폭행|협박|목을|학대)
            가정\s?폭력|성폭행|강간|무서워요|무섭습니다|스토킹
        """,
        Concern.MISCONDUCT: r"""
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
            magpapakamatay|magpakamatay|papatayin ko (?:ang )?sarili|sasaktan ko ang sarili|gusto ko n(?:a|ang) (?:ng )?mamatay|gusto ko nang mamatay
            ayoko n(?:a|ang) (?:ng )?mabuhay|ayaw ko n(?:a|ang) (?:ng )?mabuhay|wala n(?:a|ang) (?:ng )?saysay ang buhay
        """,
        Concern.DANGER: r"""
            tulungan (?:niyo|nyo|ninyo|mo|nyo po|niyo po) (?:ako|kami|po ako|po kami)|saklolo|tulong (?:po|please|pls|agad|ngayon)|kailangan (?:ko|namin) (?:po )?(?:ng|nang) tulong
            ^tulong$
            (?:nandito|andito|nasa labas|nasa loob|nasa bahay|bumalik|nasa pinto) (?:na naman |na )?(?:siya|sya|sila)
            papatayin (?:niya|nya|nila) (?:ako|kami|siya)|sasaktan (?:niya|nya) (?:ako|kami)
            may (?:dalang |hawak na |hawak siyang )?(?:baril|kutsilyo|patalim)(?: siya| sya)?
            tumawag (?:po )?(?:kayo )?(?:ng|sa) (?:pulis|911)|(?:magpadala|padala) (?:po )?(?:kayo )?ng (?:pulis|tulong)
            may (?:pumasok|nakapasok|magnanakaw|sunog|barilan|nagbabarilan)|sinusundan (?:niya|nya|nila) ako|nasa panganib|emergency po|hindi (?:siya )?makahinga
        """,
        Concern.ABUSE: r"""
            (?:sinasaktan|binubugbog|binugbog|sinaktan|sinuntok|sinasakal|tinatakot|ginahasa|inaabuso) (?:ako|kami|niya ako|nya ako|po ako)(?! ng (?:mga )?pulis)
            takot ako(?: sa)?|ginahasa
        """,
        Concern.MISCONDUCT: r"""
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
            (?:touye|blese|koupe|pann|kannale) t[eè]t mwen|touye t[eè]t m|swisid\w*
            (?:vle|anvi) (?:mouri|touye t[eè]t)|pa (?:vle|anvi) viv(?: anko| ankò)?|bouke viv
        """,
        Concern.DANGER: r"""
            anmw[eè]|^sekou$|osekou|bezwen sekou
            ede m|ede mwen|ede nou|vin ede|bezwen [eè]d (?:kounye a|touswit|vit|tanpri)|bezwen [eè]d$
            (?:li|yo|neg la|mari m|ex mwen) (?:la|deyo a|deyò a|devan pot la|nan kay la|tounen|retounen)(?: a| anko)?$
            (?:ap|pral|vle) touye (?:m|mwen|nou|li)
            (?:gen|gin|kenbe|ak|avek)(?: yon)? (?:zam|fizi|revolve|kouto|manchet)
            voye (?:la)?polis|voye (?:sekou|anbilans)|rele (?:la)?polis|rele 911
            (?:antre|kase|kraze) (?:lakay|kay|pot) (?:mwen|m|la)|ap suiv (?:m|mwen)|an danje|ijans|dife nan|ap tire|pa ka respire|ap senyen
        """,
        Concern.ABUSE: r"""
            (?:mari|mennaj|nonm|papa|bopè|bope|ansyen mari|ex)(?: m| mwen)?(?: ap| te| konn)? (?:bat|frape|maltrete|menase|trangle|vyole) (?:m|mwen|nou|manman)
            ap bat (?:m|mwen)|vyole (?:m|mwen)|vyolans (?:domestik|nan kay)|m pè li|mwen pè
        """,
        Concern.MISCONDUCT: r"""
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
            (?:quero|vou|queria|penso em|pensando em|vontade de)(?: me)? (?:matar|morrer|me matar|suicidar|tirar (?:a )?minha vida|acabar com tudo)
            suicid(?:io|ar|arme)|nao quero(?: mais)? (?:viver|estar aqui)(?: mais)?|cansad[oa] de viver|tirar a (?:propria|minha) vida
        """,
        Concern.DANGER: r"""
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
            (?:meu|minha) (?:marido|namorado|ex|pai|padrasto|esposo|companheiro|esposa|namorada)(?: \w+)? (?:me |nos |na minha mae )?(?:bate|bateu|batendo|agride|agrediu|ameaca|ameacou|estuprou|persegue|enforcou)
            (?:ele|ela) (?:me|nos) (?:bate|agride|ameaca|persegue)|estupr(?:ou|ada|ado|o)|violencia domestica|(?:tenho|com) medo (?:dele|do|de ele|que ele)|estou com medo|com muito medo
        """,
        Concern.MISCONDUCT: r"""
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
            (?:хочу|хочется|собираюсь|готов[а]?) (?:умереть|сдохнуть|убить себя|уйти из жизни)
            (?:покончить|покончу) с собой|поконч\w+ с жизнью|самоубийств\w+|суицид\w*|убью себя|убить себя|не хочу (?:больше )?жить|(?:порезал|порежу|режу)[а]? (?:себя|вены)|нет смысла жить
        """,
        Concern.DANGER: r"""
            помогите|помоги(?:те)? (?:мне|пожалуйста)|спасите|спаси меня|на помощь|нужна помощь|срочно (?:нужна|помо\w+|приез\w+)
            (?:он|она|они)(?: снова| опять| сейчас)? (?:здесь|тут|вернулся|вернулась|у двери|за дверью|в доме|рядом|пришел)
            (?:он|она|они|муж)?(?: \w+)? ?(?:убьет|убьют|хочет убить|хотят убить|зарежет|угрожает убить)(?: меня| нас)?
            (?:у него|у нее|у них|он с|с)(?: есть)? (?:пистолет|пистолетом|оружие|нож|ножом|ружье)
            (?:вызовите|вызывайте|пришлите|отправьте)(?: \w+)? ?(?:полици\w+|скорую|помощь|911|кого нибудь)
            (?:ломится|ломятся|ворвал\w+|вломил\w+|залез\w*|лезут)(?: \w+){0,3}|преследует меня|преследуют|в опасности|чрезвычайная ситуация|стреляют|выстрелы|пожар|горит дом|не могу дышать|не дышит|истекаю кровью|грабят
        """,
        Concern.ABUSE: r"""
            (?:муж|парень|отец|отчим|бывший|сожитель|брат|жена)(?: \w+)? (?:меня|нас|маму|мне)? ?(?:бьет|избил|избивает|ударил|насилует|изнасиловал|угрожает|душил|душит)
            (?:он|она) (?:меня|нас) (?:бьет|избивает|душит|насилует)|бьет меня|изнасиловал\w*|домашнее насилие|(?:я )?боюсь (?:его|мужа|за|что он)|мне страшно
        """,
        Concern.MISCONDUCT: r"""
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
            (?:اريد|بدي|سوف|راح|عايز|ابغى|اتمنى)\s(?:ان\s)?(?:اموت|انتحر|الانتحار|الموت|اقتل نفسي|انهي حياتي)
            انتحار|سانتحر|لا\s(?:اريد|ارغب)\s(?:في\s)?(?:ان\s)?(?:العيش|الحياه|الحياة|اعيش)|قتل\sنفسي|اقتل\sنفسي|ساقتل\sنفسي|اؤذي\sنفسي
        """,
        Concern.DANGER: r"""
            النجده|النجدة|ساعدوني|ساعدني|ساعدونا|انقذوني|انقذني|الحقوني|اغيثوني
            (?:احتاج|اريد|نحتاج|محتاج|محتاجه)\s(?:الى\s|إلى\s)?(?:ال)?مساعد[ةه]
            (?:هو|هي|هم|زوجي|انه)\s(?:هنا|عند الباب|في الخارج|في البيت|رجع|عاد|بالباب)
            (?:سيقتلني|سيقتلنا|يريد قتلي|بيقتلني|راح يقتلني|يريد ان يقتلني|سيؤذيني|هيقتلني)
            (?:معه|معاه|لديه|يحمل|عنده)\s(?:سلاح|سكين|مسدس|سكينا|سلاحا)
            (?:ارسلوا|اتصلوا|ابعتوا|اطلبوا|كلموا)\s(?:ب)?(?:ال)?(?:شرط[ةه]|911|اسعاف|احد)|شرطه فورا
            (?:اقتحم|اقتحموا|يقتحم|كسر الباب|دخل بيتي|يلاحقني|يتبعني)|(?:انا )?في خطر|حال[ةه] طوارئ|^طوارئ$|حريق|اطلاق نار|لا استطيع التنفس|لا يتنفس|انزف
        """,
        Concern.ABUSE: r"""
            (?:زوجي|ابي|والدي|صديقي|طليقي|اخي|خطيبي|زوجتي)\s(?:\w+\s)?(?:يضربني|ضربني|يهددني|هددني|يعنفني|اغتصبني|يضرب|يخنقني)
            هو يضربني|يضربني كل|اغتصب\w*|عنف (?:اسري|منزلي)|(?:انا )?خائف[ةه]? منه|اخاف منه|انا خائف
        """,
        Concern.MISCONDUCT: r"""
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
