"""911 call-taker: for centres that answer the phone and send others."""

from surveys.library.post_contact import IN_OWN_WORDS, THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

FIRST = ReadyQuestion(
    name="call-taker's service",
    kind="rating",
    about="dispatcher",
    label="Call-taker's service",
    element="2.6.5 c",
    text={
        "en": "{agency}: about your 911 call #{reference}, how was the person who took it? "
        "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out.",
        "es": "{agency}: por su llamada al 911 #{reference}, ¿qué tal le atendieron? "
        "Responda de 1 (malo) a 5 (excelente). Confidencial. STOP para cancelar.",
        "zh": "{agency}：关于您的911来电 #{reference}，接线员的服务如何？"
        "请回复1（差）到5（很好）。内容保密。回复STOP退订。",
        "vi": "{agency}: về cuộc gọi 911 #{reference}, người nhận phục vụ thế nào? "
        "Trả lời 1 (kém) đến 5 (rất tốt). Bảo mật. Nhắn STOP để ngừng.",
        "ko": "{agency}: 911 신고 #{reference} 관련, 접수 직원은 어땠습니까? "
        "1(나쁨)~5(아주 좋음)로 답해 주세요. 비밀 보장. 수신 거부: STOP",
        "tl": "{agency}: sa tawag mo sa 911 #{reference}, kumusta ang sumagot? "
        "Sumagot ng 1 (masama) hanggang 5 (napakahusay). Kumpidensyal. STOP para tumigil.",
        "ht": "{agency}: pou apèl 911 ou #{reference}, ki jan moun ki reponn lan te ye? "
        "Reponn 1 (move) rive 5 (ekselan). Konfidansyèl. STOP pou sispann.",
        "pt": "{agency}: sobre a sua chamada ao 911 #{reference}, como foi o atendimento? "
        "Responda de 1 (ruim) a 5 (excelente). Confidencial. STOP para sair.",
        "ru": "{agency}: по звонку 911 #{reference}, как вам ответили? "
        "Ответьте от 1 (плохо) до 5 (отлично). Конфиденциально. Отказ: STOP",
        "ar": "{agency}: بخصوص اتصالك بـ 911 #{reference}، كيف كان من رد عليك؟ "
        "أجب من 1 (سيئ) إلى 5 (ممتاز). سري. أرسل STOP للإلغاء.",
    },
)
FAST = ReadyQuestion(
    name="answered fast enough",
    kind="yes_no",
    about="dispatcher",
    label="Answered fast enough",
    element="2.6.5 a",
    text={
        "en": "Thank you. Was your call answered as fast as you needed? Reply YES or NO.",
        "es": "Gracias. ¿Le contestaron tan pronto como hizo falta? Responda SI o NO.",
        "zh": "谢谢。您的来电接听得够快吗？请回复“是”或“否”。",
        "vi": "Cảm ơn. Cuộc gọi có được trả lời đủ nhanh không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "감사합니다. 전화를 충분히 빨리 받았습니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Salamat. Nasagot ba ang tawag mo nang sapat na bilis? Sumagot ng OO o HINDI.",
        "ht": "Mèsi. Yo te reponn apèl ou vit ase? Reponn WI oswa NON.",
        "pt": "Obrigado. A chamada foi atendida com a rapidez de que precisava? Responda SIM ou NAO.",
        "ru": "Спасибо. Вам ответили достаточно быстро? Ответьте ДА или НЕТ.",
        "ar": "شكرا. هل كان الرد على مكالمتك سريعا بما يكفي؟ أجب بنعم أو لا.",
    },
)
TOLD = ReadyQuestion(
    name="call-taker told what happens next",
    kind="yes_no",
    about="dispatcher",
    label="Told what happens next",
    element="2.6.5 b",
    text={
        "en": "Did the call-taker tell you what would happen next? Reply YES or NO.",
        "es": "¿Le dijeron por teléfono lo que iba a pasar? Responda SI o NO.",
        "zh": "接线员有没有告诉您接下来会怎样？请回复“是”或“否”。",
        "vi": "Người nhận cuộc gọi có nói điều gì sẽ xảy ra tiếp không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "접수 직원이 다음 절차를 알려 주었습니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Sinabi ba ng sumagot ang susunod na mangyayari? Sumagot ng OO o HINDI.",
        "ht": "Moun ki reponn lan te di w sa k ap vin apre? Reponn WI oswa NON.",
        "pt": "Disseram por telefone o que aconteceria depois? Responda SIM ou NAO.",
        "ru": "Вам сказали, что будет дальше? Ответьте ДА или НЕТ.",
        "ar": "هل قيل لك ما سيحدث بعد ذلك؟ أجب بنعم أو لا.",
    },
)
SURVEY = ReadySurvey(
    name="dispatch",
    title="911 call-taker",
    description="For people who called 911: the person on the phone, the wait, what they were told, and a comment.",
    questions=(FIRST, FAST, TOLD, IN_OWN_WORDS),
    thanks=THANKS,
    unclear=UNCLEAR,
)
