"""Front desk: for people who came to the station."""

from surveys.library.post_contact import THANKS, UNCLEAR
from surveys.library.shape import OnlyIf, ReadyQuestion, ReadySurvey

HELPFUL = ReadyQuestion(
    name="help at the front desk",
    kind="rating",
    about="agency",
    label="Help at the desk",
    element="45.2.2 b",
    text={
        "en": "{agency}: about your visit, how helpful were we? "
        "Reply 1 (not at all) to 5 (very). Confidential. Reply STOP to opt out.",
        "es": "{agency}: en su visita, ¿qué tal le ayudamos? "
        "Responda de 1 (nada) a 5 (mucho). Confidencial. STOP para cancelar.",
        "zh": "{agency}：您来访时，我们帮上多大的忙？请回复1（完全没有）到5（非常大）。内容保密。回复STOP退订。",
        "vi": "{agency}: khi bạn đến, chúng tôi giúp được thế nào? "
        "Trả lời 1 (không) đến 5 (rất nhiều). Bảo mật. Nhắn STOP để ngừng.",
        "ko": "{agency}: 방문하셨을 때 얼마나 도움이 되었습니까? "
        "1(전혀)~5(매우)로 답해 주세요. 비밀 보장. 수신 거부: STOP",
        "tl": "{agency}: sa pagbisita mo, gaano kami nakatulong? "
        "Sumagot ng 1 (hindi) hanggang 5 (lubos). Kumpidensyal. STOP para tumigil.",
        "ht": "{agency}: pou vizit ou a, ki jan nou te ede w? "
        "Reponn 1 (ditou) rive 5 (anpil). Konfidansyèl. STOP pou sispann.",
        "pt": "{agency}: na sua visita, quanto ajudamos? "
        "Responda de 1 (nada) a 5 (muito). Confidencial. STOP para sair.",
        "ru": "{agency}: когда вы приходили, мы помогли? "
        "Ответьте от 1 (нет) до 5 (очень). Конфиденциально. Отказ: STOP",
        "ar": "{agency}: في زيارتك، كم ساعدناك؟ أجب من 1 (أبدا) إلى 5 (كثيرا). سري. أرسل STOP للإلغاء.",
    },
)
PURPOSE = ReadyQuestion(
    name="purpose of the visit",
    kind="choice",
    about="agency",
    label="Purpose of the visit",
    text={
        "en": "Thank you. What did you come for? Reply 1 report, 2 records, 3 permit, 4 other.",
        "es": "Gracias. ¿A qué vino? Responda 1 denuncia, 2 copias, 3 permiso, 4 otro.",
        "zh": "谢谢。您来办什么？请回复1报案、2记录、3许可、4其他。",
        "vi": "Cảm ơn. Bạn đến làm gì? Trả lời 1 trình báo, 2 hồ sơ, 3 giấy phép, 4 khác.",
        "ko": "감사합니다. 무슨 일로 오셨습니까? 1 신고, 2 기록, 3 허가, 4 기타로 답해 주세요.",
        "tl": "Salamat. Ano ang pakay mo? Sumagot ng 1 ulat, 2 rekord, 3 permit, 4 iba pa.",
        "ht": "Mèsi. Poukisa ou te vini? Reponn 1 plent, 2 dosye, 3 pèmi, 4 lòt.",
        "pt": "Obrigado. Por que veio? Responda 1 queixa, 2 registro, 3 licença, 4 outro.",
        "ru": "Спасибо. Зачем вы пришли? Ответьте 1 заявление, 2 архив, 3 допуск, 4 другое.",
        "ar": "شكرا. لماذا أتيت؟ أجب 1 بلاغ، 2 سجلات، 3 تصريح، 4 غير ذلك.",
    },
    choices={
        "en": ["report", "records", "permit", "other"],
        "es": ["denuncia", "copias", "permiso", "otro"],
        "zh": ["报案", "记录", "许可", "其他"],
        "vi": ["trình báo", "hồ sơ", "giấy phép", "khác"],
        "ko": ["신고", "기록", "허가", "기타"],
        "tl": ["ulat", "rekord", "permit", "iba pa"],
        "ht": ["plent", "dosye", "pèmi", "lòt"],
        "pt": ["queixa", "registro", "licença", "outro"],
        "ru": ["заявление", "архив", "допуск", "другое"],
        "ar": ["بلاغ", "سجلات", "تصريح", "غير ذلك"],
    },
)
DONE = ReadyQuestion(
    name="got what they came for",
    kind="yes_no",
    about="agency",
    label="Got what they came for",
    element="45.2.2 a",
    text={
        "en": "Did you get what you came for? Reply YES or NO.",
        "es": "¿Se resolvió lo que buscaba? Responda SI o NO.",
        "zh": "您要办的事办成了吗？请回复“是”或“否”。",
        "vi": "Bạn có làm được việc cần làm không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "원하시던 일을 처리하셨습니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Nakuha mo ba ang pakay mo? Sumagot ng OO o HINDI.",
        "ht": "Ou te jwenn sa w te vin chèche a? Reponn WI oswa NON.",
        "pt": "Conseguiu o que procurava? Responda SIM ou NAO.",
        "ru": "Вы получили то, за чем пришли? Ответьте ДА или НЕТ.",
        "ar": "هل حصلت على ما أتيت من أجله؟ أجب بنعم أو لا.",
    },
)
MISSING = ReadyQuestion(
    name="what was missing at the desk",
    kind="comment",
    about="agency",
    label="What was missing",
    element="45.2.2 e",
    text={
        "en": "What was missing? Reply in your own words, or SKIP.",
        "es": "¿Qué le hizo falta? Responda con sus palabras, o NADA.",
        "zh": "缺少了什么？请用您自己的话回复，或回复SKIP。",
        "vi": "Điều gì còn thiếu? Trả lời bằng lời của bạn, hoặc SKIP.",
        "ko": "무엇이 부족했습니까? 자유롭게 답하시거나 SKIP이라고 보내 주세요.",
        "tl": "Ano ang kulang? Sumagot sa sarili mong salita, o SKIP.",
        "ht": "Kisa ki te manke? Reponn ak pwòp mo ou, oswa SKIP.",
        "pt": "O que faltou? Responda com as suas palavras, ou SKIP.",
        "ru": "Чего не хватило? Ответьте своими словами или SKIP.",
        "ar": "ما الذي كان ناقصا؟ أجب بكلماتك، أو SKIP.",
    },
    only_if=OnlyIf(name="got what they came for", comparison="at_most", bound=0),
)
SURVEY = ReadySurvey(
    name="front_desk",
    title="Front desk",
    description="For visitors: help, what they came for, whether they got it, and what was missing.",
    questions=(HELPFUL, PURPOSE, DONE, MISSING),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note="Started by a card or a poster at the desk.",
)
