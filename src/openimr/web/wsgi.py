"""What a WSGI server runs: ``granian --interface wsgi --blocking-threads 1 openimr.web.wsgi:application``.

Workers are processes, never threads: the PDF library is not thread-safe.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.web.settings")

application = get_wsgi_application()
