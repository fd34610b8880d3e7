"""The sandbox as a WSGI application, for one process with many threads."""

import os

from django.core.wsgi import get_wsgi_application

from sandbox.town import town

os.environ["DJANGO_SETTINGS_MODULE"] = "sandbox.settings"

application = get_wsgi_application()

# Opens the books now: texts that were on their way when the last process ended go on.
town()
