"""Encodings: each language comes back from each encoding that can write it, letter for letter."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.wire import Unreadable, decode

ENGLISH = (
    "VALLETTA, 14 March – The minister’s visit cost £2 million, the “Harbour Gazette” wrote.",
    "Nothing was signed—yet both sides spoke of “a new café diplomacy”.",
)
FRENCH = (
    "Le ministre a reçu son homologue à Genève ; l'entretien a porté sur la pêche.",
    "« Où en sommes-nous ? », a demandé l’ambassadrice, le cœur léger, à Noël.",
    "BERNE, 3 août - Un accord a été signé.",
    "L'ÉLYSÉE A ÉTÉ INFORMÉ DE LA DÉCISION DES ÉTATS CÔTIERS",
    "à",
    "Les deux délégations se sont réunies près de Málaga avec M. José Núñez et Mme Strauß-Köhler.",
)
RUSSIAN = (
    "Стороны обсудили судоходство по реке и подписали меморандум.",
    "МИНИСТР ПРИБЫЛ В СТОЛИЦУ",
    "«Мы рассчитываем на честный разговор», — сказал посол в четверг.",
    "Встреча",
    "Переговоры с ООО «North Bridge» прошли в Вене 5 мая, её итоги объявят позже.",
)
TURKISH = (
    "Dışişleri Bakanı, mevkidaşıyla görüştü ve balıkçılık anlaşmasını imzaladı.",
    "İKİ ÜLKE ARASINDA YENİ BİR DÖNEM BAŞLIYOR",
    "Büyükelçi çarşamba günü Ankara’ya ulaştı.",
    "Görüşme sıcak geçti.",
)
AZERBAIJANI = (
    "Nazir həmkarı ilə görüşdü, tərəflər balıqçılıq sazişini imzaladılar.",
    "Səfir “dostluq körpüsü” barədə danışdı.",
    "İKİ ÖLKƏ ARASINDA DANIŞIQLAR",
)

ALL = ENGLISH + FRENCH + RUSSIAN + TURKISH + AZERBAIJANI
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ONE_BYTE = (
    ("cp1252", ENGLISH + FRENCH),
    ("iso8859-1", FRENCH),
    ("iso8859-15", FRENCH),
    ("cp1254", TURKISH),
    ("iso8859-9", TURKISH),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
)


def _writable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("encoding", UNICODE)
def test_unicode_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [(encoding, text) for encoding, texts in ONE_BYTE for text in texts if _writable(text, encoding)],
)
def test_one_byte_encodings_come_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.sampled_from(ONE_BYTE), st.data())
def test_any_joining_of_sentences_comes_back(case: tuple[str, tuple[str, ...]], data: st.DataObject) -> None:
    encoding, texts = case
    writable = [text for text in texts if _writable(text, encoding)]
    text = "\r\n".join(data.draw(st.lists(st.sampled_from(writable), min_size=1)))
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_marked_text_comes_back(text: str) -> None:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + text.encode(encoding), "a.txt") == text


@given(st.binary(max_size=400))
def test_random_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        decode(data, "a.txt").encode()
    except Unreadable as problem:
        assert str(problem).startswith("a.txt: is ")
        assert "\n" not in str(problem)


@given(st.sampled_from([text for text in ALL if len(text) > 9]), st.sampled_from(UNICODE), st.integers(1, 3))
def test_a_text_cut_within_a_letter_loses_only_that_letter(text: str, encoding: str, cut: int) -> None:
    data = (text * 2).encode(encoding)
    read = decode(data[:-cut], "a.txt")
    assert (text * 2).startswith(read)
    assert len(read) >= len(text * 2) - cut


def test_turkish_names_in_french_are_read_as_turkish_letters() -> None:
    text = "Le ministre a rencontré M. Yıldıray Çağlayanoğlu à İzmir, où il était arrivé l'après-midi."
    assert decode(text.encode("cp1254"), "a.txt") == text


def test_a_fraction_is_no_ligature() -> None:
    text = "L'entretien a duré 1½ heure à Genève."
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_letters_far_into_an_ascii_text_are_found() -> None:
    text = "The text was plain. " * 20_000 + "Стороны обсудили судоходство."
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_line_ends_and_control_marks_of_wires_stay() -> None:
    text = "\x01ZCZC 123\r\nPARIS\r\rLe texte\x0c\n\x03 du communiqué est long assez pour deux marques."
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Le ministre\x00 a dit", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        ("déjà signé à l'été".encode() + b" \xe9\xff", "UTF-8 with a broken character at byte 25"),
        (codecs.BOM_UTF8 + b"a \xe9 b", "UTF-8 with a broken character at byte 2"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xdca\x00", "UTF-16 with a broken character"),
        (bytes(range(0x80, 0x100)), "no encoding that is known"),
    ],
)
def test_what_cannot_be_decoded_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(data, "a.txt")
