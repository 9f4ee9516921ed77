"""Distinct dispatches of a language in any number, made the same way each time from a seed.

A dispatch has a kind (a visit, a protest, a football match), a cast of states and people, a day, and
is put together from the language's file in `wording`: a lead, paragraphs of its kind and paragraphs
that go with any.  The names of states, capitals and cities are those of the language's pack.
"""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from .grammars import LANGUAGES, Grammar, State, grammar

__all__ = ["LANGUAGES", "LONGEST", "SHORTEST", "SIZE", "corpus", "dispatches", "distinct_share", "vocabulary"]

SIZE = 2_100_000
"""How many characters a corpus holds at least, unless another size is asked for."""

SHORTEST, LONGEST = 150, 500
"""How many words a dispatch has, its header included."""

BRIEF = {"ru": 0.8, "az": 0.8}
"""By how much dispatches are shorter in words in languages that have no articles."""

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<([A-Za-z0-9.-]+)>")
_RANGE = re.compile(r"(\d+)-(\d+)")


def limits(language: str) -> tuple[int, int]:
    """Return how many words a dispatch of a language has at least and at most."""
    share = BRIEF.get(language, 1)
    return int(SHORTEST * share), int(LONGEST * share)


class Individual:
    """A person of a cast, with the forms that the wording asks for."""

    def __init__(self, scribe: Scribe, state: State, offices: list[str]) -> None:
        names, forms = scribe.wording["names"], scribe.wording["person"]
        self._woman = scribe.random.random() < 0.3
        self._scribe, self._told = scribe, False
        self._office = offices[1 if self._woman else 0].replace("<S.", f"<{state.code}.")
        first = scribe.random.choice(names["women" if self._woman else "men"].split())
        last = scribe.surname(self._woman)
        self._parts: dict[str, str] = {
            "first": first,
            "last": last,
            "name": f"{first} {last}",
            "short": offices[3 if self._woman else 2],
            **forms["woman" if self._woman else "man"],
        }

    def form(self, name: str, case: str) -> str:
        """Return the person in a case as a slot asks: `full` is with the office first and shorter afterwards."""
        parts = self._parts
        template = f"<{name}>"
        if name == "full":
            again = self._told and self._scribe.random.random() < 0.7
            template = self._scribe.random.choice(self._scribe.wording["naming"]["again" if again else "first"])
            self._told = True
        if "<office>" in template:
            parts = parts | {"office": self._scribe.fill(self._office)}
        return self._scribe.grammar.person(template, {"office": "", **parts}, case, self._woman)


class Scribe:
    """Writes one dispatch: its chance, its cast, its day."""

    def __init__(self, rng: random.Random, language: Grammar, kind: str) -> None:
        self.random, self.grammar, self.wording = rng, language, language.wording
        self.kind = self.wording["kinds"][kind]
        self.day = datetime.date(2014, 1, 1) + datetime.timedelta(days=rng.randrange(4380))
        self.event = self.day - datetime.timedelta(days=rng.choice((0, 0, 0, 1, 1, 2)))
        home, other, third = rng.sample(language.states, 3)
        self.home, self.other = home, other
        self.states: dict[str, State] = {"A": home, "B": other, "C": third}
        self.states.update({state.code: state for state in (home, other, third)})
        cast = self.kind["cast"]
        own = self._office(cast if cast != "envoy" else "head")
        facing = own if cast in ("minister", "head") else self._office("envoy" if cast == "envoy" else "minister")
        self.people = {
            key: Individual(self, state, offices)
            for key, state, offices in (
                ("P", home, own),
                ("Q", other, facing),
                ("P2", home, self._office("other")),
                ("Q2", other, self._office("head")),
                ("R", third, self._office("minister")),
            )
        }
        self._used: dict[str, set[str]] = {}

    def _office(self, name: str) -> list[str]:
        forms: list[str] = self.random.choice(self.wording["offices"][name])
        return forms

    # -- words ---------------------------------------------------------------------------

    def fill(self, template: str) -> str:
        """Return a template with its choices made and its slots filled."""
        while "{" in template:
            template = _CHOICE.sub(lambda m: self.random.choice(m[1].split("|")), template, count=1)
        return _SLOT.sub(lambda m: self._slot(m[1]), template)

    def _slot(self, path: str) -> str:
        name, *forms = path.split(".")
        if name in self.people:
            return self.people[name].form(forms[0], forms[1] if len(forms) > 1 else "")
        if name in self.states:
            text, forms = self.states[name].forms[forms[0]], forms[1:]
        elif name in self.wording["series"]["before"]:
            return self._series(name, forms)
        else:
            text = self._value(name)
        return self._inflected(text, forms)

    def _inflected(self, text: str, forms: list[str]) -> str:
        for form in forms:
            text = self.grammar.inflect(text, form)
        return text

    def _value(self, name: str) -> str:
        if span := _RANGE.fullmatch(name):
            return str(self.random.randint(int(span[1]), int(span[2])))
        plain = name if name in self.wording["lists"] else name.rstrip("2")
        if plain in self.wording["times"]:
            return self._time(plain)
        if plain in ("town", "btown"):
            cities = (self.home if plain == "town" else self.other).cities
            return str(self.random.choice(cities))
        if plain in self.wording["figures"]:
            return self.fill(self.random.choice(self.wording["figures"][plain]))
        years = {"lastyear": (-4, -1), "nextyear": (1, 6), "thisyear": (0, 0), "yearafter": (7, 9)}
        if plain in years:
            return str(self.day.year + self.random.randint(*years[plain]))
        if plain == "someone":
            woman = self.random.random() < 0.3
            first = self.random.choice(self.wording["names"]["women" if woman else "men"].split())
            return f"{first} {self.surname(woman)}"
        return self.fill(self._fresh(plain))

    def _series(self, name: str, forms: list[str]) -> str:
        """Return two to four topics as a series, each after what goes before each in this series."""
        before: str = self.wording["series"]["before"][name]
        topics = [
            before + self._inflected(self.fill(self._fresh("topic")), forms) for _ in range(self.random.randint(2, 4))
        ]
        return ", ".join(topics[:-1]) + str(self.wording["series"]["and"]) + topics[-1]

    def surname(self, woman: bool) -> str:
        """Return a surname: one of the list, one coined, or two with a hyphen."""
        names = self.wording["names"]
        if self.random.random() < 0.25:
            last: str = self.random.choice(names["surnames"].split())
        else:
            beginnings, ends = self.random.choice(names["coined"])
            last = self.random.choice(beginnings.split()) + self.random.choice(ends.split())
        if woman:
            last = next((last[: -len(end)] + by for end, by in names.get("feminine", []) if last.endswith(end)), last)
        return f"{last}-{self.surname(woman)}" if self.random.random() < 0.05 else last

    def _fresh(self, name: str) -> str:
        """Return an entry of a list that this dispatch hasn't used yet."""
        used = self._used.setdefault(name, set())
        entries = [e for e in self.wording["lists"][name] if e not in used] or self.wording["lists"][name]
        entry: str = self.random.choice(entries)
        used.add(entry)
        return entry

    # -- days ----------------------------------------------------------------------------

    def _time(self, name: str) -> str:
        """Return a time as the language tells it: the day of what is told, one before or after it."""
        days = {"day": 0, "weekday": self.random.randrange(7), "future": self.random.randrange(5, 300)}
        back = -self.random.randrange(60, 11000)
        day = self.event + datetime.timedelta(days=days.get(name, back))
        return self.fill(self._dated(self.random.choice(self.wording["times"][name]), day))

    def _dated(self, template: str, day: datetime.date, **slots: str) -> str:
        """Return a template with the parts of a day filled in: each list of the calendar by month or by weekday."""
        calendar: dict[str, Any] = self.wording["calendar"]
        slots |= {"d": str(calendar.get("first", 1)) if day.day == 1 else str(day.day), "year": str(day.year)}
        slots |= {"dd": f"{day.day:02}", "mm": f"{day.month:02}", "early": str(min(day.day, 24))}
        slots["early2"] = str(min(day.day, 24) + 3)
        for key, entries in calendar.items():
            if isinstance(entries, list):
                slots[key] = entries[day.month - 1 if len(entries) == 12 else day.weekday()]

        def told(match: re.Match[str]) -> str:
            name, *forms = match[1].split(".")
            return self._inflected(slots[name], forms) if name in slots else match[0]

        return _SLOT.sub(told, template)

    # -- the dispatch --------------------------------------------------------------------

    def write(self) -> str:
        """Return the dispatch: headline, dateline, paragraphs, signature, in one of the agencies' ways."""
        shortest, longest = limits(self.grammar.language)
        goal = self.random.randint(shortest + 20, longest - 90)
        paragraphs = [self.fill(self.random.choice(self.kind["leads"]))]
        own = self.random.sample(self.kind["bodies"], len(self.kind["bodies"]))
        shared = self.kind["bodies"] if self.kind.get("noise") else self.wording["shared"]["texts"]
        common = self.random.sample(shared, len(shared))
        count = len(paragraphs[0].split())
        while count < goal and (own or common):
            pool = own if own and (self.random.random() < 0.55 or not common) else common
            text = self.fill(pool.pop())
            count += len(text.split())
            if self.random.random() < 0.35 and len(paragraphs) > 1:
                paragraphs[-1] += " " + text
            else:
                paragraphs.append(text)
        title = self.fill(self.random.choice(self.kind["titles"])) if self.random.random() < 0.7 else ""
        return self._lay_out(title, paragraphs)

    def _lay_out(self, title: str, paragraphs: list[str]) -> str:
        pick, wording = self.random.choice, self.wording
        polish = self.grammar.polish
        style = pick(wording["styles"])
        place = (self.other if self.kind["cast"] == "minister" else self.home).forms["cap"]
        slots = {"here": place, "HERE": self.grammar.upper(place), "agency": pick(wording["agencies"])}
        slots |= {"hour": str(self.random.randrange(7, 23)), "minute": str(self.random.randrange(10, 60))}
        over, inline, under = (
            self.fill(self._dated(style.get(part, ""), self.day, **slots)) for part in ("over", "inline", "under")
        )
        head = [line for line in (over, polish(title) if title else "", under) if line]
        body = [inline + polish(paragraphs[0]), *map(polish, paragraphs[1:])]
        if style.get("signed") or self.random.random() < 0.1:
            body.append(self._dated(pick(wording["signatures"]), self.day, **slots))
        text = pick(("\n", "\n\n", "\n\n")).join([*head, *body]) + "\n"
        if self.random.random() < 0.4:
            text = text.replace("’", "'")
        opening, closing = pick(wording["quotes"])
        return text.replace(wording["quotes"][0][0], opening).replace(wording["quotes"][0][1], closing)


def dispatches(seed: int = 1, language: str = "fr") -> Iterator[str]:
    """Yield distinct dispatches without end, the same for the same seed."""
    rng, words = random.Random(seed), grammar(language)
    shortest, longest = limits(language)
    kinds: dict[str, Any] = words.wording["kinds"]
    weights = list(accumulate(kind["weight"] for kind in kinds.values()))
    seen: set[str] = set()
    while True:
        text = Scribe(rng, words, rng.choices(list(kinds), cum_weights=weights)[0]).write()
        if shortest <= len(text.split()) <= longest and text not in seen:
            seen.add(text)
            yield text


def corpus(seed: int = 1, size: int = SIZE, language: str = "fr") -> list[str]:
    """Return distinct dispatches of at least `size` characters together."""
    texts: list[str] = []
    total = 0
    for text in dispatches(seed, language):
        texts.append(text)
        total += len(text)
        if total >= size:
            break
    assert len(set(texts)) == len(texts), "a dispatch came twice"
    return texts


def vocabulary(texts: list[str], characters: int = 100_000) -> int:
    """Return how many different words, cut at blanks, the first so many characters of the texts hold."""
    return len(set("\n".join(texts)[:characters].split()))


def distinct_share(texts: list[str], words: int = 8) -> float:
    """Return the share of runs of so many words that occur once only in all of the texts."""
    runs: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        cut = text.split()
        runs.update(tuple(cut[i : i + words]) for i in range(len(cut) - words + 1))
    return sum(count == 1 for count in runs.values()) / max(1, sum(runs.values()))
