"""Level 4, the parties of a document: those named with it, its signers, else those whose affair it is."""

from __future__ import annotations

from .actors import Actor
from .event_status import main_before
from .instrument_actions import Act
from .instrument_titles import Title
from .instrument_words import InstrumentWords, joined
from .sentence import Sentence

_NAMING = frozenset({"org", "state", "body", "capital", "pair", "weak"})
_OWN = frozenset({"resolution", "statement", "declaration", "plan", "other"})


class PartyReader:
    """Reads the parties of one sentence's documents."""

    def __init__(self, sentence: Sentence, words: InstrumentWords) -> None:
        self.sentence, self.iw, self.words, self.w = sentence, words, sentence.words, sentence.w
        self.discourse = sentence.discourse

    def read(self, title: Title, act: Act) -> set[str]:
        """Return the parties of a document as far as the text names them."""
        parties = self._read(title, act)
        if title.mark.value == "statement" and not self._has(title, self.iw.joint):
            return {p for p in parties if p.startswith("org:")} or parties
        return parties

    def _read(self, title: Title, act: Act) -> set[str]:
        kind: str = title.mark.value
        name = self._name(title)
        if self._universal(title, kind, name):
            return self._bound(title)
        if kind in _OWN and act.value == "adopted" and (adopters := _organisations(self._signers(act))):
            return adopters
        linked, outsider = self._linked(title, act)
        inside = self._inside(title, kind)
        if self._has(title, self.iw.tripartite):
            return self._three(linked | inside)
        if len(linked) >= 2:
            return linked
        city = self._city(title)
        if city is not None and not linked:
            pair = set(self.discourse.bilateral())
            asked = self._bound(title) if kind == "declaration" and act.value == "cited" else set()
            return pair if city in pair else asked or _organisations(self._signers(act)) or self._told_two(title, kind)
        named = linked | inside
        if outsider and not named:
            return self._own_side(title)
        if kind == "resolution" or (any(party.startswith("org:") for party in named) and len(named) > len(linked)):
            return named or self._body(title, act)
        return self._completed(title, act, kind, named)

    # -- what the text names ---------------------------------------------------------------

    def _name(self, title: Title) -> str:
        return joined(self.sentence.text.lexicon, self.words[title.begin : title.end])

    def _name_from(self, start: int, title: Title) -> str:
        return joined(self.sentence.text.lexicon, self.words[start : title.end])

    def _has(self, title: Title, words: frozenset[str]) -> bool:
        return any(self.words[k] in words for k in range(title.begin, title.end))

    def _universal(self, title: Title, kind: str, name: str) -> bool:
        """Whether a treaty is open to all, so that its parties can't be told from its name."""
        if name.startswith(self.iw.universal) or self._name_from(title.mark.start, title).startswith(self.iw.universal):
            return True
        return kind == "treaty" and self._city(title) is not None

    def _city(self, title: Title) -> str | None:
        """Return the state of the city that a document is called by: « Déclaration d'Alger »."""
        for actor in self.sentence.actors:
            before = title.begin <= actor.start < actor.end <= title.noun  # « the Brussels Agreement »
            if (
                (before or title.mark.start < actor.start <= title.noun + 1)
                and actor.role in ("capital", "place")
                and actor.end <= title.end
            ):
                return actor.country or (actor.parties[0] if actor.parties else "")
        return None

    def _linked(self, title: Title, act: Act) -> tuple[set[str], bool]:
        """Return the parties named after a document by a preposition, and whether an outsider is."""
        found: set[str] = set()
        limit = self.sentence.right_bound(title.end)
        inside = any(self.words[k] in self.w["between"] for k in range(title.begin, title.end))
        k = title.begin if inside else title.end
        linking = False
        while k < limit:
            actor = self._actor_at(k)
            if actor is not None:
                if actor.case in ("between", "with") or linking or (actor.case == "by" and self._signs(act)):
                    found |= self._parties(actor)
                elif actor.role not in ("place", "capital") and not (actor.joined and found):
                    break
                elif actor.joined and found:
                    found |= self._parties(actor)
                k = actor.end
            elif self.words[k] in self.w["with"] | self.w["between"] and not inside:
                return found, self._outsider(k) and self.words[k] in self.w["with"]
            elif self.words[k] in self.iw.links:
                linking, k = True, k + 1
            elif (inside and k < title.end) or self._skippable(k, act):
                k += 1
            else:
                break
        return found, False

    def _actor_at(self, k: int) -> Actor | None:
        return next((a for a in self.sentence.actors if a.whole <= k < a.end and (a.whole == k or a.start == k)), None)

    def _parties(self, actor: Actor) -> set[str]:
        return set(actor.parties) or (set(self.discourse.bilateral()) if actor.role == "pair" else set())

    def _signs(self, act: Act) -> bool:
        return act.value in ("signed", "ratified", "adopted", "negotiated") or act.attribute

    def _outsider(self, k: int) -> bool:
        """Whether « with » leads to no party of its own: an armed group, a firm."""
        stop = k + 1
        while stop < self.sentence.stop and self.words[stop].isalnum() and stop < k + 7:
            stop += 1
        return not any(k <= a.start < stop for a in self.sentence.actors)

    def _skippable(self, k: int, act: Act) -> bool:
        """Whether a token between a document and its parties may be stepped over."""
        word = self.words[k]
        if any(w.start <= k < w.end for w in self.sentence.whens):
            return True
        if (
            word in self.iw.thin
            or word in self.w["adverb"]
            or word in self.w["and"]
            or word in ",()"
            or word in self.w["into"]
        ):
            return True
        return any(f.start <= k < f.end for f in self.sentence.frames if f.kind == "action")

    def _inside(self, title: Title, kind: str) -> set[str]:
        """Return the parties in a document's name: whose it is, or whose adjective it bears."""
        found: set[str] = set()
        for actor in self.sentence.actors:
            if actor.start < title.begin or actor.start >= title.end:
                continue
            topical = any(
                self.words[k] in self.iw.about or (self.words[k] in self.iw.purpose and kind != "plan")
                for k in range(title.noun, max(title.noun, actor.start))
            )
            if not topical and actor.role in _NAMING and (actor.case != "into" or title.quoted):
                found |= self._parties(actor)
        return found

    # -- what the sentence and the text tell -------------------------------------------------

    def _three(self, named: set[str]) -> set[str]:
        if len(named) >= 3:
            return named
        states = [p for p in self.discourse.sides if not p.startswith("org:")]
        return set(states) if len(states) == 3 else named

    def _signers(self, act: Act) -> set[str]:
        """Return who signs, adopts or prepares: the subject of the verb, or the agent of its passive."""
        frame = act.frame
        if frame is None:
            return self._issuers() if act.value == "adopted" else set()
        group = self.sentence.group(frame) if frame.sense.verbal else None
        if group is None:
            return set()
        main = main_before(self.sentence, group) if group.bare and group.tense == "ger" else None
        bare = group.passive or group.bare
        actors = self.sentence.agent(group) if bare else self.sentence.subject(group)
        actors = actors if main is None else self.sentence.subject(main)  # « concluded … by releasing »
        parties = {p for a in actors for p in self._parties(a)}
        orgs = _organisations(parties)
        return orgs if orgs and all(a.role == "pair" for a in actors) else parties

    def _issuers(self) -> set[str]:
        """Return who speaks in a joint text: the several parties that are subject of its sentence."""
        subject = {
            p for a in self.sentence.actors if a.acts and a.case == "" and a.role != "capital" for p in a.parties
        }
        first = next((a for a in self.sentence.actors if a.acts and a.case == ""), None)
        if first is None:
            return set()
        together = {p for a in self.sentence.joined_after(first) for p in a.parties}
        if len(together) > 1:
            return together
        return subject if len(subject) == 2 else set()

    def _body(self, title: Title, act: Act) -> set[str]:
        """Return the organisation that adopts a document, else the one last spoken of."""
        signers = self._signers(act)
        orgs = _organisations(signers)
        if orgs:
            return orgs
        home = self.discourse.home
        if home is not None and home.startswith("org:"):
            return {home}
        return signers or set(self.discourse.organisation())

    def _completed(self, title: Title, act: Act, kind: str, named: set[str]) -> set[str]:
        """Fill in what is left unsaid: the other side of a document of two."""
        if len(named) >= 2:
            return named
        if named and kind in ("plan", "statement", "other") and not self._purpose(title) and act.value == "cited":
            return named
        signers = self._signers(act)
        if act.value == "terminated":
            signers = signers if not signers <= set(self.discourse.bilateral()) else set()
        if named:
            return named | self._other_side(title, named, signers)
        if len(signers) >= 2:
            return signers
        if (kind in _OWN and kind != "declaration") or act.value == "adopted":
            own = self._own(title, act, signers)
            if own:
                return own
        if kind == "plan" and act.value == "cited" and not named and not title.plural and not self._shared_plan(title):
            return self._owner(title)
        if self._has(title, self.iw.many) or (kind in _OWN and act.value == "cited" and act.attribute):
            return signers
        return self._sides(title, signers)

    def _told_two(self, title: Title, kind: str) -> set[str]:
        """Return the two states of a sentence that cites an agreement called by a third one's city."""
        beside = [a for a in self.sentence.actors if a.end <= title.begin or a.start >= title.end]
        told = {p for a in beside if a.acts and a.case != "of" for p in a.parties}
        asked = self._asked(title) if len(told) > 2 else set()
        told = asked or told
        return told if kind == "agreement" and len(told) == 2 else set()

    def _asked(self, title: Title) -> set[str]:
        """« urged A and B to implement the C Agreement »: who is to do what is asked, as one list before the verb."""
        for k in range(title.left - 1, self.sentence.start, -1):
            group = self.sentence.text.verbs.group(k, self.sentence.start)
            if group is None or not group.infinitive:
                continue
            last = next((a for a in reversed(self.sentence.actors) if a.end <= group.start), None)
            if last is None or last.end < group.start - 1 or not last.acts:
                return set()
            return {p for a in self.sentence._joined(last) for p in a.parties}
        return set()

    def _shared_plan(self, title: Title) -> bool:
        """Whether a plan is by its name one of two: of co-operation, of consultations, joint."""
        return title.article != "indef" and self._has(title, self.iw.joint | self.iw.mutual)

    def _owner(self, title: Title) -> set[str]:
        """Return whose plan it is that a sentence names: of the one state it speaks of, else of the home."""
        told = {p for a in self.sentence.actors if a.acts and a.case in ("", "of", "by") for p in a.parties}
        if len(told) == 1:
            return told
        return {self.discourse.home} if self.discourse.home in told else set()

    def _purpose(self, title: Title) -> bool:
        """Whether a document is for or with somebody."""
        words = self.iw.purpose | self.w["with"]
        return any(self.words[k] in words for k in range(title.noun, min(title.end + 1, self.sentence.stop)))

    def _own(self, title: Title, act: Act, signers: set[str]) -> set[str]:
        """Return the organisation whose text it is, if it is one's."""
        orgs = _organisations(signers)
        if not signers and act.value == "adopted":
            before = [
                a
                for a in self.sentence.actors
                if a.end <= title.left and a.role == "org" and a.case in ("", "of", "by")
            ]
            orgs = set(before[-1].parties) if before else set()
        if orgs:
            return orgs
        home = self.discourse.home
        if home is not None and home.startswith("org:") and not self._purpose(title):
            return {home}
        if len(self.discourse.bilateral()) < 2 and title.mark.value != "plan" and act.value == "adopted":
            return set(self.discourse.organisation()) if not self._has(title, self.iw.joint) else set()
        return set()

    def _other_side(self, title: Title, named: set[str], signers: set[str]) -> set[str]:
        """Return the other side than the one named: signer, who acts in the sentence, counterpart, home."""
        if signers - named:
            return signers - named if len(signers - named) == 1 else set()
        for actor in reversed(self.sentence.actors):
            if actor.end <= title.left and actor.acts and actor.case in ("", "by") and actor.role != "place":
                others = set(actor.parties) - named
                if len(others) == 1:
                    return others
        other = self.discourse.counterpart(tuple(named))
        if other:
            return set(other)
        home = self.discourse.home
        return {home} if home is not None and home not in named else set()

    def _own_side(self, title: Title) -> set[str]:
        """Return whose agreement with an outsider it is: of who acts in the sentence, else of the home."""
        actors = [a for a in self.sentence.actors if a.acts and len(a.parties) == 1 and a.case in ("", "by")]
        for actor in [a for a in reversed(actors) if a.end <= title.left] + actors:
            return set(actor.parties)
        return {self.discourse.home} if self.discourse.home else set()

    def _sides(self, title: Title, signers: set[str]) -> set[str]:
        """Return the two parties of a document that names none: its sentence's, else the text's."""
        actors = [a for a in self.sentence.actors if a.role != "place"]
        if self._has(title, self.iw.truce):
            told = {
                p for a in actors if a.role not in ("person", "pronoun") for p in a.parties if not p.startswith("org:")
            }
            if len(told) == 2:
                return told
        pair = set(self.discourse.bilateral())
        told = {p for a in actors for p in a.parties}
        if len(told) == 2 and (not pair or not told <= pair):
            return told
        if signers and pair and not signers <= pair:
            return told if len(told) == 2 else signers
        if not pair and len(told) == 1 and self.discourse.home is not None:
            return told | {self.discourse.home}
        return pair

    # -- treaties open to all ------------------------------------------------------------------

    def _bound(self, title: Title) -> set[str]:
        """Return who is said to keep, join or break a universal treaty."""
        lexicon = self.sentence.text.lexicon
        for k in range(title.left - 1, max(self.sentence.start, title.left - 10) - 1, -1):
            word = self.words[k]
            if word in self.iw.bound_nouns:
                return self._imputed(title, k)
            if lexicon.is_form(word, self.iw.bound_verbs):
                group = self.sentence.text.verbs.group(k, self.sentence.start)
                if group is None:
                    continue
                if group.infinitive and not group.finite:
                    return self._controller(k)
                return {p for a in self.sentence.subject(group) for p in a.parties}
        limit = min(title.end + 10, self.sentence.stop)
        for k in range(title.end, limit):
            if lexicon.is_form(self.words[k], self.iw.bound_verbs):
                group = self.sentence.text.verbs.group(k, self.sentence.start)
                if group is not None:
                    return {p for a in self.sentence.agent(group) for p in a.parties}
        return set()

    def _controller(self, k: int) -> set[str]:
        """Return who is to do an infinitive: the last actor before it that can."""
        for actor in reversed(self.sentence.actors):
            if actor.end <= k and actor.acts and actor.case in ("", "to"):
                return set(actor.parties)
        return set()

    def _imputed(self, title: Title, k: int) -> set[str]:
        """Return whose breach or respect a noun tells of: its agent, its owner, or whom it is laid to."""
        for actor in self.sentence.actors:
            if title.end <= actor.whole <= title.end + 2 and actor.case == "by":
                return set(actor.parties)
        if self.words[k - 1] in self.w["into"] | self.w["to"]:
            return set()
        for actor in reversed(self.sentence.actors):
            if actor.case == "against":
                continue  # « Russia's war against Ukraine, which is a violation of »
            if actor.end <= k and actor.role in ("state", "capital", "body", "org", "person") and actor.parties:
                return set(actor.parties) if actor.role != "person" else set()
        return set()


def _organisations(parties: set[str]) -> set[str]:
    return {party for party in parties if party.startswith("org:")}
