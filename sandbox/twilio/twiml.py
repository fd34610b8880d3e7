"""What the product answers to an incoming text: TwiML."""

from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree


class BadTwiML(ValueError):
    """The answer is not a TwiML document that Twilio could follow."""


@dataclass(frozen=True, slots=True)
class TwiMLMessage:
    """One `<Message>` of an answer; `to` and `sender` are None where the answer leaves them out."""

    body: str
    to: str | None
    sender: str | None
    status_callback: str | None


def read_twiml(document: bytes, *, base_url: str) -> tuple[TwiMLMessage, ...]:
    """Return the messages of a TwiML answer in order; an empty answer is none.

    A relative callback address is completed with `base_url`, the address that gave the answer.
    Raises BadTwiML when the document is not XML or its root is not `<Response>`.
    """
    if not document.strip():
        return ()
    try:
        root = ElementTree.fromstring(document)  # noqa: S314  our own product wrote it
    except ElementTree.ParseError as error:
        raise BadTwiML(f"The answer is not XML: {error}.") from error
    if root.tag != "Response":
        raise BadTwiML(f"The answer starts with <{root.tag}> and not with <Response>.")
    messages = (
        _message(element, base_url) for element in root if element.tag in ("Message", "Sms")
    )
    return tuple(message for message in messages if message.body)


def _message(element: ElementTree.Element, base_url: str) -> TwiMLMessage:
    body = element.find("Body")
    text = "".join((element if body is None else body).itertext())
    callback = element.get("statusCallback") or element.get("action")
    return TwiMLMessage(
        body=text.strip(),
        to=element.get("to"),
        sender=element.get("from"),
        status_callback=urljoin(base_url, callback) if callback else None,
    )
