"""Level 4, titles: how far the name of a document reaches, and what stands before it."""

from __future__ import annotations

from dataclasses import dataclass

from .dates import When
from .instrument_words import InstrumentWords
from .layout import Range
from .patterns import Mark
from .sentence import Sentence

_STOPS = frozenset(',;:.!?»”"–—=…')
_QUOTES = frozenset("«»“”\"'‘’")
_FINITE = frozenset({"pres", "impf", "fut", "cond", "past"})
MAX_TITLE = 22
MAX_BEFORE = 6


@dataclass(slots=True)
class Title:
    """A document's name at tokens ``begin:end``; its noun ends at `noun`, what is before it begins at `left`.

    `prep` is the preposition it hangs on ("" for a subject or object); `article` tells « un » from « le » and
    from neither; `drafted` says that it is only the draft of one.
    """

    mark: Mark
    begin: int
    end: int
    noun: int
    left: int
    prep: str = ""
    article: str = ""
    plural: bool = False
    drafted: bool = False
    upcoming: bool = False
    quoted: bool = False
    another: bool = False

    @property
    def span(self) -> Range:
        """The tokens of the name."""
        return self.begin, self.end


class TitleReader:
    """Reads the titles of one sentence."""

    def __init__(self, sentence: Sentence, words: InstrumentWords) -> None:
        self.sentence, self.iw, self.words = sentence, words, sentence.words
        self.w, self.forms = sentence.w, sentence.text.lexicon.forms
        self.modifiers = sentence.text.lexicon.modifiers
        self.participles = {f.start for f in sentence.frames if f.kind == "action"}
        self.documents = {m.start for m in sentence.predicates if m.kind == "document"}
        self.dates = {when.start: when for when in sentence.whens}
        self.people = {a.whole for a in sentence.actors if a.role == "person" and a.case != "of"}
        self.declension = sentence.text.lexicon.declension
        self.subjects = {a.whole for a in sentence.actors if a.case == "" and a.letters and self.declension}
        self.particles = self.w["reflexive"] | self.w["not"]
        self.caps = sentence.text.tokens.caps
        self.places = {a.start for a in sentence.actors if a.role in ("place", "capital") and a.case in ("into", "to")}

    def read(self, mark: Mark) -> Title:
        """Return the title whose noun is at a mark."""
        title = Title(mark, mark.start, mark.end, mark.end, mark.start)
        title.drafted = self.words[mark.start] in self.iw.draft and mark.end - mark.start > 1
        quote = self._quote(mark)
        if quote is not None:
            title.begin, title.end, title.quoted = min(mark.start, quote[0] + 1), quote[1] - 1, True
            while title.end > title.begin + 1 and self.words[title.end - 1] in _QUOTES:
                title.end -= 1
        else:
            title.end = self._right(mark)
            self._acronym(title)
        if not title.quoted and self.sentence.text.lexicon.grammar.owner_first:
            title.begin = self._modified(title.begin)
        self._left(title)
        return title

    def _modified(self, begin: int) -> int:
        """Return where what stands before a document's noun and names it begins: « 1961 Vienna », « gas supply »."""
        k = begin
        while k > self.sentence.start and begin - k < MAX_BEFORE:
            word = self.words[k - 1]
            outside = word in self.sentence.text.lexicon.closed or word in self.iw.outside or k - 1 in self.participles
            verb = self.sentence.text.verbs.group(k - 1, self.sentence.start) if word in self.forms else None
            outside = outside and self.words[k] != "-"  # « three-way »
            if outside or not (word[0].isalnum() or word == "-") or (verb is not None and not self.caps[k - 1]):
                break
            k -= 1
        while k < begin and self.words[k] == "-":
            k += 1
        return k

    def _quote(self, mark: Mark) -> Range | None:
        """Return a short quotation that is the document's name or follows its noun as one."""
        for start, stop in self.sentence.quotes:
            inner = start + 1
            while inner < stop and self.words[inner] in _QUOTES:
                inner += 1
            if stop - start <= 12 and ((inner <= mark.start <= inner + 1 and mark.end < stop) or start == mark.end):
                return (start, stop)
        return None

    def _acronym(self, title: Title) -> None:
        """Take « (TEPA) » or « (2006) » along."""
        k = title.end
        if k + 2 < self.sentence.stop and self.words[k] == "(" and self.words[k + 2] == ")":
            title.end = k + 3
            if self.words[title.end] in self.w["of"] if title.end < self.sentence.stop else False:
                title.end = self._right(title.mark, title.end)

    def _right(self, mark: Mark, start: int | None = None) -> int:
        """Return where the title ends: its noun and the complements that define it."""
        end = last = start or mark.end
        closing = self.w["of"] | self.w["article"] | self.w["and"] | self.w["into"] | {"("}
        while (
            end < self.sentence.stop and end - mark.start < MAX_TITLE and not self._breaks(end, last == mark.end, mark)
        ):
            if self.words[end] in self.w["between"]:
                return self._parties_end(end)
            end += 1
            if self.words[end - 1] not in closing:
                last = end
        return last

    def _breaks(self, k: int, bare: bool, mark: Mark) -> bool:
        """Whether the title ends before token `k`."""
        word = self.words[k]
        if word == "," and self._years_go_on(k):
            return False
        if (
            word in "–—"
            and self.words[k - 1].isdecimal()
            and self.words[k + 1 : k + 2]
            and self.words[k + 1].isdecimal()
        ):
            return False  # « на 2024–2026 годы »
        if word == "." and self._inside_number(k):
            return False
        if (
            word in _STOPS
            or word in self.particles
            or word in "()"
            or self.sentence.is_open(k)
            or word in self.w["with"]
            or word in self.w["by"]
        ):
            return True
        if word in self.w["between"] and not (bare and self._named_after(k)):
            return True
        if word in self.iw.stops and any(tuple(self.words[k : k + len(p)]) == p for p in self.iw.stops[word]):
            return True
        if (
            (k in self.people and not bare)
            or self._date_breaks(k)
            or (word in self.w["at"] and (k + 1 in self.places or k + 2 in self.places))
        ):
            return True
        if word in self.w["and"] and not self._goes_on(k):
            return True
        if self._apposition(k):
            return True
        if self.declension and (k in self.subjects or (word in self.w["into"] and not self._field(k + 1))):
            return True
        return self._verb_breaks(k, bare, mark)

    def _apposition(self, k: int) -> bool:
        """Whether an article right after a noun begins something else: « called the deal [a] threat »."""
        before = self.words[k - 1]
        if not self.sentence.text.lexicon.grammar.owner_first or self.words[k] not in self.w["article"]:
            return False
        return before[0].isalpha() and before not in self.sentence.text.lexicon.closed and before not in self.modifiers

    def _inside_number(self, k: int) -> bool:
        """Whether a point stands inside a number: « 3.000 hectares »."""
        return k + 1 < self.sentence.stop and self.words[k - 1].isdecimal() and self.words[k + 1].isdecimal()

    def _field(self, k: int) -> bool:
        """Whether « in » leads to what a document is about rather than to where it goes: « в сфере туризма »."""
        return k < self.sentence.stop and (self.words[k] in self.modifiers or self.words[k].isdecimal())

    def _years_go_on(self, k: int) -> bool:
        """Whether a comma stands between two years of a list."""
        return self.words[k - 1].isdecimal() and len(self.words[k - 1]) == 4 and k + 1 in self.dates

    def _date_breaks(self, k: int) -> bool:
        """Whether a date begins here that tells when something was done, and is no part of a name."""
        leads = self.words[k] in self.w["article"] and self.words[k] not in self.w["of"]
        when = self.dates.get(k + 1)
        leads = leads or (when is not None and when.weekday is not None and self.words[k] in self.w["at"])
        if when is not None and self._in_month(k, when):
            return True
        at = k + 1 if when is not None and leads else k  # « an accord [on Monday] »
        when = self.dates.get(at)
        if (
            when is None
            or self.words[at - 1] == ","
            or self.words[at - 1] in self.w["of"]
            or self.words[at - 1] in self.iw.spans
        ):
            return False
        return when.first[0] is None or when.first[1] is not None

    def _in_month(self, k: int, when: When) -> bool:
        """Whether « in March 2024 » begins here: when it was signed, while « in 2024 » may be what it is for."""
        month = when.first[1] is not None and when.weekday is None and when.unit is None
        return month and self.words[k] in self.w["into"] and self.sentence.text.lexicon.grammar.owner_first

    def _verb_breaks(self, k: int, bare: bool, mark: Mark) -> bool:
        """Whether token `k` is a finite verb, or a participle that tells what became of the document."""
        readings = self.forms.get(self.words[k])
        if not readings or self.words[k] in self.modifiers or self._noun_like(k):
            return False
        tenses = {tense for _, tense in readings}
        if "ger" in tenses and k not in self.participles:
            return self.words[k] in self.iw.links
        if "pp" in tenses:
            following = self.words[k + 1] if k + 1 < self.sentence.stop else ""
            return bare or k in self.participles or following in self.w["by"]
        return bool(tenses & _FINITE)

    def _noun_like(self, k: int) -> bool:
        """Whether what could be a verb is a noun here: with a capital, or after an article or « of »."""
        return self.caps[k] or self.words[k - 1] in self.w["article"] or self.words[k - 1] in self.w["of"]

    def _named_after(self, k: int) -> bool:
        return any(a.case == "between" and a.start <= k + 5 and a.end > k for a in self.sentence.actors) or (
            k + 1 < self.sentence.stop and self.words[k + 1] in self.w["article"]
        )

    def _parties_end(self, k: int) -> int:
        """Return the end of « between A and B »."""
        i = k + 1
        by_phone = {frame.start for frame in self.sentence.frames if frame.kind == "phone"}
        while i < self.sentence.stop and not (
            i in by_phone or self.words[i] in _STOPS or self.sentence.is_open(i) or i in self.participles
        ):
            if self.words[i] in self.particles or (i in self.people and self.words[i - 1] == ","):
                break
            if any(t in _FINITE for _, t in self.forms.get(self.words[i], ())) and not self._noun_like(i):
                break
            i += 1
        while i > k + 1 and self.words[i - 1] in self.w["and"]:
            i -= 1  # « le traité entre X et Y ainsi que … »
        return i

    def _goes_on(self, k: int) -> bool:
        """Whether « and » joins two words of the title, not two things said."""
        following = self.words[k + 1] if k + 1 < self.sentence.stop else ""
        readings = self.forms.get(following, ())
        if readings and following not in self.modifiers:
            return False
        if following in self.w["his"] | self.w["their"] | self.w.get("infinitive", frozenset()):
            return False
        if following in self.iw.indefinite or any(at in self.documents for at in range(k + 1, k + 5)):
            return False
        return not any(a.whole in (k + 1, k + 2) and a.case == "" and a.role != "weak" for a in self.sentence.actors)

    def _left(self, title: Title) -> None:
        """Read article, preposition, number and « draft of » before the noun."""
        k = self._skip(title, title.begin - 1)
        start, words = self.sentence.start, self.words
        if k > start and words[k] in self.w["of"] and words[k - 1] in self.iw.draft:
            title.begin, title.drafted = k - 1, True
            k = self._skip(title, k - 2)
        self._article(title, k)
        if title.prep in self.w["of"] and title.left > start and words[title.left - 1] in self.iw.draft:
            self._article(title, self._skip(title, title.left - 2))  # « le texte de l'accord »
        title.plural |= words[title.mark.start].endswith("s")

    def _article(self, title: Title, k: int) -> None:
        """Read the article and preposition that end at token `k`."""
        words, start = self.words, self.sentence.start
        title.left, title.prep, title.article = k + 1, "", title.article if title.article == "indef" else ""
        word = words[k] if k >= start else ""
        if word + words[k + 1] in self.iw.indefinite and word:
            title.left, title.article, title.plural = k, "indef", True
        elif word in self.w["of"] and word in self.w["article"]:
            title.left = k
            title.prep = "" if self._object_plural(k) else word
            title.article = "def" if title.prep else "indef"
            title.plural |= word in self.sentence.text.lexicon.lists["plural"]
        elif word in self.w["to"] and word in self.w["definite"]:
            title.left, title.prep, title.article = k, word, "def"
        elif (
            word in self.w["definite"]
            or word in self.w["article"]
            or word in self.iw.indefinite
            or word in self.w["our"]
        ):
            title.left, title.article = k, "indef" if word in self.iw.indefinite else "def"
            title.plural |= word in self.sentence.text.lexicon.lists["plural"]
            if k > start and words[k - 1] in self.iw.prepositions:
                title.left, title.prep = k - 1, words[k - 1]
        elif word in self.iw.prepositions:
            title.left, title.prep = k, word

    def _object_plural(self, k: int) -> bool:
        """Whether « des » before a document is the plural of « un »: after the verb it is the object of."""
        before = self.words[k - 1] if k > self.sentence.start else ""
        return (before in self.forms and k - 1 not in self.documents) or before == ","

    def _skip(self, title: Title, k: int) -> int:
        while k >= self.sentence.start:
            word = self.words[k]
            if word in self.iw.numbers and word not in self.iw.indefinite:
                title.plural, title.article = True, "indef"
            elif word in self.iw.upcoming:
                title.upcoming = True
            elif word in self.iw.another:
                title.another = True
            elif word in self.w["of"] and self.words[k - 1] in self.iw.quantity and k > self.sentence.start:
                title.plural, k = True, k - 1
            elif word not in self.iw.preposed and word not in _QUOTES:
                break
            k -= 1
        return k
