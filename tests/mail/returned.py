"""What mail servers send back, in the forms they really use; every name and address is invented."""

from email.message import EmailMessage

BOUNDARY = "=_report"


def delivery_report(
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "smtp; 550 5.1.1 User unknown",
    to: str = "callback@example.com",
    envid: str = "",
    returned: str = "",
    returned_as: str = "text/rfc822-headers",
    more: str = "",
) -> bytes:
    """A report as Postfix writes it (RFC 3464). ``returned`` is what comes back of the letter."""
    lines = [
        "Return-Path: <>",
        "From: MAILER-DAEMON@mx.example.net (Mail Delivery System)",
        f"To: {to}",
        "Subject: Undelivered Mail Returned to Sender",
        "Auto-Submitted: auto-replied",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{BOUNDARY}"',
        *([more] if more else []),
        "",
        f"--{BOUNDARY}",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "I'm sorry to have to inform you that your message could not be delivered.",
        "",
        f"--{BOUNDARY}",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example.net",
        *([f"Original-Envelope-Id: {envid}"] if envid else []),
        "Arrival-Date: Mon, 22 Jun 2026 07:00:00 -0400",
        "",
        "Final-Recipient: rfc822; jane@example.com",
        *([f"Action: {action}"] if action else []),
        *([f"Status: {status}"] if status else []),
        *([f"Diagnostic-Code: {said}"] if said else []),
        "",
    ]
    return _closed(lines, returned, returned_as)


def complaint(
    kind: str = "abuse", mail_from: str = "", returned: str = "", to: str = "fbl@example.com"
) -> bytes:
    """A report of the kind mailbox providers send when somebody presses "this is spam" (RFC 5965)."""
    lines = [
        "From: feedback@provider.example",
        f"To: {to}",
        "Subject: FW: Earn money",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type=feedback-report; boundary="{BOUNDARY}"',
        "",
        f"--{BOUNDARY}",
        "Content-Type: text/plain",
        "",
        "This is an email abuse report.",
        "",
        f"--{BOUNDARY}",
        "Content-Type: message/feedback-report",
        "",
        f"Feedback-Type: {kind}",
        "User-Agent: SomeGenerator/1.0",
        "Version: 1",
        *([f"Original-Mail-From: <{mail_from}>"] if mail_from else []),
        "",
    ]
    return _closed(lines, returned, "message/rfc822")


def reply(to: str, in_reply_to: str = "", **headers: str) -> bytes:
    """What a person, or their out-of-office, writes back."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "jane@example.com", to, "Re: Week of 22 June"
    if in_reply_to:
        mail["In-Reply-To"] = in_reply_to
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Yes, call me.")
    return mail.as_bytes()


def _closed(lines: list[str], returned: str, returned_as: str) -> bytes:
    if returned:
        lines += [f"--{BOUNDARY}", f"Content-Type: {returned_as}", "", returned, ""]
    return "\r\n".join([*lines, f"--{BOUNDARY}--", ""]).encode()
