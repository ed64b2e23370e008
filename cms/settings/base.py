"""Settings that all processes share. The environment decides what differs; docs/configuration.md lists it."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from .env import BASE_DIR, cache, database, delivering, env, machine_translator, reading, search, tasks
from .file_storage import delivery, storages
from .front_end import preview_url
from .interface import *  # noqa: F403 - what other sites and systems may ask, and how often
from .interface import counting

# --- Places -----------------------------------------------------------------------------------------
DATA_DIR = env.path("DATA_DIR", default=str(BASE_DIR / "var")).__fspath__()
MEDIA_ROOT = f"{DATA_DIR}/media"
STATIC_ROOT = f"{DATA_DIR}/static"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"

# --- Applications -----------------------------------------------------------------------------------
INSTALLED_APPS = [
    # First: it makes labels late that the packages below would make once, in one language.
    "cms.wagtail_words",
    "cms.users",
    "cms.images",
    "cms.apps.CmsConfig",
    "documents",
    "pages",
    "home",
    "search",
    # Before wagtail_localize, whose open doors it closes.
    "cms.translations",
    # Before wagtail, whose command publish_scheduled it takes the place of.
    "cms.parity",
    "cms.desk",
    "cms.cyrillic",
    "cms.consistency",
    "cms.api",
    "cms.intake",
    "cms.structured",
    "cms.hooks",
    "cms.headless",
    "cms.embeds",
    "cms.opendata",
    "cms.roles",
    "cms.guide",
    "cms.imports",
    "cms.demo",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.roles.apps.UsersOfTheOfficeConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "modelsearch",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "corsheaders",
    "i18nfield",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # The words of Wagtail's “two hours ago” are its.
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "cms.middleware.PortalCSPMiddleware",
    "cms.cyrillic.middleware.CyrillicMiddleware",
    "documents.delivery.StorageAwayMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.api.middleware.InterfaceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.middleware.PublicLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.parity.middleware.RefusedPublicationMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "cms" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context_processors.portal",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "cms.wagtail_words.templates.WordsLoader",
                    ],
                ),
            ],
        },
    },
]

# --- Engines: embedded by default, each moved by one variable -----------------------------------------
DATABASES = {"default": database(env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/komuna.sqlite3"))}
CACHES = {"default": cache(env.str("CACHE_URL", default="locmemcache://"))}
CACHES["counters"] = counting(CACHES["default"])
STORAGES = {
    **storages(env.str("STORAGE_URL", default=""), MEDIA_ROOT),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_DELIVERY = delivery(env.str("STORAGE_URL", default=""))
# Empty: the engine of the database (search/engines/).
SEARCH_ENGINE = search(env.str("SEARCH_URL", default=""))
TASKS_BACKEND = env.str("TASKS_BACKEND", default="immediate")
TASKS = tasks(TASKS_BACKEND)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="komuna@localhost")

# --- Languages: one setting decides what content exists in -------------------------------------------
LANGUAGE_NAMES = {
    "sq": _("Albanian"),
    "sr-latn": _("Serbian"),
    "en": _("English"),
    "tr": _("Turkish"),
    "bs": _("Bosnian"),
}
PUBLIC_LANGUAGES = env.list("PUBLIC_LANGUAGES", default=["sq", "sr-latn"])
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(code, LANGUAGE_NAMES[code]) for code in PUBLIC_LANGUAGES]
LANGUAGE_CODE = PUBLIC_LANGUAGES[0]
# Whether the Serbian pages stand below /sr-cyrl/ as well, in Cyrillic letters (docs/cyrillic.md).
SERBIAN_CYRILLIC = env.bool("SERBIAN_CYRILLIC", default=True)
LANGUAGES = LANGUAGES + [(code, LANGUAGE_NAMES[code]) for code in ["en"] if code not in PUBLIC_LANGUAGES]
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("sq", "Shqip"),
    ("sr-latn", "Srpski"),
    *([("sr-cyrl", "Српски")] if SERBIAN_CYRILLIC else []),
    ("en", "English"),
]
# The language of the admin and of its mails for who has chosen none in the account.
ADMIN_LANGUAGE = env.str("ADMIN_LANGUAGE", default=LANGUAGE_CODE)
# Our own words first, then those for the packages that the admin is made of (docs/translating-the-admin.md).
LOCALE_PATHS = [BASE_DIR / "cms" / "locale", *sorted((BASE_DIR / "catalogues").glob("**/locale"))]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env.str("MACHINE_TRANSLATION_URL", default=""))
TIME_ZONE = "Europe/Belgrade"
USE_TZ = True
FORMAT_MODULE_PATH = ["cms.formats"]
# A fixed day (YYYY-MM-DD) in place of the real one, for demonstrations and tests.
TODAY = env.str("TODAY", default="")

# --- Users ------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

# --- Wagtail ----------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Komuna"
PASSWORD_FORM = "password_required.html"  # noqa: S105 - a template
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = PASSWORD_FORM
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "images.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "documents.PublicationDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "documents.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "rtf", "txt", "csv"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = env.int("MAX_UPLOAD_MB", default=200) * 1024 * 1024
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# What is approved waits for the other languages where its kind asks for all together.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.parity.workflow.finish"
# Wagtail's own name of this setting is read only by the app "wagtail.search", in place of which "modelsearch" is
# installed.
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "search.admin_search.backend",
        "ANALYSIS": "search.admin_search.portal.PortalAnalysis",
        "SEARCH_CONFIG": "simple",
    },
}
# The admin asks itself for pages and files below /admin/api/main/, for which Wagtail takes this framework. Whoever is
# signed in is known by the session: as the framework comes, it would try a password that stands in any request.
REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"]}
# W019 asks for X-Frame-Options: DENY; the editors' preview shows the page in a frame of the same site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Documents: who reads their text, with what, and within which limits (docs/documents.md) -----------
# Who reads: a process of its own, the worker, or nobody until the command is run.
DOCUMENT_READING = reading(env.str("DOCUMENT_READING", default=""), TASKS_BACKEND)
# Seconds of processor time, and megabytes of memory, for a program that reads one file.
DOCUMENT_SECONDS = env.int("DOCUMENT_SECONDS", default=60)
DOCUMENT_MEGABYTES = env.int("DOCUMENT_MEGABYTES", default=1024)
# The same for the recognition of one scanned page.
OCR_SECONDS = env.int("OCR_SECONDS", default=120)
OCR_MEGABYTES = env.int("OCR_MEGABYTES", default=1024)
OCR_ENGINE = "documents.ocr.tesseract.TesseractEngine"
TESSERACT_COMMAND = env.str("TESSERACT_COMMAND", default="tesseract")
# Words and pages that were recognised with less confidence (0 to 100) are marked for the office.
OCR_LOW_CONFIDENCE = env.int("OCR_LOW_CONFIDENCE", default=70)
# The virus scanner: unix:///path or tcp://host:port of clamd; empty for none. Required: no answer, no upload.
CLAMAV_SOCKET = env.str("CLAMAV_SOCKET", default="")
CLAMAV_REQUIRED = env.bool("CLAMAV_REQUIRED", default=True)
CLAMAV_TIMEOUT = env.int("CLAMAV_TIMEOUT", default=60)

# --- Searches that found little: counted by day, without persons (docs/search.md) ----------------------
SEARCH_QUERIES_KEPT_DAYS = env.int("SEARCH_QUERIES_KEPT_DAYS", default=90)
# What was asked less often stays out of the report: a rare search can tell of a person.
SEARCH_QUERIES_SHOWN_FROM = env.int("SEARCH_QUERIES_SHOWN_FROM", default=2)

# --- Drafts from other systems (docs/writing-api.md) ---------------------------------------------------
INTAKE_CALLS_KEPT_DAYS = env.int("INTAKE_CALLS_KEPT_DAYS", default=365)
INTAKE_KEYS_KEPT_DAYS = env.int("INTAKE_KEYS_KEPT_DAYS", default=7)
INTAKE_MAX_JSON_BYTES = 1024 * 1024
INTAKE_MAX_FILES = 50

# --- Webhooks: messages to other systems (docs/webhooks.md) ---------------------------------------------
# Who sends: a process of its own, the worker, or nobody until the command is run.
WEBHOOK_DELIVERY = delivering(env.str("WEBHOOK_DELIVERY", default=""), TASKS_BACKEND)
WEBHOOK_SECONDS = env.int("WEBHOOK_SECONDS", default=15)
WEBHOOK_TRIES = env.int("WEBHOOK_TRIES", default=12)
WEBHOOK_PAUSE_DAYS = env.int("WEBHOOK_PAUSE_DAYS", default=5)
WEBHOOK_KEPT_DAYS = env.int("WEBHOOK_KEPT_DAYS", default=30)
WEBHOOK_PORTS = env.list("WEBHOOK_PORTS", cast=int, default=[443])
WEBHOOK_PLAIN_HTTP = env.bool("WEBHOOK_PLAIN_HTTP", default=False)
# Networks inside of which messages may be sent all the same, such as 10.20.0.0/16.
WEBHOOK_ALLOWED_NETWORKS = env.list("WEBHOOK_ALLOWED_NETWORKS", default=[])

# --- The office's own front end: where it shows drafts, and for how many minutes (docs/headless.md) ----
HEADLESS_PREVIEW_URL = preview_url(env.str("HEADLESS_PREVIEW_URL", default=""), WAGTAILADMIN_BASE_URL)
HEADLESS_PREVIEW_MINUTES = env.int("HEADLESS_PREVIEW_MINUTES", default=15)

# --- Open data: how many nightly dumps stay (docs/open-data.md) -------------------------------------------
OPEN_DATA_DUMPS_KEPT = env.int("OPEN_DATA_DUMPS_KEPT", default=7)

# --- Security: nothing inline and nothing foreign on public pages; the admin needs inline scripts ----
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
ADMIN_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # Pages that do not exist are no news; what fails is.
    "loggers": {"django.request": {"level": "ERROR", "filters": ["tokens"]}},
    "filters": {"tokens": {"()": "cms.headless.logs.WithoutTokens"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
