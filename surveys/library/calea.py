"""CALEA 45.2.2 (law enforcement) and 2.6.5 (communications): one question for each of the elements a to e."""

from dataclasses import replace

from surveys.library.community import CONCERN, SUGGEST
from surveys.library.post_contact import THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey, Texts

NOTE = (
    "A survey of citizens, not of callers: it is never started by a call. "
    "CALEA asks for it every two years and for a written summary to the chief executive."
)
SCALE: Texts = {
    "en": " Reply 1 (poor) to 5 (great).",
    "es": " Responda de 1 (malo) a 5 (excelente).",
    "zh": "请回复1（差）到5（很好）。",
    "vi": " Trả lời 1 (kém) đến 5 (rất tốt).",
    "ko": " 1(나쁨)~5(아주 좋음)로 답해 주세요.",
    "tl": " Sumagot ng 1 (masama) hanggang 5 (napakahusay).",
    "ht": " Reponn 1 (move) rive 5 (ekselan).",
    "pt": " Responda de 1 (ruim) a 5 (excelente).",
    "ru": " Ответьте от 1 (плохо) до 5 (отлично).",
    "ar": " أجب من 1 (سيئ) إلى 5 (ممتاز).",
}
HOW_TO_STOP: Texts = {
    "en": " Confidential. Reply STOP to opt out.",
    "es": " Confidencial. STOP para cancelar.",
    "zh": "内容保密。回复STOP退订。",
    "vi": " Bảo mật. Nhắn STOP để ngừng.",
    "ko": " 비밀 보장. 수신 거부: STOP",
    "tl": " Kumpidensyal. STOP para tumigil.",
    "ht": " Konfidansyèl. STOP pou sispann.",
    "pt": " Confidencial. STOP para sair.",
    "ru": " Конфиденциально. Отказ: STOP",
    "ar": " سري. أرسل STOP للإلغاء.",
}


def _rating(name: str, about: str, label: str, element: str, asked: Texts) -> ReadyQuestion:
    return ReadyQuestion(
        name=name,
        kind="rating",
        about=about,
        label=label,
        element=element,
        text={language: f"{words}{SCALE[language]}" for language, words in asked.items()},
    )


def _first(name: str, element: str, asked: Texts) -> ReadyQuestion:
    question = _rating(name, "agency", "Overall performance", element, asked)
    colon = {"zh": "："}
    return replace(
        question,
        text={
            language: f"{{agency}}{colon.get(language, ': ')}{words}{HOW_TO_STOP[language]}"
            for language, words in question.text.items()
        },
    )


PERFORMANCE = _first(
    "overall performance",
    "45.2.2 a",
    {
        "en": "how do we do our job overall?",
        "es": "en general, ¿qué tal hacemos nuestro trabajo?",
        "zh": "总体而言，我们的工作做得如何？",
        "vi": "nhìn chung, chúng tôi làm việc thế nào?",
        "ko": "전반적으로 저희 업무는 어떻습니까?",
        "tl": "sa kabuuan, kumusta ang aming trabaho?",
        "ht": "an jeneral, ki jan nou fè travay nou?",
        "pt": "em geral, como fazemos o nosso trabalho?",
        "ru": "как мы работаем в целом?",
        "ar": "بشكل عام، كيف نؤدي عملنا؟",
    },
)
COMPETENCE = _rating(
    "competence of employees",
    "agency",
    "Competence",
    "45.2.2 b",
    {
        "en": "Thank you. How well do our people know their job?",
        "es": "Gracias. ¿Qué tan bien conoce su trabajo nuestro personal?",
        "zh": "谢谢。我们的人员业务能力如何？",
        "vi": "Cảm ơn. Nhân viên chúng tôi giỏi việc thế nào?",
        "ko": "감사합니다. 저희 직원의 업무 능력은 어떻습니까?",
        "tl": "Salamat. Gaano kahusay sa trabaho ang aming mga tauhan?",
        "ht": "Mèsi. Ki jan anplwaye nou yo konn travay yo?",
        "pt": "Obrigado. O nosso pessoal conhece bem o trabalho?",
        "ru": "Спасибо. Насколько хорошо наши люди знают дело?",
        "ar": "شكرا. كيف يتقن موظفونا عملهم؟",
    },
)
BEHAVIOR = _rating(
    "officers' behavior toward citizens",
    "officer",
    "Officers' behavior",
    "45.2.2 c",
    {
        "en": "How do our officers treat people?",
        "es": "¿Qué tal tratan nuestros agentes a la gente?",
        "zh": "我们的警员如何对待民众？",
        "vi": "Cảnh sát chúng tôi đối xử với dân thế nào?",
        "ko": "저희 경찰관은 사람들을 어떻게 대합니까?",
        "tl": "Paano tratuhin ng aming mga pulis ang mga tao?",
        "ht": "Ki jan polisye nou yo trete moun?",
        "pt": "Como os nossos policiais tratam as pessoas?",
        "ru": "Как наши офицеры ведут себя с людьми?",
        "ar": "كيف يعامل رجال الشرطة الناس؟",
    },
)
PERFORMANCE_911 = _first(
    "overall performance of communications",
    "2.6.5 a",
    {
        "en": "how does our 911 centre do its job overall?",
        "es": "en general, ¿qué tal trabaja nuestro 911?",
        "zh": "总体而言，我们的911中心工作如何？",
        "vi": "nhìn chung, trung tâm 911 làm việc thế nào?",
        "ko": "전반적으로 저희 911 센터는 어떻습니까?",
        "tl": "sa kabuuan, kumusta ang aming 911?",
        "ht": "an jeneral, ki jan sant 911 nou an travay?",
        "pt": "em geral, como trabalha o nosso 911?",
        "ru": "как в целом работает наша служба 911?",
        "ar": "بشكل عام، كيف يعمل مركز 911 لدينا؟",
    },
)
COMPETENCE_911 = _rating(
    "competence of communications",
    "dispatcher",
    "Competence",
    "2.6.5 b",
    {
        "en": "Thank you. How well do our call-takers know their job?",
        "es": "Gracias. ¿Qué tan bien conoce su trabajo quien contesta?",
        "zh": "谢谢。接线员的业务能力如何？",
        "vi": "Cảm ơn. Người nhận cuộc gọi giỏi việc thế nào?",
        "ko": "감사합니다. 접수 직원의 업무 능력은 어떻습니까?",
        "tl": "Salamat. Gaano kahusay ang mga sumasagot ng tawag?",
        "ht": "Mèsi. Ki jan moun ki pran apèl yo konn travay yo?",
        "pt": "Obrigado. Quem atende conhece bem o trabalho?",
        "ru": "Спасибо. Хорошо ли знают дело те, кто отвечает?",
        "ar": "شكرا. كيف يتقن متلقو المكالمات عملهم؟",
    },
)
BEHAVIOR_911 = _rating(
    "call-takers' behavior toward citizens",
    "dispatcher",
    "Call-takers' behavior",
    "2.6.5 c",
    {
        "en": "How do our call-takers treat people?",
        "es": "¿Qué tal tratan por teléfono a la gente?",
        "zh": "接线员如何对待来电者？",
        "vi": "Người nhận cuộc gọi đối xử với dân thế nào?",
        "ko": "접수 직원은 사람들을 어떻게 대합니까?",
        "tl": "Paano tratuhin ng sumasagot ang mga tumatawag?",
        "ht": "Ki jan moun ki pran apèl yo trete moun?",
        "pt": "Como quem atende trata as pessoas?",
        "ru": "Как говорят с людьми те, кто отвечает?",
        "ar": "كيف يعامل متلقو المكالمات الناس؟",
    },
)
LAW_ENFORCEMENT = ReadySurvey(
    name="calea_45_2_2",
    title="CALEA 45.2.2",
    description="Law enforcement: performance, competence, officers' behavior, concerns, suggestions (a to e).",
    questions=(PERFORMANCE, COMPETENCE, BEHAVIOR, CONCERN, SUGGEST),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note=NOTE,
    source="CALEA Law Enforcement 45.2.2",
)
COMMUNICATIONS = ReadySurvey(
    name="calea_2_6_5",
    title="CALEA 2.6.5",
    description="Communications: performance, competence, telecommunicators, concerns, suggestions (a to e).",
    questions=(
        PERFORMANCE_911,
        COMPETENCE_911,
        BEHAVIOR_911,
        replace(CONCERN, element="2.6.5 d"),
        replace(SUGGEST, element="2.6.5 e"),
    ),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note=NOTE,
    source="CALEA Communications 2.6.5",
)
