"""Level 3, the thread of the text: what has been spoken of so far, and so who « il » or « les deux ministres » are."""

from __future__ import annotations

from ..gazetteer.figures import figures
from ..gazetteer.titles import titles
from .actors import Actor
from .drafts import EventDraft
from .people import Individual, People


class Discourse:
    """What a reader keeps in mind from one sentence to the next.

    `home` is the party whose institutions need no name (« le gouvernement »), `pair` the two parties
    whose affair the text is, `focus` the actor last in subject position, `protagonist` the last such who is
    a person, `speaker` who last spoke, `talkers` the last talk between two, `met`
    whether any talk has been told,
    `couple` two states named together, `listing` more of them.
    """

    def __init__(self, home: str | None, published: str | None) -> None:
        self.people = People()
        self.home = home
        self.published = published
        self.pair: tuple[str, ...] = ()
        self.focus: Actor | None = None
        self.protagonist: Actor | None = None
        self.speaker: Actor | None = None
        self.group: Actor | None = None
        self.caller: str | None = (
            None  # who has summoned an ambassador, and so speaks in what is told without a speaker
        )
        self.listed: str | None = None  # the office of several told without their names
        self.bodies: dict[str, tuple[str, ...]] = {}
        self.sides: list[str] = []
        self.couple: tuple[str, ...] = ()
        self.listing: tuple[str, ...] = ()
        self.talkers: EventDraft | None = None
        self.met = False
        self.last_visit: EventDraft | None = None
        self.last_placed: EventDraft | None = None

    def serving(self, person: Individual, former: bool) -> str | None:
        """Return the party of a figure the world knows without being told (codebook, top)."""
        return figures().party_of(person.name, self.published, former)

    def attested(self, offices: tuple[str, ...], party: str | None) -> Individual | None:
        """Return who « le ministre » is by the title register: somebody the text names without an office.

        The text has the title and the name; that they belong together other dispatches have told.
        """
        register = titles()
        if register is None:
            return None
        for person in self.people.lately():
            if person.office in (None, "legislator") and not (person.former or person.outsider):
                for office in offices:
                    held = register.party_in(person.name, office, party or person.party, self.published)
                    if held is not None and person.party in (held, None):
                        person.office, person.party, person.public = office, held, True
                        return person
        return None

    def note_parties(self, parties: tuple[str, ...]) -> None:
        """Remember the order in which parties appear: the first two states make the text's own pair."""
        for party in parties:
            if party not in self.sides:
                self.sides.append(party)

    def organisation(self, among: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the organisation whose text it is, else the one last spoken of (one of `among`, if any are given)."""
        told = [*self.sides, self.home] if self.home is not None else self.sides
        fitting = (party for party in reversed(told) if party.startswith("org:") and (not among or party in among))
        return next(((party,) for party in fitting), ())

    def bilateral(self) -> tuple[str, ...]:
        """Return the two parties that « the two sides » means here, sorted, or fewer if the text has not said."""
        if len(self.pair) >= 2:
            return tuple(sorted(self.pair))
        states = [party for party in self.sides if not party.startswith("org:")]
        if len(states) == 2:
            return tuple(sorted(states))
        return tuple(sorted(self.sides)) if len(self.sides) == 2 else ()

    def sides_of_talks(self) -> tuple[str, ...]:
        """Return who « it was noted » speaks for: those at the last talk with an organisation, else the pair."""
        talk = self.talkers
        if talk is not None and len(talk.parties) == 2 and any(party.startswith("org:") for party in talk.parties):
            return tuple(sorted(talk.parties))
        return self.bilateral()

    def counterpart(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Return the other side of the pair as seen from `parties`."""
        pair = self.bilateral()
        if len(parties) == 1 and len(pair) == 2 and parties[0] in pair:
            return tuple(party for party in pair if party != parties[0])
        return ()

    def pair_people(self, offices: tuple[str, ...] = ()) -> tuple[Individual, ...]:
        """Return the person of each side of the pair last spoken of (of one office, if any holds it)."""
        found: list[Individual] = []
        pair, talk = self.bilateral(), self.talkers
        known = tuple(talk.people) if talk is not None and set(pair) == talk.parties else ()
        for party in pair:
            for person in (*known, *self.people.lately()):
                if person.party == party and (not offices or person.office in offices):
                    found.append(person)
                    break
        return tuple(found)
