"""Run a command with Postgres and Valkey at its side: `python -m engage.embedded [options] -- COMMAND …`."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from engage.embedded import processes
from engage.embedded.keys import keys_of
from engage.embedded.server import CannotStart
from engage.embedded.servers import Addresses, StillRunning, servers, temporary_servers, unused

_FROM_THE_KERNEL = (
    128  # si_code SI_KERNEL: Ctrl-C in the terminal, which reached the command as well
)
_INTERRUPTED = 128 + signal.SIGINT
_STOPPING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


def main(arguments: Sequence[str]) -> int:
    """Start the servers, run the command, stop the servers, and return the command's exit code.

    A command ended by a signal gives 128 + its number, as in a shell; one that cannot be run 127.
    """
    options, command = _parse(arguments)
    if sys.platform != "linux":
        return _complain(
            "Engage brings its own Postgres and Valkey for Linux only. Elsewhere, use docker compose."
        )
    try:
        if options.remove:
            return _remove(options.data)
        if options.temporary:
            code = _run(command, temporary_servers(), keys_of(None))
        else:
            code = _run(
                command, servers(options.data, memory=options.memory), keys_of(options.data)
            )
    except (CannotStart, StillRunning, OSError) as error:
        return _complain(str(error))
    return 0 if options.until_interrupted and code == _INTERRUPTED else code


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m engage.embedded", description=__doc__)
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--data", type=Path, default=Path(".data"), help="folder of the data (.data)"
    )
    place.add_argument(
        "--temporary", action="store_true", help="empty data, deleted afterwards: for tests"
    )
    parser.add_argument(
        "--memory", default="128MB", help="what Postgres keeps of --data at hand (128MB)"
    )
    parser.add_argument(
        "--until-interrupted",
        action="store_true",
        help="Ctrl-C is how the command is meant to end: exit code 0",
    )
    parser.add_argument(
        "--remove", action="store_true", help="delete the folder of the data instead"
    )
    parser.add_argument("command", nargs="*", help="the command, after --")
    options = parser.parse_args(arguments)
    if bool(options.command) == options.remove:
        parser.error("say either which command to run, after --, or --remove")
    return options, options.command


def _run(
    command: list[str], embedded: AbstractContextManager[Addresses], keys: dict[str, str]
) -> int:
    stopping = {number for number in _STOPPING if signal.getsignal(number) != signal.SIG_IGN}
    # Blocked, they wait until somebody asks for them: none can tear us apart half-way through a start or a stop.
    signal.pthread_sigmask(signal.SIG_BLOCK, stopping | {signal.SIGCHLD})
    processes.adopt_orphans()
    with embedded as addresses:
        early: set[signal.Signals] = signal.sigpending() & stopping
        if early:
            return 128 + min(early)
        process = _start(command, addresses, keys)
        if process is None:
            return 127
        code = _accompany(process, stopping)
        processes.end_orphans(spare=addresses.servers)
    return code if code >= 0 else 128 - code


def _start(
    command: list[str], addresses: Addresses, keys: dict[str, str]
) -> subprocess.Popen[bytes] | None:
    """The command finds our servers always, and our keys where the environment gives none."""
    ours = {"DATABASE_URL": addresses.database_url, "REDIS_URL": addresses.redis_url}
    environment = {**keys, **os.environ, **ours}
    try:
        return processes.start(command, death_signal=signal.SIGTERM, environment=environment)
    except OSError as error:
        _complain(f"{command[0]} cannot be run: {error.strerror}.")
        return None


def _accompany(process: subprocess.Popen[bytes], stopping: Collection[signal.Signals]) -> int:
    """Wait for the command to end, passing on every signal that it has not had from the terminal itself."""
    while process.poll() is None:
        received = signal.sigwaitinfo({*stopping, signal.SIGCHLD})
        if received.si_signo != signal.SIGCHLD and received.si_code != _FROM_THE_KERNEL:
            process.send_signal(received.si_signo)
    return process.wait()


def _remove(folder: Path) -> int:
    if not folder.exists():
        print(f"There is nothing to remove: {folder} does not exist.")
        return 0
    with unused(folder):
        print(
            f"Removing {folder}: the demo's database, with every agency and answer, and its queue."
        )
        shutil.rmtree(folder)
    return 0


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
