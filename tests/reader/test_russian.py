"""Russian by example: datelines, events, documents and statements as the agencies tell them."""

from __future__ import annotations

import pytest

from dragoman import Record, read

HEAD = "МОСКВА, 14 марта 2024 года. /ТАСС/. "
"""A Thursday."""


def reading(text: str) -> Record:
    return read(HEAD + text, language="ru")


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, status and parties of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties)) for e in reading(text).events]


@pytest.mark.parametrize(
    ("text", "agency", "place", "published"),
    [
        ("МОСКВА, 9 ноября 2023 года. /ТАСС/. Состоялась встреча.", "ТАСС", "Moscow", "2023-11-09"),
        ("БЕЛГРАД, 22 окт — РИА Новости. Состоялась встреча.", "РИА Новости", "Belgrade", None),
        ("31 января, Хараре /Корр. БЕЛТА/. Состоялась встреча.", "БЕЛТА", "Harare", None),
        ("Москва. 3 сентября. INTERFAX.RU - Состоялась встреча.", "INTERFAX.RU", "Moscow", None),
        ("ЕРЕВАН, 27 ИЮНЯ, АРМЕНПРЕСС. Состоялась встреча.", "АРМЕНПРЕСС", "Yerevan", None),
        ("АСТАНА, 9 фев - Sputnik. Состоялась встреча.", "Sputnik", "Astana", None),
        ("Баку, 6 декабря, АЗЕРТАДЖ\n\nСостоялась встреча двух министров.", "АЗЕРТАДЖ", "Baku", None),
        ("14:20, 13 марта 2025, Бишкек – 24.kg\n\nСостоялась встреча.", "24.kg", "Bishkek", "2025-03-13"),
    ],
)
def test_datelines(text: str, agency: str, place: str, published: str | None) -> None:
    dispatch = read(text, language="ru").dispatch
    assert (dispatch.agency, dispatch.place, dispatch.published) == (agency, place, published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Министр иностранных дел Перу Хорхе Салас встретился с послом Чили Пабло Ортисом.",
         ("meeting", "held", "CHL PER")),
        ("Президент Чили Луис Вега принял главу МИД Перу Хорхе Саласа.", ("meeting", "held", "CHL PER")),
        ("В Лиме состоялась встреча президента Чили Луиса Веги с министром обороны Перу Хорхе Саласом.",
         ("meeting", "held", "CHL PER")),
        ("Глава МИД Перу Хорхе Салас провел телефонный разговор с чилийским коллегой Луисом Вегой.",
         ("call", "held", "CHL PER")),
        ("Президент Чили Луис Вега по телефону переговорил с президентом Перу Хорхе Саласом.",
         ("call", "held", "CHL PER")),
        ("Президент Чили Луис Вега прибыл в Перу с двухдневным визитом.", ("visit", "held", "CHL PER")),
        ("Президент Чили Луис Вега посетит Перу в апреле.", ("visit", "planned", "CHL PER")),
        ("Хорхе Салас, министр торговли Перу, пригласил президента Чили Луиса Вегу посетить Лиму.",
         ("visit", "proposed", "CHL PER")),
        ("Визит президента Чили Луиса Веги в Перу отложен.", ("visit", "cancelled", "CHL PER")),
        ("Чрезвычайному и Полномочному Послу Чили, вызванному в МИД Перу, вручена нота протеста.",
         ("protest", "held", "CHL PER")),
        ("МИД Чили объявил персоной нон грата сотрудника посольства Перу.", ("expulsion", "held", "CHL PER")),
        ("Посол Чили Пабло Ортис вручил верительные грамоты президенту Перу Хорхе Саласу.",
         ("credentials", "held", "CHL PER")),
        ("Президент Чили Луис Вега направил поздравительную телеграмму президенту Перу Хорхе Саласу.",
         ("message", "held", "CHL PER")),
        ("Чили ввела санкции против Перу.", ("sanction", "held", "CHL PER")),
        ("Чили направила в Перу гуманитарную помощь.", ("aid", "held", "CHL PER")),
        ("Чилийские пограничники обстреляли перуанских военных.", ("incident", "held", "CHL PER")),
        ("Чили и Перу установили дипломатические отношения.", ("relations", "held", "CHL PER")),
        ("Президенты Чили и Перу подписали договор о границе.", ("signing", "held", "CHL PER")),
        ("В Лиме прошел очередной раунд политических консультаций между МИД Чили и МИД Перу.",
         ("consultations", "held", "CHL PER")),
    ],
)  # fmt: skip
def test_events(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_a_meeting_told_before_is_no_second_one() -> None:
    text = (
        "Президент Чили Луис Вега встретился в Лиме с президентом Перу Хорхе Саласом. "
        "В ходе встречи обсуждены вопросы торговли. На встрече был отмечен рост товарооборота."
    )
    (meeting,) = [e for e in reading(text).events if e.type == "meeting"]
    assert meeting.place == "Lima" and "trade" in meeting.topics


@pytest.mark.parametrize(
    ("text", "kind", "action", "title"),
    [
        ("Министры иностранных дел Чили и Перу подписали соглашение о взаимной отмене виз.",
         "agreement", "signed", "соглашение о взаимной отмене виз"),
        ("Состоялось подписание меморандума о взаимопонимании между Чили и Перу.",
         "memorandum", "signed", "меморандум о взаимопонимании между Чили и Перу"),
        ("Главы МИД Чили и Перу подписали программу консультаций на 2024–2026 годы.",
         "plan", "signed", "программа консультаций на 2024–2026 годы"),
        ("Президенты Чили и Перу приняли совместное заявление.", "statement", "adopted", "совместное заявление"),
        ("Чили обвинила Перу в нарушении Венской конвенции.", "treaty", "cited", "Венская конвенция"),
    ],
)  # fmt: skip
def test_documents_stand_in_the_nominative(text: str, kind: str, action: str, title: str) -> None:
    (document,) = reading(text).instruments
    assert (document.kind, document.action, document.title) == (kind, action, title)


@pytest.mark.parametrize(
    ("text", "parties", "stance", "about"),
    [
        ("Глава МИД Чили Луис Вега поблагодарил Перу за помощь.", "CHL", "praise", "PER"),
        ("Глава МИД Чили Луис Вега выразил обеспокоенность действиями Перу на границе.", "CHL", "concern", "PER"),
        ("Глава МИД Чили Луис Вега обвинил Перу в нарушении договора о границе.", "CHL", "accuse", "PER"),
        ("Глава МИД Чили Луис Вега призвал Перу прекратить обстрелы.", "CHL", "demand", "PER"),
        ("МИД Чили отверг обвинения Перу.", "CHL", "reject", "PER"),
        ("«Чили поддерживает суверенитет Перу», - заявил глава МИД Чили Луис Вега.", "CHL", "praise", "PER"),
        ("По словам президента Чили Луиса Веги, Перу является надежным партнером.", "CHL", "praise", "PER"),
        ("Главы МИД Чили и Перу встретились. Стороны выразили удовлетворение уровнем двусторонних отношений.",
         "CHL PER", "praise", ""),
        ("Главы МИД Чили и Перу встретились. Было подчеркнуто, что товарооборот двух стран растет.",
         "CHL PER", "affirm", ""),
        ("Послу Чили Пабло Ортису, вызванному в МИД Перу, вручена нота протеста. "
         "Послу указано, что Чили нарушает договор о границе.",
         "PER", "accuse", "CHL"),
    ],
)  # fmt: skip
def test_statements(text: str, parties: str, stance: str, about: str) -> None:
    found = [(" ".join(s.parties), s.stance, " ".join(s.about)) for s in reading(text).statements]
    assert (parties, stance, about) in found


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Президент Чили Луис Вега прибыл в Перу 5 марта.", "2024-03-05"),
        ("Президент Чили Луис Вега прибыл в Перу в минувшую пятницу.", "2024-03-08"),
        ("Президент Чили Луис Вега прибыл сегодня в Перу.", "2024-03-14"),
        ("Президент Чили Луис Вега накануне прибыл в Перу.", "2024-03-13"),
        ("Президент Чили Луис Вега с 3 по 5 мая посетит Перу.", "2024-05-03"),
        ("Президент Чили Луис Вега посетит Перу 20 апреля 2024 года.", "2024-04-20"),
        ("Президент Чили Луис Вега посетит Перу в мае.", "2024-05"),
        ("Президент Чили Луис Вега посетит Перу в мае будущего года.", "2025-05"),
        ("Президент Чили Луис Вега посетит Перу во втором квартале будущего года.", "2025"),
        ("В прошлом месяце президент Чили Луис Вега посетил Перу.", "2024-02"),
        ("Президент Чили Луис Вега посетил Перу в понедельник.", "2024-03-11"),
    ],
)
def test_dates(text: str, start: str) -> None:
    assert next(e.start for e in reading(text).events if e.type == "visit") == start


def test_the_other_side_is_a_colleague_without_more_words() -> None:
    people = reading("Глава МИД Перу Хорхе Салас принял чилийского коллегу Луиса Вегу.").people
    assert [(p.name, p.office, p.party) for p in people] == [
        ("Хорхе Салас", "foreign_minister", "PER"),
        ("Луис Вега", "foreign_minister", "CHL"),
    ]


def test_two_names_under_one_office() -> None:
    people = reading("Главы МИД Чили и Перу Луис Вега и Хорхе Салас подписали договор.").people
    assert [(p.name, p.office, p.party) for p in people] == [
        ("Луис Вега", "foreign_minister", "CHL"),
        ("Хорхе Салас", "foreign_minister", "PER"),
    ]


def test_the_plural_of_a_title_holds_for_both() -> None:
    people = reading("Главы внешнеполитических ведомств Чили и Перу Луис Вега и Хорхе Салас подписали договор.").people
    assert [(p.name, p.office, p.party) for p in people] == [
        ("Луис Вега", "foreign_minister", "CHL"),
        ("Хорхе Салас", "foreign_minister", "PER"),
    ]


def test_an_expulsion_and_its_answer_are_two() -> None:
    text = (
        "МИД Чили 5 марта объявил персоной нон грата сотрудника посольства Перу. "
        "В ответ сотрудник посольства Чили в Лиме объявлен персоной нон грата."
    )
    assert told(text) == [("expulsion", "held", "CHL PER")] * 2


def test_the_day_of_saying_is_not_that_of_the_meeting() -> None:
    text = "Президент Чили Луис Вега и президент Перу Хорхе Салас обсудили торговлю, сообщила в среду пресс-служба."
    assert [(e.type, e.start) for e in reading(text).events] == [("meeting", None)]


def test_a_place_after_a_verb_of_travel_is_no_subject() -> None:
    text = "ВИЛЬНЮС, 3 июня. /ТАСС/. Глава МИД Литвы Йонас Пятраускас заявил в пятницу, что посетит Киев."
    (visit,) = read(text, language="ru", published="2023-06-03").events
    assert (visit.type, visit.status, visit.parties) == ("visit", "planned", ("LTU", "UKR"))
    assert (visit.start, visit.place) == (None, "Kyiv")
