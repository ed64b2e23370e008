"""What another site keeps of the portal."""


class Copy:
    """It reads on from where it was; ``limit`` changes at a time."""

    def __init__(self, ask, limit: int = 2):
        self.ask, self.limit, self.last, self.items = ask, limit, 0, {}

    def read(self) -> dict:
        while True:
            answer = self.ask("changes/", after=self.last, limit=self.limit)
            for change in answer["items"]:
                place = change["resource"], change["id"]
                if change["change"] == "removed":
                    self.items.pop(place, None)
                else:
                    self.items[place] = change["item"]
            self.last = answer["last"]
            if not answer["more"]:
                return self.items


def answered(ask) -> dict:
    """Everything that the lists answer."""
    found = {}
    for resource in ("record", "document"):
        cursor = {}
        while True:
            answer = ask(f"{resource}s/", limit=100, order="id", **cursor)
            found |= {(resource, item["id"]): item for item in answer["items"]}
            if not answer["next"]:
                break
            cursor = {"cursor": answer["next"].rpartition("cursor=")[2]}
    return found
