"""Settings of the sandbox's own process: no database, no sessions, no users.

From the environment: SANDBOX_JOURNAL (file of the books; empty keeps nothing), SANDBOX_PACE (factor
on every delay; 0 is at once), SANDBOX_SEED, SANDBOX_RESIDENTS (0: nobody answers, every phone is
in order), SANDBOX_TIME_ZONE of the phone page.
"""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
if not DEBUG and env.str("SANDBOX", default="") != "this-is-not-twilio":
    raise ImproperlyConfigured(
        "The sandbox only pretends to be Twilio and sends no text to anyone, so it does not start "
        "where DEBUG is off. For a demo, set SANDBOX=this-is-not-twilio."
    )

JOURNAL = Path(env.str("SANDBOX_JOURNAL")) if env.str("SANDBOX_JOURNAL", default="") else None
PACE = env.float("SANDBOX_PACE", default=1.0)
SEED = env.int("SANDBOX_SEED", default=0)
RESIDENTS = env.bool("SANDBOX_RESIDENTS", default=True)

# Nothing here is signed for longer than the process lives.
SECRET_KEY = secrets.token_urlsafe()
# Only the pages and the control ask who they are called; the API answers under any name.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "sandbox"]
MIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware"]
ROOT_URLCONF = "sandbox.urls"
WSGI_APPLICATION = "sandbox.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
    }
]
DATABASES: dict[str, dict[str, str]] = {}

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

USE_TZ = True
TIME_ZONE = env.str("SANDBOX_TIME_ZONE", default="America/Chicago")
LANGUAGE_CODE = "en-us"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal is this service's trade and nothing to log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
