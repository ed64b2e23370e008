from .rows import Refusal


class RefusedRecord(Exception):
    """The record was not taken; nothing of it was written."""

    def __init__(self, refusals: list[Refusal]):
        super().__init__(*map(str, refusals))
        self.refusals = refusals
