"""Distinct French dispatches in any number, made the same way each time from a seed.

A dispatch has a kind (a visit, a protest, a football match), a cast of states and people, a day, and
is put together from `wording.toml`: a lead, paragraphs of its kind and paragraphs that go with any.
The names of states and capitals, the cities and the agencies are the gazetteer's.
"""

from __future__ import annotations

import datetime
import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

from dragoman.gazetteer import gazetteer

SIZE = 2_100_000
"""How many characters a corpus holds at least, unless another size is asked for."""

SHORTEST, LONGEST = 150, 500
"""How many words a dispatch has, its header included."""

MONTHS = [
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
]
SHORT_MONTHS = ["jan", "fév", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

_MASCULINE_IN_E = frozenset({"KHM", "MEX", "MOZ", "SUR", "ZWE", "BLZ", "TLS", "GBR"})
_PLURAL = frozenset({"USA", "NLD", "ARE", "PHL", "MDV", "BHS", "COM", "SYC", "FJI"})
_BARE = frozenset({"CUB", "ISR", "CYP", "MLT", "MDG", "SGP", "BHR", "OMN", "DJI", "MCO", "AND", "HTI", "TTO"})
_LEFT_OUT = frozenset({"VAT", "PSE", "TWN", "XKX", "ESH", "HKG", "MAC", "MUS", "SLE", "PRI", "GRL", "SMR"})
"""Parties that are no states, or whose name wants grammar of its own."""

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<([A-Za-z0-9.]+)>")


def _wording() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "wording.toml").read_text(encoding="utf-8"))


class State:
    """A state with the forms its name takes in a sentence."""

    def __init__(self, code: str, names: dict[str, Any], cities: list[str]) -> None:
        name: str = names["names"][0].replace("'", "’")
        self.code, self.cities = code, cities
        article, place = _article(code, name)
        self.le = article + name
        self.en = place + name
        self.cap: str = names["capital"][0].replace("'", "’")
        self.adj: str = names["adjectives"][0]
        self.adjf = _feminine(names["adjectives"])
        self.adjmp = self.adj if self.adj[-1] in "sx" else self.adj + "s"
        self.adjfp = self.adjf if self.adjf[-1] in "sx" else self.adjf + "s"


def _article(code: str, name: str) -> tuple[str, str]:
    """Return the article of a state's name, and what « in » is before it: la, en; le, au; les, aux."""
    if code in _BARE:
        return "", "à "
    if code in _PLURAL:
        return "les ", "aux "
    if name.startswith("Îles"):
        return "les ", "aux "
    if name[0] in "AEIOUÉÎ":
        return "l’", "en "
    if re.split(r"[ -]", name)[0][-1] in "eé" and code not in _MASCULINE_IN_E:
        return "la ", "en "
    return "le ", "au "


def _feminine(adjectives: list[str]) -> str:
    """Return the feminine singular among a state's adjectives, the masculine singular being the first."""
    masculine = adjectives[0]
    if masculine[-1] == "e":
        return masculine
    return next((a for a in adjectives[1:] if a[-1] == "e" and a[:3] == masculine[:3]), masculine + "e")


@cache
def states() -> tuple[State, ...]:
    """Return the states that dispatches are about: with a capital, demonyms and three cities or more."""
    pack = resources.files("dragoman.languages") / "fr" / "states.toml"
    world = gazetteer()
    cities: dict[str, list[str]] = {}
    for city, code in world.cities.items():
        cities.setdefault(code, []).append(city)
    found = []
    for code, names in tomllib.loads(pack.read_text(encoding="utf-8")).items():
        enough = names.get("capital") and names.get("adjectives") and len(cities.get(code, ())) >= 3
        if enough and code in world.capitals and code not in _LEFT_OUT:
            found.append(State(code, names, cities[code]))
    return tuple(found)


class Individual:
    """A person of a cast, with the forms that the wording asks for."""

    def __init__(self, scribe: Scribe, state: State, forms: list[str]) -> None:
        names = scribe.wording["names"]
        woman = scribe.random.random() < 0.3
        self.first: str = scribe.random.choice(names["women" if woman else "men"].split())
        self.last = scribe.surname()
        self.name = self.name2 = f"{self.first} {self.last}"
        self.m = "Mme" if woman else scribe.random.choice(("M.", "M.", "M."))
        self.e = "e" if woman else ""
        self.lui = "elle" if woman else "lui"
        self.il = "elle" if woman else "il"
        self.short = forms[3 if woman else 2]
        self._office, self._scribe, self._state = forms[1 if woman else 0], scribe, state
        self._told = False

    @property
    def full(self) -> str:
        """The person as a dispatch first names them; afterwards shorter."""
        office = self._scribe.fill(self._office.replace("<S.", f"<{self._state.code}."))
        if self._told and self._scribe.random.random() < 0.7:
            return f"{self.m} {self.last}" if self._scribe.random.random() < 0.6 else office
        self._told = True
        between = self._scribe.random.choice((", ", ", ", " "))
        return f"{office}{between}{self.name}" + ("," if between == ", " else "")


class Scribe:
    """Writes one dispatch: its chance, its cast, its day."""

    def __init__(self, rng: random.Random, wording: dict[str, Any], kind: str) -> None:
        self.random, self.wording, self.kind = rng, wording, wording["kinds"][kind]
        self.day = datetime.date(2014, 1, 1) + datetime.timedelta(days=rng.randrange(4380))
        self.event = self.day - datetime.timedelta(days=rng.choice((0, 0, 0, 1, 1, 2)))
        home, other, third = rng.sample(states(), 3)
        self.home, self.other = home, other
        self.cast: dict[str, Any] = {"A": home, "B": other, "C": third}
        self.cast.update({state.code: state for state in (home, other, third)})
        own = self._office(self.kind["cast"] if self.kind["cast"] != "envoy" else "head")
        facing = (
            own
            if self.kind["cast"] in ("minister", "head")
            else self._office("envoy" if self.kind["cast"] == "envoy" else "minister")
        )
        for key, state, forms in (
            ("P", home, own), ("Q", other, facing), ("P2", home, self._office("other")),
            ("Q2", other, self._office("head")), ("R", third, self._office("minister")),
        ):  # fmt: skip
            self.cast[key] = Individual(self, state, forms)
        self.used: dict[str, set[str]] = {}

    def _office(self, name: str) -> list[str]:
        forms: list[str] = self.random.choice(self.wording["offices"][name])
        return forms

    # -- words ---------------------------------------------------------------------------

    def fill(self, template: str) -> str:
        """Return a template with its choices made and its slots filled."""
        while "{" in template:
            template = _CHOICE.sub(lambda m: self.random.choice(m[1].split("|")), template, count=1)
        return _SLOT.sub(lambda m: self._slot(m[1]), template)

    def _slot(self, name: str) -> str:
        owner, _, form = name.partition(".")
        if owner in self.cast:
            return str(getattr(self.cast[owner], form))
        if form == "cap":
            text = self._slot(owner)
            return text[0].upper() + text[1:]
        plain = name.rstrip("2")
        if plain in _FIGURES:
            return _FIGURES[plain](self)
        if plain == "said":
            verbs: list[str] = self.wording["lists"]["said"]
            return self.random.choice([v for v in verbs if name == "said" or not v.endswith(" fait")])
        return self.fill(self.fresh(plain))

    def surname(self) -> str:
        """Return a surname: one of the list, one coined, or two with a hyphen."""
        names = self.wording["names"]
        if self.random.random() < 0.25:
            last: str = self.random.choice(names["surnames"].split())
        else:
            beginnings, ends = self.random.choice(names["coined"])
            last = self.random.choice(beginnings.split()) + self.random.choice(ends.split())
        return f"{last}-{self.surname()}" if self.random.random() < 0.06 else last

    def fresh(self, name: str) -> str:
        """Return an entry of a list that this dispatch hasn't used yet."""
        used = self.used.setdefault(name, set())
        entries = [e for e in self.wording["lists"][name] if e not in used] or self.wording["lists"][name]
        entry: str = self.random.choice(entries)
        used.add(entry)
        return entry

    def topics(self, before: str = "") -> str:
        """Return two to four topics as a series, each after the preposition `before`."""
        series = [before + self.fresh("topic") for _ in range(self.random.randint(2, 4))]
        return ", ".join(series[:-1]) + " et " + series[-1]

    # -- days ----------------------------------------------------------------------------

    def date(self, year: bool = True) -> str:
        """Return a full date of the last thirty years."""
        day = self.day - datetime.timedelta(days=self.random.randrange(60, 11000))
        return written(day) if year else f"{_ordinal(day)} {MONTHS[day.month - 1]}"

    def when(self) -> str:
        """Return the day of what is told, as a dispatch of a day or two later tells it."""
        weekday = WEEKDAYS[self.event.weekday()]
        full = f"{_ordinal(self.event)} {MONTHS[self.event.month - 1]}"
        return self.random.choice((weekday, weekday, f"ce {weekday}", f"{weekday} {full}", f"le {full}"))

    def _past(self) -> str:
        month, years = self.random.choice(MONTHS), self.random.choice(("deux", "trois", "cinq", "dix"))
        return self.random.choice(
            (
                f"le {self.date()}",
                f"en {month} dernier",
                f"en {self.day.year - self.random.randint(1, 9)}",
                f"il y a {years} ans",
                f"en {month} {self.day.year - 1}",
                "la semaine dernière",
                "le mois dernier",
            )
        )

    def future(self) -> str:
        """Return a time ahead: a day, a month, a span."""
        day = self.day + datetime.timedelta(days=self.random.randrange(5, 300))
        month = MONTHS[day.month - 1]
        return self.random.choice(
            (
                f"le {_ordinal(day)} {month} prochain",
                f"en {month} prochain",
                "la semaine prochaine",
                "le mois prochain",
                f"du {min(day.day, 25)} au {min(day.day, 25) + 3} {month}",
                "d’ici à la fin de l’année",
                f"au premier semestre {self.day.year + 1}",
                f"en {self.day.year + 1}",
                f"le {written(day)}",
                f"{WEEKDAYS[day.weekday()]} prochain",
                f"en {month} {day.year}",
                "l’année prochaine",
            )
        )

    # -- the dispatch --------------------------------------------------------------------

    def write(self) -> str:
        """Return the dispatch: headline, dateline, paragraphs, signature, in one of the agencies' ways."""
        goal = self.random.randint(SHORTEST + 20, LONGEST - 90)
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
        title = self.fill(self.random.choice(self.kind["titles"])) if self.random.random() < 0.7 else None
        return self._lay_out(title, [_polish(p) for p in paragraphs])

    def _lay_out(self, title: str | None, paragraphs: list[str]) -> str:
        pick, day = self.random.choice, self.day
        name = pick(_agencies())
        place = (self.other if self.kind["cast"] == "minister" else self.home).cap
        full, short = written(day), f"{day.day} {SHORT_MONTHS[day.month - 1]}"
        month = f"{_ordinal(day)} {MONTHS[day.month - 1]}"
        over: list[str] = []
        inline = under = ""
        style = self.random.randrange(10)
        if style == 0:
            over = [f"{place}, {month}, {name}"]
        elif style == 1:
            inline = f"{place.upper()}, {short} ({name}) – "
        elif style == 2:
            inline = f"{place.upper()} - "
        elif style == 3:
            over = [f"date {day:%Y-%m}"]
        elif style == 4:
            under = f"{WEEKDAYS[day.weekday()].capitalize()} {full}"
        elif style == 5:
            inline = f"{place} ({name}), {full} - "
        elif style == 6:
            inline = f"{place}, {month} /{name}/. "
        elif style == 7:
            hour, minute = self.random.randrange(7, 23), self.random.randrange(10, 60)
            under = f"Publié le {day:%d/%m/%Y} à {hour}h{minute}"
        elif style == 8:
            inline = f"{place}, le {full} — "
        head = [*over, *([_polish(title)] if title else []), *([under] if under else [])]
        body = [inline + paragraphs[0], *paragraphs[1:]]
        if style in (3, 4, 7) or self.random.random() < 0.1:
            body.append(pick((name, f"({name})", f"Source : {name}")))
        text = pick(("\n", "\n\n", "\n\n")).join([*head, *body]) + "\n"
        if self.random.random() < 0.4:
            text = text.replace("’", "'")
        marks = pick((("« ", " »"), ("«\u00a0", "\u00a0»"), ("“", "”"), ('"', '"')))
        return text.replace("« ", marks[0]).replace(" »", marks[1])


def written(day: datetime.date) -> str:
    """Return a date in full: 1er mars 2019."""
    return f"{_ordinal(day)} {MONTHS[day.month - 1]} {day.year}"


def _ordinal(day: datetime.date) -> str:
    return "1er" if day.day == 1 else str(day.day)


@cache
def _agencies() -> tuple[str, ...]:
    """Return the agencies of the gazetteer whose names are written in Latin letters, and short."""
    latin = re.compile(r"[A-Za-zÀ-ÿ. -]{2,18}")
    return tuple(name for name, _ in gazetteer().agencies.values() if latin.fullmatch(name))


def _firsts(scribe: Scribe) -> list[str]:
    names = scribe.wording["names"]
    return [*names["men"].split(), *names["women"].split()]


def _money(scribe: Scribe) -> str:
    draw = scribe.random.randint
    amount = f"{draw(2, 950)} millions" if draw(0, 1) else f"{draw(1, 90)},{draw(1, 9)} milliards"
    return f"{amount} {scribe.random.choice(('de dollars', 'd’euros'))}"


def _number(low: int, high: int) -> Callable[[Scribe], str]:
    return lambda scribe: str(scribe.random.randint(low, high))


_FIGURES: dict[str, Callable[[Scribe], str]] = {
    "day": Scribe.when,
    "past": Scribe._past,
    "future": Scribe.future,
    "date": Scribe.date,
    "topics": Scribe.topics,
    "dtopics": lambda scribe: scribe.topics("de "),
    "name": lambda scribe: f"{scribe.random.choice(_firsts(scribe))} {scribe.surname()}",
    "money": _money,
    "small": _number(2, 19),
    "tens": _number(20, 89),
    "age": _number(38, 64),
    "tonnes": _number(12, 140),
    "number": _number(1200, 2700),
    "hours": lambda scribe: scribe.random.choice(("24", "48", "72")),
    "hundreds": lambda scribe: f"{scribe.random.randint(1, 98)} {scribe.random.randint(100, 999)}",
    "percent": lambda scribe: f"{scribe.random.randint(1, 60)},{scribe.random.randint(1, 9)}",
    "nth": lambda scribe: f"{scribe.random.randint(2, 40)}e",
    "weekday": lambda scribe: scribe.random.choice(WEEKDAYS),
    "year": lambda scribe: str(scribe.random.randint(1955, 2013)),
    "oldyear": lambda scribe: str(scribe.random.randint(1955, 1998)),
    "lastyear": lambda scribe: str(scribe.day.year - scribe.random.randint(1, 4)),
    "nextyear": lambda scribe: str(scribe.day.year + scribe.random.randint(1, 6)),
    "span": lambda scribe: f"{scribe.day.year + 1}-{scribe.day.year + scribe.random.randint(2, 5)}",
    "town": lambda scribe: scribe.random.choice(scribe.home.cities),
    "btown": lambda scribe: scribe.random.choice(scribe.other.cities),
}

_MENDS = [
    (re.compile(r"\bde le (?=\w)"), "du "),
    (re.compile(r"\bde les "), "des "),
    (re.compile(r"\bà le (?=\w)"), "au "),
    (re.compile(r"\bà les "), "aux "),
    (re.compile(r"\bde Le (?=[A-Z])"), "du "),
    (re.compile(r"\bà Le (?=[A-Z])"), "au "),
    (re.compile(r"\bque (?=[aeiouéêAEIOUÉÎ])"), "qu’"),
    (re.compile(r"\bde (?=[aeiouéêAEIOUÉÎÖ])"), "d’"),
    (re.compile(r",(?=\s*[.,;:])"), ""),
    (re.compile(r"’ (?=\w)"), "’"),
    (re.compile(r"  +"), " "),
]
_OPENING = re.compile(r"(?:^|(?<=[.!?] ))([a-zàâéèêîôç])")


def _polish(text: str) -> str:
    """Return a paragraph with its contractions and elisions made and its sentences begun with a capital."""
    for pattern, by in _MENDS:
        text = pattern.sub(by, text)
    return _OPENING.sub(lambda m: m[1] if text[: m.start()].endswith("M. ") else m[1].upper(), text)


def dispatches(seed: int = 1) -> Iterator[str]:
    """Yield distinct dispatches without end, the same for the same seed."""
    rng, wording = random.Random(seed), _wording()
    kinds = list(wording["kinds"])
    weights = list(accumulate(wording["kinds"][kind]["weight"] for kind in kinds))
    seen: set[str] = set()
    while True:
        text = Scribe(rng, wording, rng.choices(kinds, cum_weights=weights)[0]).write()
        if SHORTEST <= len(text.split()) <= LONGEST and text not in seen:
            seen.add(text)
            yield text


def corpus(seed: int = 1, size: int = SIZE) -> list[str]:
    """Return distinct dispatches of at least `size` characters together."""
    texts: list[str] = []
    total = 0
    for text in dispatches(seed):
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
