"""Links and codes: hashed, bound, short-lived, and refused in every other case."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.links import (
    CODE_LENGTH,
    CODE_LIFETIME,
    FRESH,
    LETTERS,
    LINK_LIFETIME,
    MOST_TRIES,
    OPENS,
    CodeOver,
    CodeWrong,
    Door,
    LinkOver,
    NewLink,
    is_fresh,
    known_link,
    left_in,
    living_link,
    make_code,
    make_link,
    people_with_address,
    revoke_links,
    use_code,
)
from agency.candidates.models import Candidate, LinkPurpose, ProfileCode, ProfileLink, WayKind
from tests.contact.mails import waiting_mail
from tests.factories import NOON, CandidateFactory, WayFactory

SECOND = timedelta(seconds=1)
BROWSER = "the browser that asked"


@pytest.fixture
def jane(session: Session) -> Candidate:
    return CandidateFactory()


@pytest.fixture
def new(session: Session, jane: Candidate) -> NewLink:
    return make_link(session, jane.id, jane.ways[0].value, NOON, LinkPurpose.letter)


class TestLink:
    def test_token_has_256_bits_and_is_not_kept(self, session: Session, new: NewLink):
        assert len(new.token) == 43
        kept = session.execute(select(ProfileLink.__table__)).one()
        assert new.token not in repr(kept)
        assert len(kept.token_hash) == 32

    def test_it_opens_for_thirty_days_to_the_second(self, session: Session, new: NewLink):
        assert living_link(session, new.token, NOON + LINK_LIFETIME - SECOND) is new.link
        with pytest.raises(LinkOver):
            living_link(session, new.token, NOON + LINK_LIFETIME)

    @pytest.mark.parametrize(
        "tampered",
        [
            pytest.param(lambda token: token[:-1], id="cut short"),
            pytest.param(lambda token: token + "A", id="too long"),
            pytest.param(lambda token: token.swapcase(), id="other capitals"),
            pytest.param(lambda token: ("B" if token[0] == "A" else "A") + token[1:], id="one off"),
            pytest.param(lambda _: "", id="empty"),
            pytest.param(lambda _: "\udcff\x00", id="not text"),
        ],
    )
    def test_another_token_opens_nothing(self, session: Session, new: NewLink, tampered):
        token = tampered(new.token).encode("utf-8", "replace").decode()
        with pytest.raises(LinkOver):
            living_link(session, token, NOON)

    def test_taken_back_it_opens_nothing_but_still_stops(self, session: Session, new: NewLink):
        revoke_links(session, new.link.candidate_id, NOON)
        with pytest.raises(LinkOver):
            living_link(session, new.token, NOON)
        assert known_link(session, new.token).id == new.link.id

    def test_taking_back_concerns_nobody_else(self, session: Session, new: NewLink):
        other = CandidateFactory()
        theirs = make_link(session, other.id, other.ways[0].value, NOON, LinkPurpose.letter)
        revoke_links(session, new.link.candidate_id, NOON)
        assert living_link(session, theirs.token, NOON).candidate_id == other.id

    def test_it_dies_with_the_address_it_was_sent_to(
        self, session: Session, jane: Candidate, new: NewLink
    ):
        jane.ways[0].value = "jane@elsewhere.example"
        session.flush()
        with pytest.raises(LinkOver):
            living_link(session, new.token, NOON)

    def test_it_opens_nothing_of_an_erased_person(
        self, session: Session, jane: Candidate, new: NewLink
    ):
        jane.erased_at = NOON
        session.flush()
        with pytest.raises(LinkOver):
            living_link(session, new.token, NOON)

    def test_only_a_link_asked_for_is_fresh_and_only_for_ten_minutes(
        self, session: Session, jane: Candidate, new: NewLink
    ):
        asked = make_link(session, jane.id, jane.ways[0].value, NOON, LinkPurpose.profile).link
        assert not is_fresh(new.link, NOON)
        assert is_fresh(asked, NOON + FRESH - SECOND)
        assert not is_fresh(asked, NOON + FRESH)


class TestDoors:
    """A8: a token of one purpose opens nothing that belongs to another."""

    @pytest.mark.parametrize("purpose", LinkPurpose)
    def test_every_purpose_stops_us_and_most_may_answer(
        self, session: Session, jane: Candidate, purpose: LinkPurpose
    ):
        new = make_link(session, jane.id, jane.ways[0].value, NOON, purpose)
        assert known_link(session, new.token, Door.stop) is new.link
        if purpose is LinkPurpose.unsubscribe:
            with pytest.raises(LinkOver):
                living_link(session, new.token, NOON)
        else:
            assert living_link(session, new.token, NOON) is new.link

    @pytest.mark.parametrize(
        ("door", "opened_by"),
        [
            (Door.unsubscribe, {LinkPurpose.unsubscribe, LinkPurpose.letter}),
            (Door.page, {LinkPurpose.profile}),
        ],
    )
    def test_a_door_of_its_own_is_closed_to_every_other(
        self, session: Session, jane: Candidate, door: Door, opened_by: set[LinkPurpose]
    ):
        opens = set()
        for purpose in LinkPurpose:
            new = make_link(session, jane.id, jane.ways[0].value, NOON, purpose)
            try:
                opens.add(living_link(session, new.token, NOON, door).purpose)
            except LinkOver:
                continue
        assert opens == opened_by

    def test_what_is_not_said_of_a_purpose_is_a_closed_door(self):
        assert OPENS.keys() == set(LinkPurpose)

    def test_letter_that_is_gone_leaves_the_link_to_stop_with(
        self, session: Session, jane: Candidate
    ):
        letter = waiting_mail(session, jane.id)
        new = make_link(session, jane.id, jane.ways[0].value, NOON, LinkPurpose.role)
        left_in(letter, new)
        session.flush()
        session.delete(letter)
        session.flush()
        session.refresh(new.link)
        assert new.link.letter_id is None
        assert known_link(session, new.token) is new.link


class TestCode:
    def test_alphabet_has_no_look_alikes(self):
        assert len(set(LETTERS)) == 32
        assert not set(LETTERS) & set("01IO")

    def test_it_works_once(self, session: Session, new: NewLink):
        text = make_code(session, new.link, BROWSER, NOON).text
        assert len(text) == CODE_LENGTH
        use_code(session, new.link, text, BROWSER, NOON)
        with pytest.raises(CodeOver):
            use_code(session, new.link, text, BROWSER, NOON)

    def test_it_is_kept_as_argon2id(self, session: Session, new: NewLink):
        made = make_code(session, new.link, BROWSER, NOON)
        assert made.code.code_hash.startswith("$argon2id$")
        assert made.text not in made.code.code_hash

    def test_small_letters_spaces_and_dashes_do_not_matter(self, session: Session, new: NewLink):
        text = make_code(session, new.link, BROWSER, NOON).text
        use_code(session, new.link, f" {text[:4].lower()}-{text[4:]} ", BROWSER, NOON)

    def test_it_lasts_ten_minutes_to_the_second(self, session: Session, new: NewLink):
        text = make_code(session, new.link, BROWSER, NOON).text
        with pytest.raises(CodeOver):
            use_code(session, new.link, text, BROWSER, NOON + CODE_LIFETIME)
        use_code(session, new.link, text, BROWSER, NOON + CODE_LIFETIME - SECOND)

    def test_another_browser_cannot_use_it_and_spends_no_try(self, session: Session, new: NewLink):
        made = make_code(session, new.link, BROWSER, NOON)
        with pytest.raises(CodeOver):
            use_code(session, new.link, made.text, "another browser", NOON)
        assert made.code.tries == 0

    def test_another_persons_code_does_not_fit(self, session: Session, new: NewLink):
        other = CandidateFactory()
        theirs = make_link(session, other.id, other.ways[0].value, NOON, LinkPurpose.letter).link
        text = make_code(session, theirs, BROWSER, NOON).text
        with pytest.raises(CodeOver):
            use_code(session, new.link, text, BROWSER, NOON)

    def test_sixth_try_is_not_looked_at(self, session: Session, new: NewLink):
        text = make_code(session, new.link, BROWSER, NOON).text
        for left in range(MOST_TRIES - 1, -1, -1):
            with pytest.raises(CodeWrong) as wrong:
                use_code(session, new.link, "22222222", BROWSER, NOON)
            assert wrong.value.left == left
        with pytest.raises(CodeOver):
            use_code(session, new.link, text, BROWSER, NOON)

    def test_a_scanner_that_asks_afterwards_does_not_spoil_it(self, session: Session, new: NewLink):
        text = make_code(session, new.link, BROWSER, NOON).text
        make_code(session, new.link, "the scanner", NOON)
        use_code(session, new.link, text, BROWSER, NOON)

    def test_the_newest_of_a_browser_is_the_one(self, session: Session, new: NewLink):
        first = make_code(session, new.link, BROWSER, NOON).text
        make_code(session, new.link, BROWSER, NOON)
        with pytest.raises(CodeWrong):
            use_code(session, new.link, first, BROWSER, NOON)
        assert session.scalars(select(ProfileCode.used_at)).all() == [None, None]


def test_people_are_found_by_any_email_address_of_theirs(session: Session, jane: Candidate):
    WayFactory(candidate=jane, kind=WayKind.work_email, value="okafor@fernhill.example")
    twin = CandidateFactory(reachable=False)
    WayFactory(candidate=twin, kind=WayKind.email, value="okafor@fernhill.example")
    gone = CandidateFactory(reachable=False, erased_at=NOON)
    WayFactory(candidate=gone, kind=WayKind.email, value="okafor@fernhill.example")
    session.expire_all()
    assert people_with_address(session, " Okafor@Fernhill.example ") == [jane, twin]
    assert people_with_address(session, "nobody@fernhill.example") == []
