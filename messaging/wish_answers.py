"""What we answer to a wish, in each language in which an agency may text."""

STOPPED = {
    "en": "{agency}: you will get no more texts from us. Reply START to get them again.",
    "es": "{agency}: ya no le enviaremos mensajes. Responda START para recibirlos de nuevo.",
    "zh": "{agency}:我们不会再给您发短信。回复 START 可重新接收。",
    "vi": "{agency}: chúng tôi sẽ không nhắn tin cho quý vị nữa. Trả lời START để nhận lại.",
    "ko": "{agency}: 더 이상 문자를 보내지 않겠습니다. 다시 받으려면 START라고 답장하세요.",
    "tl": "{agency}: hindi na po kami magte-text sa inyo. I-reply ang START para makatanggap muli.",
    "ht": "{agency}: nou p ap voye mesaj ba ou ankò. Reponn START pou resevwa yo ankò.",
    "pt": "{agency}: não enviaremos mais mensagens. Responda START para voltar a recebê-las.",
    "ru": "{agency}: мы больше не будем вам писать. Ответьте START, чтобы снова получать сообщения.",
    "ar": "{agency}: لن نرسل إليك رسائل بعد الآن. أرسل START لاستلامها مجددا.",
}
HELP = {
    "en": "{agency}: we ask people who called us how it went. In an emergency call 911. Reply STOP to opt out.",
    "es": "{agency}: preguntamos a quienes nos llamaron qué tal fue. En una emergencia llame al 911. "
    "Responda STOP para cancelar.",
    "zh": "{agency}:我们询问来电者对服务的感受。紧急情况请拨打 911。回复 STOP 退订。",
    "vi": "{agency}: chúng tôi hỏi người đã gọi về dịch vụ. Trường hợp khẩn cấp hãy gọi 911. "
    "Trả lời STOP để ngừng.",
    "ko": "{agency}: 전화하신 분께 서비스에 대해 여쭙니다. 긴급 상황에는 911로 전화하세요. 수신 거부는 STOP.",
    "tl": "{agency}: tinatanong namin ang mga tumawag kung kumusta ang serbisyo. Sa emergency, tumawag sa 911. "
    "I-reply ang STOP para itigil.",
    "ht": "{agency}: nou mande moun ki te rele nou kijan sa te pase. Si gen ijans, rele 911. "
    "Reponn STOP pou sispann.",
    "pt": "{agency}: perguntamos a quem nos ligou como foi. Em uma emergência, ligue para 911. "
    "Responda STOP para cancelar.",
    "ru": "{agency}: мы спрашиваем тех, кто нам звонил, как всё прошло. При опасности звоните 911. "
    "Ответьте STOP, чтобы отписаться.",
    "ar": "{agency}: نسأل من اتصل بنا عن الخدمة. في حالة الطوارئ اتصل بالرقم 911. أرسل STOP لإيقاف الرسائل.",
}
WRONG_NUMBER = {
    "en": "{agency}: sorry about that. We will not text this number again.",
    "es": "{agency}: disculpe la molestia. Ya no enviaremos mensajes a este teléfono.",
    "zh": "{agency}:抱歉打扰。我们不会再给这个号码发短信。",
    "vi": "{agency}: xin lỗi đã làm phiền. Chúng tôi sẽ không nhắn tin đến số này nữa.",
    "ko": "{agency}: 불편을 드려 죄송합니다. 이 번호로 다시 문자를 보내지 않겠습니다.",
    "tl": "{agency}: paumanhin po. Hindi na kami magte-text sa numerong ito.",
    "ht": "{agency}: nou regrèt sa. Nou p ap voye mesaj sou nimewo sa a ankò.",
    "pt": "{agency}: desculpe o incômodo. Não enviaremos mais mensagens para este número.",
    "ru": "{agency}: извините за беспокойство. Мы больше не будем писать на этот номер.",
    "ar": "{agency}: نعتذر عن الإزعاج. لن نرسل رسائل إلى هذا الرقم بعد الآن.",
}
