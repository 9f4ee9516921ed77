"""Names in all their cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.names import nominative
from dragoman.names.words import tokens

INFLECTED = [
    ("Сергей Лавров", "Сергея Лаврова, Сергею Лаврову, Сергеем Лавровым, Сергее Лаврове"),
    ("Джейхун Байрамов", "Джейхуна Байрамова, Джейхуну Байрамову, Джейхуном Байрамовым, Джейхуне Байрамове"),
    ("Мария Захарова", "Марии Захаровой, Марию Захарову, Марией Захаровой"),
    ("Мехрибан Алиева", "Мехрибан Алиевой, Мехрибан Алиеву"),
    ("Владимир Зеленский", "Владимира Зеленского, Владимиру Зеленскому, Владимиром Зеленским"),
    ("Игорь Ильин", "Игоря Ильина, Игорю Ильину, Игорем Ильиным"),
    ("Арарат Мирзоян", "Арарата Мирзояна, Арарату Мирзояну, Араратом Мирзояном"),
    ("Касым Жомарт Токаев", "Касым-Жомарта Токаева, Касым-Жомарту Токаеву"),
    ("Ангела Меркель", "Ангелы Меркель, Ангелой Меркель"),
    ("Дмитрий Кулеба", "Дмитрия Кулебы, Дмитрию Кулебе, Дмитрием Кулебой"),
    ("Ceyhun Bayramov", "Ceyhun Bayramovun, Ceyhun Bayramova, Ceyhun Bayramovla, Ceyhun Bayramovdan"),
]
AS_THEY_STAND = ["Екатерина Лаврова", "Валентина Матвиенко", "Ахмет Давутоглу", "Радослав Сикорский", "Лаврова",
                 "Mehriban Əliyeva", "Ким Чен Ын", "Александра Иванова", "Никол Пашинян"]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "form"), [(base, form) for base, forms in INFLECTED for form in (base, *forms.split(", "))]
)
def test_the_nominative_is_found(base: str, form: str) -> None:
    assert " ".join(nominative(tuple(tokens(form)))) == base.lower()


@pytest.mark.parametrize("name", AS_THEY_STAND)
def test_the_nominative_stays(name: str) -> None:
    assert nominative(tuple(tokens(name))) == tuple(tokens(name))


@given(st.lists(st.text("абвгеийлмноуыьюяabcov", min_size=1, max_size=9), min_size=1, max_size=6).map(tuple))
def test_never_raises_and_keeps_the_number_of_words(words: tuple[str, ...]) -> None:
    assert len(nominative(words)) == len(words)
