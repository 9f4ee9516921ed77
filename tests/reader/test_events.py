"""Events by example: what was done by whom, held or planned, where and when."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.record import Event

HEAD = "Dakar, 14 mars 2024 (APS) - "
"""A Thursday."""


def events(text: str) -> tuple[Event, ...]:
    return read(HEAD + text, language="fr").events


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, status and parties of each event of a text."""
    return [(e.type, e.status, " ".join(e.parties)) for e in events(text)]


def one(text: str, kind: str) -> Event:
    """The only event of a type in a text."""
    found = [e for e in events(text) if e.type == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre chilien Alberto van Klaveren se rendra lundi à Lima.", ("visit", "planned", "CHL PER")),
        ("Le président kényan William Ruto a effectué une visite d'État en Chine.", ("visit", "held", "CHN KEN")),
        ("Le roi Felipe VI d'Espagne a reçu le président sénégalais Macky Sall.", ("meeting", "held", "ESP SEN")),
        ("Le ministre turc Hakan Fidan s'est entretenu par téléphone avec son homologue irakien, Fouad Hussein.",
         ("call", "held", "IRQ TUR")),
        ("La septième session de la commission mixte sénégalo-gambienne s'est tenue mercredi à Banjul.",
         ("consultations", "held", "GMB SEN")),
        ("Le président ghanéen a déposé une gerbe au monument aux morts.", ("ceremony", "held", "GHA")),
        ("Le nouvel ambassadeur du Japon a présenté ses lettres de créance au président Macky Sall.",
         ("credentials", "held", "JPN SEN")),
        ("Le roi du Maroc a adressé un message de condoléances au président turc.", ("message", "held", "MAR TUR")),
        ("La Norvège a convoqué l'ambassadeur de Russie.", ("protest", "held", "NOR RUS")),
        ("La Bulgarie a expulsé deux diplomates russes.", ("expulsion", "held", "BGR RUS")),
        ("Le Honduras a rompu ses relations diplomatiques avec Taïwan.", ("relations", "held", "HND TWN")),
        ("Le Canada a imposé de nouvelles sanctions à l'Iran.", ("sanction", "held", "CAN IRN")),
        ("Le Maroc a livré mardi au Tchad 300 tonnes de vivres.", ("aid", "held", "MAR TCD")),
    ],
)  # fmt: skip
def test_every_type_of_event_has_its_verbs_and_nouns(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les liaisons aériennes avec le Panama ont été suspendues par le Venezuela.", ("sanction", "held", "PAN VEN")),
        ("Les relations diplomatiques avec l'Iran ont été rétablies par le Soudan.", ("relations", "held", "IRN SDN")),
        ("Des vivres ont été livrés au Niger par l'Algérie.", ("aid", "held", "DZA NER")),
        ("Une ambassade de Suisse sera ouverte à Gaborone.", ("relations", "planned", "BWA CHE")),
    ],
)
def test_the_object_of_an_act_may_be_the_subject_of_its_passive(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_what_is_decided_of_an_act_is_not_the_act() -> None:
    assert "sanction" not in [kind for kind, _, _ in told("La décision de suspendre les visas a été expliquée.")]


def test_an_auxiliary_may_be_parted_from_its_participle() -> None:
    text = "Les Émirats arabes unis ont quant à eux rappelé lundi leurs diplomates en poste à Beyrouth."
    assert told(text) == [("expulsion", "held", "ARE LBN")]


def test_an_infinitive_in_sequence_has_happened_too() -> None:
    text = (
        "La ministre angolaise des Affaires étrangères, Ana Sousa, a reçu mardi l'ambassadeur de Cuba en Angola, "
        "Juan Pérez, avant de s'entretenir au téléphone avec son homologue zambien, Mulambo Haimbe."
    )
    meeting, call = one(text, "meeting"), one(text, "call")
    assert (meeting.parties, meeting.people) == (("AGO", "CUB"), ("Ana Sousa", "Juan Pérez"))
    assert (call.status, call.parties, call.people) == ("held", ("AGO", "ZMB"), ("Ana Sousa", "Mulambo Haimbe"))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("n'a pas encore rencontré", None),
        ("vient de rencontrer", "held"),
        ("a pu rencontrer", "held"),
        ("doit rencontrer", "planned"),
    ],
)
def test_verbs_before_an_infinitive_tell_whether_it_has_happened(words: str, status: str | None) -> None:
    found = events(f"Le ministre sénégalais Ismaïla Fall {words} son homologue malien, Abdoulaye Diop.")
    assert [e.status for e in found] == ([status] if status else [])


def test_each_leg_of_a_tour_takes_the_date_beside_it() -> None:
    found = events("Le ministre suisse Ignazio Cassis s'est rendu au Ghana le 7 mars, puis au Togo les 8 et 9 mars.")
    assert [(e.country, e.start, e.end) for e in found] == [
        ("GHA", "2024-03-07", "2024-03-07"),
        ("TGO", "2024-03-08", "2024-03-09"),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Le président kényan William Ruto est arrivé mardi à Rabat pour une visite de trois jours.",
         ("2024-03-12", "2024-03-14")),
        ("Le président kényan William Ruto a achevé mardi une visite de deux jours au Maroc.",
         ("2024-03-11", "2024-03-12")),
    ],
)  # fmt: skip
def test_a_visit_lasts_as_long_as_told(text: str, days: tuple[str, str]) -> None:
    visit = one(text, "visit")
    assert (visit.start, visit.end) == days


def test_a_pronoun_takes_up_what_was_called_off() -> None:
    text = (
        "La réunion des ministres de l'Angola, de la Zambie et du Malawi, qui devait se tenir vendredi à Luanda, est "
        "reportée. Elle se tiendra le 20 avril à Lusaka."
    )
    assert [(e.status, e.start, e.country, e.parties) for e in events(text)] == [
        ("cancelled", "2024-03-15", "AGO", ("AGO", "MWI", "ZMB")),
        ("planned", "2024-04-20", "ZMB", ("AGO", "MWI", "ZMB")),
    ]


def test_an_organ_is_that_of_the_organisation_named_before() -> None:
    text = "Le Conseil de sécurité a adopté une résolution. Le Conseil se réunira de nouveau le 20 mars à New York."
    assert told(text) == [("conference", "planned", "org:UN")]


def test_a_gathering_asked_for_is_also_of_who_asks() -> None:
    text = "Le président colombien Gustavo Petro a réclamé la convocation du Conseil permanent de l'OEA."
    assert told(text) == [("conference", "proposed", "COL org:OAS")]


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe du Sénégal a rencontré celle du Mali en finale.",
        "Le ministre sénégalais du Commerce a visité une usine à Thiès.",
        "Selon M. Fall, l'armée malienne a bombardé un village.",
    ],
)
def test_what_is_no_event_of_states(text: str) -> None:
    assert events(text) == ()


def test_participles_joined_share_an_auxiliary() -> None:
    text = "Le Rwanda a fermé son ambassade à Bruxelles et donné 48 heures aux diplomates belges pour quitter le pays."
    assert ("expulsion", "held", "BEL RWA") in told(text)


def test_what_two_discussed_is_a_talk() -> None:
    text = (
        "Le ministre malien Abdoulaye Diop et son homologue turc, Hakan Fidan, ont fait le point sur le commerce.\n\n"
        "Avec le ministre tunisien, Mohamed Ali Nafti, il a évoqué la migration."
    )
    assert told(text) == [("meeting", "held", "MLI TUR"), ("meeting", "held", "MLI TUN")]


def test_who_announces_a_summons_summons() -> None:
    text = "Le chargé d'affaires rwandais va être convoqué, a annoncé le ministre belge de la Défense, Jan Roels."
    assert told(text) == [("protest", "planned", "BEL RWA")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le ministère sénégalais a annoncé lundi une visite de son ministre à Rabat.", None),
        ("Le ministre sénégalais se rendra à Rabat, a annoncé lundi son ministère.", None),
        ("Le ministre sénégalais se rendra lundi à Rabat, a annoncé son ministère.", "2024-03-18"),
    ],
)
def test_what_is_to_come_is_not_dated_by_its_announcement(text: str, day: str | None) -> None:
    visit = one(text, "visit")
    assert (visit.status, visit.start) == ("planned", day)


def test_an_expulsion_announced_is_done() -> None:
    assert (
        one("Le ministère sénégalais a annoncé l'expulsion de deux diplomates maliens.", "expulsion").status == "held"
    )


def test_a_visit_from_a_day_on_lasts_as_long_as_it_is_said_to() -> None:
    visit = one("Le ministre malien effectuera une visite de deux jours à Dakar à partir de lundi.", "visit")
    assert (visit.start, visit.end) == ("2024-03-18", "2024-03-19")
