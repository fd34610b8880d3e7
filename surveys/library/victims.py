"""Victims' follow-up: only for people who agreed to be asked."""

from surveys.library.post_contact import UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

RESPECT = ReadyQuestion(
    name="treated with respect, by case",
    kind="rating",
    about="agency",
    label="Treated with respect",
    element="45.2.2 c",
    text={
        "en": "{agency}: you agreed to be asked about case #{reference}. Were you treated with respect? "
        "Reply 1 (not at all) to 5 (fully). STOP to opt out.",
        "es": "{agency}: usted acepta opinar del caso #{reference}. ¿Le trataron con respeto? "
        "Responda de 1 (nada) a 5 (del todo). STOP para cancelar.",
        "zh": "{agency}：您同意就案件 #{reference} 接受询问。"
        "您是否受到尊重？请回复1（完全没有）到5（完全）。回复STOP退订。",
        "vi": "{agency}: bạn đã đồng ý được hỏi về vụ #{reference}. Bạn có được tôn trọng không? "
        "Trả lời 1 (không hề) đến 5 (rất). Nhắn STOP để ngừng.",
        "ko": "{agency}: 사건 #{reference} 설문에 동의하셨습니다. 존중받으셨습니까? "
        "1(전혀)~5(매우)로 답해 주세요. 수신 거부: STOP",
        "tl": "{agency}: pumayag kang matanong sa kaso #{reference}. Iginalang ka ba? "
        "Sumagot ng 1 (hindi) hanggang 5 (lubos). STOP para tumigil.",
        "ht": "{agency}: ou te dakò pou n poze w kesyon sou ka #{reference}. "
        "Yo te respekte w? Reponn 1 (ditou) rive 5 (nèt). STOP pou sispann.",
        "pt": "{agency}: conforme combinado, sobre o caso #{reference}, recebeu um tratamento respeitoso? "
        "Responda de 1 (nada) a 5 (muito). STOP para sair.",
        "ru": "{agency}: вы согласились ответить о деле #{reference}. К вам отнеслись с уважением? "
        "Ответьте от 1 (нет) до 5 (полностью). Отказ: STOP",
        "ar": "{agency}: وافقت على سؤالك عن القضية #{reference}. هل عوملت باحترام؟ "
        "أجب من 1 (أبدا) إلى 5 (تماما). أرسل STOP للإلغاء.",
    },
)
CONTACT = ReadyQuestion(
    name="knows whom to call about the case",
    kind="yes_no",
    about="agency",
    label="Knows whom to call",
    element="45.2.2 b",
    text={
        "en": "Thank you. Do you know whom to call with questions about your case? Reply YES or NO.",
        "es": "Gracias. ¿Sabe a quién llamar si tiene preguntas sobre su caso? Responda SI o NO.",
        "zh": "谢谢。案件有疑问时，您知道该打给谁吗？请回复“是”或“否”。",
        "vi": "Cảm ơn. Bạn có biết gọi ai khi có câu hỏi về vụ việc không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "감사합니다. 사건에 대해 누구에게 전화할지 아십니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Salamat. Alam mo ba kung sino ang tatawagan tungkol sa kaso mo? Sumagot ng OO o HINDI.",
        "ht": "Mèsi. Ou konnen ki moun pou w rele si w gen kesyon sou ka w la? Reponn WI oswa NON.",
        "pt": "Obrigado. Sabe para quem ligar com perguntas sobre o seu caso? Responda SIM ou NAO.",
        "ru": "Спасибо. Вы знаете, кому звонить по вашему делу? Ответьте ДА или НЕТ.",
        "ar": "شكرا. هل تعرف بمن تتصل بشأن قضيتك؟ أجب بنعم أو لا.",
    },
)
SERVICES = ReadyQuestion(
    name="told of services that help",
    kind="yes_no",
    about="agency",
    label="Told of services that help",
    element="45.2.2 a",
    text={
        "en": "Were you told of services that can help you? Reply YES or NO.",
        "es": "¿Le informaron de servicios que pueden ayudarle? Responda SI o NO.",
        "zh": "有没有人告诉您可以得到哪些帮助？请回复“是”或“否”。",
        "vi": "Bạn có được cho biết về các dịch vụ trợ giúp không? Trả lời CÓ hoặc KHÔNG.",
        "ko": "도움받을 수 있는 서비스를 안내받으셨습니까? 예 또는 아니요로 답해 주세요.",
        "tl": "Sinabihan ka ba ng mga serbisyong makakatulong sa iyo? Sumagot ng OO o HINDI.",
        "ht": "Yo te pale w de sèvis ki ka ede w? Reponn WI oswa NON.",
        "pt": "Falaram dos apoios que podem ajudar? Responda SIM ou NAO.",
        "ru": "Вам рассказали о службах помощи? Ответьте ДА или НЕТ.",
        "ar": "هل أخبروك بخدمات يمكن أن تساعدك؟ أجب بنعم أو لا.",
    },
)
BETTER = ReadyQuestion(
    name="better for people in your place",
    kind="comment",
    about="agency",
    label="Comment",
    element="45.2.2 e",
    text={
        "en": "Last one: what should we do better for people in your place? "
        "Reply in your own words, or SKIP.",
        "es": "Para terminar: ¿qué debemos hacer mejor para personas como usted? "
        "Responda con sus palabras, o NADA.",
        "zh": "最后一题：对处境相同的人，我们该如何改进？请用您自己的话回复，或回复SKIP。",
        "vi": "Câu cuối: chúng tôi nên làm gì tốt hơn cho người như bạn? Trả lời bằng lời của bạn, hoặc SKIP.",
        "ko": "마지막 질문: 같은 처지의 분들을 위해 무엇을 개선해야 합니까? "
        "자유롭게 답하시거나 SKIP이라고 보내 주세요.",
        "tl": "Huli na: ano ang dapat naming pagbutihin para sa mga tulad mo? Sumagot sa sarili mong salita, o SKIP.",
        "ht": "Dènye kesyon: kisa nou dwe fè pi byen pou moun tankou w? Reponn ak pwòp mo ou, oswa SKIP.",
        "pt": "Por fim: o que devemos melhorar para quem passa pelo mesmo? Responda com as suas palavras, ou SKIP.",
        "ru": "Последнее: что нам улучшить для людей в вашем положении? Ответьте своими словами или SKIP.",
        "ar": "أخيرا: ما الذي يجب أن نحسنه لمن هم في مثل حالك؟ أجب بكلماتك، أو SKIP.",
    },
)
SURVEY = ReadySurvey(
    name="victims",
    title="Victims' follow-up",
    description="For victims who agreed to be asked: respect, whom to call, services, and a comment.",
    questions=(RESPECT, CONTACT, SERVICES, BETTER),
    thanks={
        "en": "Thank you. {agency} reads every answer. In danger, call 911. To talk to someone, call or text 988.",
        "es": "Gracias. {agency} lee cada respuesta. En peligro, llame al 911. Para hablar con alguien, "
        "llame al 988.",
        "zh": "谢谢。{agency}会阅读每条回复。有危险请拨911。想找人倾诉，请拨打988。",
        "vi": "Cảm ơn bạn. {agency} đọc mọi câu trả lời. Gặp nguy hiểm, gọi 911. Cần tâm sự, gọi 988.",
        "ko": "감사합니다. {agency}에서 모든 답변을 읽습니다. 위험하면 911, 상담은 988로 전화하세요.",
        "tl": "Salamat. Binabasa ng {agency} ang bawat sagot. Kung may panganib, "
        "tumawag sa 911. Kung kailangan ng kausap, 988.",
        "ht": "Mèsi. {agency} li chak repons. Si w an danje, rele 911. Pou pale ak yon moun, rele 988.",
        "pt": "Obrigado. Cada resposta é lida por {agency}. Em perigo, ligue 911. Para conversar, ligue 988.",
        "ru": "Спасибо. {agency} читает каждый ответ. В опасности: 911. Поговорить: 988.",
        "ar": "شكرا. {agency} تقرأ كل إجابة. في الخطر اتصل بـ 911. للحديث مع شخص اتصل بـ 988.",
    },
    unclear=UNCLEAR,
    begins="by_hand",
    note="Only for people who agreed to be asked. Never started by a call.",
)
