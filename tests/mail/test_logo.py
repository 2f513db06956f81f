"""Any picture becomes a small PNG of ours, and goes inside the letters that show it."""

from email import message_from_bytes, policy
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.mail.logo import AgencyLogo, LogoRefused, as_logo, forget_logo, keep_logo, logo_in
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass
from agency.mail.outbox import post
from tests.factories import NOON


def picture(width: int = 600, height: int = 200, form: str = "PNG", **more: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (39, 64, 154)).save(file, form, **more)
    return file.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_drawn_anew_as_a_png_of_at_most_twice_its_shown_size(form: str) -> None:
    png, width = as_logo(picture(form=form))
    drawn = Image.open(BytesIO(png))
    assert (drawn.format, drawn.size, width) == ("PNG", (240, 80), 120)


@pytest.mark.parametrize(
    ("size", "shown"), [((100, 100), 40), ((200, 100), 80), ((4_800, 80), 2_400), ((10, 300), 2)]
)
def test_its_proportions_stay(size: tuple[int, int], shown: int) -> None:
    assert as_logo(picture(*size))[1] == shown


def test_what_the_file_says_beside_the_picture_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at 40 Lantern Street"
    before = picture(form="JPEG", exif=exif)
    assert b"Lantern" in before
    png, _ = as_logo(before + b"<script>alert(1)</script>")
    assert b"Lantern" not in png
    assert b"script" not in png


def test_a_heavy_picture_is_made_light() -> None:
    file = BytesIO()
    Image.effect_noise((480, 80), 200).convert("RGB").save(file, "PNG")
    png, _ = as_logo(file.getvalue())
    assert len(png) < 48 * 1024


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "cannot be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cannot be read"),
        (b"%PDF-1.4", "cannot be read"),
        (picture()[:200], "cannot be read"),
        (picture(form="BMP"), "cannot be read"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
        (picture(6_000, 6_000), "25 million points"),
        (picture(12_000, 9_000), "cannot be read"),
    ],
    ids=["nothing", "svg", "pdf", "half a picture", "bmp", "heavy", "many points", "a bomb"],
)
def test_what_is_no_picture_of_ours_is_refused_with_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(LogoRefused, match=says):
        as_logo(content)


def letter(session: Session, html: str) -> Any:
    message = Message(
        to=Mailbox("jane@example.com"), sender=Mailbox("post@example.com"),
        subject="Hello", text="Hello.", html=html,
    )  # fmt: skip
    sent = post(session, message, "x", MailClass.service, "digest", NOON)
    assert sent is not None
    return message_from_bytes(sent.raw, policy=policy.default)


def test_a_letter_that_shows_it_carries_it(session: Session) -> None:
    png, _ = as_logo(picture())
    digest = keep_logo(session, png)
    read = letter(session, f'<p><img src="cid:{digest}@logo" alt="Harbour"></p>')
    (image,) = [part for part in read.walk() if part.get_content_type() == "image/png"]
    assert (image["Content-ID"], image.get_content()) == (f"<{digest}@logo>", png)
    assert image["Content-Disposition"] == "inline"
    assert read.get_body(("plain",)).get_content().strip() == "Hello."
    assert "cid:" in read.get_body(("html",)).get_content()


def test_a_letter_that_shows_none_or_one_that_is_gone_has_no_attachment(session: Session) -> None:
    gone = keep_logo(session, as_logo(picture())[0])
    forget_logo(session)
    assert logo_in(session, f'<img src="cid:{gone}@logo">') is None
    read = letter(session, "<p>Hello.</p>")
    assert [part.get_content_type() for part in read.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip


def test_there_is_one_logo_at_a_time(session: Session) -> None:
    for width in (100, 200):
        keep_logo(session, as_logo(picture(width, 100))[0])
    assert session.scalar(select(func.count()).select_from(AgencyLogo)) == 1
