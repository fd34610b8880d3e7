"""Traffic stop: procedural justice, for people who were handed a card."""

from surveys.library.post_contact import IN_OWN_WORDS, THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

RESPECT = ReadyQuestion(
    name="respect at a traffic stop",
    kind="rating",
    about="officer",
    label="Respect",
    element="45.2.2 c",
    text={
        "en": "{agency}: about your traffic stop, was the officer respectful? "
        "Reply 1 (not at all) to 5 (very). Confidential. Reply STOP to opt out.",
        "es": "{agency}: cuando le pararon, ¿le trataron con respeto? "
        "Responda de 1 (nada) a 5 (mucho). Confidencial. STOP para cancelar.",
        "zh": "{agency}：您被拦停时，警员是否尊重您？请回复1（完全没有）到5（非常）。内容保密。回复STOP退订。",
        "vi": "{agency}: khi bạn bị dừng xe, cảnh sát có tôn trọng bạn không? "
        "Trả lời 1 (không hề) đến 5 (rất). Bảo mật. Nhắn STOP để ngừng.",
        "ko": "{agency}: 교통 단속 때 경찰관이 존중해 주었습니까? "
        "1(전혀)~5(매우)로 답해 주세요. 비밀 보장. 수신 거부: STOP",
        "tl": "{agency}: nang pahintuin ka sa daan, magalang ba ang pulis? "
        "Sumagot ng 1 (hindi) hanggang 5 (lubos). Kumpidensyal. STOP para tumigil.",
        "ht": "{agency}: lè yo te kanpe w sou wout la, polisye a te respekte w? "
        "Reponn 1 (ditou) rive 5 (anpil). Konfidansyèl. STOP pou sispann.",
        "pt": "{agency}: quando mandaram parar o seu carro, houve respeito? "
        "Responda de 1 (nada) a 5 (muito). Confidencial. STOP para sair.",
        "ru": "{agency}: когда вас остановили, офицер был вежлив? "
        "Ответьте от 1 (нет) до 5 (очень). Конфиденциально. Отказ: STOP",
        "ar": "{agency}: عندما أوقفك الشرطي، هل عاملك باحترام؟ "
        "أجب من 1 (أبدا) إلى 5 (كثيرا). سري. أرسل STOP للإلغاء.",
    },
)
REASON = ReadyQuestion(
    name="told the reason of the stop",
    kind="yes_no",
    about="officer",
    label="Told the reason",
    element="45.2.2 c",
    text={
        "en": "Thank you. Did the officer tell you why you were stopped? Reply YES or NO.",
        "es": "Gracias. ¿Le dijo el agente por qué le pararon? Responda SI o NO.",
        "zh": "谢谢。警员有没有告诉您为什么被拦停？请回复“是”或“否”。",
        "vi": "Cảm ơn. Cảnh sát có nói vì sao bạn bị dừng không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "감사합니다. 경찰관이 단속 이유를 말해 주었습니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Salamat. Sinabi ba ng pulis kung bakit ka pinahinto? Sumagot ng OO o HINDI.",
        "ht": "Mèsi. Polisye a te di w poukisa li te kanpe w? Reponn WI oswa NON.",
        "pt": "Obrigado. O policial disse por que mandou parar? Responda SIM ou NAO.",
        "ru": "Спасибо. Офицер сказал, почему вас остановили? Ответьте ДА или НЕТ.",
        "ar": "شكرا. هل أخبرك الشرطي بسبب إيقافك؟ أجب بنعم أو لا.",
    },
)
FAIR = ReadyQuestion(
    name="fair treatment at a stop",
    kind="rating",
    about="officer",
    label="Fairness",
    element="45.2.2 b",
    text={
        "en": "Whatever the outcome, how fair was it? Reply 1 (unfair) to 5 (fair).",
        "es": "Fuera cual fuera el resultado, ¿qué tan justo fue? Responda de 1 (injusto) a 5 (justo).",
        "zh": "不论结果如何，处理是否公平？请回复1（不公平）到5（公平）。",
        "vi": "Dù kết quả ra sao, có công bằng không? Trả lời 1 (không) đến 5 (công bằng).",
        "ko": "결과와 관계없이 얼마나 공정했습니까? 1(불공정)~5(공정)로 답해 주세요.",
        "tl": "Anuman ang kinalabasan, gaano ito kapatas? Sumagot ng 1 (hindi patas) hanggang 5 (patas).",
        "ht": "Kèlkeswa rezilta a, sa te jis? Reponn 1 (pa jis) rive 5 (jis).",
        "pt": "Seja qual for o resultado, foi justo? Responda de 1 (injusto) a 5 (justo).",
        "ru": "Каким бы ни был итог, это справедливо? Ответьте от 1 (нет) до 5 (да).",
        "ar": "مهما كانت النتيجة، هل كانت عادلة؟ أجب من 1 (غير عادلة) إلى 5 (عادلة).",
    },
)
SURVEY = ReadySurvey(
    name="traffic_stop",
    title="Traffic stop",
    description="For people who were stopped: respect, the reason, fairness, and a comment.",
    questions=(RESPECT, REASON, FAIR, IN_OWN_WORDS),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note="Handed out on a card: nobody who was stopped is texted unasked.",
)
