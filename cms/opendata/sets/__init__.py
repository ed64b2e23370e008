"""All data sets by their names, which stand in addresses and never change."""

from cms.opendata.columns import DataSet

from .library import LIBRARY_SETS
from .parts import PART_SETS
from .records import RECORD_SETS

DATA_SETS: dict[str, DataSet] = {each.name: each for each in (*RECORD_SETS, *PART_SETS, *LIBRARY_SETS)}
