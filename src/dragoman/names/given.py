"""Given names that are one in many languages (`given.toml`), found in any spelling."""

from __future__ import annotations

from functools import lru_cache

from .phonetics import Sound, coarse, sounds
from .spelling import toml


class GivenNames:
    """The given names that are known, by spelling and by sound, with the gender of those who bear them."""

    def __init__(self) -> None:
        self._spelled: dict[str, dict[str, None]] = {}
        self._drawers: dict[str, list[str]] = {}  # by the letters that hardly any spelling changes
        self._heard: dict[str, dict[Sound, dict[str, None]]] = {}  # the same, heard on first use
        self._gender: dict[str, str] = {}
        data = toml("given.toml")
        for table, gender in (("men", "m"), ("women", "f")):
            for name, forms in data[table].items():
                self._gender[name] = gender
                for form in (name, *forms):
                    self._spelled.setdefault(form.casefold(), {})[name] = None
        for form in self._spelled:
            self._drawers.setdefault(coarse(form), []).append(form)
        self._ruler = {name: ruler for ruler, names in data["rulers"].items() for name in names}

    def names(self, word: str, exact: bool = False) -> frozenset[str]:
        """Return the names, as English writes them, that a folded word may be a form of: by spelling, or by sound."""
        spelled = self._spelled.get(word)
        if spelled is not None:
            return frozenset(spelled)
        return frozenset() if exact else self._by_sound(word)

    def _by_sound(self, word: str) -> frozenset[str]:
        drawer = self._drawer(coarse(word))
        if not drawer:
            return frozenset()
        return frozenset(name for sound in sounds(word) if len(sound[0]) > 1 for name in drawer.get(sound, ()))

    def _drawer(self, key: str) -> dict[Sound, dict[str, None]]:
        if key not in self._heard:
            heard: dict[Sound, dict[str, None]] = {}
            for form in self._drawers.get(key, ()):
                heard.setdefault(sounds(form)[0], {}).update(self._spelled[form])
            self._heard[key] = heard
        return self._heard[key]

    def rulers(self, word: str) -> frozenset[str]:
        """Return the names, as English writes them, by which a ruler or pope of that name may be called."""
        return frozenset(self._ruler.get(name, name) for name in self.names(word))

    def genders(self, word: str, exact: bool = False) -> frozenset[str]:
        """Return the genders of those who bear a name, "m" or "f": none where it is not known."""
        return frozenset(self._gender[name] for name in self.names(word, exact))


@lru_cache(maxsize=1)
def given_names() -> GivenNames:
    """Return the given names, loading them the first time."""
    return GivenNames()


@lru_cache(maxsize=16384)
def equivalents(word: str) -> frozenset[str]:
    """Return the names that a folded word may be a form of, as English writes them."""
    return given_names().names(word) if len(word) > 1 else frozenset()
