"""A real sshd on loopback with throw-away keys, and the ssh that leads into it."""

import getpass
import os
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

from tests.e2e.needed import program
from tests.e2e.processes import SECONDS, children, wait_until

_CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
PrintLastLog no
"""

_CLIENT = """\
BatchMode yes
IdentityFile {folder}/user
IdentitiesOnly yes
IdentityAgent none
UserKnownHostsFile {folder}/known_hosts
GlobalKnownHostsFile /dev/null
StrictHostKeyChecking yes
EscapeChar none
LogLevel ERROR
"""

_PRIVILEGE_SEPARATION = Path("/run/sshd")
"""What a root's sshd wants to be there; packages leave it to the start of the service."""

_TRIES = 5
"""Somebody else may take the free port before sshd does."""


class Server:
    """A running sshd that lets in nobody but the user of the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for key in ("host", "user"):
            subprocess.run(
                [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", key, "-f", folder / key],
                check=True,
                timeout=SECONDS,
            )
        if os.geteuid() == 0:
            _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
        self._sshd = self._started()
        public = (folder / "host.pub").read_text()
        (folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {public}")
        (folder / "ssh_config").write_text(_CLIENT.format(folder=folder))

    def into(self, command: str) -> list[str]:
        """The ssh that runs a command there on a terminal."""
        destination = f"{getpass.getuser()}@127.0.0.1"
        config = str(self.folder / "ssh_config")
        return [program("ssh"), "-tt", "-F", config, "-p", str(self.port), destination, command]

    def drop(self) -> None:
        """Kill every session at this end of the line, as a reboot would."""
        sessions = children(self._sshd.pid)
        unprivileged = [below for session in sessions for below in children(session) if _is_sshd(below)]
        for one in [*sessions, *unprivileged]:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def stop(self) -> None:
        """End the server and what sessions are left."""
        self.drop()
        self._sshd.terminate()
        self._sshd.wait(SECONDS)

    def _started(self) -> "subprocess.Popen[bytes]":
        said = self.folder / "said"
        for _ in range(_TRIES):
            with socket.create_server(("127.0.0.1", 0)) as probe:
                self.port: int = probe.getsockname()[1]
            config = self.folder / "sshd_config"
            config.write_text(_CONFIG.format(port=self.port, folder=self.folder))
            with said.open("wb") as log:
                sshd = subprocess.Popen([program("sshd"), "-D", "-e", "-f", config], stderr=log)
            if self._answers(sshd):
                return sshd
        raise AssertionError(f"sshd does not start: {said.read_text(errors='replace')}")

    def _answers(self, sshd: "subprocess.Popen[bytes]") -> bool:
        """Wait until the server answers; False if it ends instead."""
        wait_until(lambda: sshd.poll() is not None or self._greets(), "sshd answers")
        return sshd.poll() is None

    def _greets(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), SECONDS) as line:
            return line.recv(4) == b"SSH-"
        return False


def _is_sshd(process: int) -> bool:
    """Whether a process is one of sshd's own and not the shell below it."""
    with suppress(OSError):
        return Path(f"/proc/{process}/comm").read_text().strip() == "sshd"
    return False
