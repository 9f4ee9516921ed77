"""Level 4, speakers: who says what a verb of saying reports, if it reports anything at all."""

from __future__ import annotations

from .actors import Actor
from .nominative import speaking_place
from .reach import over_comma
from .scan import DASHES
from .sentence import HARD, Sentence
from .speech import Utterance, edge_of, joined
from .verbs import VerbGroup


class SpeakerReader:
    """Finds the speakers of one text's utterances.

    `last` is who spoke last, `document` the sentence in which a text last spoke (« le communiqué exige »).
    """

    def __init__(self, lists: dict[str, frozenset[str]]) -> None:
        self.lists = lists
        self.last: tuple[Actor, ...] = ()
        self.document = -1

    def settle(self, sentence: Sentence, found: Utterance, top: list[Utterance]) -> bool:
        """Find who speaks. Returns whether the verb reports speech here at all."""
        group = found.group
        if group is None or self._denied(sentence, found, group):
            return False
        if group.tense == "ger" and sentence.text.lexicon.grammar.alike and _hangs_on_noun(sentence, group, top):
            return False
        if group.tense == "ger" or (group.infinitive and not group.finite):
            if group.tense != "ger" and not self.through(sentence, group):
                return False
            found.speaker = self._main(sentence, found, top)
        elif self._misread(sentence, found, group, top):
            return False
        elif group.bare:
            found.speaker = self._bare(sentence, found, group, top)
        elif group.passive:
            found.speaker = self._passive(sentence, found, group)
            found.inverted = bool(sentence.text.lexicon.declension) and _after_quote(sentence, group)
        else:
            found.speaker = self._subject(sentence, found, group, top)
            if not found.speaker and sentence.discourse.caller is not None and found.stance != "inform":
                found.speaker = (_caller(sentence, found),)
            first = found.speaker[0] if found.speaker else None
            found.inverted = first is not None and first.start > group.start
            if not found.inverted and first is not None and group.finite:
                found.inverted = _said_after_quote(sentence, group, first) or _said_last(sentence, group, first)
        return bool(found.parties)

    def _subject(
        self, sentence: Sentence, found: Utterance, group: VerbGroup, top: list[Utterance]
    ) -> tuple[Actor, ...]:
        """Return the subject of a finite verb: shared with the verb it is joined to, or its own."""
        edge = edge_of(sentence, group.start)
        if top and edge > sentence.start and sentence.words[edge - 1] in sentence.w["and"]:
            inside = (a for a in sentence.actors if group.start < a.start < group.end)
            own = any(a.role == "pronoun" and a.case == "" for a in inside)
            if not own and joined(sentence, top[-1], found):
                return top[-1].speaker
        after = self._after(sentence, found, group, edge)
        if after is not None:
            return (after,)
        place = speaking_place(sentence, group) if sentence.text.lexicon.declension else None
        if place is not None:
            return (place,)
        text = edge > sentence.start and sentence.words[edge - 1] in self.lists["texts"]
        subject = self._continued(sentence, group) or (self._document(sentence, group) if text else ())
        subject = subject or sentence.subject(group) or self._document(sentence, group)
        parted = edge > sentence.start and sentence.words[edge - 1] == "," and not group.infinitive
        if (
            self._is_state(sentence, found)
            and not parted
            and not any(edge - 4 <= a.end <= edge or (a.role == "pronoun" and a.end <= group.end) for a in subject)
        ):
            return ()
        if len(subject) > 1:
            at, words = sentence.w["at"] - sentence.text.lexicon.sequence, sentence.words
            subject = tuple(a for a in subject if a.whole == sentence.start or words[a.whole - 1] not in at)
        return subject

    def _after(self, sentence: Sentence, found: Utterance, group: VerbGroup, edge: int) -> Actor | None:
        """« …, a assuré M. Diallo »: who stands right after a verb that only reports and that follows a comma."""
        if found.stance != "affirm" or group.passive or edge <= sentence.start or sentence.words[edge - 1] != ",":
            return None
        if any(group.start < a.start < group.end for a in sentence.actors):
            return None
        if group.end < sentence.stop and sentence.words[group.end] in sentence.w["that"]:
            return None
        actor = next((a for a in sentence.actors if a.start >= group.end), None)
        if actor is None or actor.whole > group.end + 1 or actor.case != "" or not actor.acts:
            return None
        return actor if actor.role in ("person", "office", "body", "org", "pair") else None

    def _is_state(self, sentence: Sentence, found: Utterance) -> bool:
        """Whether the verb is « to be »: it says something only of a subject that stands next to it."""
        lexicon = sentence.text.lexicon
        return lexicon.is_form(sentence.words[found.head], lexicon.verbs["be"])

    def _misread(self, sentence: Sentence, found: Utterance, group: VerbGroup, top: list[Utterance]) -> bool:
        """Whether what looks like a simple tense is a noun: ahead of the sentence, or in apposition after a comma."""
        if not group.finite or group.tense in ("pp", "inf", "short") or sentence.text.lexicon.declension:
            return False
        if group.tense == "past" and sentence.text.lexicon.grammar.alike:
            return False  # told from a participle by its clause, and like no noun
        edge = edge_of(sentence, group.start)
        if any(group.start < a.start <= group.end + 2 and a.case == "" for a in sentence.actors):
            return False
        if edge <= sentence.start:
            return True
        if sentence.words[edge - 1] != "," or self._document(sentence, group):
            return False
        if any(a.end == edge - 1 and a.case == "" for a in sentence.actors):
            return False
        return not any(joined(sentence, u, found) for u in top)

    def _denied(self, sentence: Sentence, found: Utterance, group: VerbGroup) -> bool:
        """Whether a negation undoes the report: « n'a pas précisé », not « n'a pas caché », « n'a pas moins dit »."""
        negative, words = self.lists["negative"], sentence.words
        hidden = sentence.text.lexicon.is_form(words[found.head], self.lists["hide"])
        if hidden and found.noun is not None:
            return not group.negated
        if not group.negated:
            return False
        if any(words[k] in negative for k in range(found.mark.start, found.mark.end)):
            return False
        near = words[group.start : found.head + 3]
        if any(word in self.lists["less"] for word in near):
            return False
        if found.stance == "reject":
            found.stance = "affirm"
            return False
        return True

    def through(self, sentence: Sentence, group: VerbGroup) -> bool:
        """Whether an infinitive is itself said: « a tenu à souligner », « avant de saluer »."""
        lexicon, before = sentence.text.lexicon, self.lists["before"]
        near = sentence.words[max(sentence.start, group.start - 4) : group.start]
        return any(word in before or lexicon.is_form(word, lexicon.verbs["say_through"]) for word in near)

    def _main(self, sentence: Sentence, found: Utterance, top: list[Utterance]) -> tuple[Actor, ...]:
        """Return the subject of the clause that a gerund or infinitive leans on."""
        if top:
            return top[-1].speaker
        leading = found.begin <= sentence.start + 2
        ahead = range(found.mark.end, sentence.stop) if leading else range(found.begin - 1, sentence.start, -1)
        for k in ahead:
            group = sentence.finite(k) if sentence.quoted(k) is None else None
            if group is not None and (subject := sentence.subject(group)):
                return subject
        return ()

    def _bare(self, sentence: Sentence, found: Utterance, group: VerbGroup, top: list[Utterance]) -> tuple[Actor, ...]:
        """A participle alone: joined to an earlier verb (« et déploré »), or with its agent (« l'offre faite par »)."""
        agent = sentence.agent(group)
        if agent:
            return agent if found.noun is not None and found.noun.end <= group.start else ()
        edge = edge_of(sentence, group.start)
        if edge <= sentence.start or sentence.words[edge - 1] not in sentence.w["and"] | {","}:
            return ()
        for k in range(edge - 1, sentence.start, -1):
            earlier = sentence.finite(k)
            if earlier is not None and earlier.tense == "pp" and not earlier.passive:
                same = next((u for u in top if u.head == k), None)
                return same.speaker if same is not None else sentence.subject(earlier)
        return ()

    def _document(self, sentence: Sentence, group: VerbGroup) -> tuple[Actor, ...]:
        """« Le communiqué exige », « prévient la note »: a text speaks for those whose it is."""
        words = sentence.words
        before = range(group.start - 1, max(sentence.start, group.start - 14) - 1, -1)
        for k in (*before, *range(group.end, min(group.end + 3, sentence.stop))):
            if words[k] in self.lists["texts"]:
                self.document = sentence.number
                near = [a for a in sentence.actors if k < a.start <= k + 6 and a.case in ("by", "of") and a.acts]
                if near:
                    return (near[0],)
                return self.last
            if k < group.start and (sentence.is_open(k) or words[k] in HARD):
                break
        return ()

    def _of_text(self, sentence: Sentence, group: VerbGroup) -> bool:
        """« говорится в сообщении »: whether a passive names the text that says it."""
        left, right = sentence.clause(group.start, group.end)
        for near in (
            range(group.end, min(group.end + 4, right)),
            range(group.start - 1, max(left, group.start - 5) - 1, -1),
        ):
            for k in near:
                if sentence.words[k] == ",":
                    break
                if sentence.words[k] in self.lists["texts"]:
                    return True
        return False

    def _continued(self, sentence: Sentence, group: VerbGroup) -> tuple[Actor, ...]:
        """« Il presse aussi … »: a pronoun that takes up the text which spoke in the sentence before."""
        if sentence.number - 1 != self.document:
            return ()
        words, w = sentence.words, sentence.w
        taken_up = words[sentence.start] in w["he"] | w["she"] and group.start <= sentence.start + 1
        if taken_up:
            self.document = sentence.number
            return self.last
        return ()

    def _passive(self, sentence: Sentence, found: Utterance, group: VerbGroup) -> tuple[Actor, ...]:
        """« Il a été souligné que … », « les griefs … ont été exposés »: the agent's, or whose it plainly is."""
        if sentence.text.lexicon.declension and self._of_text(sentence, group):
            near = self._document(sentence, group)
            return near if near != self.last else ()
        agent = sentence.agent(group)
        if agent:
            return agent
        owner = _owner(sentence, found)
        if owner is not None:
            return (owner,)
        if sentence.discourse.caller is not None and not _person_before(sentence, group):
            return (_caller(sentence, found),)
        that = found.mark.end < sentence.stop and sentence.words[found.mark.end] in sentence.w["that"]
        that = that or sentence.words[found.mark.end - 1] in sentence.w["that"]
        that = that or any(sentence.words[k] in sentence.w["that"] for k in over_comma(sentence, found.mark.end))
        if not that and (not found.neutral or found.stance == "inform" or _person_before(sentence, group)):
            return ()
        discourse = sentence.discourse
        content = (found.mark.end, sentence.stop) if that else (sentence.start, group.start)
        ours = any(word in sentence.w["our"] for word in sentence.words[content[0] : content[1]])
        if discourse.speaker is not None and ours:
            return (discourse.speaker,)
        both = Actor(content[0], content[0], "pair")
        both.parties = _at_talk_with(sentence, group) or discourse.sides_of_talks()
        return (both,) if len(both.parties) > 1 else ()


def _hangs_on_noun(sentence: Sentence, group: VerbGroup, top: list[Utterance]) -> bool:
    """Whether a gerund tells what a noun is about, not what its clause's subject says: « the risk of threatening »."""
    edge = edge_of(sentence, group.start)
    before = sentence.words[edge - 1] if edge > sentence.start else ","
    if before in sentence.w["and"]:
        return not (top and top[-1].group is not None and top[-1].group.tense == "ger")
    return before[0].isalpha() and before not in sentence.text.lexicon.sequence and before not in sentence.w["by"]


def _caller(sentence: Sentence, found: Utterance) -> Actor:
    """Return who has summoned an ambassador, and so says what is said without a subject."""
    caller = Actor(found.mark.start, found.mark.start, "body")
    caller.parties = (sentence.discourse.caller,) if sentence.discourse.caller is not None else ()
    return caller


def _at_talk_with(sentence: Sentence, group: VerbGroup) -> tuple[str, ...]:
    """« Во время встречи с послом X отмечена … »: whom the text is about and the partner named before the verb."""
    protagonist = sentence.discourse.protagonist
    partner = next((a for a in sentence.actors if a.case == "with" and a.people and a.end <= group.start), None)
    if protagonist is None or partner is None or len(protagonist.parties) != 1 or not sentence.text.lexicon.declension:
        return ()
    parties = tuple(sorted({*protagonist.parties, *partner.parties}))
    return parties if len(parties) == 2 else ()


def _owner(sentence: Sentence, found: Utterance) -> Actor | None:
    """« Подтверждена готовность России … »: whose the attitude is that a passive tells of, by its case alone."""
    if not sentence.text.lexicon.declension:
        return None
    end = found.noun.end if found.noun is not None else found.mark.end
    near = (a for a in sentence.actors if end <= a.whole <= end + 1 and a.case == "of" and a.acts)
    return next(near, None) if found.noun is not None or end - found.mark.start > 1 else None


def _said_after_quote(sentence: Sentence, group: VerbGroup, speaker: Actor) -> bool:
    """« “…”, said Li », « “…,” Foreign Minister Li said »: what is said stands before who says it."""
    ends = {quote[1] for quote in sentence.quotes}
    if ends & {group.start, group.start - 1}:
        return sentence.words[group.start - 1] not in sentence.w["and"]  # « called it “…” and voiced hope »
    if not sentence.text.lexicon.grammar.that_left_out:
        return False
    end = next((end for end in (speaker.whole, speaker.whole - 1) if end in ends), None)
    return end is not None and bool({",", "?", "!"} & set(sentence.words[end - 2 : end + 1]))


def _after_quote(sentence: Sentence, group: VerbGroup) -> bool:
    """« “…”, — говорится в сообщении »: whether only a comma and a dash stand between a quotation and a verb."""
    ends = {quote[1] for quote in sentence.quotes}
    k = group.start
    while k > sentence.start and k not in ends and sentence.words[k - 1] in DASHES | {","}:
        k -= 1
    return k in ends


def _said_last(sentence: Sentence, group: VerbGroup, speaker: Actor) -> bool:
    """« …, Li said. »: a speaker and a verb after a comma that close the sentence."""
    words, end = sentence.words, group.end
    if not sentence.text.lexicon.grammar.that_left_out or speaker.whole <= sentence.start + 2:
        return False
    if words[speaker.whole - 1] != "," or speaker.end != group.start:
        return False
    when = next((w for w in sentence.whens if end <= w.start <= end + 1), None)
    end = when.end if when is not None else end
    for k in range(end, min(end + 4, sentence.stop)):  # « …, Li told a news conference in Oslo. »
        if words[k] in ".,;" or words[k] in sentence.w["at"]:
            return True
        if sentence.is_open(k) or sentence.finite(k) is not None or words[k] in sentence.w["of"]:
            return False
    return end + 4 >= sentence.stop


def _person_before(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether an acting subject stands before a passive: it suffers what is done, nothing is reported of it."""
    near = (a for a in sentence.actors if group.start - 1 <= a.end <= group.start)
    return any(a.case == "" and a.acts for a in near)
