"""Tiny classifications in the publishers' own form."""

import csv
import zipfile
from pathlib import Path

ESCO_FILES = {
    "skills_en.csv": [
        ["conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels", "status"],
        ["KnowledgeSkillCompetence", "s/1", "knowledge", "sector-specific", "Python (computer programming)", "Python 3\nPy", "", "released"],
        ["KnowledgeSkillCompetence", "s/2", "skill/competence", "sector-specific", "debug software", "find bugs\ndebug software\nSQL", "squash bugs", "released"],
        ["KnowledgeSkillCompetence", "s/3", "knowledge", "", "computer programming", "", "", "released"],
        ["KnowledgeSkillCompetence", "s/4", "knowledge", "", "punched cards", "", "", "obsolete"],
    ],
    "occupations_en.csv": [
        ["conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "status"],
        ["Occupation", "o/1", "2512", "embedded software maker", "firmware maker", "", "released"],
    ],
    "ISCOGroups_en.csv": [
        ["conceptType", "conceptUri", "code", "preferredLabel"],
        ["ISCOGroup", "i/2512", "2512", "Software developers"],
    ],
    "occupationSkillRelations.csv": [
        ["occupationUri", "relationType", "skillType", "skillUri"],
        ["o/1", "optional", "knowledge", "s/1"],
        ["o/1", "essential", "knowledge", "s/1"],
        ["o/1", "optional", "skill/competence", "s/2"],
        ["o/1", "essential", "knowledge", "s/4"],
    ],
    "skillSkillRelations.csv": [
        ["originalSkillUri", "originalSkillType", "relationType", "relatedSkillType", "relatedSkillUri"],
        ["s/2", "skill/competence", "essential", "knowledge", "s/3"],
        ["s/1", "knowledge", "optional", "knowledge", "s/3"],
    ],
}  # fmt: skip

ONET_TABLES = {
    "Occupation Data": [
        ["O*NET-SOC Code", "Title", "Description"],
        ["15-1", "Embedded Software Makers", "Make software."],
        ["15-2", "Firmware Testers", "Test it."],
    ],
    "Alternate Titles": [
        ["O*NET-SOC Code", "Title", "Alternate Title", "Short Title", "Source(s)"],
        ["15-1", "Embedded Software Makers", "Firmware Maker", "FWM", "01"],
        ["15-1", "Embedded Software Makers", "Device Software Maker", "n/a", "01"],
    ],
    "Sample of Reported Titles": [
        ["O*NET-SOC Code", "Title", "Reported Job Title", "Shown in My Next Move"],
        ["15-2", "Firmware Testers", "Firmware Tester", "Y"],
    ],
    "Technology Skills": [
        ["O*NET-SOC Code", "Title", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"],
        ["15-1", "Embedded Software Makers", "Python", "43", "Object oriented software", "Y", "N"],
        ["15-1", "Embedded Software Makers", "Ancient Debugger", "43", "Development software", "N", "N"],
        ["15-2", "Firmware Testers", "Ancient Debugger", "43", "Development software", "N", "Y"],
    ],
    "Related Occupations": [
        ["O*NET-SOC Code", "Title", "Related O*NET-SOC Code", "Related Title", "Relatedness Tier", "Index"],
        ["15-1", "Embedded Software Makers", "15-2", "Firmware Testers", "Primary-Short", "1"],
    ],
}  # fmt: skip


def esco_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in ESCO_FILES.items():
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(lines)
    return folder


def esco_zips(folder: Path) -> list[Path]:
    """Two zips as they are downloaded: the classification and, apart from it, the relations."""
    files = esco_folder(folder / "files")
    zips = []
    for what, has in (("classification", "_en"), ("relations", "Relations")):
        zips.append(folder / f"ESCO dataset - v1.1.1 - {what} - en - csv.zip")
        with zipfile.ZipFile(zips[-1], "w") as archive:
            for file in files.iterdir():
                if has in file.name:
                    archive.write(file, f"csv/{file.name}")
    return zips


def onet_folder(folder: Path, as_text: bool = True) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Read Me.txt").write_text("O*NET 29.2 Database\nFebruary 2025 Release\n")
    for name, lines in ONET_TABLES.items():
        if as_text:
            text = "\n".join("\t".join(cells) for cells in lines)
            (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
        else:
            _write_sheet(folder / f"{name}.xlsx", lines)
    return folder


def _write_sheet(path: Path, lines: list[list[str]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for cells in lines:
        book.active.append(cells)
    book.save(path)
