"""The gazetteer's data files hold together."""

import csv
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.reader import about

SOURCE = Path(__file__).resolve().parent.parent / "src" / "dragoman"

UN_MEMBERS = re.findall(
    r"\w+",
    """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN
BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP
EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ
ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO
MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK
PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK
SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM
YEM ZAF ZMB ZWE
""",
)
OTHERS = ["VAT", "PSE", "TWN", "XKX", "ESH", "HKG", "COK", "NIU", "GRL"]
CODEBOOK_ORGANISATIONS = re.findall(
    r"\w+",
    """
UN EU NATO OSCE CIS CSTO SCO OTS ECO OIC BSEC GUAM NAM CoE EAEU LAS GCC AU ASEAN BRICS G7 G20 IAEA UNESCO
UNHCR ICRC WHO WTO IMF WB EBRD OPEC CICA TURKPA
""",
)
STATE_KEYS = {
    "names", "acronyms", "adjectives", "peoples", "capital", "prefixes", "metonyms", "synonyms", "groups",
    "regions", "ambiguous",
}  # fmt: skip
LANGUAGES = sorted(path.parent.name for path in (SOURCE / "languages").glob("*/states.toml"))
PARTIAL = {code for code in LANGUAGES if about(code).partial is not None}


@cache
def load(*parts: str) -> dict[str, Any]:
    with SOURCE.joinpath(*parts).open("rb") as file:
        return tomllib.load(file)


@cache
def cities() -> dict[str, tuple[str, int]]:
    with SOURCE.joinpath("gazetteer", "cities.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {row["name"]: (row["code"], int(row["population"])) for row in rows}
    assert len(found) == len(rows), "a city's name stands in one row only"
    return found


def clean(text: str) -> bool:
    return bool(text) and text == text.strip() and "  " not in text and "’" not in text


def test_states_are_complete() -> None:
    states = load("gazetteer", "states.toml")
    assert len(UN_MEMBERS) == len(set(UN_MEMBERS)) == 193
    assert not set(UN_MEMBERS + OTHERS) - set(states)
    for code, state in states.items():
        assert re.fullmatch(r"[A-Z]{3}", code)
        assert clean(state["name"]) and clean(state["capital"])
        assert set(state) <= {"name", "capital", "seat"}
    assert len({state["name"] for state in states.values()}) == len(states)


def test_organisations_are_complete() -> None:
    organisations = load("gazetteer", "organisations.toml")
    assert not {f"org:{code}" for code in CODEBOOK_ORGANISATIONS} - set(organisations)
    for code, organisation in organisations.items():
        assert re.fullmatch(r"org:[A-Za-z0-9]+", code)
        assert clean(organisation["name"])


def test_cities_lie_in_known_parties() -> None:
    states = load("gazetteer", "states.toml")
    assert len(cities()) > 10_000
    for name, (code, population) in cities().items():
        assert clean(name) and code in states and population >= 0


@pytest.mark.parametrize("code", [*UN_MEMBERS, *OTHERS])
def test_capitals_are_cities(code: str) -> None:
    state = load("gazetteer", "states.toml")[code]
    assert cities()[state["capital"]][0] == code
    if "seat" in state:
        assert cities()[state["seat"]][0] == code


@pytest.mark.parametrize(
    ("city", "code"),
    [
        ("Kyiv", "UKR"), ("Geneva", "CHE"), ("Cologne", "DEU"), ("Munich", "DEU"), ("Seville", "ESP"),
        ("The Hague", "NLD"), ("New York", "USA"), ("Washington", "USA"), ("Marrakesh", "MAR"),
        ("Mecca", "SAU"), ("Davos", "CHE"), ("Camp David", "USA"), ("Evian", "FRA"), ("Shusha", "AZE"),
        ("Khankendi", "AZE"), ("Naqoura", "LBN"), ("Gaza", "PSE"), ("Sharm el-Sheikh", "EGY"),
        ("Cholpon-Ata", "KGZ"), ("Awaza", "TKM"), ("Rabouni", "DZA"), ("Georgetown", "GUY"),
        ("Valencia", "ESP"), ("Tripoli", "LBY"), ("Hyderabad", "IND"), ("Birmingham", "GBR"),
    ],
)  # fmt: skip
def test_well_known_cities(city: str, code: str) -> None:
    assert cities()[city][0] == code


def test_agencies() -> None:
    parties = {*load("gazetteer", "states.toml"), *load("gazetteer", "organisations.toml")}
    agencies = load("gazetteer", "agencies.toml")["agency"]
    names = [name for agency in agencies for name in agency["names"]]
    assert len(agencies) >= 150
    assert len(names) == len(set(names))
    assert all(clean(name) for name in names)
    for agency in agencies:
        home = agency["home"]
        homes = [home] if isinstance(home, str) else home
        assert homes and set(homes) <= parties


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_names_every_state(language: str) -> None:
    states = load("languages", language, "states.toml")
    known = load("gazetteer", "states.toml")
    assert set(states) <= set(known)
    for code in [*UN_MEMBERS, *OTHERS]:
        assert states[code]["names"] and states[code]["adjectives"] and states[code]["capital"], code


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_states_are_well_formed(language: str) -> None:
    for code, state in load("languages", language, "states.toml").items():
        assert set(state) <= STATE_KEYS, code
        for key, forms in state.items():
            assert all(clean(form) for form in forms), (code, key)
            assert len(forms) == len(set(forms)), (code, key)
        adjectives = state.get("adjectives", [])
        assert all(form == form.lower() for form in adjectives) or all(form[0].isupper() for form in adjectives), code
        assert all(form == form.lower() for form in state.get("prefixes", [])), code
        assert len({form[0].isupper() for form in state.get("peoples", [])}) < 2, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_forms_have_one_owner(language: str) -> None:
    """A form that may mean two parties belongs to one and is `ambiguous` in the other."""
    owner: dict[tuple[str, str], str] = {}
    states = load("languages", language, "states.toml")
    for file in ("states.toml", "organisations.toml"):
        for code, party in load("languages", language, file).items():
            for key, forms in party.items():
                if key == "ambiguous":
                    continue
                group = key if key in ("adjectives", "prefixes", "peoples", "acronyms") else "nouns"
                for form in forms:
                    other = owner.setdefault((group, form.lower()), code)
                    shared = form in states.get(other, {}).get("ambiguous", [])
                    assert other == code or shared, (form, other, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_names_every_organisation(language: str) -> None:
    organisations = load("languages", language, "organisations.toml")
    known = set(load("gazetteer", "organisations.toml"))
    assert set(organisations) <= known and (language in PARTIAL or set(organisations) == known)
    for code, organisation in organisations.items():
        assert organisation["names"], code
        assert set(organisation) <= {"names", "acronyms", "adjectives", "metonyms", "ambiguous"}, code
        assert all(clean(form) for forms in organisation.values() for form in forms), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_cities_are_known(language: str) -> None:
    table = load("languages", language, "cities.toml")
    states = load("gazetteer", "states.toml")
    assert sum(len(names) for names in table.values()) >= (
        40 if language == "en" or language in PARTIAL else 400
    )  # names on the map are English
    for code, names in table.items():
        assert code in states
        for english, forms in names.items():
            assert english in cities(), english
            assert forms and all(clean(form) for form in forms)
