"""A real IMAP server on loopback: Dovecot as Debian ships it, with a certificate made for the run."""

import grp
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imap_tools import MailBox

from agency.config import Imap

USER, PASSWORD = "drop@example.com", "secret-of-the-tests"
_CONFIG = """
base_dir = {dir}/run
state_dir = {dir}/state
log_path = {dir}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{dir}/server.pem
ssl_key = <{dir}/server.key
mail_location = maildir:{dir}/mail
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_max_userip_connections = 50
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={mail_uid} gid={mail_gid} home={dir}/mail
}}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  service_count = 0
  process_min_avail = 1
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """One server with one mailbox, of nobody real."""

    folder: Path
    port: int
    tls_port: int

    @property
    def authority(self) -> Path:
        """What has to be trusted for its certificate to be good."""
        return self.folder / "server.pem"

    def settings(self, security: str = "tls", folder: str = "INBOX", **other: str) -> Imap:
        return Imap(
            host=other.get("host", "localhost"),
            port=self.tls_port if security == "tls" else self.port,
            user=USER,
            password=other.get("password", PASSWORD),
            security=security,
            folder=folder,
        )

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        with self.box() as box:
            if not box.folder.exists(folder):
                box.folder.create(folder)
            for mail in mails:
                box.append(mail, folder)

    def seen(self, folder: str = "INBOX") -> int:
        """How many mails bear the flag."""
        with self.box() as box:
            box.folder.set(folder)
            return len(box.uids("SEEN", charset=None))

    def empty(self) -> None:
        """As on the first day, but for UIDs, which are never given out again."""
        with self.box() as box:
            for each in box.folder.list():
                box.folder.set(each.name)
                box.delete(box.uids())
                if each.name != "INBOX":
                    box.folder.set("INBOX")
                    box.folder.delete(each.name)

    def forget_uids(self) -> None:
        """What a moved or repaired mailbox does: every mail has a new UID under a new UIDVALIDITY."""
        time.sleep(1.1)  # UIDVALIDITY counts seconds
        for file in (self.folder / "mail").glob("dovecot*"):
            file.unlink()

    def box(self) -> MailBox:
        trusted = ssl.create_default_context(cafile=str(self.authority))
        return MailBox("localhost", self.tls_port, timeout=20, ssl_context=trusted).login(
            USER, PASSWORD
        )


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A running server; works for root and for anybody else."""
    folder = Path(tempfile.mkdtemp(prefix="dovecot-", dir="/tmp"))
    process = None
    try:
        server = Dovecot(folder, *_free_ports())
        _write_config(server)
        process = subprocess.Popen([_found("dovecot"), "-F", "-c", str(folder / "config")])
        _wait_for(server, process)
        yield server
    finally:
        if process:
            process.terminate()
            process.wait(20)
        shutil.rmtree(folder)


def _write_config(server: Dovecot) -> None:
    is_root, folder = os.geteuid() == 0, server.folder
    # Dovecot gives no mail to root, so root's server works as its own users.
    who = pwd.getpwnam("dovecot" if is_root else pwd.getpwuid(os.geteuid()).pw_name)
    for name in ("run", "state", "mail"):
        (folder / name).mkdir()
    if is_root:
        folder.chmod(0o755)
        shutil.chown(folder / "mail", who.pw_uid, who.pw_gid)
    config = _CONFIG.format(
        dir=folder, user=who.pw_name, group=grp.getgrgid(who.pw_gid).gr_name, password=PASSWORD,
        mail_uid=who.pw_uid, mail_gid=who.pw_gid, port=server.port, tls_port=server.tls_port,
    )  # fmt: skip
    (folder / "config").write_text(config)
    subprocess.run(
        [_found("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", folder / "server.key", "-out", folder / "server.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait_for(server: Dovecot, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 30
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", server.tls_port)) == 0:
                return
        assert process.poll() is None, (server.folder / "log").read_text()
        assert time.monotonic() < ends, "Dovecot does not answer"
        time.sleep(0.05)


def _found(program: str) -> str:
    path = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    assert path, f"{program} is not installed: `make dovecot` installs it or says how."
    return path
