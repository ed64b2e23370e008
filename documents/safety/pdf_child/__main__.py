"""Look into one PDF file, in a process of its own: ``python pdf_child FILE`` prints one JSON object.

``{"error": "password" | "broken" | "bomb" | "unreadable"}`` or
``{"pages": 3, "restricted": false, "findings": [...]}``;
the findings are those of ``scanning.RULES`` and of ``embedded``. Nothing of Django is imported: starting costs time.
"""

import json
import sys
import tempfile

from opening import Unusable, open_document, write_plain_copy
from scanning import Scan, scan


def inspect(path: str) -> dict:
    with open_document(path) as document:
        found = scan(path, object_streams=not document.restricted)
        plain = path
        with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
            if document.restricted or found.unusual:
                write_plain_copy(document, copy)
                plain = copy.name
                found = found | scan(plain)
            return {
                "pages": document.pages,
                "restricted": document.restricted,
                "findings": sorted(_finish(found, plain)),
            }


def _finish(found: Scan, path: str) -> set[str]:
    findings = set(found.findings)
    if found.unusual:
        findings.add("unusual")
    if "attachment" in findings:
        from embedded import attachments

        findings |= attachments(path)
    return findings


def main() -> None:
    try:
        answer = inspect(sys.argv[1])
    except Unusable as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))


main()
