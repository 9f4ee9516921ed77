"""Turkish, a language read in part: its dateline, states in every case, people with their offices, meetings."""

from __future__ import annotations

import pytest

from dragoman import about, read
from dragoman.reader.language import detect
from dragoman.reader.lexicon import lexicon
from dragoman.record import Record


def told(text: str, published: str | None = "2023-12-06") -> Record:
    return read(text, published=published, language="tr")


def people(record: Record) -> set[tuple[str, str | None, str | None]]:
    return {(person.name, person.office, person.party) for person in record.people}


def events(record: Record) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(event.type, event.status, event.parties, event.people) for event in record.events]


def test_the_pack_says_that_it_is_partial() -> None:
    partial = about("tr").partial
    assert partial and "meetings" in partial


@pytest.mark.parametrize(
    ("line", "agency", "place", "date"),
    [
        ("ANKARA (AA) - ", "AA", "Ankara", None),
        ("Ankara, 6 Aralık 2023 (AA) - ", "AA", "Ankara", "2023-12-06"),
        ("TİFLİS (AA) - ", "AA", "Tbilisi", None),
        ("KIRIKHAN (AA) - ", "AA", "Kırıkhan", None),
        ("İSTANBUL, (DHA) - ", "DHA", "Istanbul", None),
        ("Bakü, 1 Eylül 2024, İHA - ", "İHA", "Baku", "2024-09-01"),
    ],
)
def test_dateline(line: str, agency: str, place: str, date: str | None) -> None:
    dispatch = told(line + "Bakan, heyetle birlikte kente geldi.", None).dispatch
    assert (dispatch.agency, dispatch.place, dispatch.published) == (agency, place, date)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("Irak", ""), ("Irak'ın", "of"), ("Irak'ı", "object"), ("Irak'a", "to"), ("Irak'ta", "into"),
        ("Irak'tan", "from"), ("Irak'la", "with"), ("Türkiye’nin", "of"), ("Türkiye'yi", "object"),
        ("Türkiye'ye", "to"), ("Türkiye'de", "into"),
        ("Bosna Hersek'in", "of"), ("ABD'ye", "to"), ("Gürcistan'daki", "attribute"),
    ],
)  # fmt: skip
def test_a_state_in_each_case(word: str, case: str) -> None:
    from dragoman.reader.cascade import read_text

    actors = [actor for s in read_text(word + " belli oldu.", lexicon("tr"), None).sentences for actor in s.actors]
    assert [actor.case for actor in actors] == [case]


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("görüştü", "görüşmek", "past"), ("görüşecek", "görüşmek", "fut"), ("görüşüyor", "görüşmek", "pres"),
        ("etti", "etmek", "past"), ("edecek", "etmek", "fut"), ("gerçekleştirdi", "gerçekleştirmek", "past"),
        ("bulunmuştur", "bulunmak", "past"), ("düzenliyor", "düzenlemek", "pres"), ("yapılan", "yapmak", "pp"),
    ],
)  # fmt: skip
def test_consonants_and_vowels_of_endings_go_by_the_stem(word: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in lexicon("tr").forms[word]


@pytest.mark.parametrize("word", ["görüşdü", "etdi", "gerçekleştirti", "görüştı"])
def test_what_is_no_form(word: str) -> None:
    assert not lexicon("tr").forms.get(word)


def test_an_office_with_a_name() -> None:
    record = told(
        "ANKARA (AA) - Dışişleri Bakanı Orhan Tezcan'ın daveti üzerine Türkiye'ye gelen Sırbistan Cumhurbaşkanı "
        "Zoran Lukiç'i, Türkiye'nin Belgrad Büyükelçisi Selim Aksoy karşıladı."
    )
    assert people(record) == {
        ("Orhan Tezcan", "foreign_minister", "TUR"),
        ("Zoran Lukiç", "head_of_state", "SRB"),
        ("Selim Aksoy", "ambassador", "TUR"),
    }


def test_two_who_met() -> None:
    record = told(
        "ANKARA (AA) - Dışişleri Bakanı Orhan Tezcan, dün Gürcistan Dışişleri Bakanı Levan Abaşidze ile Ankara'da "
        "görüştü."
    )
    assert events(record) == [("meeting", "held", ("GEO", "TUR"), ("Orhan Tezcan", "Levan Abaşidze"))]
    meeting = record.events[0]
    assert (meeting.start, meeting.place, meeting.country, meeting.host) == ("2023-12-05", "Ankara", "TUR", "TUR")


def test_a_counterpart_and_an_ending_after_an_apostrophe() -> None:
    record = told("ANKARA (AA) - Dışişleri Bakanı Orhan Tezcan, Katarlı mevkidaşı Nasır Mirza'yı kabul etti.")
    assert ("Nasır Mirza", "foreign_minister", "QAT") in people(record)
    assert events(record) == [("meeting", "held", ("QAT", "TUR"), ("Orhan Tezcan", "Nasır Mirza"))]


def test_a_call_and_a_visit_to_come() -> None:
    record = told(
        "TİFLİS (AA) - Cumhurbaşkanı Kerim Aydıner, Macaristan Başbakanı Gabor Lakatos'la telefonda görüştü. "
        "Lakatos, 5-7 Mart'ta Türkiye'yi ziyaret edecek."
    )
    assert events(record) == [
        ("call", "held", ("HUN", "TUR"), ("Kerim Aydıner", "Gabor Lakatos")),
        ("visit", "planned", ("HUN", "TUR"), ("Gabor Lakatos",)),
    ]
    assert (record.events[1].start, record.events[1].end) == ("2024-03-05", "2024-03-07")


@pytest.mark.parametrize(
    ("turkish", "azerbaijani"),
    [
        ("Bakan iki ülkenin ilişkilerini görüştü.", "Nazir iki ölkənin əlaqələrini müzakirə edib."),
        ("Fidan, Bayramov ile bir araya geldi", "Fidan Bayramovla görüşüb"),
        ("Cumhurbaşkanı Bakü'de", "Prezident Bakıda"),
        ("Anlaşma Ankara'da imzalandı", "Saziş Ankarada imzalanıb"),
        ("Azerbaycan'ın Ankara Büyükelçisi kabul edildi", "Azərbaycanın Ankaradakı səfiri qəbul olunub"),
        ("İki bakan telefonda görüştü", "İki nazir telefonla danışıb"),
    ],
)
def test_turkish_and_azerbaijani_are_told_apart(turkish: str, azerbaijani: str) -> None:
    assert detect(turkish) == "tr"
    assert detect(azerbaijani) == "az"
