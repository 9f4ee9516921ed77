"""Azerbaijani by example: words and their endings, names, dates, and what clauses that end in their verb tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Record, read
from dragoman.reader.cascade import Reading, read_text
from dragoman.reader.language import detect
from dragoman.reader.lexicon import lexicon

from .soundness import assert_sound

AZERBAIJANI = lexicon("az")
HEAD = "Bakı, 14 mart 2024, AZƏRTAC\n\n"
"""A Thursday."""


def record(text: str) -> Record:
    return read(HEAD + text, language="az")


def reading(text: str) -> Reading:
    return read_text(HEAD + text, AZERBAIJANI, None)


# -- words ---------------------------------------------------------------------------------


def test_dotted_and_dotless_i_are_two_letters() -> None:
    assert AZERBAIJANI.fold("İRAN, IŞIQ") == "iran, ışıq"
    assert record("İRAN PREZİDENTİ BAKIYA SƏFƏR EDİB.").dispatch.place == "Baku"


@pytest.mark.parametrize(
    ("words", "case", "party"),
    [
        ("Türkiyənin", "of", "TUR"),
        ("Rusiyaya", "to", "RUS"),
        ("Gürcüstanda", "into", "GEO"),
        ("Kubadan", "from", "CUB"),
        ("Ermənistanla", "with", "ARM"),
        ("İsraili", "object", "ISR"),
        ("Pakistan İslam Respublikasına", "to", "PAK"),
        ("BMT-nin", "of", "org:UN"),
        ("ABŞ-də", "into", "USA"),
        ("Avropa İttifaqının (Aİ)", "of", "org:EU"),
        ("Çin ilə", "with", "CHN"),
        ("İraq tərəfindən", "by", "IRQ"),
        ("Suriyaya qarşı", "against", "SYR"),
        ("Yəmənlə bağlı", "about", "YEM"),
    ],
)
def test_cases(words: str, case: str, party: str) -> None:
    actor = reading(f"Dünən {words} yenidən danışılıb.").sentences[-1].actors[0]
    assert (actor.case, actor.parties) == (case, (party,))


def test_a_list_has_the_case_of_its_last_member() -> None:
    actors = reading("Nazir Qazaxıstan, Özbəkistan və Monqolustana səfər edəcək.").sentences[-1].actors
    assert [a.case for a in actors if a.role == "state"] == ["to", "to", "to"]
    actors = reading("Azərbaycanla İran arasında dialoq fəallaşıb.").sentences[-1].actors
    assert [a.case for a in actors] == ["between", "between"]


# -- people --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "office", "party"),
    [
        ("Azərbaycanın xarici işlər naziri Ceyhun Bayramovun müsahibəsi yayılıb.",
         "Ceyhun Bayramov", "foreign_minister", "AZE"),
        ("Görüş Rusiya XİN başçısı Sergey Lavrovla olub.", "Sergey Lavrov", "foreign_minister", "RUS"),
        ("Seneqal Prezidenti Maki Sallı qəbul edib.", "Maki Sall", "head_of_state", "SEN"),
        ("Misir Prezidenti Əbdül-Fəttah əl-Sisi danışıb.", "Əbdül-Fəttah əl-Sisi", "head_of_state", "EGY"),
        ("İranın Prezidenti Məsud Pezeşkianın məktubu oxunub.", "Məsud Pezeşkian", "head_of_state", "IRN"),
        ("Azərbaycan xarici işlər nazirinin müavini Elnur Məmmədov çıxış edib.",
         "Elnur Məmmədov", "deputy_foreign_minister", "AZE"),
        ("Braziliyanın ölkəmizdə yeni təyin olunmuş fövqəladə və səlahiyyətli səfiri Alvaru Galvan gəlib.",
         "Alvaru Galvan", "ambassador", "BRA"),
        ("Türkiyə Böyük Millət Məclisinin sədri Numan Kurtulmuş çıxış edib.", "Numan Kurtulmuş", "speaker", "TUR"),
        ("BMT-nin Baş katibi Antonio Quterreş danışıb.", "Antonio Quterreş", "secretary_general", "org:UN"),
        ("İordaniya Kralı II Abdulla danışıb.", "II Abdulla", "head_of_state", "JOR"),
        ("İtaliyanın Nazirlər Şurasının sədri Corcia Meloni gəlib.", "Corcia Meloni", "head_of_government", "ITA"),
        ("Macarıstanın Baş naziri Viktor Orban gəlib.", "Viktor Orban", "head_of_government", "HUN"),
        ("Gənclər və idman naziri Fərid Qayıbov çıxış edib.", "Fərid Qayıbov", "minister", "AZE"),
        ("Nurlanbek Turqunbek uulu Qırğızıstan parlamentinin spikeri seçilib.", "Nurlanbek Turqunbek uulu", "speaker",
         "KGZ"),
    ],
)  # fmt: skip
def test_people(text: str, name: str, office: str, party: str) -> None:
    assert (name, office, party) in [(p.name, p.office, p.party) for p in record(text).people]


@pytest.mark.parametrize(
    "text",
    [
        "Nazir Xəzər dənizinin səviyyəsindən danışıb.",
        "Nazir ADA Universitetinin tələbələri ilə söhbət edib.",
        "Nazir Araz çayının sularını xatırladıb.",
        "Ukraynalı futbolçu Oleksiy Kaşuk qol vurub.",
    ],
)
def test_who_is_no_person_of_the_record(text: str) -> None:
    assert not record(text).people


# -- dates ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("martın 5-də", "2024-03-05", "2024-03-05"),
        ("fevralın 23-24-də", "2024-02-23", "2024-02-24"),
        ("2023-cü il iyulun 11-də", "2023-07-11", "2023-07-11"),
        ("ötən ilin iyulunda", "2023-07", "2023-07"),
        ("bu ilin yanvarında", "2024-01", "2024-01"),
        ("ötən ayın 19-da", "2024-02-19", "2024-02-19"),
        ("dünən", "2024-03-13", "2024-03-13"),
        ("bu gün", "2024-03-14", "2024-03-14"),
        ("çərşənbə günü", "2024-03-13", "2024-03-13"),
        ("ötən cümə günü", "2024-03-08", "2024-03-08"),
        ("iki gün əvvəl", "2024-03-12", "2024-03-12"),
        ("2022-ci ildə", "2022", "2022"),
    ],
)
def test_days_of_what_was_done(told: str, start: str, end: str) -> None:
    (event,) = record(f"Ceyhun Bayramov {told} Tiflisə səfər edib.").events
    assert (event.type, event.start, event.end) == ("visit", start, end)


def test_days_to_come() -> None:
    (event,) = record("Ceyhun Bayramov bazar ertəsi Tiflisə səfər edəcək.").events
    assert (event.status, event.start) == ("planned", "2024-03-18")


@pytest.mark.parametrize(
    ("text", "agency", "place", "published"),
    [
        ("Bakı. 10 avqust. APA. Nazir səfər edib.", "APA", "Baku", "2024-08-10"),
        ("BAKI /Trend/ – Nazir Tiflisə səfər edib.", "Trend", "Baku", "2024-08-10"),
        ("Nazir səfər edib.\n\n“Report” xəbər verir ki, səfər davam edir.", "Report", None, "2024-08-10"),
        ("Nazir səfər edib.\n\nAPA-nın məlumatına görə, səfər davam edir.", "APA", None, "2024-08-10"),
        (
            "Nazir səfər edib.\n\nSayt.az TASS-a istinadən xəbər verir ki, səfər davam edir.",
            "Sayt.az",
            None,
            "2024-08-10",
        ),
        ("Nazir səfər edib.\n\nBu barədə nazirlik Sayt.az-a məlumat verib.", "Sayt.az", None, "2024-08-10"),
    ],
)
def test_agencies(text: str, agency: str, place: str | None, published: str) -> None:
    dispatch = read(text, published="2024-08-10", language="az").dispatch
    assert (dispatch.agency, dispatch.place, dispatch.published) == (agency, place, published)


def test_a_date_on_a_line_of_its_own() -> None:
    text = "12 sentyabr 2023-cü il\n\nSentyabrın 12-də Belqradda siyasi məsləhətləşmələr keçirilib."
    assert read(text, language="az").dispatch.published == "2023-09-12"


# -- events --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Çilinin xarici işlər naziri Alberto van Klaveren Limaya səfər edəcək.", ("visit", "planned", "CHL PER")),
        ("Keniya Prezidenti Uilyam Ruto Çinə dövlət səfərinə gəlib.", ("visit", "held", "CHN KEN")),
        ("Macarıstanın xarici işlər naziri Peter Siyyartonun Bakıya səfəri təxirə salınıb.",
         ("visit", "cancelled", "AZE HUN")),
        ("İordaniya kralı II Abdullah fransalı həmkarını Əmmana dəvət edib.", ("visit", "proposed", "FRA JOR")),
        ("İspaniya kralı VI Felipe Seneqal Prezidenti Maki Sallı qəbul edib.", ("meeting", "held", "ESP SEN")),
        ("Nepalın Baş naziri Hindistan Prezidenti Draupadi Murmu tərəfindən qəbul olunub.",
         ("meeting", "held", "IND NPL")),
        ("İtaliya Prezidenti Serco Mattarella vyetnamlı həmkarı To Lam ilə ticarəti müzakirə edib.",
         ("meeting", "held", "ITA VNM")),
        ("Mali və Niger arasında danışıqların ikinci mərhələsi başlayıb.", ("consultations", "held", "MLI NER")),
        ("Braziliya Prezidenti Luis da Silva İraqın Bəsrə şəhərində rəsmi səfərdə olub.", ("visit", "held", "BRA IRQ")),
        ("Pakistan və Hindistan arasında danışıqlar baş tutmayıb.", ("meeting", "cancelled", "IND PAK")),
        ("Türkiyənin xarici işlər naziri Hakan Fidan iraqlı həmkarı Fuad Hüseynlə telefonla danışıb.",
         ("call", "held", "IRQ TUR")),
        ("Azərbaycan-Gürcüstan Hökumətlərarası Komissiyasının yeddinci iclası Tbilisidə keçirilib.",
         ("consultations", "held", "AZE GEO")),
        ("BMT Təhlükəsizlik Şurası bu gün Sudanla bağlı iclas keçirib.", ("conference", "held", "org:UN")),
        ("Ermənistan və İran energetika sahəsində memorandum imzalayıb.", ("signing", "held", "ARM IRN")),
        ("Gürcüstanın baş naziri Şəhidlər xiyabanında əklil qoyub.", ("ceremony", "held", "GEO")),
        ("Rumıniya və Moldova prezidentləri Buxarestdə birgə mətbuat konfransı keçiriblər.",
         ("press_conference", "held", "MDA ROU")),
        ("Yaponiyanın yeni səfiri etimadnaməsini Prezident İlham Əliyevə təqdim edib.",
         ("credentials", "held", "AZE JPN")),
        ("Mərakeş kralı Türkiyə Prezidentinə başsağlığı məktubu göndərib.", ("message", "held", "MAR TUR")),
        ("Norveç Rusiyanın səfirini Xarici İşlər Nazirliyinə çağırıb.", ("protest", "held", "NOR RUS")),
        ("Bolqarıstan iki Rusiya diplomatını ölkədən çıxarıb.", ("expulsion", "held", "BGR RUS")),
        ("Honduras Tayvanla diplomatik əlaqələri kəsib.", ("relations", "held", "HND TWN")),
        ("Kanada İrana qarşı yeni sanksiyalar tətbiq edib.", ("sanction", "held", "CAN IRN")),
        ("Özbəkistan Əfqanıstana 300 ton ərzaq göndərib.", ("aid", "held", "AFG UZB")),
        ("İsrail ordusu Livanın cənubuna hava zərbələri endirib.", ("incident", "held", "ISR LBN")),
    ],
)  # fmt: skip
def test_kinds_of_events(text: str, expected: tuple[str, str, str]) -> None:
    assert [(e.type, e.status, " ".join(e.parties)) for e in record(text).events] == [expected]


def test_a_relative_clause_tells_an_event_of_the_noun_after_it() -> None:
    text = "Dünən Bakıya səfərə gəlmiş Slovakiyanın xarici işlər naziri Yuray Blanar muzeyə baxıb."
    (event,) = record(text).events
    assert (event.type, event.parties, event.people, event.start) == (
        "visit", ("AZE", "SVK"), ("Yuray Blanar",), "2024-03-13",
    )  # fmt: skip


def test_a_tour_is_a_visit_to_each_country() -> None:
    text = "Yaponiyanın Baş naziri Fumio Kişida Qazaxıstan, Özbəkistan və Monqolustana səfərini təxirə salıb."
    assert [(e.status, e.country) for e in record(text).events] == [
        ("cancelled", "KAZ"), ("cancelled", "UZB"), ("cancelled", "MNG"),
    ]  # fmt: skip


def test_what_is_planned_for_a_visit_has_its_place_and_day() -> None:
    events = record(
        "Çexiya Prezidenti Petr Pavel martın 20-də Seula səfər edəcək. Səfər çərçivəsində Petr Pavel "
        "koreyalı həmkarı Yun Sok Yol ilə danışıqlar aparacaq."
    ).events
    assert [(e.type, e.status, e.start, e.place) for e in events] == [
        ("visit", "planned", "2024-03-20", "Seoul"),
        ("meeting", "planned", "2024-03-20", "Seoul"),
    ]


def test_what_is_said_in_a_short_quotation_is_no_event() -> None:
    text = "Qana Prezidenti Con Mahama Tehrana səfər edib. “Danışıqlar aparmayacağıq”, – deyə o vurğulayıb."
    assert [e.type for e in record(text).events] == ["visit"]


def test_an_agreed_event_is_planned_and_no_statement() -> None:
    text = (
        "Azərbaycan və Serbiya arasında Belqradda siyasi məsləhətləşmələr keçirilib. "
        "Tərəflər növbəti məsləhətləşmələri gələn il Bakıda keçirməyə razılaşıblar."
    )
    found = record(text)
    assert [(e.type, e.status, e.start, e.place) for e in found.events] == [
        ("consultations", "held", None, "Belgrade"), ("consultations", "planned", "2025", "Baku"),
    ]  # fmt: skip
    assert not found.statements


# -- documents -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "title", "action", "parties"),
    [
        ("Ermənistan və İran energetika sahəsində memorandum imzalayıb.",
         "memorandum", "energetika sahəsində memorandum", "signed", "ARM IRN"),
        ("Avropa İttifaqı ilə Ukrayna arasında saziş qüvvəyə minib.", "agreement", "saziş", "in_force", "UKR org:EU"),
        ("BMT Baş Assambleyası qətnamə qəbul edib.",
         "resolution", "BMT Baş Assambleyası qətnamə", "adopted", "org:UN"),
        ("Nazir BMT Təhlükəsizlik Şurasının 2231 nömrəli qətnaməsini xatırladıb.",
         "resolution", "BMT Təhlükəsizlik Şurasının 2231 nömrəli qətnaməsi", "cited", "org:UN"),
    ],
)  # fmt: skip
def test_documents(text: str, kind: str, title: str, action: str, parties: str) -> None:
    found = [(i.kind, i.title, i.action, " ".join(i.parties)) for i in record(text).instruments]
    assert found == [(kind, title, action, parties)]


def test_the_years_that_a_document_covers() -> None:
    text = "Azərbaycan və Serbiya 2025-2026-cı illər üçün əməkdaşlıq proqramı imzalayıb."
    (plan,) = record(text).instruments
    assert (plan.kind, plan.valid_from, plan.valid_to) == ("plan", "2025", "2026")


# -- statements ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lüksemburqun xarici işlər naziri İranı öhdəliklərini pozmaqda ittiham edib.", ("LUX", "accuse", "IRN")),
        ("Almaniya kansleri Olaf Şolts Rusiyanı qoşunlarını çıxarmağa çağırıb.", ("DEU", "demand", "RUS")),
        ("Danimarkanın baş naziri Qrenlandiya ilə bağlı iddiaları rədd edib.", ("DNK", "reject", "GRL")),
        ("Misir Efiopiyanı nəticələrə görə xəbərdar edib.", ("EGY", "threaten", "ETH")),
        ("Kuba ABŞ-nin sanksiyalarını pisləyib.", ("CUB", "accuse", "USA")),
        ("Nazir bildirib ki, Azərbaycan Gürcüstanın ərazi bütövlüyünü dəstəkləyir.", ("AZE", "praise", "GEO")),
        ("Ceyhun Bayramov Belarusa köməyə görə minnətdarlığını bildirib.", ("AZE", "praise", "BLR")),
        ("Afrika İttifaqı Malini əsirləri azad etməyə çağırıb.", ("org:AU", "demand", "MLI")),
        ("Yunanıstanın baş naziri Kiprə dəstəyi davam etdirəcəyini bildirib.", ("GRC", "commit", "CYP")),
        ("Litva Prezidenti Belarusun sərhədə hörmət etməli olduğunu bildirib.", ("LTU", "demand", "BLR")),
        ("Qətər rəsmisi İsrailin hücumlarından narahatlığını ifadə edib.", ("QAT", "concern", "ISR")),
        ("Serbiya Prezidenti Aleksandar Vuçiçin sözlərinə görə, Kosovo sərhəddə gərginlik yaradır.",
         ("SRB", "affirm", "XKX")),
    ],
)  # fmt: skip
def test_statements(text: str, expected: tuple[str, str, str]) -> None:
    text = "Xarici işlər naziri Ceyhun Bayramov danışıb. " + text
    found = [(" ".join(s.parties), s.stance, " ".join(s.about)) for s in record(text).statements]
    assert found == [expected]


def test_a_quotation_belongs_to_whom_the_next_sentence_names() -> None:
    text = (
        "“Ermənistan sərhəddə təxribatlar törədir”.\n\n"
        "Bunu Xarici İşlər Nazirliyinin mətbuat katibi Ayxan Hacızadə bildirib."
    )
    (statement,) = record(text).statements
    assert (statement.speaker, statement.stance, statement.about) == ("Ayxan Hacızadə", "accuse", ("ARM",))


# -- the language --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("az", "Bayramov Fidanla görüşüb"),
        ("az", "Lavrov Bakıya gəlir"),
        ("az", "Tramp Putinlə telefonla danışıb"),
        ("az", "Bakıda sammit keçirilir"),
        ("tr", "Türkiye, Suriye'ye insani yardım gönderdi."),
        ("tr", "Bayramov ile telefonda görüştü"),
        ("tr", "Ankara'da iki ülke bakanları bir araya geldi."),
    ],
)
def test_azerbaijani_is_not_turkish(code: str, text: str) -> None:
    assert detect(text) == code


# -- any text ------------------------------------------------------------------------------

TEXT = """
Azərbaycanın İranla naziri nazirinin Ceyhun Bayramov Əliyevin Bakıda səfər edib görüşüb ki , . “ ” və ilə arasında
tərəfindən qəbul olunub bildirib saziş imzalanıb 2024-cü il martın 5-də BMT-nin qətnaməsi - ( ) : keçiriləcək etdiyini
Rusiya XİN-in sözlərinə görə dəvət təklif o onun hər iki ölkə
"""
WORDS = st.sampled_from([*TEXT.split(), "\n"])


@given(st.lists(WORDS, max_size=60))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert_sound(read(text, published="2024-03-14", language="az"), text)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert read(text, language="az").text == text
