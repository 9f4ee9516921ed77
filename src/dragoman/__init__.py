"""Dragoman reads diplomatic dispatches into sourced records.

>>> from dragoman import read
>>> record = read(text)                         # doctest: +SKIP
>>> record.events[0].type, record.events[0].parties  # doctest: +SKIP
('visit', ('AZE', 'RUS'))
"""

from .reader import about, languages, load, read
from .record import Record

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "about", "languages", "load", "read"]
