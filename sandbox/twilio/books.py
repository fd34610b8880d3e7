"""The books: lines, texts, opt-outs and what went wrong, in memory and in the journal."""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sandbox.journal import Entry, Journal
from sandbox.twilio.messages import Direction, Line, Message

_INCIDENT = re.compile(r"#[\w-]*\d")
FINAL = frozenset({"delivered", "undelivered", "failed", "canceled", "received"})


class Books:
    """Everything that this Twilio knows. Safe to use from many threads.

    Opening it reads the journal, so that a restart loses nothing. `version` grows with every change
    that a person could see.
    """

    version: int
    webhooks: Counter[int]
    alerts: Counter[str]

    def __init__(self, journal: Journal) -> None:
        self._lock = threading.RLock()
        self._journal = journal
        self._forget()
        for entry in journal.read():
            self._replay(entry)

    # ---- lines

    def add_line(self, line: Line) -> None:
        """Register a line, or change it: one number is one line."""
        with self._lock:
            if self._lines.get(line.number) == line:
                return
            self._keep_line(line)
            self._journal.append({"line": asdict(line)})

    def lines(self) -> list[Line]:
        """Every line, in the order in which they were registered."""
        with self._lock:
            return list(self._lines.values())

    def line(self, number: str) -> Line | None:
        """The line with this number."""
        return self._lines.get(number)

    def auth_token(self, account_sid: str) -> str | None:
        """The account's token: the one that its last registered line brought."""
        return self._tokens.get(account_sid)

    # ---- texts

    def add(self, message: Message) -> None:
        """Enter a new text."""
        with self._lock:
            self._keep_message(message)
            self._journal.append({"message": message.as_entry()})

    def get(self, sid: str) -> Message | None:
        """The text with this sid."""
        return self._by_sid.get(sid)

    def move(
        self, message: Message, *, status: str, now: datetime, error_code: int | None = None
    ) -> None:
        """Give a text its next status."""
        with self._lock:
            self._keep_status(message, status, now, error_code)
            entry = [message.sid, status, now.isoformat(), error_code]
            self._journal.append({"status": entry})

    def texts_of(self, number: str | None) -> Sequence[Message]:
        """Every text to or from a number, or every text at all, oldest first, as of now."""
        with self._lock:
            return tuple(self._by_phone.get(number, ()) if number else self._messages)

    def thread(self, *, line: str, citizen: str) -> list[Message]:
        """The texts between a line and a person, oldest first."""
        return [message for message in self.texts_of(citizen) if message.line == line]

    def unfinished(self) -> list[Message]:
        """Texts that have not come to a final status."""
        with self._lock:
            return [message for message in self._messages if message.status not in FINAL]

    # ---- opt-outs

    def is_opted_out(self, *, line: str, citizen: str) -> bool:
        """Whether this person told this line to stop."""
        return (line, citizen) in self._opted_out

    def set_opted_out(self, *, line: str, citizen: str, opted_out: bool) -> None:
        """Enter a STOP or a START."""
        with self._lock:
            self._keep_opt_out(line, citizen, opted_out)
            self._journal.append({"opted_out": [line, citizen, opted_out]})

    # ---- witness

    def note(self, message: Message, *, status: str, answered: int) -> None:
        """Remember a posted webhook and the HTTP status of its answer, 0 for none."""
        with self._lock:
            message.webhooks.append((status, answered))
            self.webhooks[answered] += 1
            self.version += 1

    def alert(self, code: str) -> None:
        """Count something that Twilio's debugger would show, by its error number."""
        with self._lock:
            self.alerts[code] += 1

    def counts(self) -> dict[str, object]:
        """How much of everything there is."""
        with self._lock:
            statuses: defaultdict[str, Counter[str]] = defaultdict(Counter)
            for message in self._messages:
                statuses[message.direction.value][message.status] += 1
            return {
                "lines": len(self._lines),
                "messages": len(self._messages),
                "by_direction": statuses,
                "opted_out": len(self._opted_out),
                "webhooks_by_answer": {str(status): n for status, n in self.webhooks.items()},
                "alerts": dict(self.alerts),
            }

    def reset(self, *, keep_lines: bool) -> None:
        """Forget everything, except the lines where that is wanted."""
        with self._lock:
            lines = list(self._lines.values()) if keep_lines else []
            version = self.version
            self._forget()
            self.version = version + 1
            self._journal.clear()
            for line in lines:
                self.add_line(line)

    # ---- keeping, called with the lock held or before anyone else can look

    def _forget(self) -> None:
        self._lines: dict[str, Line] = {}
        self._tokens: dict[str, str] = {}
        self._messages: list[Message] = []
        self._by_sid: dict[str, Message] = {}
        self._by_phone: defaultdict[str, list[Message]] = defaultdict(list)
        self._opted_out: set[tuple[str, str]] = set()
        self.webhooks = Counter()
        self.alerts = Counter()
        self.version = 0

    def _keep_line(self, line: Line) -> None:
        self._lines[line.number] = line
        self._tokens[line.account_sid] = line.auth_token
        self.version += 1

    def _keep_message(self, message: Message) -> None:
        message.position = len(self._messages)
        self._messages.append(message)
        self._by_sid[message.sid] = message
        self._by_phone[message.to].append(message)
        self._by_phone[message.sender].append(message)
        self.version += 1

    def _keep_status(
        self, message: Message, status: str, now: datetime, error_code: int | None
    ) -> None:
        message.status = status
        message.updated = now
        message.error_code = error_code
        if status == "sent":
            message.sent = now
        self.version += 1

    def _keep_opt_out(self, line: str, citizen: str, opted_out: bool) -> None:
        if opted_out:
            self._opted_out.add((line, citizen))
        else:
            self._opted_out.discard((line, citizen))

    def _replay(self, entry: Entry) -> None:
        match entry:
            case {"line": dict() as line}:
                self._keep_line(Line(**line))
            case {"message": dict() as kept}:
                self._keep_message(Message.from_entry(kept))
            case {"status": [sid, status, at, error_code]}:
                moment = datetime.fromisoformat(at)
                self._keep_status(self._by_sid[sid], status, moment, error_code)
            case {"opted_out": [line_number, citizen, opted_out]}:
                self._keep_opt_out(line_number, citizen, opted_out)
            case _:
                raise ValueError(f"The journal holds an entry that nobody can read: {entry}")


def replies_about_latest_incident(thread: Sequence[Message]) -> int:
    """How many texts the person wrote since the agency first named the incident it last named.

    An incident is named as "#26-018113". Where none is named, every text of the person counts.
    """
    outgoing = [m for m in thread if m.direction is not Direction.INBOUND and not m.by_twilio]
    named = (_INCIDENT.search(message.body) for message in reversed(outgoing))
    latest = next((match[0] for match in named if match), "")
    start = next((message.position for message in outgoing if latest in message.body), 0)
    return sum(m.direction is Direction.INBOUND and m.position > start for m in thread)
