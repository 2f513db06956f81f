"""How much of each surface is said in every language: the table of docs/languages.md."""

import sys

from agency.languages.finding import messages_in
from agency.languages.surfaces import SURFACES, Surface, files_of, literals_in


def share(surface: Surface) -> tuple[int, int]:
    """Messages of the surface, and texts of it that are none."""
    files = list(files_of(surface))
    said = sum(1 for path in files for _message in messages_in(path))
    return said, sum(len(literals_in(path)) for path in files)


def main() -> None:
    sys.stdout.write("| surface | messages | English only | said in French |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: |\n")
    for surface in SURFACES:
        said, left = share(surface)
        part = 100 * said // (said + left or 1)
        sys.stdout.write(f"| {surface.name} | {said} | {left} | {part} % |\n")


if __name__ == "__main__":
    main()
