"""Telling the language: short texts, mixed texts, and those in no language of ours."""

import subprocess
import sys

import pytest

from dragoman.gazetteer import function_words
from dragoman.reader.language import detect

SAMPLES = [
    ("fr", "Le ministre a reçu l'ambassadeur."),
    ("fr", "Visite officielle du chef de l'État à Rome"),
    ("fr", "Moscou expulse deux diplomates"),
    ("fr", "L'Algérie rappelle son ambassadeur à Paris"),
    ("fr", "Sommet de la Cedeao à Abuja : les sanctions sont levées"),
    ("fr", "SIGNATURE D'UN ACCORD DE COOPERATION ENTRE LE MAROC ET LE SENEGAL"),
    ("fr", "Nouvelles sanctions contre la Russie"),
    ("fr", "Il a dit « the deal is done » devant la presse, selon l'agence."),
    ("fr", "PARIS, 6 déc (AFP) – La France et l'Italie signent un accord."),
    ("en", "The minister received the ambassador."),
    ("en", "Moscow expels two diplomats"),
    ("en", "Foreign Minister Bayramov meets Lavrov in Baku"),
    ("en", "BAKU, December 6 /AZERTAC/ President Ilham Aliyev has received Hakan Fidan."),
    ("en", "UN Security Council adopts resolution on Sudan"),
    ("en", "He told Le Monde that the agreement would be signed in Paris."),
    ("en", "EU-Central Asia summit opens in Samarkand"),
    ("en", "Statement by the Spokesperson on the situation in Libya"),
    ("ru", "Министр принял посла."),
    ("ru", "Москва высылает двух дипломатов"),
    ("ru", "МОСКВА, 9 ноября. /ТАСС/. Лавров провел переговоры с Байрамовым."),
    ("ru", "В Баку прошли переговоры"),
    ("ru", "Президент Казахстана прибыл с визитом"),
    ("ru", "Подписан договор о границе между Кыргызстаном и Таджикистаном"),
    ("az", "Nazir səfiri qəbul edib."),
    ("az", "Bakı, 6 dekabr, AZƏRTAC"),
    ("az", "Prezident İlham Əliyev Hakan Fidanı qəbul edib"),
    ("az", "Azərbaycan və Türkiyə arasında saziş imzalanıb"),
    ("az", "BMT Təhlükəsizlik Şurası qətnamə qəbul etdi"),
    ("tr", "Bakan büyükelçiyi kabul etti."),
    ("tr", "Cumhurbaşkanı Erdoğan, Aliyev ile görüştü"),
    ("tr", "Moskova iki diplomatı sınır dışı etti"),
    ("tr", "ANKARA (AA) - Türkiye ve Azerbaycan anlaşma imzaladı"),
    ("tr", "İki ülke arasındaki ilişkiler ele alındı"),
    ("es", "El ministro recibió al embajador en Madrid."),
    ("it", "Il ministro degli Esteri ha incontrato il suo omologo a Roma."),
    ("de", "Der Außenminister hat den Botschafter empfangen und mit ihm gesprochen."),
    ("pt", "O ministro recebeu o embaixador e falou sobre as relações entre os dois países."),
    ("uk", "Міністр закордонних справ України зустрівся з послом."),
    ("bg", "Министърът на външните работи се срещна с посланика."),
    ("kk", "Қазақстан Президенті елшіні қабылдады және келіссөз жүргізді"),
    ("ar", "استقبل وزير الخارجية السفير في القاهرة"),
    ("zh", "外交部长会见了大使"),
    ("en", "Lavrov meets Bayramov in Moscow"),
    ("en", "Talks in Baku"),
    ("ru", "Встреча в Баку"),
    ("az", "Bakıda görüş"),
    ("fr", "Visite à Paris"),
    ("ky", "Тышкы иштер министри жолугушту"),
    ("pl", "Minister spraw zagranicznych spotkał się z odpowiednikiem"),
    ("en", "The minister said «Мы готовы продолжать диалог с партнёрами в духе уважения», an aide told reporters."),
    ("ru", 'Министр заявил: "We are ready to go on with the dialogue with all partners", передаёт агентство.'),
    ("fr", "Le ministre a répondu : « We stand ready to work with all of our partners », selon l'agence."),
    ("az", "Nazir deyib: “We are ready to continue the dialogue with all of our partners”, agentlik xəbər verir."),
]


@pytest.mark.parametrize(("code", "text"), SAMPLES)
def test_detect(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", " \n", "12.05.2024", "?!…", "☺"])
def test_no_letters(text: str) -> None:
    assert detect(text) is None


def test_glance_needs_no_statistics() -> None:
    """A plain dispatch is told without loading the statistical identifier, which costs time and memory."""
    program = (
        "import sys; from dragoman.reader.language import detect;"
        "assert detect('Le ministre a reçu hier son homologue à Paris, a indiqué son cabinet.') == 'fr';"
        "assert 'py3langid' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_words_are_in_lower_case_and_told_once() -> None:
    for table in function_words().values():
        assert len(set(table["words"])) == len(table["words"])
        assert all(word == word.lower() for word in table["words"])
