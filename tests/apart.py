"""Gives each process of the tests a Redis database of its own: whoever empties the cache empties nobody else's.

Loaded by pytest before Django's settings are.
"""

import os

ADDRESS, _, DATABASE = os.environ["REDIS_URL"].rpartition("/")
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")

os.environ["REDIS_URL"] = f"{ADDRESS}/{int(DATABASE) + int(PROCESS)}"
