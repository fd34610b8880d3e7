"""How people say it in the languages in which agencies text, besides English and Spanish.

Words are whole replies. Patterns are whole clauses, in small letters: politeness taken out, apostrophes dropped, and
accents too, but in languages where an accent makes another word. They are orders spoken to us ("don't send me
messages"), so that a report ("nobody sent me a message") matches none.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Words are parted by bars.

    `stop` and `help` count where the agency texts in the language. A Stop word in another script than ours, or with
    letters that English and Spanish don't have, is no plausible answer there: it counts everywhere, and so do the
    words of `surely` and all patterns. `maybe` are words that stop and may as well be an answer: they count where the
    language is used, and somebody looks at them.
    """

    stop: str
    help: str
    polite: str
    no_texts: tuple[str, ...] = ()
    wrong_number: tuple[str, ...] = ()
    surely: str = ""
    maybe: str = ""
    has_accents: bool = False  # "dừng" is stop, "đúng" is right
    has_spaces: bool = True  # where not, patterns are written and matched without


CHINESE = Language(
    stop="停止|停|退订|退訂|退定|取消|取消订阅|取消訂閱|退出|终止|終止|拒收|td",
    help="帮助|幫助",
    maybe="够了|夠了|t",
    polite="请|請|谢谢|謝謝|麻烦|麻煩|你好|您好",
    has_spaces=False,
    no_texts=(
        "(?:不要|别|別|勿|停止)(?:再|继续|繼續)?(?:给我|給我|向我)?(?:发送|發送|发|發|寄|传|傳)(?:给我|給我)?"
        "(?:任何)?(?:短信|简讯|簡訊|信息|消息|讯息|訊息|短讯|短訊)?(?:给我|給我)?了?",
        "(?:不要|别|別|勿)再?(?:打扰|打擾|联系|聯繫|聯絡|骚扰|騷擾)我了?",
        "我?不想再?(?:收到|接收)(?:你们的|你們的|这些|這些)?(?:短信|简讯|簡訊|信息|消息|讯息|訊息)了?",
        "(?:删除|刪除|移除)我的?(?:电话|電話|手机|手機)?(?:号码|號碼|号|號)",
        "把?我?从?(?:你们的|你們的)?(?:名单|名單|列表)[中上里]?(?:删除|刪除|移除|去掉)",
    ),
    wrong_number=(
        "(?:你们|你們|你|您)?[打发發][错錯]了?(?:人|号码|號碼|号|號|电话|電話)?了?",
        "(?:你们|你們|你|您)?找[错錯]了?人了?",
        "(?:电话|電話)?(?:号码|號碼)是?(?:[错錯][的了]?|不对|不對)",
        "[错錯](?:误的?|誤的?)?(?:号码|號碼|号|號)",
    ),
)

VIETNAMESE = Language(
    stop="dừng|dừng lại|ngừng|ngừng lại|hủy|huỷ|hủy bỏ|hủy đăng ký|huỷ đăng ký|từ chối"
    "|dung lai|ngung|ngung lai|huy|huy dang ky|tu choi",
    help="trợ giúp|giúp|tro giup",
    polite="xin|làm ơn|vui lòng|lam on|vui long|cảm ơn|cam on|ạ|chào",
    has_accents=True,
    no_texts=(
        "(?:đừng|dừng|ngừng|thôi)(?: việc)? (?:nhắn tin|gửi tin|gởi tin|gửi tin nhắn|gởi tin nhắn|nhắn)"
        "(?: cho)?(?: tôi| em| anh| chị| mình| số này)?(?: nữa)?",
        "(?:dung|ngung) (?:nhan tin|gui tin|gui tin nhan)(?: cho)?(?: toi| so nay)?(?: nua)?",
        "đừng (?:liên lạc|làm phiền)(?: với)? tôi(?: nữa)?",
        "tôi không muốn nhận(?: các)? tin(?: nhắn)?(?: này)?(?: nữa)?",
        "(?:xóa|xoá) số(?: điện thoại)?(?: của)? tôi",
    ),
    wrong_number=(
        "(?:bạn |anh |chị )?(?:(?:gọi|nhắn|gửi) )?(?:nhầm|lộn|sai) số(?: điện thoại)?(?: rồi)?",
        "(?:bạn |anh |chị )?(?:gọi|nhắn|gửi) nhầm người(?: rồi)?",
        "nham so(?: roi)?|sai so(?: roi)?",
    ),
)

KOREAN = Language(
    stop="중지|중단|정지|그만|수신거부|거부|취소|해지|구독취소|멈춰|멈추세요",
    help="도움말|도움",
    polite="제발|부탁드립니다|부탁합니다|감사합니다|안녕하세요|죄송하지만|죄송합니다만",
    has_spaces=False,
    no_texts=(
        "(?:더이상|이제|앞으로|저에게|저한테|나한테){0,3}(?:(?:문자|메시지|메세지|설문|문자메시지)[를을좀]?)?"
        "(?:더이상|저에게|저한테){0,2}(?:보내지|연락하지|문자하지)"
        "(?:마세요|마십시오|마라|마요|마|말아주세요|말아요|말아주십시오)",
        "이제?(?:(?:문자|메시지|메세지|설문)[를을좀]?)?그만좀?(?:보내세요|보내주세요|보내|보내십시오)",
        "(?:문자|메시지|메세지|설문)[를을좀]?그만좀?(?:보내세요|보내주세요|보내|보내십시오|하세요|해주세요)",
        "그만좀?(?:보내세요|보내주세요|보내|보내십시오)",
        "(?:더이상)?(?:문자|메시지|메세지)[를을]?(?:더이상)?받고싶지않(?:아요|습니다|아)",
        "[제내]?(?:전화)?번호[를을]?(?:목록에서|명단에서)?(?:삭제|제거)(?:해주세요|해|하세요|바랍니다)",
        "수신거부(?:합니다|해주세요|할게요|요청|요청합니다)",
    ),
    wrong_number=(
        "(?:전화)?번호[가를]?(?:틀렸어요|틀렸습니다|틀렸네요|틀려요|틀립니다|잘못됐어요|잘못됐습니다|잘못되었습니다)",
        "잘못된(?:전화)?번호(?:입니다|예요|에요)?",
        "잘못(?:보내셨어요|보내셨습니다|보내셨네요|보냈어요)",
    ),
)

TAGALOG = Language(
    stop="itigil|tigil|tigilan|tumigil|ihinto|hinto|huminto|kanselahin",
    help="tulong",
    surely="itigil|ihinto|tigilan",
    maybe="tama na|ayoko na|ayaw ko na",
    polite="po|opo|paki|pakiusap|please|salamat|hello|hi",
    no_texts=(
        "(?:huwag|wag)(?: (?:na|niyo|nyo|ninyo|mo|kayo|kayong|kang|ka)){0,3} "
        "(?:mag ?text|mag ?txt|i ?text|magpadala|mag ?message)(?: ng (?:mga )?(?:text|txt|mensahe|message))?"
        "(?: sa akin| sakin| ako| dito| sa number na ito)?(?: ulit| muli)?",
        "(?:paki)?(?:itigil|ihinto|tigilan)(?: (?:na|ninyo|niyo|nyo)){0,2}"
        "(?: ang| yung)?(?: mga| pagpapadala ng| pagpapadala ng mga)?"
        " (?:pag ?te ?text|text|texts|txt|mensahe|message|messages)(?: niyo| nyo| ninyo)?(?: sa akin)?",
        "(?:pakialis|pakitanggal|pakibura|alisin|tanggalin|burahin)(?: niyo| nyo| ninyo| mo)?(?: na)?"
        " (?:ang |yung )?(?:number|numero) ko(?: sa (?:listahan|list|inyo)| dito)?",
    ),
    wrong_number=(
        "maling (?:numero|number|tao)|wrong number (?:ka|kayo)",
        "mali (?:ang |yung )?(?:numero|number)(?: niyo| nyo| ninyo| mo)?",
        "nagkamali (?:kayo|ka) ng (?:numero|number)",
    ),
)

HAITIAN_CREOLE = Language(
    stop="sispann|kanpe|rete|anile",
    help="èd|ede",
    surely="sispann",
    maybe="kite m trankil|kite mwen trankil|mwen pa enterese|sifi",
    polite="tanpri|silvouple|souple|mèsi|bonjou|bonswa",
    no_texts=(
        "(?:pa|sispann|rete) voye (?:lòt |okenn )?(?:mesaj|tèks)(?: tèks)?"
        "(?: (?:ban mwen|ban m|pou mwen|sou nimewo sa a))?(?: ankò)?",
        "(?:pa|sispann) (?:ekri|tekste) (?:mwen|m)(?: ankò)?",
        "mwen pa vle (?:resevwa )?(?:mesaj|tèks)(?: sa yo)?(?: ankò)?",
        "(?:retire|wete|efase) nimewo (?:mwen|m)(?: an)?(?: (?:nan|sou) lis(?: la| ou| nou)?)?",
        "(?:retire|wete|efase) (?:mwen|m) (?:nan|sou) lis(?: la| ou| nou)?",
    ),
    wrong_number=(
        "(?:(?:ou|nou) (?:gen|rele|ekri) )?(?:yon |sou )?move nimewo(?: a)?",
        "se pa bon nimewo(?: a)?|nimewo a pa bon|(?:ou|nou) tronpe nimewo",
    ),
)

PORTUGUESE = Language(
    stop="parar|pare|sair|cancelar|cancele|cancela|remover|descadastrar|descadastre",
    help="ajuda",
    surely="descadastrar|descadastre",
    maybe="chega|não quero mais|não tenho interesse",
    polite="por favor|pfv|obrigado|obrigada|olá|oi|bom dia|boa tarde|boa noite",
    no_texts=(
        "não me (?:mande|mandem|manda|envie|enviem|envia|escreva|escrevam|contate|contatem|perturbe|perturbem)"
        "(?: mais)?(?: (?:nada|mensagens|mensagem|textos|sms))?(?: mais)?",
        "não (?:mande|mandem|manda|envie|enviem|envia) (?:mais )?(?:mensagens|mensagem|textos|sms)"
        "(?: (?:para|pra) mim)?(?: mais)?",
        "(?:eu )?não quero (?:mais )?(?:receber )?(?:mais )?(?:mensagens|mensagem|textos|sms)",
        "(?:pare|parem|para) de me (?:mandar|enviar|escrever|contatar|perturbar)"
        "(?: (?:mensagens|mensagem|textos|sms))?",
        "(?:pare|parem|para) de (?:mandar|enviar) (?:mensagens|mensagem|textos|sms)(?: (?:para|pra) mim)?",
        "(?:me )?(?:tire|tirem|remova|removam|retire|retirem|exclua)(?: me)? d(?:a|esta|essa|a sua|e sua) lista",
        "(?:remova|remover|exclua|apague|apaguem|retire) (?:o )?meu (?:número|telefone)(?: da lista)?",
    ),
    wrong_number=(
        "(?:este |é |está )?(?:o )?(?:número|telefone) (?:é |está )?errado|número incorreto",
        "(?:você|vocês|vc) (?:ligou|ligaram|mandou|mandaram|escreveu) (?:para|pro|pra|no) (?:o )?número errado",
        "(?:você|vocês|vc) (?:errou|erraram) (?:o |de )?número|não sou (?:essa|esta) pessoa",
    ),
)

RUSSIAN = Language(
    stop="стоп|отписка|отписаться|отпишите|отмена|отменить|прекратить|прекратите|не пишите",
    help="помощь|справка",
    maybe="хватит|отказ|отказываюсь",
    polite="пожалуйста|спасибо|здравствуйте|привет|добрый день|извините",
    no_texts=(
        "(?:(?:больше|мне) ){0,2}не (?:пишите|пиши|присылайте|присылай|отправляйте|шлите|шли|беспокойте)"
        "(?: (?:мне|меня|больше)){1,2}(?: (?:сообщения|сообщений|смс|ничего))?",
        "(?:(?:больше|мне) ){1,2}не (?:пишите|пиши|присылайте|присылай|отправляйте|шлите|шли)"
        "(?: (?:сообщения|сообщений|смс|ничего))?",
        "не (?:присылайте|отправляйте|шлите) (?:больше )?(?:сообщения|сообщений|смс)(?: мне| больше){0,2}",
        "(?:перестаньте|прекратите|хватит) (?:мне )?(?:писать|присылать|слать|отправлять)(?: мне)?(?: сообщения| смс)?",
        "(?:удалите|уберите|вычеркните) мой номер(?: из (?:вашего |вашей )?(?:списка|базы|рассылки))?",
        "(?:удалите|уберите|отпишите|вычеркните) меня (?:из|от) (?:вашего |вашей )?(?:списка|базы|рассылки)",
        "(?:я )?(?:больше )?не хочу (?:больше )?(?:получать )?(?:ваши |эти )?(?:сообщения|сообщений|смс)",
    ),
    wrong_number=(
        "(?:вы )?ошиблись (?:номером|адресатом)|(?:это )?не тот номер",
        "(?:это )?(?:неправильный|неверный|чужой) номер|(?:вы )?не туда (?:попали|пишете|написали)",
    ),
)

ARABIC = Language(
    stop="توقف|توقفوا|قف|أوقف|أوقفوا|إيقاف|إلغاء|إلغاء الاشتراك|الغاء الاشتراك",
    help="مساعدة",
    maybe="كفى|خلاص",
    polite="من فضلك|من فضلكم|لو سمحت|لو سمحتم|رجاء|رجاءا|الرجاء|شكرا|مرحبا",
    no_texts=(
        "لا (?:ترسل|ترسلوا|تبعث|تبعثوا)(?: لي| إلي)(?: (?:أي|المزيد من|مزيدا من))?(?: رسائل| رسالة| الرسائل)?"
        "(?: أخرى| بعد الآن| بعد اليوم)?",
        "لا (?:ترسل|ترسلوا|تبعث|تبعثوا) (?:(?:أي|المزيد من|مزيدا من|هذه) )?(?:رسائل|رسالة|الرسائل)(?: أخرى| بعد الآن)?",
        "لا تراسل(?:ني|وني|يني)(?: مرة أخرى| بعد الآن)?",
        "(?:توقف|توقفوا) عن (?:إرسال (?:الرسائل|رسائل|هذه الرسائل)|مراسلتي)(?: لي| إلي)?",
        "(?:أوقف|أوقفوا) (?:الرسائل|هذه الرسائل|إرسال الرسائل)",
        "(?:احذف|احذفوا|أزل|أزيلوا) رقمي(?: من (?:القائمة|قائمتكم))?",
        "لا أريد (?:(?:المزيد من|أي|هذه|استلام|تلقي) ){0,2}(?:رسائل|الرسائل)(?: أخرى| بعد الآن)?",
    ),
    wrong_number=(
        "(?:هذا )?(?:ال)?رقم (?:ال)?(?:خاطئ|غلط|خطأ)",
        "(?:لقد )?(?:أخطأت|أخطأتم|غلطت|غلطتم) (?:في |ب)?(?:ال)?رقم",
    ),
)

FRENCH = Language(
    stop="arrêt|arrêter|arrêtez|annuler|résilier|désabonner|désabonnement|désinscription|désinscrire",
    help="aide",
    surely="désabonner|désabonnement|désinscription|désinscrire",
    maybe="assez|ça suffit|pas intéressé|pas intéressée",
    polite="s'il vous plaît|s'il te plaît|svp|stp|merci|bonjour|bonsoir",
    no_texts=(
        "ne (?:m'envoyez|m'envoie|m'écrivez|m'écris|me contactez|me textez|me dérangez) (?:plus|pas)"
        "(?: (?:de|ces|vos|d'autres) (?:messages?|textos?|sms|sondages?))?",
        "n'envoyez plus (?:de|ces|vos) (?:messages?|textos?|sms|sondages?)",
        "(?:arrêtez|arrête) (?:de m'envoyer|d'envoyer|avec) (?:des|ces|vos|les) (?:messages?|textos?|sms|sondages?)",
        "(?:arrêtez|arrête) de (?:m'écrire|me texter|me contacter|me déranger)",
        "je ne veux (?:plus|pas) (?:recevoir )?(?:de |ces |vos )?(?:messages?|textos?|sms|sondages?)",
        "(?:retirez|enlevez|supprimez|désinscrivez|désabonnez) moi de (?:la|votre|cette) liste",
        "(?:désinscrivez|désabonnez) moi",
        "(?:retirez|supprimez|effacez|enlevez) mon numéro(?: de (?:la|votre|cette) liste)?",
    ),
    wrong_number=(
        "(?:c'est |vous avez )?(?:un |le )?(?:mauvais|faux) numéro|erreur de numéro",
        "vous vous êtes trompée?s? de (?:numéro|personne)",
    ),
)

SOMALI = Language(
    stop="jooji|joojiya|joogso",
    help="caawimaad|caawi",
    surely="jooji|joojiya",
    polite="fadlan|mahadsanid",
    wrong_number=("(?:waa )?(?:lambar|nambar) khaldan",),
)

LANGUAGES: Mapping[str, Language] = {
    "zh": CHINESE,
    "vi": VIETNAMESE,
    "ko": KOREAN,
    "tl": TAGALOG,
    "ht": HAITIAN_CREOLE,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "ar": ARABIC,
    "fr": FRENCH,
    "so": SOMALI,
}
"""By ISO 639-1 code. Tagalog, not Filipino's three letters; Chinese in either script."""
