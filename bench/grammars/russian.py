"""Russian: the six cases of nouns, of what goes before them, and of names; verbs in the past by gender."""

from __future__ import annotations

import re
from typing import Any

from .base import Grammar, slots

CASES = {"gen": 0, "dat": 1, "acc": 2, "ins": 3, "loc": 4, "acca": 0}
"""Where a case stands in the rows below; `acca` is the accusative of a masculine being, which is the genitive."""

_ADJECTIVES = {
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ой": ("ого", "ому", "ой", "ым", "ом"),
    "ая": ("ой", "ой", "ую", "ой", "ой"),
    "яя": ("ей", "ей", "юю", "ей", "ей"),
    "ое": ("ого", "ому", "ое", "ым", "ом"),
    "ее": ("его", "ему", "ее", "им", "ем"),
    "ые": ("ых", "ым", "ые", "ыми", "ых"),
    "ие": ("их", "им", "ие", "ими", "их"),
}
_NOUNS = (
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ие", ("ия", "ию", "ие", "ием", "ии")),
    ("ий", ("ия", "ию", "ий", "ием", "ии")),
    ("ство", ("ства", "ству", "ство", "ством", "стве")),
    ("во", ("ва", "ву", "во", "вом", "ве")),
    ("ьё", ("ья", "ью", "ьё", "ьём", "ье")),
    ("мя", ("мени", "мени", "мя", "менем", "мени")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("й", ("я", "ю", "й", "ем", "е")),
)
_FEMININE_SOFT = re.compile(r"(?:[аеоэ]сть|бь|зь|вь|знь|дь|чь|ощь|русь|брь|фть|ань|ерь)$")
_PLURAL = re.compile(r"(?<=[^кгхчшжщ])ы$|(?<=[кгхчшжщ])и$")
_FIXED = re.compile(r"(?:[оеиуэюё]|[А-ЯЁ]{2,}|[аиу]а)$")
_FLEETING = {"Египет": "Египт", "рынок": "рынк", "посол": "посл", "Посол": "Посл"}
_ON = (
    "Кипр",
    "Мадагаскар",
    "Мальт",
    "Куб",
    "Ямайк",
    "Филиппин",
    "Мальдив",
    "Маврики",
    "Барбадос",
    "Гаити",
    "Шри-Ланк",
    "Фиджи",
)


class Russian(Grammar):
    """States are `name` and `cap` in any case; `adj`, `adjf`, `adjn`, `adjp` by gender and number."""

    left_out = Grammar.left_out | {
        "USA",
        "ARE",
        "NLD",
        "PHL",
        "BHS",
        "SLB",
        "MHL",
        "SYC",
        "MDV",
        "COM",
        "PNG",
        "COD",
        "COG",
        "STP",
        "ATG",
        "KNA",
        "VCT",
        "TTO",
        "BIH",
        "CIV",
    }

    def fits(self, city: str) -> bool:
        """Leave out cities of several words and those whose gender the ending doesn't tell."""
        return re.fullmatch(r"[А-ЯЁ][а-яё]+", city) is not None and not city.endswith(
            ("ь", "ц", "ое", "ее", "ая", "ый")
        )

    def state(self, code: str, names: dict[str, Any]) -> dict[str, str]:
        """Return a state's name, its capital and its adjective in each gender."""
        forms = super().state(code, names)
        stem = forms["adj"][:-2]
        name = forms["name"]
        on = "на" if name.startswith(_ON) else "в"
        forms |= {"in": f"{on} {self.inflect(name, 'loc')}", "into": f"{on} {self.inflect(name, 'acc')}"}
        return forms | {"adjf": stem + "ая", "adjn": stem + "ое", "adjp": stem + "ие"}

    def inflect(self, text: str, form: str) -> str:
        """Return a noun with the adjectives before it in a case; what follows it stays."""
        if form not in CASES:
            return super().inflect(text, form)
        words = text.split(" ")
        for at, word in enumerate(words):
            words[at] = decline(word, form)
            if not _adjective(word) and word != "и" and word != "по":
                break
        return " ".join(words)

    def person(self, template: str, parts: dict[str, str], case: str, woman: bool) -> str:
        """Return a person with office and names in the case; the accusative is that of a being."""
        if case not in CASES:
            return slots(template, parts)
        if case == "acc":
            case = "acca"
        inflected = {key: self.inflect(parts[key], case) for key in ("office", "short") if parts[key]}
        inflected["first"], inflected["last"] = (decline_name(parts[key], case, woman) for key in ("first", "last"))
        inflected["name"] = f"{inflected['first']} {inflected['last']}"
        return slots(template, parts | inflected)


def _adjective(word: str) -> bool:
    if word[-2:] == "ие":
        return word[-3] in "кгхшжщч"
    if word[-2:] == "ий":
        return word[-3] in "кгхшжщчн"
    return word[-2:] in _ADJECTIVES and len(word) > 4 and word != "Ханой"


def decline(word: str, case: str) -> str:
    """Return a word in a case: of a compound the last part, and the first where it declines too."""
    at = CASES[case]
    if word.startswith(("премьер-", "вице-", "пресс-", "Нью-", "Сан-", "Порт-", "Улан-", "Эль-", "Эр-")):
        first, _, rest = word.partition("-")
        return f"{first}-{decline(rest, case)}"
    if _adjective(word):
        return word[:-2] + _adjective_ending(word, case)
    if _FIXED.search(word) and not word.endswith(("ие", "ство", "право", "ьё", "дело", "инвестиции")):
        return word
    for end, endings in _NOUNS:
        if word.endswith(end):
            return word[: -len(end)] + _being(endings, end, case)
    if _PLURAL.search(word):
        return _plural(word, case)
    if word[-1] == "а":
        return word[:-1] + _in_a(word[-2], case)
    if word[-1] == "о":
        return word[:-1] + ("а", "у", "о", "ом", "е")[at]
    if word[-1] == "ь":
        if _FEMININE_SOFT.search(word.lower()):
            return word[:-1] + ("и", "и", "ь", "ью", "и")[at]
        return word[:-1] + ("я", "ю", "ь", "ем", "е")[at]
    if case == "acc":
        return word
    return _FLEETING.get(word, word) + ("а", "у", "", "ем" if word[-1] in "чшщжц" else "ом", "е")[at]


def _in_a(before: str, case: str) -> str:
    """Return the ending of a noun in -а by the letter before it."""
    if case == "acca":
        return "у"
    hushed = before in "кгхчшжщ"
    return ("и" if hushed else "ы", "е", "у", "ей" if before in "чшжщц" else "ой", "е")[CASES[case]]


def _adjective_ending(word: str, case: str) -> str:
    end, at = word[-2:], CASES[case]
    if end == "ий":
        soft = word[-3] in "нщшжч"
        hard = ("ого", "ому", "ий", "им", "ом")
        return (("его", "ему", "ий", "им", "ем") if soft else hard)[at]
    if word[-3] in "кгхшжщч":
        mended = {"ым": "им", "ыми": "ими", "ых": "их"}
        ending = _ADJECTIVES[end][at]
        if end in ("ая", "ое") and word[-3] in "шжщч":
            return {"ой": "ей", "ого": "его", "ому": "ему", "ом": "ем"}.get(ending, mended.get(ending, ending))
        return mended.get(ending, ending)
    return _ADJECTIVES[end][at]


def _being(endings: tuple[str, ...], end: str, case: str) -> str:
    if case == "acca" and end in ("ия", "я"):
        return endings[2]
    return endings[CASES[case]]


def _plural(word: str, case: str) -> str:
    stem = word[:-1]
    of = stem if word[0].isupper() and stem[-1] in "нм" else stem + ("ей" if stem[-1] in "чшжщ" else "ов")
    return (of, stem + "ам", word, stem + "ами", stem + "ах")[CASES[case]]


def decline_name(name: str, case: str, woman: bool) -> str:
    """Return a first name or a surname in a case."""
    if "-" in name:
        return "-".join(decline_name(part, case, woman) for part in name.split("-"))
    at = CASES[case]
    if name[-1] in "оеиуэюыё":
        return name
    if woman:
        if re.search(r"(?:ов|ев|ёв|ин|ын)а$", name) and len(name) > 5:
            return name[:-1] + ("ой", "ой", "у", "ой", "ой")[at if case != "acca" else 2]
        if name.endswith("ая"):
            return name[:-2] + ("ой", "ой", "ую", "ой", "ой")[at if case != "acca" else 2]
        if name[-1] not in "ая":
            return name
        return decline(name, "acc" if case == "acca" else case)
    if re.search(r"(?:ов|ев|ёв|ин|ын)$", name) and len(name) > 4:
        return name + ("а", "у", "а", "ым", "е")[at]
    if name.endswith("ий") and name[-3] in "кгх":
        return name[:-2] + ("ого", "ому", "ого", "им", "ом")[at]
    if name[-1] in "чшщжц":
        return name + ("а", "у", "а", "ем", "е")[at]
    if name.endswith("ь"):
        return name[:-1] + ("я", "ю", "я", "ем", "е")[at]
    return decline(name, case)
