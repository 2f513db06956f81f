"""Mails that no standard allows, each of a kind that really arrives; and damage done to good ones."""

import random
from collections.abc import Iterator

from tests.inbox.mails import FORWARDED, JANE, MAYA, forwarded, mail
from tests.mail.returned import complaint, delivery_report

_PDF = {"cv.pdf": b"%PDF-1.7 \x00\xff" * 50}


def corpus(drop: str) -> dict[str, bytes]:
    """By kind. Each is addressed to a drop address where it has a header at all."""
    head = f"From: {JANE}\r\nTo: {drop}\r\nDate: Mon, 15 Jun 2026 10:03:00 -0400\r\n"
    many = "".join(f"X-Header-{number}: value\r\n" for number in range(10_000))
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{each}"\r\n\r\n--b{each}\r\n' for each in range(1_000)
    )  # fmt: skip
    inside = "".join("Content-Type: message/rfc822\r\n\r\n" for _ in range(300))
    said = {
        "deep nesting": head + deep,
        "mails within mails": head + inside + "Subject: x\r\n\r\nHello",
        "10,000 headers": head + many + "\r\nHello",
        "one endless header": head + "Subject: " + "a" * 100_000 + "\r\n\r\nHello",
        "boundary that never ends": head + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nHello',
        "boundary that never comes": head + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\nHello',
        "no boundary at all": head + "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nHello",
        "boundary of nothing": head + 'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nHello',
        "wrong charset": head + "Content-Type: text/plain; charset=utf-16\r\n\r\nHello",
        "unknown charset": head + "Content-Type: text/plain; charset=klingon\r\n\r\nHello",
        "charset with a NUL": head + "Content-Type: text/plain; charset=utf\x008\r\n\r\nHello",
        "base64 that is none": head + "Content-Transfer-Encoding: base64\r\n\r\n%%%&&&====",
        "quoted-printable that is none": head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n==",
        "encoded word that is broken": head + "Subject: =?utf-8?b?%%%?= =?x?q?=F?=\r\n\r\nHello",
        "encoded word with a line break": head + "Subject: =?utf-8?q?a=0D=0ABcc:_x@y.z?=\r\n\r\nHello",
        "date that is none": head.replace("Mon, 15 Jun 2026", "Someday, 99 Foo 12345") + "\r\nHello",
        "date without a year we know": head.replace("2026", "0001") + "\r\nHello",
        "address that is none": f"From: <<>>@@\r\nTo: {drop}\r\n\r\nHello",
        "two senders": f"From: {JANE}\r\nFrom: {MAYA}\r\nTo: {drop}\r\n\r\nHello",
        "no sender": f"To: {drop}\r\n\r\nHello",
        "no headers": "Hello, this is no header\r\n\r\nat all",
        "nothing after the header": head.rstrip(),
        "nothing at all but a line": "\r\n",
        "colons only": ":::\r\n:\r\n\r\n:",
        "file name that climbs": head + "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../../etc/x.pdf\"\r\n\r\n%PDF",
        "file name that is broken": head + "Content-Disposition: attachment; filename*=klingon''%FF%00.pdf\r\n\r\n%PDF",
        "half characters": head + "Subject: \ud83d x\r\n\r\nHello \udfff",
        "direction tricks": head + "Subject: \u202etxt.exe\r\n\r\nHello",
        "html that never closes": head + "Content-Type: text/html\r\n\r\n" + "<div><table><tr>" * 3_000 + "Hello",
        "html with an entity bomb": head + 'Content-Type: text/html\r\n\r\n<!DOCTYPE a [<!ENTITY b "bbb">]><p>&b;&b;</p>',
        "report about nothing": head + "Content-Type: multipart/report; report-type=delivery-status\r\n\r\nx",
        "an endless line of quotes": head + "\r\n" + ">" * 90_000,
        "an endless line of dashes": head + "\r\n" + "-" * 90_000,
    }  # fmt: skip
    made = {kind: text.encode("utf-8", "surrogatepass") for kind, text in said.items()}
    binary = {
        "8-bit headers": head.encode() + b"Subject: Gr\xfc\xdfe \xff\xfe\r\n\r\nHello \xfc",
        "tnef": head.encode()
        + b'Content-Type: application/ms-tnef; name="winmail.dat"\r\n\r\n\x78\x9f\x3e\x22\x01\x00' + b"\x00" * 200,
        "zeros in the header": head.encode()
        + b"In-Reply-To: <" + b"0" * 40 + b"@\0.example>\r\nMessage-ID: <\0@x>\r\n"
        + b'Content-Type: applic\0ation/pdf; name="c\0v.pdf"\r\nX\0: y\r\n\r\nHello',
        "zeros": b"\0" * 3_000,
        "utf-16 with a mark": "\ufeffFrom: x".encode("utf-16"),
        "gzip": b"\x1f\x8b\x08" + bytes(range(256)),
    }  # fmt: skip
    return {**made, **binary}


def damaged(drop: str, how_many: int, seed: int = 1) -> Iterator[bytes]:
    """Good mails with bytes changed, cut out, doubled, and pieces of others put in."""
    chance = random.Random(seed)
    good = [
        mail("Not before June.", to=drop, documents=_PDF, html="<p>Not before <b>June</b>.</p>"),
        mail("Stop.", to=drop), forwarded(to=drop), delivery_report(to=drop), complaint(to=drop),
        mail(FORWARDED.format(remark="x", text="Grüße"), sender=MAYA, to=drop, subject="WG: Grüße"),
        *(each for each in corpus(drop).values() if len(each) < 5_000),
    ]  # fmt: skip
    for _ in range(how_many):
        raw = bytearray(chance.choice(good))
        for _ in range(chance.randint(1, 6)):
            _damage(raw, chance, good)
        yield bytes(raw)


def _damage(raw: bytearray, chance: random.Random, good: list[bytes]) -> None:
    begin = chance.randint(0, len(raw))
    end = min(len(raw), begin + chance.choice((1, 3, 20, 200)))
    kind = chance.randint(0, 4)
    if kind == 0:
        raw[begin:end] = bytes(chance.randrange(256) for _ in range(end - begin))
    elif kind == 1:
        del raw[begin:end]
    elif kind == 2:
        raw[begin:begin] = raw[begin:end] * chance.randint(1, 5)
    elif kind == 3:
        other = chance.choice(good)
        cut = chance.randint(0, len(other))
        raw[begin:begin] = other[cut : cut + 300]
    else:
        raw[begin:begin] = chance.choice(
            (b"\r\n\r\n", b"\0", b"--", b"=?utf-8?q?", b"\r", b"\xff", b"Content-Type: ")
        )
