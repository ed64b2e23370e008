"""Makes the files of the demonstration from the texts of its records: ``python -m cms.demo.make_files``.

Running it again gives the same bytes, so only changed texts change files.
"""

import sys

from .content import FILES
from .printing.arms import write_arms
from .printing.office import write_docx, write_odt
from .printing.pdf import write_pdf
from .printing.scan import write_scan
from .printing.sheet import all_sheets

WRITERS = {"pdf": write_pdf, "scan": write_scan, "docx": write_docx, "odt": write_odt}


def main() -> None:
    FILES.mkdir(exist_ok=True)
    write_arms(FILES / "arms.png")
    sheets = all_sheets()
    for sheet in sheets:
        WRITERS[sheet.form](sheet, FILES / sheet.file)
    wanted = {sheet.file for sheet in sheets} | {"arms.png"}
    for path in FILES.iterdir():
        if path.name not in wanted:
            path.unlink()
    size = sum(path.stat().st_size for path in FILES.iterdir())
    sys.stdout.write(f"{len(sheets)} files and the coat of arms, {size / 1024:.0f} KB together.\n")


if __name__ == "__main__":
    main()
