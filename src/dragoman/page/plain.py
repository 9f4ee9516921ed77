"""Text made safe to show: what a screen or a terminal would obey instead of showing is taken out."""

from __future__ import annotations

_REPLACEMENT = "\ufffd"


def _harmful() -> dict[int, str]:
    """Return what each harmful character becomes: its control picture, or a replacement character."""
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= dict.fromkeys(range(0x7F, 0xA0), _REPLACEMENT)
    table |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    # Characters that turn or isolate the direction of what follows; a text's own letters set it without them.
    table |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
    table |= dict.fromkeys((0xFFFE, 0xFFFF), _REPLACEMENT)
    table |= {ord("\n"): "\n", ord("\t"): "\t", ord("\r"): "", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
    return table


_HARMFUL = _harmful()


def printable(text: str) -> str:
    """Return the text without control, direction-turning and lone surrogate characters.

    Line ends and tabs stay, and so does all else, right-to-left letters included.
    """
    return text.translate(_HARMFUL)


def one_line(text: str) -> str:
    """Return the text as `printable` has it, on one line, each run of white space a single space."""
    return " ".join(printable(text).split())
