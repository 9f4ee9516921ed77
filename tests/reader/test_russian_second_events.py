"""Russian by example: second events of a dispatch, told in passing, by a title or in a relative clause."""

from __future__ import annotations

import pytest

from dragoman import read

HEAD = "ЛИМА, 14 марта 2024 года. /Андина/. "
"""A Thursday."""

TALKS = "Министр иностранных дел Перу Хорхе Салас встретился с главой МИД Чили Луисом Вегой. "


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    """Type, status, parties and first day of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties), e.start) for e in read(HEAD + text, language="ru").events]


def people(text: str, at: int = -1) -> list[str]:
    """Names of who takes part in one event of a text."""
    return sorted(read(HEAD + text, language="ru").events[at].people)


@pytest.mark.parametrize(
    "text",
    [
        "Гостя из Чили принял премьер-министр Перу Альберто Рохас.",
        "Позднее министра принял премьер-министр Перу Альберто Рохас.",
        "Высокого гостя принял премьер-министр Перу Альберто Рохас, вручивший ему орден Солнца.",
    ],
)
def test_who_is_received_is_of_the_other_side(text: str) -> None:
    assert people(TALKS + text, 1) == ["Альберто Рохас", "Луис Вега"]


def test_who_is_received_by_a_pronoun() -> None:
    text = "Глава МИД Чили Луис Вега прибыл в Лиму. В столице Перу его приняла министр обороны Перу Ана Торрес."
    assert people(text) == ["Ана Торрес", "Луис Вега"]


def test_talk_told_in_a_relative_clause() -> None:
    text = (
        "Президент Перу Пабло Диас принял главу МИД Чили Луиса Вегу, "
        "с которым накануне беседовал министр обороны Перу Хуан Мора."
    )
    assert told(text) == [("meeting", "held", "CHL PER", None), ("meeting", "held", "CHL PER", "2024-03-13")]
    assert people(text) == ["Луис Вега", "Хуан Мора"]


def test_main_verb_after_a_relative_clause_has_its_own_place_and_day() -> None:
    text = (
        "Глава МИД Чили Луис Вега, который в среду вел в Кито переговоры с министром Эквадора Хосе Лопесом, "
        "прибыл в Лиму."
    )
    assert told(text) == [("meeting", "held", "CHL ECU", "2024-03-13"), ("visit", "held", "CHL PER", None)]


def test_expulsion_and_what_it_answers() -> None:
    text = (
        "Перу объявило персоной нон грата сотрудника посольства Чили. "
        "Это ответ на высылку в январе из Сантьяго двух перуанских дипломатов."
    )
    assert told(text) == [("expulsion", "held", "CHL PER", None), ("expulsion", "held", "CHL PER", "2024-01")]


def test_two_ambassadors_called_are_two_protests() -> None:
    text = (
        "Посол Чили Луис Вега был вызван в среду в МИД Перу. "
        "В январе посол Перу Хуан Мора был вызван в чилийское министерство иностранных дел."
    )
    events = read(HEAD + text, language="ru").events
    assert [(e.type, e.country) for e in events] == [("protest", "PER"), ("protest", "CHL")]


def test_recalled_ambassador_is_of_who_recalls() -> None:
    assert told("Перу отзывает посла в Сантьяго.") == [("expulsion", "held", "CHL PER", None)]


def test_each_states_act_is_its_own() -> None:
    found = told("Власти Перу, Колумбии и Эквадора в среду ввели санкции против Чили.")
    assert [parties for _, _, parties, _ in found] == ["CHL COL", "CHL ECU", "CHL PER"]


def test_letter_to_an_envoy_goes_to_the_organisation() -> None:
    text = (
        "Заседание Совета Безопасности ООН вел постоянный представитель Перу Хуан Мора, "
        "которому президент Чили Пабло Диас в среду направил письмо."
    )
    assert ("message", "held", "CHL org:UN", "2024-03-13") in told(text)


def test_commission_with_an_adjective_between() -> None:
    text = TALKS + "Третье заседание совместной перуанско-чилийской комиссии пройдет в Сантьяго в мае 2025 года."
    assert told(text)[1] == ("consultations", "planned", "CHL PER", "2025-05")


def test_invitation_handed_over_at_talks_leaves_them_held() -> None:
    text = (
        "Глава МИД Перу Хорхе Салас встретился с главой МИД Чили Луисом Вегой и передал ему приглашение посетить Лиму."
    )
    assert told(text)[0] == ("meeting", "held", "CHL PER", None)


def test_talks_somebody_is_told_about_are_not_his() -> None:
    text = TALKS + "Хорхе Салас проинформировал собеседника об итогах переговоров в Кито с эквадорским руководством."
    assert told(text)[1][2] == "ECU PER"


def test_talks_with_each_of_several_colleagues() -> None:
    text = TALKS + (
        "У перуанского министра прошли также встречи с коллегами из Эквадора и Боливии Хосе Лопесом и Марио Рохасом."
    )
    assert [parties for _, _, parties, _ in told(text)[1:]] == ["ECU PER", "BOL PER"]


def test_what_is_only_tried_is_not_called_off() -> None:
    assert told("МИД Перу обвинил Чили в попытках сорвать саммит Боливия - Эквадор.") == []


def test_decorated_by_the_other_side() -> None:
    text = TALKS + "Чилийский министр был награжден орденом Солнца."
    assert told(text)[1][:3] == ("ceremony", "held", "CHL PER")


def test_talk_told_by_a_participle_with_its_day() -> None:
    text = (
        "Глава МИД Перу Хорхе Салас поговорил по телефону с главой МИД Чили Луисом Вегой. "
        "Министры, встречавшиеся в феврале в Кито, обсудили торговлю."
    )
    assert told(text)[1] == ("meeting", "held", "CHL PER", "2024-02")


@pytest.mark.parametrize(
    "text",
    ["В Лиму прибыла помощь из Чили.", "В Лиму сегодня поступила партия гуманитарной помощи из Чили."],
)
def test_aid_that_arrives_from_a_state(text: str) -> None:
    assert [(" ".join(e.parties), e.country) for e in read(HEAD + text, language="ru").events] == [("CHL PER", "PER")]
