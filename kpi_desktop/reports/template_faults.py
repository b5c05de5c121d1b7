"""What the template language says is wrong, in words of our own: its own are English alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kpi_desktop.domain.problems import printable
from kpi_desktop.domain.words import FieldValue, Message

ENDLESS: Final = Message("it calls itself without end, or grows without end")

_UNCLOSED = Message("{tag} isn't closed; {end} is missing")
_KNOWN: Final[tuple[tuple[str, Message], ...]] = (
    (
        r"Encountered unknown tag '(?P<tag>end\w+|else|elif)'",
        Message("{tag} closes something else than was opened last, or nothing at all"),
    ),
    (r"Encountered unknown tag '(?P<tag>[^']*)'", Message("there is no tag {tag}; a template knows if, for and set")),
    (
        r"Unexpected end of template\..*(?P<end>end\w+).*innermost block that needs to be closed is '(?P<tag>[^']*)'",
        _UNCLOSED,
    ),
    (r"Unexpected end of template", Message("the template ends in the middle of a tag")),
    (r"Missing end of (?P<tag>\w+) (?:directive|tag)", Message("{tag} isn't closed")),
    (r"unexpected '(?P<found>.+)', expected '(?P<wanted>.+)'", Message("{found} stands where {wanted} belongs")),
    (r"expected token '(?P<wanted>.+)', got '(?P<found>.+)'", Message("{found} stands where {wanted} belongs")),
    (r"unexpected '(?P<found>.+)'", Message("{found} doesn't belong here")),
    (r"unexpected char '?(?P<found>.+?)'? at \d+", Message("the character {found} doesn't belong here")),
    (r"unexpected end of", Message("a field or tag ends too early")),
    (r"Expected an expression, got '(?P<found>.+)'", Message("{found} stands where a field belongs")),
    (r"No filter named '(?P<name>.+?)'", Message("there is no filter {name}")),
    (r"No test named '(?P<name>.+?)'", Message("there is no test {name}")),
    (r"'(?P<field>\w+)' is undefined", Message("there is no field {field}")),
    (r"'.*' has no attribute '(?P<field>[^']*)'", Message("there is no field {field} in it")),
    (r"(?:.* object|None) has no element (?P<place>.+)", Message("it has no element {place}: it may be empty")),
    (r"access to attribute '(?P<field>.+?)' of .* is unsafe", Message("{field} is out of bounds for a template")),
    (r".* is not safely callable", Message("what is called here is out of bounds for a template")),
    (r"'(?P<field>.+?)' is not callable|.* object is not callable", Message("what is called here can't be called")),
    (r"can't compare|'(?P<sign>[<>=]+)' not supported between", Message("a text and a number can't be compared")),
    (
        r"unsupported operand type|can only concatenate|must be str",
        Message("a text and a number can't be reckoned with"),
    ),
    (r".*division.* by zero|.*modulo by zero", Message("it divides by zero")),
    (r"Range too big", ENDLESS),
    (r"no loader for this environment specified", Message("a template can't take in other files")),
)
_PATTERNS: Final = tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in _KNOWN)


def said(reason: str) -> Message:
    """The reason in our words; what isn't known stands as the template language says it."""
    for pattern, message in _PATTERNS:
        found = pattern.match(reason)
        if found is not None:
            return Message(message.id, _shown(found.groupdict()))
    return Message("the template language says: {reason}", {"reason": printable(reason)})


_SIGNS: Final[Mapping[str, str]] = {"end of print statement": "}}", "end of statement block": "%}"}


def _shown(fields: Mapping[str, str | None]) -> dict[str, FieldValue]:
    return {name: printable(_SIGNS.get(value, value)) for name, value in fields.items() if value is not None}
