"""Grammatical cases: forms, what they make of a mention, names put back into the nominative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import read
from dragoman.reader.cascade import read_text
from dragoman.reader.declension import Declension
from dragoman.reader.lexicon import lexicon

from .soundness import assert_sound

RUSSIAN = lexicon("ru")
HEAD = "МОСКВА, 14 марта 2024 года. /ТАСС/. "

ROWS = (
    ["министр", "", ":nm", "а:ga", "у:d", "ом:i", "е:l", "ы:N", "ов:GA", "ам:D", "ами:I", "ах:L"],
    ["нов", "ый", "ый:nma", "ого:ga", "ому:d", "ым:iD", "ом:l", "ая:nf", "ой:gdil", "ую:a", "ое:noa", "ые:NA"],
)
CASES = {"bare": {"n": "subject", "g": "of"}, "prepositions": {"с": {"i": "with"}}}


def test_a_form_knows_its_word_and_its_cases() -> None:
    declension = Declension(ROWS, CASES, True)
    assert declension.cases("министра") == {"g", "a"}
    assert declension.cases("неизвестно") == frozenset()
    assert declension.citation(["новыми", "министрами"]) == "новыми министр"
    assert declension.lemma("министры") == "министр"
    assert declension.lemma("министру") is None
    assert declension.plural("министров") and not declension.plural("министра")
    assert declension.adjective("новую") and not declension.adjective("министр")
    assert declension.gender("министр") == "m"
    assert declension.nominative("новую", "f", False) == "новая"


def test_a_pattern_in_the_nominative_stands_for_all_forms() -> None:
    declension = Declension(ROWS, CASES, True)
    assert declension.edge("министр") == "министр~"
    assert declension.edge("министру") == "министру"
    assert declension.edge("=министр") == "министр"
    assert set(declension.every_form(["министр", "и"])) >= {"министр", "министрами", "и"}
    assert not Declension((), {}, False)


@pytest.mark.parametrize(
    "form",
    [
        "министр иностранных дел", "министра иностранных дел", "министру иностранных дел",
        "министром иностранных дел", "министре иностранных дел", "глава МИД", "главе МИД",
    ],
)  # fmt: skip
def test_an_office_in_every_case(form: str) -> None:
    (person,) = read(f"{HEAD}Там говорили о том, что знает {form} Перу Хорхе Салас.", language="ru").people
    assert (person.office, person.party) == ("foreign_minister", "PER")


@pytest.mark.parametrize("state", sorted(set(RUSSIAN.data["states"]) - {"IOT", "SHN", "NCL", "NZL"}))
def test_a_state_is_known_in_the_genitive(state: str) -> None:
    name = RUSSIAN.data["states"][state]["names"][0]
    words = [
        next((f for f, c in RUSSIAN.declension.words.get(RUSSIAN.declension.lemma(w) or "", {}).items() if "g" in c), w)
        for w in RUSSIAN._split(RUSSIAN.fold(name))
    ]
    written = " ".join(word.capitalize() for word in words).replace(" - ", "-").replace(" ' ", "'")
    reading = read_text(f"Президент {written} приехал.", RUSSIAN, None)
    assert any(state in actor.parties for actor in reading.sentences[0].actors), written


@pytest.mark.parametrize(
    ("said", "function"),
    [
        ("Он встретился с министром Перу", "with"),
        ("Он говорил о министре Перу", "from"),
        ("Он передал письмо министру Перу", "to"),
        ("Он принял министра Перу", "object"),
        ("Это визит министра Перу", "of"),
        ("Договор подписан министром Перу", "by"),
        ("Об этом заявил министр Перу", ""),
        ("Переговоры между министром Перу и послом Чили", "between"),
    ],
)
def test_case_and_preposition_make_the_function(said: str, function: str) -> None:
    actors = read_text(said + ".", RUSSIAN, None).sentences[0].actors
    minister = next(actor for actor in actors if actor.role == "office" and "PER" in actor.parties)
    assert minister.case == function


@pytest.mark.parametrize(
    "said",
    [
        "Министр Перу подписал договор.",
        "Договор подписал министр Перу.",
        "В Лиме договор подписал министр Перу.",
        "Подписал договор министр Перу.",
    ],
)
def test_the_subject_is_the_nominative_wherever_it_stands(said: str) -> None:
    sentence = read_text(said, RUSSIAN, None).sentences[0]
    verb = next(mark for mark in sentence.predicates if mark.sense.verbal)
    group = sentence.group(verb)
    assert group is not None
    assert [party for actor in sentence.subject(group) for party in actor.parties] == ["PER"]


MEN = ["Хорхе Салас", "Андрей Ветров", "Ким Чен Су", "Олег Заречный", "Фарид Мамедов", "Лука Бертини", "Ян Дуда"]
WOMEN = ["Мария Ветрова", "Анна Заречная", "Елена Дуда", "Ольга Мюллер"]
FORMS = {
    "Хорхе Салас": ["Хорхе Саласа", "Хорхе Саласу", "Хорхе Саласом"],
    "Андрей Ветров": ["Андрея Ветрова", "Андрею Ветрову", "Андреем Ветровым"],
    "Ким Чен Су": ["Ким Чен Су", "Ким Чен Су", "Ким Чен Су"],
    "Олег Заречный": ["Олега Заречного", "Олегу Заречному", "Олегом Заречным"],
    "Фарид Мамедов": ["Фарида Мамедова", "Фариду Мамедову", "Фаридом Мамедовым"],
    "Лука Бертини": ["Луки Бертини", "Луке Бертини", "Лукой Бертини"],
    "Ян Дуда": ["Яна Дуды", "Яну Дуде", "Яном Дудой"],
    "Мария Ветрова": ["Марии Ветровой", "Марии Ветровой", "Марией Ветровой"],
    "Анна Заречная": ["Анны Заречной", "Анне Заречной", "Анной Заречной"],
    "Елена Дуда": ["Елены Дуды", "Елене Дуде", "Еленой Дудой"],
    "Ольга Мюллер": ["Ольги Мюллер", "Ольге Мюллер", "Ольгой Мюллер"],
}


@given(name=st.sampled_from(MEN + WOMEN))
def test_a_name_is_one_person_in_every_case(name: str) -> None:
    genitive, dative, instrumental = FORMS[name]
    text = (
        f"{HEAD}Визит министра иностранных дел Перу {genitive} завершен. Посол передал министру иностранных дел Перу "
        f"{dative} письмо. Премьер-министр Чили встретился с министром иностранных дел Перу {instrumental}."
    )
    (person,) = read(text, language="ru").people
    assert person.name == name
    assert len(person.evidence) == 3


def test_a_surname_alone_is_found_again_in_any_case() -> None:
    text = (
        f"{HEAD}Министр иностранных дел Перу Андрей Ветров прибыл в Чили. С Ветровым встретился президент Чили. "
        "Позже Ветрову вручили орден. Визит Ветрова продлится два дня."
    )
    people = read(text, language="ru").people
    assert [person.name for person in people] == ["Андрей Ветров"]
    assert len(people[0].evidence) == 4


def test_a_genitive_that_looks_like_a_plural() -> None:
    (person,) = read(f"{HEAD}Завершился визит главы МИД Перу Хорхе Саласа в Чили.", language="ru").people
    assert (person.name, person.office, person.party) == ("Хорхе Салас", "foreign_minister", "PER")


def test_initials_stay_as_they_are_written() -> None:
    (person,) = read(f"{HEAD}Состоялся разговор Министра иностранных дел Перу А.В.Ветрова.", language="ru").people
    assert person.name == "А.В.Ветров"


WORDS = [
    "министр", "министра", "президенту", "с", "в", "Перу", "Чили", "Ветрова", "Андреем", "провел", "переговоры",
    "подписал", "что", "который", "и", ",", ".", "«", "»", "—", "о",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_give_a_sound_record(words: list[str]) -> None:
    text = " ".join(words)
    record = read(text, language="ru")
    assert record == read(text, language="ru")
    assert_sound(record, text)
