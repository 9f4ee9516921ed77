"""French dispatches by example: who takes part, who is at home and where, told in the ways of the language."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.record import Event, Record

HEAD = "Dakar, 14 mars 2024 (APS) - "
"""A Thursday."""


def record(text: str) -> Record:
    return read(HEAD + text, language="fr")


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, status and parties of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties)) for e in record(text).events]


def one(text: str, kind: str) -> Event:
    """The only event of a type in a text."""
    found = [e for e in record(text).events if e.type == kind]
    assert len(found) == 1, found
    return found[0]


# -- who takes part ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre kényan des Affaires étrangères a pris part jeudi à Kampala à une réunion ministérielle avec ses "
         "homologues ougandais, rwandais et burundais.", ("conference", "held", "BDI KEN RWA UGA")),
        ("Les ministres grec, turc et bulgare de l'Énergie se sont réunis mardi à Sofia.",
         ("conference", "held", "BGR GRC TUR")),
        ("La présidente moldave Maia Sandu a reçu le président letton Edgars Rinkevics. Trois contrats ont été conclus "
         "en présence des deux présidents.", ("signing", "held", "LVA MDA")),
        ("L'Iran, la Russie et la Turquie tiendront lundi à Doha une réunion au format d'Astana.",
         ("conference", "planned", "IRN RUS TUR")),
        ("Le ministre danois Lars Lokke Rasmussen a participé mercredi à la conférence ministérielle sur la pêche.",
         ("conference", "held", "DNK")),
    ],
)  # fmt: skip
def test_all_who_gather_are_told(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_partners_named_one_by_one_meet_whom_the_text_is_about_at_the_same_place() -> None:
    text = (
        "Le ministre péruvien des Affaires étrangères, Javier González-Olaechea, a eu mardi à Genève une série "
        "d'entretiens avec plusieurs de ses homologues. Les entretiens avec le chef de la diplomatie finlandaise ont "
        "porté sur le climat."
    )
    meeting = one(text, "meeting")
    assert (meeting.parties, meeting.start, meeting.place) == (("FIN", "PER"), "2024-03-12", "Geneva")


def test_who_leads_a_delegation_is_of_its_state() -> None:
    text = "Le Togo a reçu une délégation militaire chilienne conduite par le vice-ministre de la Défense Alvaro Rojas."
    assert [(p.name, p.party) for p in record(text).people] == [("Alvaro Rojas", "CHL")]


def test_who_greets_a_guest_at_the_airport_holds_no_talks() -> None:
    text = (
        "Le Premier ministre géorgien, Giorgi Lomidze, est arrivé mercredi au Sénégal. A l'aéroport international "
        "Blaise Diagne, il a été accueilli par le ministre Amadou Sow."
    )
    assert told(text) == [("visit", "held", "GEO SEN")]
    assert "Blaise Diagne" not in [p.name for p in record(text).people]


def test_a_title_borne_beside_an_office_tells_who_is_meant() -> None:
    text = (
        "Le ministre saoudien de l'Énergie, le prince Talal ben Nasser, s'est entretenu mardi à Astana avec le "
        "président kazakh, Kassym-Jomart Tokaïev. Le prince se rendra vendredi à Tachkent."
    )
    assert ("visit", "planned", "SAU UZB") in told(text)


def test_what_ministers_speak_of_is_not_what_they_take_part_in() -> None:
    text = (
        "Les ministres turc Hakan Fidan et ouzbek Bakhtiyor Saïdov se sont entretenus mardi à Ankara. Les deux "
        "ministres ont évoqué la prochaine réunion de l'Organisation des États turciques."
    )
    assert one(text, "conference").parties == ("org:OTS",)


# -- journeys ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parties", "country"),
    [
        ("La visite que le ministre suédois de la Défense devait faire en Turquie est annulée, à quelques heures d'une "
         "manifestation à Stockholm.", "SWE TUR", "TUR"),
        ("La Turquie annule la visite du ministre suédois de la Défense.", "SWE TUR", "TUR"),
        ("Le chef de la diplomatie allemande a reporté sa visite à Pékin.", "CHN DEU", "CHN"),
    ],
)  # fmt: skip
def test_a_visit_called_off_keeps_traveller_and_host(text: str, parties: str, country: str) -> None:
    visit = one(text, "visit")
    assert (visit.status, " ".join(visit.parties), visit.country) == ("cancelled", parties, country)


def test_how_long_nobody_has_come_is_not_when_somebody_came() -> None:
    text = (
        "Le ministre saoudien Adel al-Joubeir s'est rendu lundi au Népal. Cette visite est la première d'un ministre "
        "saoudien depuis sept ans."
    )
    assert one(text, "visit").start == "2024-03-11"


# -- clauses -------------------------------------------------------------------------------


def test_a_noun_after_its_adjective_is_no_verb() -> None:
    text = "Une nouvelle rencontre entre les ministres togolais et béninois des Transports devrait avoir lieu à Accra."
    assert told(text) == [("meeting", "planned", "BEN TGO")]


def test_the_subject_of_a_verb_stands_before_all_relative_clauses() -> None:
    text = (
        "Le ministre irakien Fouad Hussein, qui se trouve à Rome après une escale à Paris, où il a été reçu dimanche, "
        "a mis en garde contre une reprise des combats."
    )
    (statement,) = record(text).statements
    assert (statement.speaker, statement.parties, statement.stance) == ("Fouad Hussein", ("IRQ",), "threaten")


def test_a_title_ends_before_what_is_joined_to_it() -> None:
    text = "Ils ont évoqué le traité de paix entre l'Éthiopie et l'Érythrée ainsi que le sort des réfugiés."
    assert [i.title for i in record(text).instruments] == ["traité de paix entre l'Éthiopie et l'Érythrée"]


def test_a_date_of_the_hijri_calendar_may_stand_in_a_header() -> None:
    text = "Riyad, 10 Rajab 1446, 10 janvier 2025, SPA -- Le ministre a reçu l'ambassadeur d'Italie."
    dispatch = read(text, language="fr").dispatch
    assert (dispatch.agency, dispatch.place, dispatch.published) == ("SPA", "Riyadh", "2025-01-10")


# -- several talks -------------------------------------------------------------------------


def talks(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Parties of each meeting of a text, with the surnames of those who meet."""
    met = [e for e in record(text).events if e.type == "meeting"]
    return [(" ".join(e.parties), tuple(name.split()[-1] for name in e.people)) for e in met]


def test_each_talk_of_a_row_has_its_own_partner() -> None:
    text = (
        "Le ministre belge des Affaires étrangères, Maxime Prévot, a eu un entretien avec son homologue nigérien, "
        "Bakary Sangaré, suivi d'une rencontre avec le Premier ministre nigérien, Ali Zeine, et enfin d'une audience "
        "auprès du président nigérien Tiani Moussa."
    )
    assert talks(text) == [
        ("BEL NER", ("Prévot", "Sangaré")),
        ("BEL NER", ("Prévot", "Zeine")),
        ("BEL NER", ("Prévot", "Moussa")),
    ]


def test_three_of_three_states_by_name_are_met_one_by_one() -> None:
    text = (
        "Le ministre chilien Alberto van Klaveren a rencontré le ministre égyptien Badr Abdelatty, la ministre "
        "mozambicaine Maria Lucas, ainsi que le ministre ghanéen Samuel Ablakwa."
    )
    assert [parties for parties, _ in talks(text)] == ["CHL EGY", "CHL MOZ", "CHL GHA"]


def test_partners_of_whom_nothing_is_told_make_no_talks() -> None:
    text = (
        "Le ministre algérien Ahmed Attaf s'est entretenu mercredi à Addis-Abeba avec nombre de ses homologues "
        "africains, en marge de sa participation aux travaux du Conseil exécutif de l'Union africaine."
    )
    assert told(text) == [("conference", "held", "DZA org:AU")]


def test_an_invitation_at_the_end_of_talks_leaves_these_held() -> None:
    text = (
        "A l'issue de leur rencontre mercredi à Moscou, le ministre arménien Ararat Mirzoyan a invité son homologue "
        "russe Sergueï Lavrov à venir à Erevan."
    )
    assert ("meeting", "held", "ARM RUS") in told(text)


def test_a_quadripartite_meeting_is_not_of_the_two_who_speak_of_it() -> None:
    text = (
        "L'Arménie et la France ont salué la déclaration adoptée à l'issue de la réunion quadripartite tenue en mars."
    )
    assert told(text) == []


def test_the_next_session_is_that_of_the_same_two() -> None:
    text = (
        "Le ministre tunisien Nabil Ammar a présidé avec son homologue libyen la 15e session du comité de suivi, tenue "
        "les 12 et 13 mars à Tunis. La prochaine session aura lieu à Tripoli en 2025."
    )
    sessions = [(e.status, e.parties, e.start, e.place) for e in record(text).events if e.type == "consultations"]
    assert sessions == [
        ("held", ("LBY", "TUN"), "2024-03-12", "Tunis"),
        ("planned", ("LBY", "TUN"), "2025", "Tripoli"),
    ]


# -- journeys told in passing --------------------------------------------------------------


def test_a_participle_ahead_of_its_sentence_tells_who_travels() -> None:
    assert told("Arrivé mardi à Paris, le président béninois Patrice Talon était accompagné de deux ministres.") == [
        ("visit", "held", "BEN FRA")
    ]


def test_what_happens_where_somebody_went_is_there() -> None:
    text = (
        "Le ministre belge Maxime Prévot est allé à Ouagadougou, où il a rencontré le ministre burkinabè Jean Traoré."
    )
    assert (one(text, "visit").place, one(text, "meeting").place) == ("Ouagadougou", "Ouagadougou")


# -- stances -------------------------------------------------------------------------------


def test_sanctions_somebody_favours_are_not_imposed() -> None:
    assert told("La ministre belge s'est dite favorable à de nouvelles sanctions contre la Russie.") == []


def test_the_domain_in_brackets_tells_what_minister_somebody_is() -> None:
    text = "Il était accompagné de ses ministres Romuald Sossou (Économie) et Aurélien Dako (Affaires étrangères)."
    found = {p.name: p.office for p in record(text).people}
    assert found == {"Romuald Sossou": "minister", "Aurélien Dako": "foreign_minister"}
