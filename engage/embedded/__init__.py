"""The Postgres and the Valkey that come inside Python packages, run by a launcher of our own.

They serve the demo, the tests and development. Production is given DATABASE_URL and REDIS_URL instead.
On the command line: `python -m engage.embedded [--data DIR | --temporary] -- COMMAND …`.
"""

from engage.embedded.postgres import Postgres
from engage.embedded.servers import Addresses, servers, temporary_servers
from engage.embedded.valkey import Valkey

__all__ = ["Addresses", "Postgres", "Valkey", "servers", "temporary_servers"]
