"""Russian by example: who speaks where nobody is subject, sittings and gatherings, what the sentence before tells."""

from __future__ import annotations

import pytest

from dragoman import Record, read

HEAD = "МОСКВА, 14 марта 2024 года. /ТАСС/. "
"""A Thursday."""

TALKS = "Министр иностранных дел Перу Хорхе Салас 14 марта встретился в Лиме с главой МИД Чили Луисом Вегой. "


def reading(text: str) -> Record:
    return read(HEAD + text, language="ru")


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    """Type, status, parties and first day of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties), e.start) for e in reading(text).events]


def said(text: str) -> list[tuple[str, str, str]]:
    """Parties, stance and parties spoken about of each statement of a text."""
    return [(" ".join(s.parties), s.stance, " ".join(s.about)) for s in reading(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Лиме обвинения Сантьяго назвали беспочвенными.", ("PER", "reject", "CHL")),
        ("В МИД Перу осудили решение Чили.", ("PER", "concern", "CHL")),
        ("«Мы ценим поддержку Чили», — подчеркнули в посольстве Перу.", ("PER", "praise", "CHL")),
        ("«Мы требуем от Чили открыть границу», — говорится в заявлении МИД Перу.", ("PER", "demand", "CHL")),
        ("МИД Перу пообещал, что ответ на шаги Чили будет жестким.", ("PER", "threaten", "CHL")),
    ],
)
def test_who_speaks(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_source_by_his_words_is_not_who_is_named_next() -> None:
    text = TALKS + "По его словам, Чили нарушает договор о границе."
    assert ("PER", "accuse", "CHL") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Как сообщили в МИД Перу, встреча министров Перу и Чили состоялась в Лиме.",
        "Напомним, глава МИД Чили Луис Вега прибыл в Перу накануне.",
        "Гостя в аэропорту приветствовал глава МИД Перу Хорхе Салас.",
        "Глава МИД Чили Луис Вега прибыл в Перу, сообщает пресс-служба МИД Перу.",
    ],
)
def test_news_is_no_statement(text: str) -> None:
    assert said(TALKS + text) == []


@pytest.mark.parametrize(
    ("text", "sittings"),
    [
        (TALKS + "Затем переговоры продолжились в расширенном составе.", 2),
        (TALKS + "На встрече в расширенном составе обсуждена торговля.", 1),
        ("Президент Перу Хорхе Салас и президент Чили Луис Вега встретились один на один, а затем с делегациями.", 2),
        ("После беседы один на один президентов Перу и Чили состоялась встреча в расширенном составе.", 2),
    ],
)
def test_sittings(text: str, sittings: int) -> None:
    assert [kind for kind, *_ in told(text)].count("meeting") == sittings


def test_gathering_of_those_who_attend() -> None:
    text = (
        "Вторая встреча министров иностранных дел тихоокеанских государств намечена на 20 марта в Лиме. "
        "Ожидается, что в ней примут участие главы МИД Перу, Чили и Эквадора."
    )
    assert told(text) == [("conference", "planned", "CHL ECU PER", "2024-03-20")]


def test_next_gathering_is_of_the_same_states() -> None:
    text = (
        "В Лиме 14 марта прошла встреча министров, в которой приняли участие главы МИД Перу, Чили и Эквадора. "
        "Следующая встреча пройдет в Кито в мае."
    )
    assert told(text)[1:] == [("conference", "planned", "CHL ECU PER", "2024-05")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Перу высылает двух дипломатов Чили. Об этом сообщил в среду МИД Перу.", "2024-03-13"),
        ("Чили ввела санкции против Перу, сообщила в среду пресс-служба МИД Чили.", "2024-03-13"),
        ("Сегодня послу Чили в МИД Перу вручена нота протеста. Один из дипломатов Чили выслан.", "2024-03-14"),
    ],
)
def test_day_of_what_is_decided(text: str, expected: str) -> None:
    assert told(text)[-1][3] == expected


def test_day_told_after_the_verb_of_an_event() -> None:
    text = "Прошлая встреча президентов Перу и Чили, посвященная торговле, состоялась 4 марта."
    assert told(text)[0][3] == "2024-03-04"


def test_planned_with_a_visit_called_off() -> None:
    text = (
        "Визит главы МИД Чили Луиса Веги в Перу, намеченный на 20 марта, отложен. "
        "Ожидалась и его встреча с президентом Перу Хорхе Саласом."
    )
    assert [status for _, status, *_ in told(text)] == ["cancelled", "cancelled"]


@pytest.mark.parametrize(
    ("text", "name", "office", "party"),
    [
        ("Президент Республики Таджикистан Сафар Каримов прибыл в Лиму.", "Сафар Каримов", "head_of_state", "TJK"),
        ("Глава МИД Перу Хорхе Салас принял премьера Китая Ли Вэня.", "Ли Вэнь", "head_of_government", "CHN"),
        ("Об этом сообщил спикер МИД Чили Луис Вега.", "Луис Вега", "spokesperson", "CHL"),
    ],
)
def test_people(text: str, name: str, office: str, party: str) -> None:
    assert (name, office, party) in [(p.name, p.office, p.party) for p in reading(text).people]


def test_name_after_a_noun_is_subject_of_the_verb_after_it() -> None:
    assert (
        told(TALKS + "В рамках визита Л. Вега встретился с министром обороны Перу Пабло Ортисом.")[-1][2] == "CHL PER"
    )


def test_object_before_its_verb() -> None:
    text = "В тот же день министра обороны Чили принял президент Перу Хорхе Салас."
    assert told(text)[0][:3] == ("meeting", "held", "CHL PER")


def test_names_in_straight_marks_within_a_quotation() -> None:
    text = '"Работы на станции "Эль-Кура" в Чили идут по плану, и мы этому рады", — заявил глава МИД Перу Хорхе Салас.'
    assert [s.speaker for s in reading(text).statements] == ["Хорхе Салас"]
    assert [p.name for p in reading(text).people] == ["Хорхе Салас"]


def test_press_conference_after_talks() -> None:
    text = "Президенты Перу и Чили провели совместную пресс-конференцию по итогам переговоров."
    assert ("press_conference", "held", "CHL PER") in [e[:3] for e in told(text)]


def test_what_another_refuses_by_his_words_is_blame() -> None:
    text = TALKS + "По словам Вега, Боливия отказывается вести переговоры и угрожает Перу."
    text = text.replace("По словам Вега", "Вега рассказал о границе. По его словам")
    assert ("CHL", "accuse", "BOL") in said(text)
    assert not [s for s in said(text) if s[0] == "BOL"]


def test_who_is_called_upon_after_a_comma_is_no_subject() -> None:
    text = TALKS + "Вега подтвердил поддержку суверенитета Перу, призвал Баку и Анкару открыть границы."
    assert ("CHL", "demand", "AZE TUR") in said(text)


def test_a_guest_congratulated_is_whom_one_invites() -> None:
    text = "Президент Перу Хорхе Салас поздравил президента Чили Луиса Вегу и пригласил посетить Лиму."
    assert ("visit", "proposed", "CHL PER") in [e[:3] for e in told(text)]


def test_talk_by_telephone_is_no_meeting() -> None:
    text = "В телефонном разговоре глава МИД Перу Хорхе Салас обсудил с чилийским коллегой Луисом Вегой торговлю."
    assert [e[:3] for e in told(text)] == [("call", "held", "CHL PER")]


def test_a_summit_called_by_its_states() -> None:
    text = "В июле в Лиме пройдет саммит «Центральная Азия – Перу»."
    assert told(text) == []
    text = "В июле в Сантьяго пройдет саммит «Центральная Азия – Перу»."
    assert told(text) == [("conference", "planned", "CHL PER", "2024-07")]


def test_a_signing_that_is_planned_is_none_yet() -> None:
    text = "Планируется подписание совместной декларации о партнерстве между Перу и Чили."
    assert [i.action for i in reading(text).instruments] == ["negotiated"]


def test_readiness_to_do_is_no_promise() -> None:
    text = TALKS + "Вега подтвердил готовность обеспечить безопасность границы с Перу."
    assert ("CHL", "affirm", "PER") in said(text)
