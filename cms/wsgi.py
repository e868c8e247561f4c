"""The WSGI callable that a server loads: ``cms.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
django_application = get_wsgi_application()

from cms.delivery.setting_up import in_front_of  # noqa: E402 - models need Django set up

application = in_front_of(django_application)

# What is loaded by now stays: the garbage collector need not look through it between requests.
gc.collect()
gc.freeze()
