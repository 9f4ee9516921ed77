"""What must hold for any text at all: sound records, no exception, the same answer every time."""

from __future__ import annotations

import datetime
import json
import os
import pickle
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Record, read
from dragoman.gazetteer import gazetteer
from dragoman.reader.gaps import gaps
from dragoman.reader.lexicon import lexicon
from dragoman.reader.patterns import expand
from dragoman.reader.text import strip_accents
from dragoman.record import Event, Instrument, Milestone, Person, Statement, from_json, to_json

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]

# -- what makes a record sound ---------------------------------------------------------------------

Fact = Person | Event | Instrument | Statement | Milestone


def facts(record: Record) -> list[Fact]:
    return [*record.people, *record.events, *record.instruments, *record.statements, *record.milestones]


def bare(text: str) -> str:
    """Return the text without case, accents and anything that is no letter or digit."""
    return "".join(c for c in strip_accents(unicodedata.normalize("NFC", text)).casefold() if c.isalnum())


def assert_sound(record: Record, text: str) -> None:
    """Every fact lies in the text, and everything in it is of the codebook."""
    assert record.text == text
    for entry in facts(record):
        assert entry.evidence, entry
        for start, end in entry.evidence:
            assert 0 <= start < end <= len(text), (entry, start, end)
            assert text[start:end].strip(), (entry, start, end)
    for person in record.people:
        # Spans may stop short of a letter that has no composed form: see test_text.
        exempt = not unicodedata.is_normalized("NFC", text)
        assert exempt or any(names(person, text[start:end]) for start, end in person.evidence), person
    known = {person.name for person in record.people}
    codes = gazetteer().names.keys()
    for event in record.events:
        assert set(event.people) <= known, event
        assert event.host is None or event.host in event.parties, event
        assert event.country is None or event.country in codes, event
        assert_dates(event.start, event.end)
        assert event.start is None or event.end is None or event.start[:4] <= event.end[:4], event
    for instrument in record.instruments:
        assert instrument.title.strip(), instrument
        assert_dates(instrument.signed, instrument.valid_from, instrument.valid_to)
    for statement in record.statements:
        assert statement.speaker is None or statement.speaker in known, statement
        assert_codes(statement.about)
    told: list[Event | Instrument | Statement] = [*record.events, *record.instruments, *record.statements]
    for fact in told:
        assert_codes(fact.parties)
        assert list(fact.topics) == sorted(set(fact.topics)), fact
    for milestone in record.milestones:
        assert_codes(milestone.parties)
        assert_dates(milestone.year)
    for party in {person.party for person in record.people} - {None}:
        assert party in codes, party
    assert_dates(record.dispatch.published)


def names(person: Person, said: str) -> bool:
    """Whether what is said has a part of the person's name in it, in whatever case: « Ванны » is of « Ванна »."""
    parts = (re.sub(r"(?<=\w)[ая]$", "", bare(part)) for part in re.split(r"[\s'’.\-]+", person.name))
    return any(part and part in bare(said) for part in parts)


@cache
def titles_of_office() -> frozenset[str]:
    """Return the words that every French office begins with, as `bare` gives them."""
    offices = lexicon("fr").data["offices"].values()
    patterns = [name for table in offices for key in ("names", "feminine") for name in table.get(key, ())]
    return frozenset(bare(re.split(r"[ -]", text)[0]) for pattern in patterns for text in expand(pattern)) - {""}


def assert_codes(parties: tuple[str, ...]) -> None:
    assert list(parties) == sorted(set(parties)), parties
    assert set(parties) <= gazetteer().names.keys(), parties


def assert_dates(*dates: str | None) -> None:
    for date in dates:
        if date is not None:
            assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date), date
            datetime.date.fromisoformat(date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date)


def content(record: Record) -> list[Any]:
    """Return what the record says, without where it says it."""
    data = json.loads(to_json(record))
    del data["text"]
    rows = [data["dispatch"]]
    for section in ("people", "events", "instruments", "statements", "milestones"):
        for fact in data[section]:
            del fact["evidence"]
            rows.append(fact)
    return rows


# -- texts -----------------------------------------------------------------------------------------

LEADS = [
    "Le {office} {adjective}, {name}, a reçu {day} à {city} {other}, {name}.",
    "{day}, {other} s’est entretenu par téléphone avec son homologue {adjective}, {name}.",
    "{state} et {state} ont signé à {city} un accord de coopération dans le domaine de l’énergie.",
    "{state} condamne fermement les attaques et appelle {state} à respecter l’article {number} de l’accord.",
    "« Nous ne tolérerons aucune ingérence », a déclaré {name}, {office} de {state}.",
    "Le {office} {adjective} devrait se rendre à {city} le {number} mars 2024, selon {name}.",
    "Les deux ministres sont convenus d’un plan de consultations pour 2023-2024.",
    "{name} n’a pas signé la déclaration tripartite ; {other} a démenti tout retrait.",
    "L’ambassadeur {adjective}, M. {name}, a été convoqué au ministère des Affaires étrangères.",
    "Cette année marque le {number}e anniversaire des relations diplomatiques entre {state} et {state}.",
    "{state} et {state}, liées par un traité depuis {number} ans, ont célébré trente ans de relations diplomatiques.",
    "En marge de l’Assemblée générale de l’ONU, {name} a rencontré {other} et le secrétaire général.",
]
SLOTS = {
    "office": ["ministre des Affaires étrangères", "président", "Premier ministre", "vice-ministre", "porte-parole"],
    "other": ["la ministre des Affaires étrangères de {state}", "le président {adjective}", "M. {name}", "Mme {name}"],
    "name": ["Jean Dupont", "Ceyhun Bayramov", "Aïssatou Diémé", "Ana-Maria O’Neill", "Xi Lang", "J. B. Traoré"],
    "state": ["la France", "l’Azerbaïdjan", "les États-Unis", "le Maroc", "la Russie", "l’Union européenne"],
    "adjective": ["français", "azerbaïdjanais", "russe", "marocain", "sénégalais", "turc", "portugais"],
    "city": ["Paris", "Bakou", "Moscou", "Rabat", "Dakar", "Lisbonne"],
    "day": ["lundi", "mardi 5 décembre", "hier", "le 3 mai 2023", "vendredi dernier", "du 3 au 5 mai"],
    "number": ["4", "9", "12", "31", "30"],
}
HEADERS = ["Bakou, 6 décembre, AZERTAC\n\n", "PARIS, 6 déc (AFP) – ", "ALGER - ", "date 2022-12\nUn titre\n\n", ""]


def composed_dispatch(rng: random.Random) -> str:
    """Return a dispatch put together from the templates."""

    def fill(text: str) -> str:
        while "{" in text:
            text = re.sub(r"\{(\w+)\}", lambda m: rng.choice(SLOTS[m.group(1)]), text)
        return text[0].upper() + text[1:]

    paragraphs = (" ".join(fill(rng.choice(LEADS)) for _ in range(rng.randint(1, 3))) for _ in range(rng.randint(1, 3)))
    return rng.choice(HEADERS) + "\n\n".join(paragraphs) + "\n"


Mutation = Callable[[str, random.Random], str]


def _on(pattern: str) -> Callable[[Callable[[list[str], random.Random], None]], Mutation]:
    """Make a change of a list of pieces, cut by the pattern and with what separates them kept, one of a text."""

    def decorate(change: Callable[[list[str], random.Random], None]) -> Mutation:
        def mutate(text: str, rng: random.Random) -> str:
            pieces = re.findall(pattern, text, re.DOTALL)
            if pieces:
                change(pieces, rng)
            return "".join(pieces)

        return mutate

    return decorate


def _delete(pieces: list[str], rng: random.Random) -> None:
    for _ in range(rng.randint(1, 1 + len(pieces) // 20)):
        if pieces:
            del pieces[rng.randrange(len(pieces))]


def _duplicate(pieces: list[str], rng: random.Random) -> None:
    at = rng.randrange(len(pieces))
    pieces.insert(at, pieces[at])


def _swap(pieces: list[str], rng: random.Random) -> None:
    for _ in range(rng.randint(1, 1 + len(pieces) // 20)):
        a, b = rng.randrange(len(pieces)), rng.randrange(len(pieces))
        pieces[a], pieces[b] = pieces[b], pieces[a]


def _shuffle(pieces: list[str], rng: random.Random) -> None:
    rng.shuffle(pieces)


def _translated(changes: dict[str, str]) -> Mutation:
    table = str.maketrans(changes)
    return lambda text, rng: text.translate(table)


def _cut(text: str, rng: random.Random) -> str:
    a, b = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
    return text[a:b]


def _noise(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(NOISE) + text[at:]


NOISE = [
    *("\x00", "\ufeff", "\u200b", "\u00ad", "\u202e", "\ud800", "\u0301", "\U0001f1eb\U0001f1f7"),
    *("«", "»", '"', "(", ")", "’", "'", "...", "M.", "S.E.M.", "İ", "ß", "ﬁ", "٣", "²"),
    *("1" * 30, "31 février 2023", "le 99 mai 0000", "12/13/14"),
]
UNITS = {"characters": ".", "words": r"\s*\S+|\s+$", "lines": r"[^\n]*\n|[^\n]+$", "sentences": r"[^.]*\.|[^.]+$"}

MUTATIONS: list[Mutation] = [
    *(_on(unit)(change) for unit in UNITS.values() for change in (_delete, _duplicate, _swap)),
    _on(UNITS["words"])(_shuffle),
    _on(UNITS["sentences"])(_shuffle),
    lambda text, rng: text.upper(),
    lambda text, rng: text.lower(),
    lambda text, rng: text.title(),
    lambda text, rng: text.swapcase(),
    lambda text, rng: strip_accents(text),
    lambda text, rng: unicodedata.normalize("NFD", text),
    lambda text, rng: unicodedata.normalize("NFKC", text),
    _translated({"\n": "\r\n"}),
    _translated({"\n": "\u2028"}),
    _translated({"\n": " "}),
    _translated({" ": "\u00a0"}),
    _translated({" ": "\n"}),
    _translated({" ": ""}),
    _translated({"’": "'", "«": '"', "»": '"'}),
    _translated({"«": "“", "»": "”", "'": "’"}),
    _translated({"«": "''", "»": "''"}),
    _translated({".": "", ",": ""}),
    _translated({"é": "Ã©", "è": "Ã¨", "’": "â€™"}),
    _cut,
    _cut,
    _noise,
    _noise,
]


def mutant(rng: random.Random) -> str:
    """Return an example or a composed dispatch with one to four things wrong with it."""
    text = rng.choice(EXAMPLES) if rng.random() < 0.5 else composed_dispatch(rng)
    for _ in range(rng.randint(1, 4)):
        text = rng.choice(MUTATIONS)(text, rng)
    return text


@cache
def vocabulary() -> list[str]:
    """Return words of the French lexicon and what may stand between them, in a fixed order."""
    french = lexicon("fr")
    functions = sorted(set().union(*french.words.values()))
    forms = sorted(french.forms)[::40]
    nouns = sorted(word for word in french.vocabulary if word[0] not in "<*")[::5]
    proper = ["France", "Bakou", "Moscou", "Lavrov", "Ceyhun", "Union européenne", "ONU", "AFP", "russes", "M."]
    others = [*".,;:!?()«»“”\"'’-–—\n/0", "2022", "5", "lundi"]
    return [*functions, *functions, *forms, *nouns, *proper * 20, *others * 10]


# -- never an exception, always a sound record -----------------------------------------------------


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_read(text: str) -> None:
    assert_sound(read(text), text)
    assert_sound(read(text, language="fr"), text)
    gaps(text, language="fr")


@given(st.text(st.sampled_from("aàAé’'«»\".,:;-–()[] \n\t\u00a0\u0301\u0327\u0345\u0344\u0958١2/°ﬁİßM")))
def test_any_text_of_awkward_characters_is_read(text: str) -> None:
    assert_sound(read(text, language="fr"), text)
    gaps(text, language="fr")


@given(st.data())
def test_words_of_the_lexicon_in_any_order_are_read(data: st.DataObject) -> None:
    seed = data.draw(st.integers(0, 2**32))
    rng = random.Random(seed)
    text = " ".join(rng.choices(vocabulary(), k=data.draw(st.integers(0, 120))))
    text = text if seed % 2 else text.title()
    assert_sound(read(text, language="fr"), text)
    gaps(text, language="fr")


@pytest.mark.parametrize("batch", range(20))
def test_ten_thousand_mutated_dispatches_are_read(batch: int) -> None:
    rng = random.Random(batch)
    for _ in range(500):
        text = mutant(rng)
        assert_sound(read(text, language="fr" if rng.random() < 0.8 else None), text)


@pytest.mark.parametrize(
    "text",
    ["eleverez contre", "2023-2024. Les ministres sont convenus d’un plan de consultations 2023-2024", "M.", "« ", "-"],
)
def test_texts_that_were_not_read_once_are(text: str) -> None:
    assert_sound(read(text, language="fr"), text)


def test_every_span_of_a_person_names_them_or_their_office() -> None:
    rng = random.Random(19)
    for text in [*EXAMPLES, *(composed_dispatch(rng) for _ in range(300))]:
        for person in read(text, language="fr").people:
            for start, end in person.evidence:
                said = text[start:end]
                assert names(person, said) or any(title in bare(said) for title in titles_of_office()), (person, said)


@pytest.mark.parametrize("published", [None, "2022-12", "2022", "", "yesterday", "2022-13-45", "2022-13", "٢٠٢٢"])
def test_any_date_of_the_caller_is_taken(published: str | None) -> None:
    for text in EXAMPLES:
        assert_sound(read(text, published=published, language="fr"), text)


@pytest.mark.parametrize("date", ["2022-22", "2022-00", "2022-13-05", "2022-02-30"])
def test_a_feed_s_date_that_is_no_date_is_left_out(date: str) -> None:
    assert read(f"date {date}\nUn titre\n\nIl a signé.", language="fr").dispatch.published is None


def test_the_time_of_day_of_publication_is_left_out() -> None:
    for published in ("2022-12-06T10:00:00+04:00", "2022-12-06 10:00", "2022-12-06"):
        assert read("Il a signé hier l’accord.", published, "fr").dispatch.published == "2022-12-06"


def test_statements_name_documents_of_the_record() -> None:
    rng = random.Random(17)
    for text in [*EXAMPLES, *(composed_dispatch(rng) for _ in range(300))]:
        record = read(text, language="fr")
        named = {statement.instrument for statement in record.statements} - {None}
        assert named <= {instrument.title for instrument in record.instruments}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError):
        read("Un texte.", language="xx")


# -- the same every time ---------------------------------------------------------------------------


def test_reading_twice_gives_the_same() -> None:
    rng = random.Random(7)
    for text in [*EXAMPLES, *(mutant(rng) for _ in range(50))]:
        assert read(text) == read(text)


def test_reading_in_another_process_gives_the_same() -> None:
    rng = random.Random(11)
    texts = [*EXAMPLES, *(composed_dispatch(rng) for _ in range(20))]
    expected = [to_json(read(text)).decode() for text in texts]
    script = (
        "import json, sys; from dragoman import read; from dragoman.record import to_json;"
        "print(json.dumps([to_json(read(t)).decode() for t in json.load(sys.stdin)]))"
    )
    for seed in ("0", "4242"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        command, sent = [sys.executable, "-c", script], json.dumps(texts).encode()
        done = subprocess.run(command, input=sent, capture_output=True, env=environment, check=True)
        assert json.loads(done.stdout) == expected


def test_one_dispatch_does_not_change_another() -> None:
    alone = [read(text) for text in EXAMPLES]
    for i, first in enumerate(EXAMPLES):
        for j, second in enumerate(EXAMPLES):
            assert (read(first), read(second)) == (alone[i], alone[j])


# -- records as values -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_records_are_values(text: str) -> None:
    record = read(text)
    assert facts(record)
    assert pickle.loads(pickle.dumps(record)) == record
    assert from_json(to_json(record)) == from_json(to_json(record, indent=2)) == record
    assert hash(record) == hash(read(text))
    for part in (record, record.dispatch, record.given, *facts(record)):
        with pytest.raises(AttributeError):
            setattr(part, part.__struct_fields__[0], None)


def test_records_of_mutants_survive_json() -> None:
    rng = random.Random(13)
    for _ in range(300):
        record = read(mutant(rng).replace("\ud800", "?"), language="fr")
        assert from_json(to_json(record)) == record


# -- what makes no difference ----------------------------------------------------------------------


@pytest.mark.parametrize("text", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
@pytest.mark.parametrize("before", ["\n", "\n\n  \n", "  "], ids=["line", "lines", "blanks"])
def test_space_around_a_dispatch_changes_nothing(text: str, before: str) -> None:
    plain, spaced = read(text), read(before + text + "\n \n")
    assert content(plain) == content(spaced)
    for fact, moved in zip(facts(plain), facts(spaced), strict=True):
        assert moved.evidence == tuple((a + len(before), b + len(before)) for a, b in fact.evidence)


@pytest.mark.parametrize("text", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
@pytest.mark.parametrize(
    "change",
    [lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n\n", "\n\n\n \n"), lambda t: t.replace("\n\n", "\n")],
    ids=["crlf", "more", "fewer"],
)
def test_line_ends_and_blank_lines_change_nothing(text: str, change: Callable[[str], str]) -> None:
    assert content(read(change(text))) == content(read(text))


@pytest.mark.parametrize("text", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_decomposed_letters_change_nothing(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    composed, decomposed = read(unicodedata.normalize("NFC", text)), read(apart)
    assert decomposed.text == apart
    assert content(composed) == content(decomposed)
    for fact, other in zip(facts(composed), facts(decomposed), strict=True):
        here = [text[a:b] for a, b in fact.evidence]
        there = [unicodedata.normalize("NFC", apart[a:b]) for a, b in other.evidence]
        assert here == there


@pytest.mark.parametrize("text", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
@pytest.mark.parametrize("mark", ["'", "ʼ"])
def test_the_kind_of_apostrophe_changes_nothing(text: str, mark: str) -> None:
    def levelled(record: Record) -> str:
        return re.sub("['’ʼ‘]", "’", json.dumps(content(record), ensure_ascii=False))

    assert levelled(read(text.replace("’", mark))) == levelled(read(text))
