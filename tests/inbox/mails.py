"""Mails as people and their programs send them; every name and address is invented."""

from email.message import EmailMessage
from typing import Any

JANE, MAYA = "Jane Okafor <jane@example.com>", "Maya Lindqvist <maya@agency.example>"
DATE = "Mon, 15 Jun 2026 10:03:00 -0400"


def mail(
    text: str = "Hello.",
    sender: str = JANE,
    to: str = MAYA,
    subject: str = "A note",
    html: str = "",
    documents: dict[str, bytes] | None = None,
    **headers: Any,
) -> bytes:
    """One mail; ``headers`` by name with underscores, and none where the value is nothing."""
    message = EmailMessage()
    given = {"From": sender, "To": to, "Subject": subject, "Date": DATE, **headers}
    for name, value in given.items():
        if value is not None:
            message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in (documents or {}).items():
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


FORWARDED = """{remark}

---------- Forwarded message ---------
From: Jane Okafor <jane@example.com>
Date: Mon, Jun 8, 2026 at 9:15 AM
Subject: Re: A lead role in Halifax
To: Maya Lindqvist <maya@agency.example>

{text}

On Sun, Jun 7, 2026 at 6:00 PM Maya Lindqvist <maya@agency.example> wrote:
> Would Halifax be of interest?
"""


def forwarded(text: str = "Only from September, please.", remark: str = "", **more: Any) -> bytes:
    """What a recruiter forwards from a web mailer."""
    more.setdefault("subject", "Fwd: A lead role in Halifax")
    more.setdefault("sender", MAYA)
    return mail(FORWARDED.format(text=text, remark=remark), **more)
