"""What we answer at once, by language, unless the agency wrote its own words. Pure.

988 is the Suicide and Crisis Lifeline: call or text, day and night, anywhere in the United States (988lifeline.org).
911 takes texts in most places; where it does not, it answers so.
"""

from collections.abc import Mapping, Sequence

HELP = {
    "en": "{agency}: in danger? Call or text 911 now. Thinking of suicide? Call or text 988, day or night. "
    "This number is not watched at all times.",
    "es": "{agency}: ¿corre peligro? Llame o escriba al 911 ya. ¿Piensa en el suicidio? Llame o escriba al "
    "988 a toda hora. No siempre leemos esto.",
    "zh": "{agency}：如有危险，请立即拨打911或发短信至911。如有轻生念头，请随时拨打988或发短信至988。"
    "此号码并非随时有人查看。",
    "vi": "{agency}: nếu bạn gặp nguy hiểm, hãy gọi hoặc nhắn tin 911 ngay. Nếu bạn nghĩ đến tự tử, hãy gọi hoặc "
    "nhắn tin 988 bất cứ lúc nào.",
    "ko": "{agency}: 위험하면 지금 911에 전화하거나 문자를 보내세요. 자살을 생각하고 있다면 "
    "언제든지 988에 전화하거나 문자를 보내세요.",
    "tl": "{agency}: kung nasa panganib ka, tumawag o mag-text sa 911 ngayon. Kung naiisip mong magpakamatay, "
    "tumawag o mag-text sa 988, araw o gabi.",
    "ht": "{agency}: si ou an danje, rele oswa voye tèks bay 911 kounye a. Si w ap panse touye tèt ou, rele oswa "
    "voye tèks bay 988 nenpòt lè.",
    "pt": "{agency}: está em perigo? Ligue ou escreva para o 911 agora. Pensa em suicídio? Ligue ou escreva para "
    "o 988 a qualquer hora.",
    "ru": "{agency}: если вы в опасности, звоните или пишите 911 прямо сейчас. Если думаете о самоубийстве, звоните "
    "или пишите 988 в любое время.",
    "ar": "{agency}: إذا كنت في خطر فاتصل بـ 911 أو أرسل رسالة إليه الآن. إذا كنت تفكر في الانتحار فاتصل بـ 988 "
    "أو أرسل رسالة إليه في أي وقت.",
}
HEARD = {
    "en": "{agency}: thank you for telling us. A supervisor will read it.",
    "es": "{agency}: gracias por contarlo. Lo va a leer un supervisor.",
    "zh": "{agency}：感谢您告诉我们。主管会阅读您的信息。",
    "vi": "{agency}: cảm ơn bạn đã cho chúng tôi biết. Cấp trên sẽ đọc tin này.",
    "ko": "{agency}: 알려 주셔서 감사합니다. 책임자가 읽을 것입니다.",
    "tl": "{agency}: salamat sa pagsasabi. Babasahin ito ng isang superbisor.",
    "ht": "{agency}: mèsi paske ou di nou sa. Yon sipèvizè ap li li.",
    "pt": "{agency}: obrigado por nos contar. Um supervisor vai ler.",
    "ru": "{agency}: спасибо, что сообщили. Это прочтёт руководитель.",
    "ar": "{agency}: شكرا لإخبارنا. سيقرأ المشرف رسالتك.",
}
ROUTE = {
    "en": "To make a complaint: {route}",
    "es": "Para presentar una queja: {route}",
    "zh": "投诉方式：{route}",
    "vi": "Để khiếu nại: {route}",
    "ko": "민원 접수: {route}",
    "tl": "Para magreklamo: {route}",
    "ht": "Pou pote plent: {route}",
    "pt": "Para fazer uma reclamação: {route}",
    "ru": "Чтобы подать жалобу: {route}",
    "ar": "لتقديم شكوى: {route}",
}


def help_text(*, own: Mapping[str, str], languages: Sequence[str], agency: str) -> str:
    """Where to get help, in the first of `languages` that there is a text for; `own` words come first."""
    return _spoken(own, HELP, languages).replace("{agency}", agency)


def complaint_text(
    *, own: Mapping[str, str], route: str, languages: Sequence[str], agency: str
) -> str:
    """That the allegation was heard, and where to complain, where the agency says so."""
    routed = {language: f"{HEARD[language]} {ROUTE[language]}" for language in HEARD}
    text = _spoken(own, routed if route else HEARD, languages)
    return text.replace("{agency}", agency).replace("{route}", route)


def _spoken(own: Mapping[str, str], ours: Mapping[str, str], languages: Sequence[str]) -> str:
    for language in languages:
        if text := own.get(language) or ours.get(language):
            return text
    return own.get("en") or ours["en"]
