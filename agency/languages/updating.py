"""``make languages``: the files of messages, brought in step with the code.

What is new waits untranslated, what is gone is taken out; a house test refuses both the one and the
other to be forgotten.
"""

import sys

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from agency.languages.catalogues import TRANSLATED, file_of, read
from agency.languages.finding import messages

HEADER = """# What Callback says. Brought in step with the code by `make languages`.
# Nothing has a form of its own: "aucune personne", "une personne", "{} personnes".
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n == 0 ? 0 : n == 1 ? 1 : 2);\\n"

"""
PLURAL = HEADER.partition("Plural-Forms: ")[2].partition("\\n")[0]


def in_step(language: str) -> Catalog:
    """The catalogue with exactly the messages that stand in the code."""
    before = read(language)
    after = Catalog(locale=language)
    after.mime_headers = [("Plural-Forms", PLURAL)]
    for message in messages():
        known = before.get(message.id, message.context or None)
        after.add(
            message.id,
            known.string if known else None,
            [(message.where, 0)],
            flags=known.flags if known else (),
            context=message.context or None,
        )
    return after


def main() -> None:
    for language in TRANSLATED:
        catalogue = in_step(language)
        with file_of(language).open("wb") as file:
            file.write(HEADER.encode())
            write_po(file, catalogue, width=0, omit_header=True, include_lineno=False)
        missing = [one for one in catalogue if one.id and not _is_whole(one.string)]
        sys.stdout.write(f"{language}: {len(catalogue)} messages, {len(missing)} to translate\n")


def _is_whole(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) and all(string or ())


if __name__ == "__main__":
    main()
