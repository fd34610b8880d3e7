"""Stop, help and wrong number in the languages that agencies text in besides English and Spanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.consent import Consent, Wish, classify
from messaging.consent_languages import LANGUAGES

STOP = Consent(Wish.STOP, keyword=False, doubtful=False)
STOP_WORD = Consent(Wish.STOP, keyword=True, doubtful=False)
DOUBTFUL = Consent(Wish.STOP, keyword=False, doubtful=True)
HELP = Consent(Wish.HELP, keyword=True, doubtful=False)
WRONG_NUMBER = Consent(Wish.WRONG_NUMBER, keyword=False, doubtful=False)

WORDS = {
    "zh": ["停止", "退订", "退訂。", "取消!", "停", "TD", "停 止"],
    "vi": ["Dừng", "dừng lại", "NGỪNG", "hủy", "Huỷ đăng ký", "dung lai", "ngung"],
    "ko": ["중지", "수신거부", "수신 거부", "그만!", "취소"],
    "tl": ["Itigil", "TIGIL", "ihinto", "itigil po"],
    "ht": ["Sispann", "KANPE", "rete", "sispann tanpri"],
    "pt": ["PARAR", "sair", "Cancelar", "pare", "descadastrar"],
    "ru": ["Стоп", "СТОП!", "отписаться", "Отмена", "стоп, пожалуйста"],
    "ar": ["توقف", "إيقاف", "ايقاف", "إلغاء", "الغاء الاشتراك", "توقف من فضلك"],
    "fr": ["Arrêt", "ARRET", "arrêter", "désabonnement", "annuler svp"],
    "so": ["Jooji", "joogso", "jooji fadlan"],
}
"""Where the language is used, each is one of its Stop words."""

UNMISTAKABLE = [
    *(
        "停止",
        "退订",
        "dừng",
        "hủy đăng ký",
        "수신거부",
        "중지",
        "itigil",
        "sispann",
        "descadastrar",
    ),
    *("стоп", "отписаться", "توقف", "إلغاء", "désabonner", "désinscription", "jooji"),
]
"""No plausible answer in English or Spanish."""

SENTENCES = {
    "zh": [
        "不要再发短信了",
        "请不要给我发短信",
        "别再发了。",
        "請不要再傳訊息給我",
        "不要再联系我",
        "删除我的号码",
    ],
    "vi": [
        "Đừng nhắn tin cho tôi nữa",
        "xin đừng gửi tin nhắn",
        "tôi không muốn nhận tin nhắn",
        "dung nhan tin",
    ],
    "ko": [
        "문자 보내지 마세요",
        "더 이상 문자를 보내지 마세요",
        "그만 보내세요",
        "연락하지 마세요",
        "제 번호 삭제해 주세요",
    ],
    "tl": [
        "Huwag na kayong mag-text",
        "wag na po kayo mag text sa akin",
        "Pakitanggal ang number ko",
    ],
    "ht": [
        "Pa voye mesaj ban mwen ankò",
        "sispann voye mesaj",
        "Mwen pa vle mesaj ankò",
        "retire nimewo mwen",
    ],
    "pt": [
        "Não me mande mais mensagens",
        "não quero mais receber mensagens",
        "pare de me mandar mensagens",
        "Por favor, parem de enviar mensagens",
        "me tire da lista",
        "Remova meu número",
    ],
    "ru": [
        "Пожалуйста, не пишите мне",
        "больше мне не пишите",
        "пожалуйста, не присылайте сообщения",
        "Перестаньте мне писать",
        "удалите мой номер",
        "Я не хочу получать сообщения",
    ],
    "ar": [
        "لا ترسل لي رسائل",
        "لا ترسلوا رسائل أخرى",
        "توقفوا عن إرسال الرسائل",
        "لا أريد رسائل",
        "احذف رقمي",
    ],
    "fr": [
        "Ne m’envoyez plus de messages",
        "arrêtez de m'envoyer des textos",
        "Ne me contactez plus svp",
        "je ne veux plus recevoir de messages",
        "Retirez-moi de la liste",
        "supprimez mon numéro",
    ],
}
WRONG_NUMBERS = {
    "zh": ["打错了", "你打错电话了", "发错人了", "号码错了"],
    "vi": ["Nhầm số rồi", "sai số", "nham so"],
    "ko": ["번호가 틀렸어요", "전화번호 틀렸습니다", "잘못된 번호입니다", "잘못 보내셨어요"],
    "tl": ["Maling numero po", "mali ang number niyo"],
    "ht": ["move nimewo", "Ou gen move nimewo"],
    "pt": ["Número errado", "este número está errado", "você errou de número"],
    "ru": ["Вы ошиблись номером", "не тот номер", "Это неправильный номер"],
    "ar": ["رقم خاطئ", "الرقم غلط", "هذا رقم خطأ"],
    "fr": ["mauvais numéro", "Vous avez le mauvais numéro", "vous vous êtes trompé de numéro"],
    "so": ["lambar khaldan"],
}
HELP_WORDS = {
    **{"zh": "帮助", "vi": "trợ giúp", "ko": "도움말", "tl": "tulong", "ht": "èd", "pt": "ajuda"},
    **{"ru": "помощь", "ar": "مساعدة", "fr": "aide", "so": "caawimaad"},
}
DOUBTFUL_WORDS = {
    **{
        "zh": "够了",
        "tl": "Tama na",
        "pt": "chega",
        "ru": "хватит!",
        "ar": "كفى",
        "fr": "ça suffit",
    },
    **{"ht": "kite m trankil"},
}
ANSWERS = [
    # zh: good, very satisfied, they did not stop the noise, nobody replied to my message, the officer dialled wrong
    *(
        "好",
        "很满意",
        "5",
        "是的",
        "不",
        "他们没有停止噪音",
        "没有人回复我的短信",
        "警察打错电话给我妈妈",
        "不要",
    ),
    # vi: right, satisfied, they did not stop, the police texted me late, use
    *(
        "đúng",
        "dung",
        "rất hài lòng",
        "không",
        "họ không dừng",
        "cảnh sát nhắn tin cho tôi trễ",
        "dùng",
    ),
    # ko: yes, thanks, it was good, they did not stop the noise, nobody contacted me
    *(
        "네",
        "감사합니다",
        "좋았어요",
        "소음을 중지하지 않았어요",
        "아무도 연락하지 않았어요",
        "문자 보내지 않았어요",
    ),
    # tl: yes, good, correct, they did not stop, nobody texted me
    *(
        "oo",
        "mabuti po",
        "tama",
        "hindi tumigil ang ingay",
        "walang nag text sa akin",
        "salamat po",
    ),
    # ht: yes, good, thanks, they did not send anybody, they did not write to me
    *("wi", "bon", "mèsi", "yo pa voye pèsonn", "yo pa ekri m", "lapolis la te bon"),
    # pt: yes, great, nobody sent me a message, they did not stop the noise, the report has a wrong number
    *(
        "sim",
        "ótimo",
        "ninguém me mandou mensagem",
        "não pararam o barulho",
        "o número no boletim está errado",
    ),
    # ru: yes, good, nobody wrote to me, they could not stop the noise, why don't you send patrols
    *(
        "да",
        "хорошо",
        "мне никто не писал",
        "не смогли прекратить шум",
        "почему не присылаете патруль",
    ),
    # ar: yes, excellent, the noise did not stop, nobody contacted me, the officer sent me messages
    *("نعم", "ممتاز", "لم يتوقف الضجيج", "لم يتصل بي أحد", "أرسل لي الشرطي رسائل"),
    # fr: yes, good, nobody sent me a message, he did not stop, more messages would help
    *(
        "oui",
        "bien",
        "personne ne m'a envoyé de message",
        "il n'a pas arrêté",
        "plus de messages",
        "l'aide",
    ),
]


def table(said: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, text) for code, texts in said.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), table(WORDS))
def test_a_stop_word_where_the_language_is_used(code: str, text: str) -> None:
    assert classify(text=text, languages=("en", code)) == STOP_WORD


@pytest.mark.parametrize("text", UNMISTAKABLE)
def test_a_stop_word_that_is_no_answer_counts_everywhere(text: str) -> None:
    assert classify(text=text) == STOP


@pytest.mark.parametrize(
    "text", ["sair", "rete", "TD", "aide", "ajuda", "tulong", "帮助", "помощь"]
)
def test_any_other_word_counts_where_its_language_is_used_alone(text: str) -> None:
    assert classify(text=text, languages=("en", "es")) is None


@pytest.mark.parametrize(("code", "text"), table(SENTENCES))
def test_a_sentence_counts_everywhere(code: str, text: str) -> None:
    assert classify(text=text) == STOP
    assert classify(text=text, languages=("en", "es", code)) == STOP
    assert classify(text=f"5. {text}!") == STOP


@pytest.mark.parametrize(("code", "text"), table(WRONG_NUMBERS))
def test_a_wrong_number(code: str, text: str) -> None:
    assert classify(text=text) == WRONG_NUMBER
    assert classify(text=f"{text}.", languages=(code,)) == WRONG_NUMBER


@pytest.mark.parametrize(("code", "text"), HELP_WORDS.items())
def test_help_where_the_language_is_used(code: str, text: str) -> None:
    assert classify(text=text, languages=("en", code)) == HELP


@pytest.mark.parametrize(("code", "text"), DOUBTFUL_WORDS.items())
def test_what_may_be_an_answer_is_for_a_person_to_review(code: str, text: str) -> None:
    assert classify(text=text, languages=("en", code)) == DOUBTFUL
    assert classify(text=text, languages=("en", "es")) is None


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_in_another_language_is_no_opt_out(text: str) -> None:
    assert classify(text=text, languages=("en", "es", *LANGUAGES)) is None


@given(
    st.sampled_from(table(WORDS)),
    st.text(alphabet=" .!-\u200b\u00a0\U0001f600", max_size=4),
    st.text(alphabet=" .!-\u200b\u00a0\U0001f600", max_size=4),
)
def test_a_stop_word_stays_one_whatever_decorates_it(
    said: tuple[str, str], before: str, after: str
) -> None:
    code, text = said
    assert classify(text=f"{before}{text.upper()}{after}", languages=(code,)) == STOP_WORD


@given(st.text())
def test_any_text_can_be_heard(text: str) -> None:
    consent = classify(text=text, languages=("en", *LANGUAGES))
    assert consent is None or consent.wish is Wish.STOP or not consent.doubtful
