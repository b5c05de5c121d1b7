"""Every sentence of the sources stands in every catalogue, whole and with the same fields."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

import dev

Key = tuple[str, str | None]


def extracted() -> dict[Key, Message]:
    """Every marked text of the sources, by id and context."""
    template = Catalog()
    keywords = parse_keywords(dev.KEYWORDS)
    found = extract_from_dir(dev.ROOT / "kpi_desktop", method_map=[("**.py", "python")], keywords=keywords)
    for _, _, text, _, context in found:
        template.add(text, context=context)
    return by_key(template)


def by_key(catalogue: Catalog) -> dict[Key, Message]:
    return {(singular(message), message.context): message for message in catalogue if message.id}


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def texts(words: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or [])


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(template: dict[Key, Message], translated: Catalog) -> list[str]:
    """What is wrong with a catalogue, one line a fault."""
    have = by_key(translated)
    said = [f"missing: {text!r}" for text, _ in template.keys() - have.keys()]
    said += [f"no longer used: {text!r}" for text, _ in have.keys() - template.keys()]
    said += [f"obsolete: {singular(message)!r}" for message in translated.obsolete.values()]
    for key in template.keys() & have.keys():
        message = have[key]
        words = texts(message.string)
        if not words or not all(words):
            said.append(f"empty: {key[0]!r}")
        if message.fuzzy:
            said.append(f"fuzzy: {key[0]!r}")
        if template[key].pluralizable != message.pluralizable:
            said.append(f"plural in one and not in the other: {key[0]!r}")
        wanted = set().union(*(fields(text) for text in texts(template[key].id)))
        said += [f"other fields than {sorted(wanted)}: {word!r}" for word in words if word and fields(word) != wanted]
    return sorted(said)


def catalogue(text: str, folder: Path) -> Catalog:
    path = folder / "sample.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + text, encoding="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale="zh_CN")


@pytest.mark.parametrize("locale", dev.LOCALES)
def test_a_catalogue_is_complete(locale: str) -> None:
    with (dev.TRANSLATIONS / locale / "LC_MESSAGES" / f"{dev.DOMAIN}.po").open("rb") as stream:
        translated = read_po(stream, locale=locale)
    assert faults(extracted(), translated) == []


def test_the_sources_are_read() -> None:
    assert extracted(), "no marked text found: the keywords don't fit the sources"


def marks_within_f_strings(source: str) -> list[str]:
    """Marked texts that extraction doesn't see, because to it an f-string is one string."""
    words = {keyword.partition(":")[0] for keyword in dev.KEYWORDS}
    found = []
    for node in ast.walk(ast.parse(source)):
        calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)] if isinstance(node, ast.JoinedStr) else []
        for call in calls:
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if called in words and call.args and isinstance(call.args[0], ast.Constant):
                found.append(ast.unparse(call))
    return found


def test_no_text_is_marked_within_an_f_string() -> None:
    sources = (dev.ROOT / "kpi_desktop").rglob("*.py")
    assert [found for one in sources for found in marks_within_f_strings(one.read_text("utf-8"))] == []
    assert marks_within_f_strings("""f"{tr.t('Remark')} (x)\"""") == ["tr.t('Remark')"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgid "Add {name}"\nmsgstr "添加{name}"\n', None),
        ('msgid "Add {name}"\nmsgstr ""\n', "empty"),
        ('#, fuzzy\nmsgid "Add {name}"\nmsgstr "添加{name}"\n', "fuzzy"),
        ('msgid "Add {name}"\nmsgstr "添加{nmae}"\n', "other fields"),
        ('msgid "Add {name}"\nmsgstr "添加"\n', "other fields"),
        ('msgid "Add {name}"\nmsgstr "添加{name}"\n\nmsgid "Old"\nmsgstr "旧"\n', "no longer used"),
        ('msgid "Add {name}"\nmsgstr "添加{name}"\n\n#~ msgid "Old"\n#~ msgstr "旧"\n', "obsolete"),
        ('msgctxt "menu"\nmsgid "Add {name}"\nmsgstr "添加{name}"\n', "missing"),
        ('msgid "Add {name}"\nmsgid_plural "Add {count}"\nmsgstr[0] "添加{name}"\n', "plural"),
    ],
)
def test_each_fault_is_found(text: str, fault: str | None, tmp_path: Path) -> None:
    template = Catalog()
    template.add("Add {name}")
    said = faults(by_key(template), catalogue(text, tmp_path))
    assert said == [] if fault is None else any(line.startswith(fault) for line in said)


def test_a_plural_is_held_to_the_fields_of_both_its_forms(tmp_path: Path) -> None:
    template = Catalog()
    template.add(("One row", "{count} rows"))
    text = 'msgid "One row"\nmsgid_plural "{count} rows"\nmsgstr[0] "{count}行"\n'
    assert faults(by_key(template), catalogue(text, tmp_path)) == []
