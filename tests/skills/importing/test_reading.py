"""Reading classifications as their publishers give them."""

from pathlib import Path

import pytest

from agency.skills.importing.classification import FilesRefused, Link
from agency.skills.importing.esco import read_esco
from agency.skills.importing.onet import read_onet
from tests.support.classifications import esco_folder, esco_zips, onet_folder


def test_esco_is_read_from_a_folder_or_from_its_zips(tmp_path: Path) -> None:
    zips = esco_zips(tmp_path)
    read = read_esco(zips)
    assert (read.source, read.edition) == ("esco", "1.1.1")
    folder = read_esco([esco_folder(tmp_path / "esco")])
    assert (folder.concepts, folder.links) == (read.concepts, read.links)
    assert folder.edition == ""


def test_esco_in_a_folder_of_zips_is_found_too(tmp_path: Path) -> None:
    zips = esco_zips(tmp_path)
    for file in (tmp_path / "files").iterdir():
        file.unlink()
    assert read_esco([tmp_path]).concepts == read_esco(zips[::-1]).concepts


def test_escos_labels_groups_and_relations_become_ours(tmp_path: Path) -> None:
    read = read_esco([esco_folder(tmp_path)])
    by_ref = {concept.ref: concept for concept in read.concepts}
    assert by_ref.keys() == {"s/1", "s/2", "s/3", "o/1"}
    assert by_ref["s/2"].names == ("find bugs", "debug software", "SQL", "squash bugs")
    assert (by_ref["o/1"].kind, by_ref["o/1"].field) == ("title", "Software developers")
    assert Link("essential", ("title", "o/1"), ("skill", "s/1")) in read.links
    assert Link("needs", ("skill", "s/2"), ("skill", "s/3")) in read.links
    assert Link("close_to", ("skill", "s/1"), ("skill", "s/3")) in read.links
    kinds = [link.kind for link in read.links]
    assert kinds.index("optional") > kinds.index("essential")


def test_the_names_of_later_editions_are_known(tmp_path: Path) -> None:
    esco_folder(tmp_path)
    for name in ("occupationSkillRelations", "skillSkillRelations"):
        (tmp_path / f"{name}.csv").rename(tmp_path / f"{name}_en.csv")
    assert len(read_esco([tmp_path]).links) == 6


@pytest.mark.parametrize("as_text", [True, False], ids=["text", "Excel"])
def test_onet_is_read_as_text_and_as_excel(tmp_path: Path, as_text: bool) -> None:
    read = read_onet(onet_folder(tmp_path, as_text))
    by_ref = {concept.ref: concept for concept in read.concepts}
    assert read.title == "O*NET 29.2"
    assert "from the O*NET 29.2 Database by" in read.acknowledgement
    assert by_ref["15-1"].names == ("Firmware Maker", "FWM", "Device Software Maker")
    assert by_ref["15-2"].names == ("Firmware Tester",)
    assert by_ref["Ancient Debugger"].field == "Development software"
    assert set(read.links) == {
        Link("essential", ("title", "15-1"), ("skill", "Python")),
        Link("optional", ("title", "15-1"), ("skill", "Ancient Debugger")),
        Link("essential", ("title", "15-2"), ("skill", "Ancient Debugger")),
        Link("close_to", ("title", "15-1"), ("title", "15-2")),
    }


def test_a_wrong_folder_is_refused_with_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(FilesRefused, match=r"has skills_en\.csv, occupations_en\.csv"):
        read_esco([tmp_path])
    with pytest.raises(FilesRefused, match="no table called Occupation Data or Alternate Titles"):
        read_onet(tmp_path)


def test_a_missing_column_and_a_broken_file_are_named(tmp_path: Path) -> None:
    esco_folder(tmp_path)
    (tmp_path / "skills_en.csv").write_text("conceptUri,preferredLabel\ns/1,x\n")
    with pytest.raises(FilesRefused, match=r"“skills_en\.csv” has no column called altLabels"):
        read_esco([tmp_path])
    (tmp_path / "broken.zip").write_bytes(b"not a zip")
    with pytest.raises(FilesRefused, match=r"“broken\.zip” cannot be opened"):
        read_esco([tmp_path / "broken.zip"])
