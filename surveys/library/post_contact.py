"""After a call: the survey that every agency starts with. Four questions, one segment each in English and Spanish.

The Spanish avoids á, í, ó and ú, which GSM-7 lacks: one of them would double the price of a text over 70 characters.
The other languages are drafts, which a speaker has to check before they are sent.
"""

from surveys.library.shape import ReadyQuestion, ReadySurvey

THANKS = {
    "en": "Thank you. Every answer is read by {agency}. For help now, call 911.",
    "es": "Gracias. {agency} lee todas las respuestas. Si necesita ayuda ahora, llame al 911.",
    "zh": "谢谢。{agency}会阅读每一条回复。如需紧急帮助，请拨打911。",
    "vi": "Cảm ơn bạn. {agency} đọc mọi câu trả lời. Nếu cần giúp ngay, hãy gọi 911.",
    "ko": "감사합니다. {agency}에서 모든 답변을 읽습니다. 지금 도움이 필요하면 911에 전화하세요.",
    "tl": "Salamat. Binabasa ng {agency} ang bawat sagot. Kung kailangan ng tulong ngayon, tumawag sa 911.",
    "ht": "Mèsi. {agency} li chak repons. Si w bezwen èd kounye a, rele 911.",
    "pt": "Obrigado. {agency} lê todas as respostas. Se precisar de ajuda agora, ligue para o 911.",
    "ru": "Спасибо. {agency} читает каждый ответ. Если нужна помощь сейчас, звоните 911.",
    "ar": "شكرا. {agency} تقرأ كل إجابة. إذا كنت بحاجة إلى المساعدة الآن فاتصل بـ 911.",
}
UNCLEAR = {
    "en": "Sorry, we could not read that.",
    "es": "Perdone, no entendimos su respuesta.",
    "zh": "抱歉，我们没有看懂您的回复。",
    "vi": "Xin lỗi, chúng tôi không hiểu câu trả lời.",
    "ko": "죄송합니다. 답변을 이해하지 못했습니다.",
    "tl": "Paumanhin, hindi namin naintindihan iyon.",
    "ht": "Eskize nou, nou pa konprann repons ou.",
    "pt": "Desculpe, não entendemos a sua resposta.",
    "ru": "Извините, мы не поняли ваш ответ.",
    "ar": "عذرا، لم نفهم ردك.",
}
OFFICER = ReadyQuestion(
    name="officer's service",
    kind="rating",
    about="officer",
    label="Officer's service",
    element="45.2.2 c",
    text={
        "en": "{agency}: about your call #{reference}, how was the officer's service? "
        "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out.",
        "es": "{agency}: por su llamada #{reference}, ¿qué tal el servicio del agente? "
        "Responda de 1 (malo) a 5 (excelente). Confidencial. STOP para cancelar.",
        "zh": "{agency}：关于您的报案 #{reference}，警员的服务如何？请回复1（差）到5（很好）。内容保密。回复STOP退订。",
        "vi": "{agency}: về cuộc gọi #{reference}, cảnh sát phục vụ thế nào? "
        "Trả lời 1 (kém) đến 5 (rất tốt). Bảo mật. Nhắn STOP để ngừng.",
        "ko": "{agency}: 신고 #{reference} 관련, 경찰관의 서비스는 어땠습니까? "
        "1(나쁨)~5(아주 좋음)로 답해 주세요. 비밀 보장. 수신 거부: STOP",
        "tl": "{agency}: tungkol sa tawag mo #{reference}, kumusta ang serbisyo ng pulis? "
        "Sumagot ng 1 (masama) hanggang 5 (napakahusay). Kumpidensyal. STOP para tumigil.",
        "ht": "{agency}: pou apèl ou #{reference}, ki jan sèvis polisye a te ye? "
        "Reponn 1 (move) rive 5 (ekselan). Konfidansyèl. STOP pou sispann.",
        "pt": "{agency}: sobre a sua chamada #{reference}, como foi o atendimento do policial? "
        "Responda de 1 (ruim) a 5 (excelente). Confidencial. STOP para sair.",
        "ru": "{agency}: по вызову #{reference}, как сработал офицер? "
        "Ответьте от 1 (плохо) до 5 (отлично). Конфиденциально. Отказ: STOP",
        "ar": "{agency}: بخصوص بلاغك #{reference}، كيف كانت خدمة الشرطي؟ "
        "أجب من 1 (سيئة) إلى 5 (ممتازة). سري. أرسل STOP للإلغاء.",
    },
)
CALL_TAKER = ReadyQuestion(
    name="call-taker's service",
    kind="rating",
    about="dispatcher",
    label="Call-taker's service",
    element="2.6.5 c",
    text={
        "en": "Thank you. How was the person who took your call? Reply 1 (poor) to 5 (great).",
        "es": "Gracias. ¿Qué tal el trato por teléfono? Responda de 1 (malo) a 5 (excelente).",
        "zh": "谢谢。接听您电话的人员服务如何？请回复1（差）到5（很好）。",
        "vi": "Cảm ơn. Người nhận cuộc gọi phục vụ thế nào? Trả lời 1 (kém) đến 5 (rất tốt).",
        "ko": "감사합니다. 전화를 받은 직원은 어땠습니까? 1(나쁨)~5(아주 좋음)로 답해 주세요.",
        "tl": "Salamat. Kumusta ang sumagot sa tawag mo? Sumagot ng 1 (masama) hanggang 5 (napakahusay).",
        "ht": "Mèsi. Ki jan moun ki te pran apèl ou a te ye? Reponn 1 (move) rive 5 (ekselan).",
        "pt": "Obrigado. Como foi quem atendeu a sua chamada? Responda de 1 (ruim) a 5 (excelente).",
        "ru": "Спасибо. Как работал тот, кто принял звонок? Ответьте от 1 (плохо) до 5 (отлично).",
        "ar": "شكرا. كيف كان من تلقى مكالمتك؟ أجب من 1 (سيئ) إلى 5 (ممتاز).",
    },
)
EXPLAINED = ReadyQuestion(
    name="explained what happens next",
    kind="yes_no",
    about="officer",
    label="Explained what happens next",
    element="45.2.2 c",
    text={
        "en": "Did the officer explain what would happen next? Reply YES or NO.",
        "es": "¿El agente le explicó lo que pasaría después? Responda SI o NO.",
        "zh": "警员有没有说明接下来会怎样？请回复“是”或“否”。",
        "vi": "Cảnh sát có giải thích điều gì sẽ xảy ra tiếp theo không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "경찰관이 다음 절차를 설명했습니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Ipinaliwanag ba ng pulis ang susunod na mangyayari? Sumagot ng OO o HINDI.",
        "ht": "Èske polisye a te esplike sa k ap vin apre? Reponn WI oswa NON.",
        "pt": "O policial explicou o que aconteceria depois? Responda SIM ou NÃO.",
        "ru": "Объяснил ли офицер, что будет дальше? Ответьте ДА или НЕТ.",
        "ar": "هل شرح الشرطي ما سيحدث بعد ذلك؟ أجب بنعم أو لا.",
    },
)
IN_OWN_WORDS = ReadyQuestion(
    name="keep or do better",
    kind="comment",
    about="agency",
    label="Comment",
    element="45.2.2 e",
    text={
        "en": "Last one: what should we keep doing, or do better? "
        "Reply in your own words, or SKIP.",
        "es": "Para terminar: ¿qué hacemos bien y qué debemos mejorar? "
        "Responda con sus palabras, o NADA.",
        "zh": "最后一题：我们哪些做得好，哪些应改进？请用您自己的话回复，或回复SKIP。",
        "vi": "Câu cuối: chúng tôi nên giữ điều gì, cải thiện điều gì? Trả lời bằng lời của bạn, hoặc SKIP.",
        "ko": "마지막 질문: 잘한 점과 개선할 점은 무엇입니까? 자유롭게 답하시거나 SKIP이라고 보내 주세요.",
        "tl": "Huli na: ano ang dapat naming ituloy o pagbutihin? Sumagot sa sarili mong salita, o SKIP.",
        "ht": "Dènye kesyon: kisa nou dwe kontinye fè, oswa amelyore? Reponn ak pwòp mo ou, oswa SKIP.",
        "pt": "Por fim: o que devemos manter ou melhorar? Responda com as suas palavras, ou SKIP.",
        "ru": "Последнее: что нам сохранить и что улучшить? Ответьте своими словами или SKIP.",
        "ar": "أخيرا: ما الذي نواصله وما الذي نحسنه؟ أجب بكلماتك، أو SKIP.",
    },
)
SURVEY = ReadySurvey(
    name="post_contact",
    title="After a call",
    description="For people who called the police: the officer, the call-taker, what was explained, and a comment.",
    questions=(OFFICER, CALL_TAKER, EXPLAINED, IN_OWN_WORDS),
    thanks=THANKS,
    unclear=UNCLEAR,
)
