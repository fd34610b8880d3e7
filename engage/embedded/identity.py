"""Who a server is, seen from the system: Postgres refuses to run as root.

An ordinary user's servers simply run as that user. Root's servers enter a private user namespace in which root goes
by the number of `nobody`: the files stay root's, so that a checkout under /root serves as well as any. Where the
system refuses namespaces (as most containers do), they become the real `nobody`, who then owns their folders.
"""

import ctypes
import os
from enum import Enum
from pathlib import Path

NOBODY = 65534  # the number of both the user `nobody` and the group `nogroup` on every Linux system
_CLONE_NEWUSER = 0x10000000
_libc = ctypes.CDLL(None, use_errno=True)


class Identity(Enum):
    """How a server's process is kept from being root."""

    OURSELVES = "ordinary user"
    NAMESPACE = "root, seen as nobody in a private user namespace"
    NOBODY = "nobody"

    @classmethod
    def choose(cls) -> "Identity":
        """The identity that this process may give its servers on this system."""
        if os.geteuid() != 0:
            return cls.OURSELVES
        return cls.NAMESPACE if _namespaces_work() else cls.NOBODY

    def assume(self) -> None:
        """Become it, for good. To be called in a forked child, before exec.

        Raises OSError where the system refuses.
        """
        if self is Identity.NAMESPACE:
            _enter_namespace()
        elif self is Identity.NOBODY:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    def own(self, path: Path) -> None:
        """Give it a file, or a folder with everything inside, if another user owns it now."""
        if os.geteuid() != 0:
            return
        owner = NOBODY if self is Identity.NOBODY else 0
        if path.lstat().st_uid == owner:
            return
        for folder, _, files in os.walk(path):
            for name in files:
                os.chown(Path(folder, name), owner, owner, follow_symlinks=False)
            os.chown(folder, owner, owner, follow_symlinks=False)
        # The top comes last: what was interrupted half-way is then done again at the next start.
        os.chown(path, owner, owner, follow_symlinks=False)


def _enter_namespace() -> None:
    if _libc.unshare(_CLONE_NEWUSER) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    # A process may map its own number alone, and only once it can no longer change its groups.
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} 0 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} 0 1")


def _namespaces_work() -> bool:
    child = os.fork()
    if child == 0:
        try:
            _enter_namespace()
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0
