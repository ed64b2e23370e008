"""How values of parameters are written: one way each, so that a number is no date and a word no truth."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

# The kinds of errors are those of pydantic for values that it cannot read either.
_FORMS = {
    "int_parsing": re.compile(r"-?[0-9]{1,19}"),
    "bool_parsing": re.compile(r"true|false"),
    "date_parsing": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    # RFC 3339, 5.6. In an address “+” is a blank where nobody has encoded it.
    "datetime_parsing": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]{5,18}([Zz]|[-+ ][0-9]{2}:?[0-9]{2})"),
}


def _as(kind: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, str) and not _FORMS[kind].fullmatch(value):
            raise PydanticCustomError(kind, "is written in another way")
        return value

    return BeforeValidator(check)


Number = Annotated[int, _as("int_parsing")]
Truth = Annotated[bool, _as("bool_parsing")]
Day = Annotated[date, _as("date_parsing")]
Moment = Annotated[datetime, _as("datetime_parsing")]
