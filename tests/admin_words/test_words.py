"""The measure itself: what it takes for English, and what it sees of a page."""

import pytest

from .visible import texts
from .words import FOLDERS, english, foreign_words
