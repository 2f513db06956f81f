"""Settings: read from the environment once, typed, and loud when they are wrong."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self


class SettingWrong(Exception):
    """A setting cannot be used; the message names it and says what to do."""


@dataclass(frozen=True)
class Smtp:
    """Where mail is handed over. ``security`` is ``starttls``, ``tls`` or ``none``."""

    host: str
    port: int
    user: str
    password: str
    security: str


@dataclass(frozen=True)
class Imap:
    """The mailbox that is read. ``security`` is ``tls`` or ``starttls``; the certificate must be good."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    security: str
    folder: str

    @property
    def name(self) -> str:
        """What tells this mailbox from another, whatever its password."""
        return f"{self.user}@{self.host}:{self.port}/{self.folder}"


@dataclass(frozen=True)
class Clamd:
    """The virus scanner; a ``host`` that begins with a slash is a socket of this machine."""

    host: str
    port: int = 3310


@dataclass(frozen=True)
class Settings:
    """Everything that differs from one installation to the next."""

    database_url: str
    secret_key: str
    base_url: str
    """How the portal is reached from outside, without a trailing slash; links in mail begin with it."""
    trusted_hosts: tuple[str, ...]
    secure_cookies: bool
    proxies: int
    """How many reverse proxies stand in front and set X-Forwarded-*."""
    smtp: Smtp | None
    var: Path
    """Where the private database, the secret key and other local files live."""
    address_key: str
    """Under which addresses of erased people are hashed. Never changed: the hashes would be lost."""
    bounce_address: str = ""
    """A mailbox whose ``name+anything@domain`` reaches us: bounces go there, under each letter's own token."""
    drop_address: str = ""
    """The same for what recruiters forward or blind-copy, and for answers to their letters."""
    imap: Imap | None = None
    """Where mail to these addresses is fetched from."""
    clamd: Clamd | None = None
    """Who looks through files from outside before anybody opens them."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the settings. Raises ``SettingWrong``."""
        var = Path(environment.get("CALLBACK_VAR", "var")).resolve()
        port = _whole_number(environment, "PORT", 8000)
        base_url = environment.get("BASE_URL", f"http://127.0.0.1:{port}").rstrip("/")
        if not base_url.startswith(("http://", "https://")):
            raise SettingWrong("BASE_URL must begin with http:// or https://")
        hosts = environment.get("TRUSTED_HOSTS", "localhost,127.0.0.1")
        return cls(
            database_url=_sqlalchemy_url(environment.get("DATABASE_URL", "")),
            secret_key=environment.get("SECRET_KEY") or _kept_secret(var / "secret_key"),
            base_url=base_url,
            trusted_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            secure_cookies=base_url.startswith("https://"),
            proxies=_whole_number(environment, "PROXIES", 0),
            smtp=_smtp(environment),
            var=var,
            bounce_address=_plus_address(environment, "BOUNCE_ADDRESS", "bounce@mail.example.com"),
            drop_address=_plus_address(environment, "DROP_ADDRESS", "drop@mail.example.com"),
            imap=_imap(environment),
            clamd=_clamd(environment),
            address_key=environment.get("ADDRESS_KEY") or _kept_secret(var / "address_key"),
        )


def _sqlalchemy_url(url: str) -> str:
    """``postgres://`` and ``postgresql://`` as SQLAlchemy wants them for psycopg 3."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    if url and not url.startswith("postgresql+psycopg://"):
        raise SettingWrong("DATABASE_URL must begin with postgresql://")
    return url


def _smtp(environment: Mapping[str, str]) -> Smtp | None:
    host = environment.get("SMTP_HOST", "")
    if not host:
        return None
    security = environment.get("SMTP_SECURITY", "starttls")
    if security not in ("starttls", "tls", "none"):
        raise SettingWrong("SMTP_SECURITY must be starttls, tls or none")
    return Smtp(
        host=host,
        port=_whole_number(environment, "SMTP_PORT", 465 if security == "tls" else 587),
        user=environment.get("SMTP_USER", ""),
        password=environment.get("SMTP_PASSWORD", ""),
        security=security,
    )


def _imap(environment: Mapping[str, str]) -> Imap | None:
    host = environment.get("IMAP_HOST", "")
    if not host:
        return None
    security = environment.get("IMAP_SECURITY", "tls")
    if security not in ("tls", "starttls"):
        raise SettingWrong("IMAP_SECURITY must be tls or starttls")
    if not environment.get("DROP_ADDRESS"):
        raise SettingWrong("IMAP_HOST needs DROP_ADDRESS, the address whose mailbox it is")
    return Imap(
        host=host,
        port=_whole_number(environment, "IMAP_PORT", 993 if security == "tls" else 143),
        user=environment.get("IMAP_USER", ""),
        password=environment.get("IMAP_PASSWORD", ""),
        security=security,
        folder=environment.get("IMAP_FOLDER", "INBOX"),
    )


def _clamd(environment: Mapping[str, str]) -> Clamd | None:
    host = environment.get("CLAMD_HOST", "")
    return Clamd(host, _whole_number(environment, "CLAMD_PORT", 3310)) if host else None


def _plus_address(environment: Mapping[str, str], name: str, example: str) -> str:
    """A mailbox under which ``name+anything@domain`` arrives as well."""
    address = environment.get(name, "").lower()
    local, at, domain = address.partition("@")
    if address and not (local and at and "." in domain and "+" not in local and address.isascii()):
        raise SettingWrong(f"{name} must be an address such as {example}")
    return address


def _whole_number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, str(default))
    if not value.isdigit():
        raise SettingWrong(f"{name} must be a whole number, not {value!r}")
    return int(value)


def _kept_secret(path: Path) -> str:
    """The secret of this installation, made on first use and readable by its account only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        secret = secrets.token_urlsafe(48)
        file.write(secret)
    return secret
