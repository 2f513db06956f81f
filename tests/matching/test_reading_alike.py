"""Records held against what a role says."""

import numpy as np
import pytest

from agency.matching.reading_alike import (
    FEWEST_WORDS,
    Record,
    RoleText,
    WordStatistics,
    alike_to_each,
    count_records,
    record_of,
    said_in,
)

PLANT = (
    "Programs PLC controllers and SCADA screens for water treatment plants, commissions pumps, "
    "trains operators and writes functional specifications."
)
WATER = (
    "Commissioned pumps and SCADA screens at water treatment plants, wrote PLC code and "
    "specifications, trained operators on site."
)
WARD = (
    "Nursed patients on a surgical ward, gave medication, supervised students and kept charts "
    "with doctors and families."
)


def record(text: str) -> Record:
    found = record_of(text)
    assert found is not None
    return found


def test_a_record_about_the_same_work_is_more_alike_than_another() -> None:
    same, near, other = RoleText(said_in(PLANT), WordStatistics()).alike(
        [record(PLANT), record(WATER), record(WARD)]
    )
    assert 0.9 < same <= 1
    assert same > near > other + 0.3
    assert 0 <= other < 0.2


def test_a_record_is_read_alike_whoever_stands_beside_it() -> None:
    role = RoleText(said_in(PLANT), WordStatistics())
    alone = role.alike([record(WATER)])[0]
    among = role.alike([record(WARD), record(WATER), record(PLANT)])[1]
    assert among == pytest.approx(alone, abs=1e-6)
    assert len(role.alike([])) == 0


def test_many_roles_read_one_record_as_each_of_them_does() -> None:
    crowd = count_records([record(WARD)] * 5 + [record(WATER)])
    roles = [RoleText(said_in(text), crowd) for text in (PLANT, WARD, f"{WATER} {WARD}", WATER)]
    for one in (record(WATER), record(PLANT)):
        assert alike_to_each(one, roles) == [role.rounded([one])[0] for role in roles]
    assert len({*alike_to_each(record(WATER), roles)}) == len(roles)
    assert alike_to_each(record(WATER), []) == []


def test_the_rarest_shared_words_are_quoted_as_the_role_writes_them() -> None:
    crowd = [record(f"{WARD} pumps and plants and operators")] * 5 + [record(WATER)]
    role = RoleText(said_in(PLANT), count_records(crowd))
    said = role.shared(record(WATER))
    assert len(said) == 3
    assert not {"pumps", "plants", "operators"} & set(said)
    assert all(word in PLANT.lower() for word in said)
    assert RoleText(said_in(PLANT), WordStatistics()).shared(record(WARD)) == ()


def test_a_word_that_few_have_says_more() -> None:
    crowd = count_records([record(WATER)] * 40 + [record(WARD)])
    keys = record(WARD)
    words = np.frombuffer(keys.words, [("word", "<u4"), ("times", "u1")])["word"].copy()
    common = np.frombuffer(record(WATER).words, [("word", "<u4"), ("times", "u1")])["word"].copy()
    rare = np.setdiff1d(words, common)
    assert crowd.rarity(rare).min() > crowd.rarity(np.setdiff1d(common, words)).max()
    assert crowd.rarity(np.array([1], np.uint32))[0] > crowd.rarity(rare).max()


def test_too_short_a_text_is_not_read() -> None:
    words = " ".join(PLANT.split()[: FEWEST_WORDS - 2])
    assert record_of(words) is None
    assert not RoleText(said_in(words), WordStatistics()).says_enough
    assert RoleText(said_in(PLANT), WordStatistics()).says_enough


def test_statistics_of_nobody() -> None:
    assert count_records([]).people == 0
    counted = count_records([record(WATER), record(WARD)])
    assert counted.people == 2
    assert 10 < counted.average_words < 25
