"""Community survey: for everybody, not for those who called. It answers what post-contact surveys can't (element d)."""

from surveys.library.post_contact import THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

SAFE = ReadyQuestion(
    name="feels safe in the neighborhood",
    kind="rating",
    about="agency",
    label="Feels safe",
    element="45.2.2 d",
    text={
        "en": "{agency}: how safe do you feel in your neighborhood? "
        "Reply 1 (not safe) to 5 (very safe). Confidential. Reply STOP to opt out.",
        "es": "{agency}: ¿qué tan seguro se siente en su barrio? "
        "Responda de 1 (nada) a 5 (mucho). Confidencial. STOP para cancelar.",
        "zh": "{agency}：您在社区里感觉有多安全？请回复1（不安全）到5（非常安全）。内容保密。回复STOP退订。",
        "vi": "{agency}: bạn thấy khu phố mình an toàn thế nào? "
        "Trả lời 1 (không) đến 5 (rất an toàn). Bảo mật. Nhắn STOP để ngừng.",
        "ko": "{agency}: 동네가 얼마나 안전하다고 느끼십니까? "
        "1(불안)~5(매우 안전)로 답해 주세요. 비밀 보장. 수신 거부: STOP",
        "tl": "{agency}: gaano ka kaligtas sa inyong lugar? "
        "Sumagot ng 1 (hindi) hanggang 5 (lubos). Kumpidensyal. STOP para tumigil.",
        "ht": "{agency}: ki jan ou santi w an sekirite nan katye w? "
        "Reponn 1 (ditou) rive 5 (anpil). Konfidansyèl. STOP pou sispann.",
        "pt": "{agency}: sente que o seu bairro é seguro? "
        "Responda de 1 (nada) a 5 (muito). Confidencial. STOP para sair.",
        "ru": "{agency}: безопасно ли в вашем районе? Ответьте от 1 (нет) до 5 (очень). Конфиденциально. Отказ: STOP",
        "ar": "{agency}: كم تشعر بالأمان في حيك؟ أجب من 1 (أبدا) إلى 5 (كثيرا). سري. أرسل STOP للإلغاء.",
    },
)
TRUST = ReadyQuestion(
    name="trust in the agency",
    kind="rating_10",
    about="agency",
    label="Trust",
    element="45.2.2 a",
    text={
        "en": "Thank you. How much do you trust us? Reply 0 (not at all) to 10 (fully).",
        "es": "Gracias. ¿Qué tanta confianza nos tiene? Responda de 0 (ninguna) a 10 (toda).",
        "zh": "谢谢。您有多信任我们？请回复0（完全不）到10（完全）。",
        "vi": "Cảm ơn. Bạn tin chúng tôi thế nào? Trả lời 0 (không hề) đến 10 (hoàn toàn).",
        "ko": "감사합니다. 저희를 얼마나 신뢰하십니까? 0(전혀)~10(완전히)로 답해 주세요.",
        "tl": "Salamat. Gaano ka nagtitiwala sa amin? Sumagot ng 0 (hindi) hanggang 10 (lubos).",
        "ht": "Mèsi. Konbyen ou fè nou konfyans? Reponn 0 (ditou) rive 10 (nèt).",
        "pt": "Obrigado. Quanto confia na gente? Responda de 0 (nada) a 10 (totalmente).",
        "ru": "Спасибо. Вы нам доверяете? Ответьте от 0 (совсем нет) до 10 (полностью).",
        "ar": "شكرا. ما مدى ثقتك بنا؟ أجب من 0 (أبدا) إلى 10 (تماما).",
    },
)
CONCERN = ReadyQuestion(
    name="greatest concern",
    kind="choice",
    about="agency",
    label="Greatest concern",
    element="45.2.2 d",
    text={
        "en": "What worries you most? Reply 1 traffic, 2 theft, 3 drugs, 4 violence, 5 something else.",
        "es": "¿Qué le preocupa de su barrio? Responda 1 choques, 2 robos, 3 drogas, 4 violencia, 5 otra cosa.",
        "zh": "您最担心什么？请回复1交通、2盗窃、3毒品、4暴力、5其他。",
        "vi": "Bạn lo nhất điều gì? Trả lời 1 giao thông, 2 trộm cắp, 3 ma túy, 4 bạo lực, 5 khác.",
        "ko": "가장 걱정되는 것은? 1 교통, 2 절도, 3 마약, 4 폭력, 5 기타로 답해 주세요.",
        "tl": "Ano ang pinakaikinababahala mo? Sumagot ng 1 trapiko, 2 nakaw, 3 droga, 4 karahasan, 5 iba pa.",
        "ht": "Kisa ki pi enkyete w? Reponn 1 trafik, 2 vòl, 3 dwòg, 4 vyolans, 5 lòt bagay.",
        "pt": "O que mais preocupa? Responda 1 trânsito, 2 roubos, 3 drogas, 4 violência, 5 outro.",
        "ru": "Что вас тревожит? Ответьте 1 дороги, 2 кражи, 3 наркотики, 4 насилие, 5 другое.",
        "ar": "ما الذي يقلقك أكثر؟ أجب 1 المرور، 2 السرقة، 3 المخدرات، 4 العنف، 5 غير ذلك.",
    },
    choices={
        "en": ["traffic", "theft", "drugs", "violence", "something else"],
        "es": ["choques", "robos", "drogas", "violencia", "otra cosa"],
        "zh": ["交通", "盗窃", "毒品", "暴力", "其他"],
        "vi": ["giao thông", "trộm cắp", "ma túy", "bạo lực", "khác"],
        "ko": ["교통", "절도", "마약", "폭력", "기타"],
        "tl": ["trapiko", "nakaw", "droga", "karahasan", "iba pa"],
        "ht": ["trafik", "vòl", "dwòg", "vyolans", "lòt bagay"],
        "pt": ["trânsito", "roubos", "drogas", "violência", "outro"],
        "ru": ["дороги", "кражи", "наркотики", "насилие", "другое"],
        "ar": ["المرور", "السرقة", "المخدرات", "العنف", "غير ذلك"],
    },
)
SUGGEST = ReadyQuestion(
    name="suggestions of residents",
    kind="comment",
    about="agency",
    label="Suggestions",
    element="45.2.2 e",
    text={
        "en": "Last one: what should we do differently where you live? "
        "Reply in your own words, or SKIP.",
        "es": "Para terminar: ¿qué debemos cambiar donde usted vive? "
        "Responda con sus palabras, o NADA.",
        "zh": "最后一题：在您居住的地方，我们该改变什么？请用您自己的话回复，或回复SKIP。",
        "vi": "Câu cuối: nơi bạn sống, chúng tôi nên thay đổi điều gì? Trả lời bằng lời của bạn, hoặc SKIP.",
        "ko": "마지막 질문: 사시는 곳에서 무엇을 바꿔야 합니까? 자유롭게 답하시거나 SKIP이라고 보내 주세요.",
        "tl": "Huli na: ano ang dapat naming baguhin sa lugar mo? Sumagot sa sarili mong salita, o SKIP.",
        "ht": "Dènye kesyon: kisa nou dwe chanje kote w rete a? Reponn ak pwòp mo ou, oswa SKIP.",
        "pt": "Por fim: o que devemos mudar onde mora? Responda com as suas palavras, ou SKIP.",
        "ru": "Последнее: что нам изменить там, где вы живёте? Ответьте своими словами или SKIP.",
        "ar": "أخيرا: ما الذي يجب أن نغيره حيث تسكن؟ أجب بكلماتك، أو SKIP.",
    },
)
SURVEY = ReadySurvey(
    name="community",
    title="Community survey",
    description="For residents, called or not: safety, trust, the greatest concern, and suggestions.",
    questions=(SAFE, TRUST, CONCERN, SUGGEST),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note="A survey of residents, not of callers: it is never started by a call.",
)
