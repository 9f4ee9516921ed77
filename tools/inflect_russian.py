"""Write the tables of Russian forms that the pack is loaded with: ``noun_forms.tsv`` and ``verb_forms.tsv``.

Run it after a word or a verb has been added to the pack; it needs pymorphy3 and pymorphy3-dicts-ru, which the
product does not. Every word of the pack's patterns that stands in the nominative gets its declension, every verb
that the pack names its conjugation. What a line holds is told in docs/adding-a-language.md.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymorphy3

PACK = Path(__file__).parent.parent / "src/dragoman/languages/ru"
CASES = {
    "nomn": "n", "gent": "g", "gen2": "g", "datv": "d", "accs": "a", "acc2": "a", "ablt": "i", "loct": "l", "loc2": "l",
}  # fmt: skip
GENDERS = {"masc": "m", "femn": "f", "neut": "o"}
NOMINAL = {"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"}
LIKELY = 0.12
"""A reading rarer than this is not what a pattern means."""

WORD = re.compile(r"<?=?[а-яё]+(?:-[а-яё]+)*>?", re.IGNORECASE)
MORPH = pymorphy3.MorphAnalyzer()


def patterns(value: Any) -> Iterator[str]:
    """Yield every string of a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "generic":  # its keys are the words
                yield from inner
            if key != "prefixes":
                yield from patterns(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from patterns(inner)


def expand(pattern: str) -> Iterator[str]:
    """Yield what the braces of a pattern stand for."""
    found = re.search(r"\{([^{}]*)\}", pattern)
    if found is None:
        yield pattern
        return
    for choice in found[1].split(","):
        yield from expand(pattern[: found.start()] + choice + pattern[found.end() :])


def words_of(tables: dict[str, Any]) -> tuple[set[str], set[str], set[str]]:
    """Return the common words, the words of names and the verbs that patterns are made of."""
    common: set[str] = set()
    names: set[str] = set()
    verbs: set[str] = set()
    for name, table in tables.items():
        for pattern in patterns(table["lists"] if name == "language" else table):
            for text in expand(pattern):
                for word in WORD.findall(text):
                    if word[0] == "<":
                        verbs.add(word.strip("<>").lower())
                    elif word[0] != "=":
                        for part in word.split("-"):
                            (names if part[0].isupper() else common).add(part.lower())
    return common - names, names, verbs


def readings(word: str, name: bool) -> list[Any]:
    """Return the lexemes of which a word is the nominative, the likeliest only; none if it has another case."""
    parses = [p for p in MORPH.parse(word) if p.tag.POS in NOMINAL]
    if name:
        places = [p for p in parses if "Geox" in p.tag and "nomn" in p.tag]
        parses = places or parses
    told = Counter[tuple[Any, ...]]()
    for p in parses:  # « месяц » is the accusative too, and oftener
        if p.tag.case in ("nomn", "accs"):
            told[p.normal_form, p.tag.POS, p.tag.number] += p.score
    found = [
        p for p in parses if p.tag.case == "nomn" and (name or told[p.normal_form, p.tag.POS, p.tag.number] >= LIKELY)
    ]
    return found[:1]


def declension(parse: Any) -> dict[str, str]:
    """Return the forms of a lexeme with the letters of their cases: small in the singular, capital in the plural."""
    forms: dict[str, str] = {}
    for form in parse.lexeme:
        if form.tag.POS not in NOMINAL or form.tag.case not in CASES or "Supr" in form.tag:
            continue
        letters = CASES[form.tag.case]
        if form.tag.number == "plur":
            letters = letters.upper()
        elif letters == "n" and form.tag.gender in GENDERS:
            letters += GENDERS[form.tag.gender]
        word = form.word.replace("ё", "е")
        forms[word] = "".join(dict.fromkeys(forms.get(word, "") + letters))
    return forms


def conjugation(infinitive: str, closed: set[str]) -> dict[str, str]:
    """Return the forms of a verb, each with its tenses."""
    parses = [p for p in MORPH.parse(infinitive) if p.tag.POS == "INFN"]
    forms: dict[str, str] = {}
    if not parses:
        print("no verb:", infinitive, file=sys.stderr)
        return forms
    for parse in parses[:1]:
        imperfective = "impf" in parse.tag
        for form in parse.lexeme:
            tense = tense_of(form, imperfective)
            if tense and form.word.replace("ё", "е") not in closed:
                word = form.word.replace("ё", "е")
                known = forms.get(word, "").split("+") if word in forms else []
                forms[word] = "+".join(dict.fromkeys([*known, tense]))
    return forms


def tense_of(form: Any, imperfective: bool) -> str:
    """Return the tense of a form as the engine names it."""
    tag = form.tag
    if tag.POS == "INFN":
        return "inf"
    if tag.POS == "VERB" and tag.mood == "indc":
        if tag.tense == "past":
            return "impf" if imperfective else "past"
        return {"pres": "pres", "futr": "fut"}[tag.tense]
    if tag.POS == "PRTS":
        return "short"
    if tag.POS == "PRTF":
        return "pp" if tag.voice == "pssv" else "part"
    return "ger" if tag.POS == "GRND" else ""


def line_of(lemma: str, forms: dict[str, str]) -> str:
    """Return a line: the common beginning of all forms, the ending of the lemma, then every ending with its tag."""
    stem = lemma
    while not all(form.startswith(stem) for form in forms):
        stem = stem[:-1]
    endings = [f"{form[len(stem) :]}:{tag}" for form, tag in forms.items()]
    return "\t".join([stem, lemma[len(stem) :], *endings])


def main() -> None:
    """Write both tables."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(PACK.glob("*.toml"))}
    common, names, verbs = words_of(tables)
    for key in tables["language"]["verbs"].values():
        verbs.update(key)
    words = tables["statements"].get("words", {})
    verbs.update(w for values in words.values() for w in values if w.endswith(("ть", "ться", "ти", "тись", "чь")))
    verbs.update(tables["verbs"]["words"])
    closed = {word for group in tables["language"]["words"].values() for word in group}
    nouns: dict[str, dict[str, str]] = {}
    for word, name in [(w, False) for w in sorted(common)] + [(w, True) for w in sorted(names)]:
        for parse in readings(word, name):
            forms = declension(parse)
            lemma = parse.normal_form.replace("ё", "е")
            known = nouns.setdefault(lemma, {})
            for form, letters in forms.items():
                if form in closed:  # « после » is no form of « посол » that anybody means
                    continue
                known[form] = "".join(dict.fromkeys(known.get(form, "") + letters))
    write("noun_forms.tsv", (line_of(lemma, forms) for lemma, forms in sorted(nouns.items())))
    irregular = set(tables["verbs"].get("irregular", {}))
    conjugated = ((verb, conjugation(verb, closed)) for verb in sorted(verbs - irregular))
    write("verb_forms.tsv", (line_of(v.replace("ё", "е"), forms) for v, forms in conjugated if forms))


def write(name: str, lines: Iterator[str]) -> None:
    """Write a table of the pack."""
    text = "\n".join(lines) + "\n"
    (PACK / name).write_text(text, encoding="utf-8")
    print(name, text.count("\n"), "words", len(text) // 1000, "kB", file=sys.stderr)


if __name__ == "__main__":
    main()
