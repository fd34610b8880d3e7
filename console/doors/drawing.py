"""QR codes: within a page, and as files to take away."""

from io import BytesIO

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from messaging.addresses import public
from surveys.wording import web_address

QUIET_ZONE = 4  # modules around the code, as ISO/IEC 18004 asks
POSTER = 20  # pixels a module: sharp on a sheet of paper


def spoken_address() -> str:
    """Where a code is typed, as people read it aloud: without https and without a slash at the end."""
    return public(reverse("public:enter")).partition("://")[2].rstrip("/")


def within_page(code: str) -> SafeString:
    """The code as SVG, black on white in either theme, as large as its place."""
    drawn = _made(code).svg_inline(border=QUIET_ZONE, light="#fff", omitsize=True, svgclass="qr")
    return mark_safe(drawn)  # noqa: S308  drawn from letters, digits and the address of this server


def as_svg(code: str) -> bytes:
    """A file for a print shop."""
    return _saved(code, "svg", border=QUIET_ZONE, scale=POSTER, light="#fff")


def as_png(code: str) -> bytes:
    """A file for a document."""
    return _saved(code, "png", border=QUIET_ZONE, scale=POSTER)


def _made(code: str) -> segno.QRCode:
    return segno.make(web_address(code), error="m", micro=False)


def _saved(code: str, kind: str, **options: object) -> bytes:
    file = BytesIO()
    _made(code).save(file, kind=kind, **options)
    return file.getvalue()
