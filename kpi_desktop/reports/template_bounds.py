"""How far a template may go: rounds, calls and what is put together are counted, and more than enough is refused."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_STEPS: Final = 2_000_000
"""What a letter may take, in characters put together; whatever takes all of it takes some tenths of a second."""
_ROUND, _CALL = 5, 50
"""What a round of a loop and a call take of that: about as long as so many characters."""
_STEP, _SIZED = "a step", "its size"
"""Filters that no template can name: theirs have no blanks."""
_NUMBER = re.compile(r"\d+")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox for one letter: it ends with a RecursionError what would go on for too long or grow too large."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        """Count from nothing."""
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self._left = MOST_STEPS
        del self.globals["lipsum"]  # fills pages with made-up words
        self.filters = {name: self._counted(name, used) for name, used in self.filters.items()}
        self.filters[_STEP] = pass_context(lambda _context, value: self._charged(value, _ROUND))
        self.filters[_SIZED] = pass_context(lambda _context, value: self._charged(value, _size(value)))

    def fill(self, text: str, fields: Mapping[str, Any]) -> str:
        """The template filled in.

        Raises:
            TemplateError, SyntaxError, RecursionError: It can't be read, or goes too far; and whatever it reckons.
        """
        tree = _Counting().visit(self.parse(text))
        template = self.template_class.from_code(self, self.compile(tree), self.make_globals(None))
        return "".join(self._charged(piece, len(piece)) for piece in template.generate(fields))

    def fill_noting(self, text: str, fields: Mapping[str, Any], note: Callable[[int, str], object]) -> str:
        """The template filled in with nothing for fields that aren't there; each is noted with its line.

        Raises:
            TemplateError, SyntaxError, RecursionError: It can't be read, or goes too far; and whatever it reckons.
        """
        self.undefined = _noting(note)
        return self.fill(text, fields)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 - as there
        """Call something that isn't out of bounds."""
        bound = getattr(getattr(__obj, "__wrapped__", __obj), "__self__", None)
        __self._charge(_CALL + _asked(bound, *args, *kwargs.values()))
        if getattr(__obj, "__name__", "") in {"format", "format_map"}:
            __self._charge(_widths(bound))
        result = super().call(__context, __obj, *args, **kwargs)
        return __self._charged(result, _size(result))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon what could grow."""
        if operator == "%":
            self._charge(_widths(left) + _asked(*(right if isinstance(right, tuple) else (right,))))
        elif operator == "+":
            self._charge(_size(left) + _size(right))
        elif isinstance(left, int) and isinstance(right, int):
            self._charge(left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length())
        elif operator == "*":
            self._charge(max(_size(left), 1) * _asked(right) + max(_size(right), 1) * _asked(left))
        return super().call_binop(context, operator, left, right)

    def _counted(self, name: str, used: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(used)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self._charge(_CALL + sum(map(_size, args)) + _asked(*args, *kwargs.values()))
            if name == "format":
                self._charge(_widths(args[0]))
            result = used(*args, **kwargs)
            return self._charged(result, _size(result))

        return counted

    def _charged(self, value: Any, steps: int) -> Any:
        self._charge(steps)
        return value

    def _charge(self, steps: int) -> None:
        self._left -= max(steps, 0)
        if self._left < 0:
            raise RecursionError


def _noting(note: Callable[[int, str], object]) -> type[Undefined]:
    """A field that isn't there, which says so and is empty."""

    class Noted(Undefined):
        def _told(self) -> None:
            frame: FrameType | None = sys._getframe()  # noqa: SLF001 - the template's own frame alone knows its line
            while frame is not None and "__jinja_template__" not in frame.f_globals:
                frame = frame.f_back
            line = 0
            if frame is not None:
                line = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno)
            note(line, self._undefined_message)

        def __str__(self) -> str:
            self._told()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._told()
            return iter(())

        def __bool__(self) -> bool:
            self._told()
            return False

        def __len__(self) -> int:
            self._told()
            return 0

        def __eq__(self, other: object) -> bool:
            self._told()
            return False

        def __hash__(self) -> int:
            return id(self)

    return Noted


class _Counting(NodeTransformer):
    """Puts a step into every loop, and measures what is put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - named as there
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_filter(nodes.Const(1), _STEP), lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - named as there
        self.generic_visit(node)
        return _filter(node, _SIZED)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802 - named as there
        self.generic_visit(node)
        node.filter = _filter(node.filter, _SIZED)
        return node


def _filter(node: nodes.Expr | None, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno if node is not None else 1)


def _size(value: object) -> int:
    """Characters of a text, members of anything else that has some; a field that isn't there isn't even asked."""
    try:
        return 0 if isinstance(value, Undefined) else len(value)  # type: ignore[arg-type]
    except TypeError:
        return 0


def _asked(*values: object) -> int:
    """The whole numbers among what something is called with: lengths, counts and widths as far as can be told."""
    return sum(max(value, 0) for value in values if isinstance(value, int))


def _widths(text: object) -> int:
    """The numbers within a text that formats."""
    return sum(int(found) for found in _NUMBER.findall(text)) if isinstance(text, str) else 0
