"""The settings under test: nothing is left behind, and nothing is shared between workers."""

import atexit
import os
import shutil
import tempfile

# Before the settings are read: database, media and secret key go to a folder of this process, so
# that a run never touches the demo's `var/` and two runs at once do not meet.
os.environ["BUDSKAP_STATE"] = tempfile.mkdtemp(prefix="budskap-tests-")
atexit.register(shutil.rmtree, os.environ["BUDSKAP_STATE"], ignore_errors=True)

from cms.settings import *  # noqa: E402, F403
from cms.settings import CACHES, REDIS_URL, STORAGES  # noqa: E402

# The manifest of hashed names is made by collectstatic, which tests do not run.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
# Static files are served from where they are written.
WHITENOISE_AUTOREFRESH = True
# A slow hash is for real passwords; tests log in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if REDIS_URL:
    # One Redis database a worker: `cache.clear()` in one must not empty another's.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = f"{REDIS_URL}?db={worker}"
