"""What Twilio calls: a text came in, a text of ours got on. Every call is signed with the line's own token."""

import re
from urllib.parse import parse_qsl
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from agencies.models import Agency, Line
from agencies.phones import e164
from agencies.tenancy import across_agencies, acting_for
from engage.statements import Statement
from messaging import inbox, receipts, twilio
from messaging.addresses import public, receipt_address

NOT_GENUINE = (
    "The signature is wrong. Check that the line's auth token is the account's primary one, "
    "and that Twilio calls exactly the address shown in Settings, Line."
)
MESSAGE_ID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}", re.ASCII)
# Every call begins with it (docs/performance.md).
LINE = Statement(
    """
    SELECT {line: agency key auth_token active},
        {agency: voice languages daily_cap suspended_at paused_at}
    FROM agencies_line line JOIN agencies_agency agency ON agency.id = line.agency_id
    WHERE line.key = %(key)s
    """,
    line=Line,
    agency=Agency,
)
MOST_FIELDS = 1_000
LONGEST_CODE = 9  # digits: what a column holds; Twilio's have five

Fields = dict[str, str]


class Malformed(ValueError):
    """What Twilio sent lacks something: a sentence that says what."""


@csrf_exempt
@require_POST
@transaction.non_atomic_requests
def inbound(request: HttpRequest, key: UUID) -> HttpResponse:
    """A text for the line: store it, and answer with the texts that answer it.

    `inbox.accept` commits before it returns, so Twilio never sends what was not stored. Who has no valid signature
    opens no transaction at all.
    """
    line = _line(key)
    fields = _fields(request)
    if not _is_genuine(request, line, fields):
        return _says(403, NOT_GENUINE)
    try:
        sender, provider_id = _sender(fields), _message_id(fields)
    except Malformed as error:
        return _says(400, str(error))
    with acting_for(line.agency):
        messages = inbox.accept(
            line=line,
            sender=sender,
            body=fields.get("Body", "").replace("\0", ""),  # which no column takes
            provider_id=provider_id,
            now=timezone.now(),
        )
        texts = [
            twilio.OutgoingText(body=message.body, callback=receipt_address(line, message))
            for message in messages
        ]
    said = twilio.answer(texts).encode()
    return HttpResponse(
        said, content_type="text/xml; charset=utf-8", headers={"Content-Length": str(len(said))}
    )


@csrf_exempt
@require_POST
def receipt(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """A receipt for text `pk` of the line."""
    line = _line(key)
    fields = _fields(request)
    if not _is_genuine(request, line, fields):
        return _says(403, NOT_GENUINE)
    status = fields.get("MessageStatus", "")
    try:
        provider_id = _message_id(fields)
    except Malformed as error:
        return _says(400, str(error))
    if not status:
        return _says(400, "MessageStatus is missing.")
    with acting_for(line.agency):
        if not line.messages.filter(pk=pk).exists():
            raise Http404("The line has sent no such text.")
        receipts.record(
            message_id=pk,
            status=status,
            provider_id=provider_id,
            error_code=_error_code(fields),
            now=timezone.now(),
        )
    return HttpResponse(status=204)


def _line(key: UUID) -> Line:
    with across_agencies():
        found = LINE.first(key=key)
    if found is None:
        raise Http404("There is no such line.")
    line: Line
    line, line.agency = found
    return line


def _fields(request: HttpRequest) -> Fields:
    """What Twilio sent as a form; of a field that comes twice, the last."""
    try:
        return dict(
            parse_qsl(request.body.decode(errors="replace"), True, max_num_fields=MOST_FIELDS)
        )
    except ValueError as error:
        raise BadRequest(f"There are more than {MOST_FIELDS} fields.") from error


def _is_genuine(request: HttpRequest, line: Line, fields: Fields) -> bool:
    """Judged by our public address: what Host or a proxy says of it, anybody could have said."""
    return twilio.is_genuine(
        line=line,
        url=public(request.get_full_path()),
        fields=fields,
        signature=request.headers.get("X-Twilio-Signature", ""),
    )


def _sender(fields: Fields) -> str:
    try:
        return e164(fields.get("From", ""))
    except ValueError as error:
        raise Malformed(f"From is no number that can be answered. {error}") from error


def _message_id(fields: Fields) -> str:
    provider_id = fields.get("MessageSid", "")
    if not MESSAGE_ID.fullmatch(provider_id):
        raise Malformed("MessageSid is missing, or is not SM or MM and 32 characters.")
    return provider_id


def _error_code(fields: Fields) -> int | None:
    code = fields.get("ErrorCode", "")
    return int(code) if code.isdecimal() and len(code) <= LONGEST_CODE else None


def _says(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
