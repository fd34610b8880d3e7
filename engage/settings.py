"""The one settings file. What differs between machines comes from the environment (see .env.example)."""

from datetime import timedelta
from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# ---- who we are
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
PUBLIC_URL = env.str("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.int(
    "PROXIES", default=0
)  # each adds to X-Forwarded-For

# ---- secrets at rest: Fernet keys, newest first; and the key under which phone numbers are looked up
ENCRYPTION_KEYS = env.list("ENCRYPTION_KEYS")
LOOKUP_KEY = env.str("LOOKUP_KEY")

# ---- Twilio: empty means Twilio itself; elsewhere a look-alike answers
TWILIO_API_BASE = env.str("TWILIO_API_BASE", default="")
if TWILIO_API_BASE and not DEBUG and env.str("SANDBOX", default="") != "this-is-not-twilio":
    raise ImproperlyConfigured(
        "TWILIO_API_BASE sends every text to a look-alike that delivers none. Leave it empty, "
        "or set SANDBOX=this-is-not-twilio to say that this is meant."
    )

# ---- rooms
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "agencies",
    "incidents",
    "messaging",
    "surveys",
    "feedback",
    "insights",
    "console",
    "api",
    "public",
    "sandbox",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "console.polling.IdleSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "agencies.access.CurrentAgency",
]

ROOT_URLCONF = "engage.urls"
WSGI_APPLICATION = "engage.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "console.frame.frame",
            ],
            "builtins": ["console.templatetags.links"],
        },
    },
]

# ---- the database is the queue; every transaction says for which agency it acts
_DATABASE = env.db("DATABASE_URL")
# A pooler that lends a connection for one transaction keeps neither cursors nor prepared statements, nor what was set.
_POOLER = env.bool("TRANSACTION_POOLER", default=False)
# A year of answers is sorted in memory, where Postgres' usual 4 MB would send it to the disk.
_SET = {} if _POOLER else {"options": "-c work_mem=16MB"}
DATABASES = {
    "default": {
        **_DATABASE,
        "OPTIONS": {**_SET, **_DATABASE.get("OPTIONS", {})},
        "ENGINE": "agencies.tenancy.backend",
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": _POOLER,
    }
}
REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "engage",
    }
}

# ---- texts: who hears a reply, in this order; who may still forbid a text when it is about to leave
REPLY_HANDLERS = [
    "messaging.wishes.handle",
    "feedback.safety.hearing.handle",
    "surveys.conversation.handle",
]
SEND_GATES = ["surveys.sending.forbids"]

# ---- files: the folder whose subfolders, one for each agency, an SFTP server fills; empty where there is none
INTAKE_FOLDER = env.str("INTAKE_FOLDER", default="")

# ---- outgoing webhooks: only to public addresses over https, unless the operator's own network is meant
HOOKS_MAY_CALL_PRIVATE = env.bool("HOOKS_MAY_CALL_PRIVATE", default=False)

# ---- workers
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_DB_REUSE_MAX = 1000
CELERY_TIMEZONE = "UTC"
# A beat that Redis forgot costs nothing: the next one does its work.
CELERY_BEAT_SCHEDULE = {
    "decide": {
        "task": "surveys.tasks.decide",
        "schedule": timedelta(seconds=2),
        "options": {"expires": 10},
    },
    "read-files": {
        "task": "incidents.tasks.read_waiting_files",
        "schedule": timedelta(seconds=30),
        "options": {"expires": 30},
    },
    "watch-folders": {
        "task": "incidents.tasks.watch_folders",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 10},
    },
    "try-files": {
        "task": "insights.tasks.try_waiting_files",
        "schedule": timedelta(seconds=30),
        "options": {"expires": 30},
    },
    "sweep": {
        "task": "messaging.tasks.sweep",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 30},
    },
    "reconcile": {
        "task": "messaging.tasks.reconcile",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 60},
    },
    "look after": {
        "task": "feedback.tasks.look_after",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 30},
    },
    "remind": {
        "task": "surveys.tasks.remind",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 600},
    },
    "call-hooks": {
        "task": "feedback.tasks.call_hooks",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 30},
    },
    "read-comments": {
        "task": "feedback.tasks.read_comments",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 10},
    },
    "learn-from-corrections": {
        "task": "feedback.tasks.learn_from_corrections",
        "schedule": crontab(hour=8, minute=0),  # night in all of the United States
        "options": {"expires": 3600},
    },
    "settle-counts": {
        "task": "insights.tasks.settle_counts",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 300},
    },
    "expire": {
        "task": "surveys.tasks.expire",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 600},
    },
}

# ---- sign-in
AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "console:home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "console.signin.InvitedOnly"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Five failures lock the address for ten minutes (CJIS Security Policy 5.9, AC-7).
ACCOUNT_RATE_LIMITS = {"login_failed": "5/10m/key,50/10m/ip"}
SESSION_COOKIE_AGE = 30 * 60  # since a person last did something: console/polling.py
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

# ---- e-mail
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="engage@localhost")
EMAIL_TIMEOUT = 10  # seconds: a mail server that says nothing holds up no worker

# ---- transport and browser
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
HTTPS = PUBLIC_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# ---- words and files
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / ".data" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Files are served from where they lie while developing; elsewhere `collectstatic` names them by content.
STATIC_FROM_SOURCE = env.bool("STATIC_FROM_SOURCE", default=DEBUG)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if STATIC_FROM_SOURCE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = STATIC_FROM_SOURCE
WHITENOISE_AUTOREFRESH = DEBUG

# ---- machines
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.keys.ApiKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api.keys.HasScope"],
    "DEFAULT_PARSER_CLASSES": ["api.parsing.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "api.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Engage",
    "VERSION": "1",
    "DESCRIPTION": "Incidents in from any CAD or RMS; what was decided about each of them out.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    # What becomes of one of several incidents; the description has such a list more than once.
    "ENUM_NAME_OVERRIDES": {
        "ResultOfManyEnum": ["created", "updated", "unchanged", "outdated", "invalid"]
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
