"""How much the web process grows while a file of 200 MB is uploaded in the admin, and while slow readers fetch it.

The portal runs under granian with one worker and data of its own. The peak is the kernel's (VmHWM), reset before each
measurement; a small upload before warms up whatever is loaded once. `tools/with_s3.sh .venv/bin/python
bench/documents_memory.py --s3` measures the same with the files on a real S3 server.
"""

import argparse
import http.client
import http.cookiejar
import os
import re
import secrets
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from servers import Server, granian

from pages import portal_environment, prepare

GOAL = 30.0
MB = 1_000_000
USER = "admin"
BOUNDARY = "komuna-measures"


def make_pdf(path: Path, size: int) -> None:
    """A valid PDF of one page whose picture, random bytes of about ``size``, nothing can make smaller."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</XObject<</P 4 0 R>>>>>>",
    ]
    offsets = []
    with path.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        for number, content in enumerate(objects, 1):
            offsets.append(file.tell())
            file.write(b"%d 0 obj%sendobj\n" % (number, content))
        offsets.append(file.tell())
        file.write(b"4 0 obj<</Type/XObject/Subtype/Image/Width 1000/Height %d" % (size // 1000))
        file.write(b"/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>stream\n" % (size // 1000 * 1000))
        for _row in range(size // 1000):
            file.write(secrets.token_bytes(1000))
        file.write(b"\nendstream endobj\n")
        table = file.tell()
        file.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets))
        file.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table)


class Office:
    """A user of the admin, signed in."""

    def __init__(self, server: Server, password: str):
        self.server = server
        self.jar = http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        form = self.fields("/admin/login/") | {"username": USER, "password": password}
        with self._browser.open(server.base + "/admin/login/", urllib.parse.urlencode(form).encode()) as answer:
            if "/login/" in answer.url:
                sys.exit("The demonstration's user could not sign in.")

    def page(self, path: str) -> str:
        with self._browser.open(self.server.base + path) as answer:
            return answer.read().decode()

    def fields(self, path: str) -> dict[str, str]:
        return {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.page(path))[1]}

    def upload(self, path: Path) -> None:
        address = "/admin/documents/add/"
        markup = self.page(address)
        collection = re.search(r'name="collection".*?<option value="(\d+)"', markup, re.DOTALL)
        fields = self.fields(address) | {"title": path.stem, "language": "sq", "kind": "other", "tags": ""}
        fields["collection"] = collection[1] if collection else "1"
        status, text = self._post(address, fields, path)
        if status != 302:
            errors = re.findall(r"error-message[^>]*>(.*?)</", text, re.DOTALL)
            sys.exit(f"The upload was answered by {status}: {errors or text[:2000]}")

    def _post(self, address: str, fields: dict[str, str], path: Path) -> tuple[int, str]:
        """Send a form with a file that is read from disk while it is sent."""
        parts = "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        parts += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n'
        head, tail = (parts + "Content-Type: application/pdf\r\n\r\n").encode(), f"\r\n--{BOUNDARY}--\r\n".encode()
        connection = http.client.HTTPConnection(self.server.base.removeprefix("http://"), timeout=600)
        headers = self.headers() | {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(head) + path.stat().st_size + len(tail)),
        }
        connection.request("POST", address, _body(head, path, tail), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)
        return {"Cookie": cookies, "Referer": self.server.base + "/admin/"}

    def newest_file(self) -> str:
        """The address of the document that was uploaded last."""
        keys = re.findall(r"/admin/documents/edit/(\d+)/", self.page("/admin/documents/?ordering=-created_at"))
        return f"/d/{max(map(int, keys))}/"


def _body(head: bytes, path: Path, tail: bytes) -> Iterator[bytes]:
    yield head
    with path.open("rb") as file:
        while piece := file.read(256 * 1024):
            yield piece
    yield tail


def slow_reader(office: Office, address: str, size: int, seconds: float = 3) -> http.client.HTTPConnection:
    """Ask for a file of this size, read its first bytes and no more for some seconds, as on a bad line."""
    connection = http.client.HTTPConnection(office.server.base.removeprefix("http://"), timeout=60)
    connection.request("GET", address, headers=office.headers())
    answer = connection.getresponse()
    if (answer.status, int(answer.headers["Content-Length"])) != (200, size):
        sys.exit(f"{address} answered {answer.status} with {answer.headers['Content-Length']} bytes.")
    answer.read(100_000)
    time.sleep(seconds)
    return connection


class Memory:
    """Peak resident memory of the server's processes that run now, against what they have now; in MB."""

    def __init__(self, server: Server):
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        self._pids = [server.pid, *map(int, children)]

    def growth(self, work) -> float:
        before = {}
        for pid in self._pids:
            Path(f"/proc/{pid}/clear_refs").write_text("5")
            before[pid] = self._of(pid, "VmRSS")
        work()
        return sum(self._of(pid, "VmHWM") - before[pid] for pid in self._pids) / 1000

    def now(self) -> float:
        return sum(self._of(pid, "VmRSS") for pid in self._pids) / 1000

    @staticmethod
    def _of(pid: int, name: str) -> int:
        return int(re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())[1]) * 1024 // 1000


def s3_address() -> str:
    """The server of tools/with_s3.sh, with its bucket made."""
    import boto3

    url = os.environ.get("TEST_S3_URL") or sys.exit("Start it with tools/with_s3.sh.")
    parts = urllib.parse.urlsplit(url)
    endpoint = f"http://{parts.hostname}:{parts.port}"
    client = boto3.client(
        "s3", "us-east-1", endpoint_url=endpoint, aws_access_key_id=parts.username, aws_secret_access_key=parts.password
    )
    client.create_bucket(Bucket=parts.path.strip("/"))
    return url


def measure(folder: str, size: int, storage_url: str) -> dict[str, float]:
    environment = portal_environment(folder) | {"SECURE_COOKIES": "false", "STORAGE_URL": storage_url}
    environment |= {"DOCUMENT_READING": "off"}
    prepare(environment)
    password = re.search(r"password (\S+)", (Path(folder) / "users.txt").read_text())[1]
    small, big = Path(folder) / "small.pdf", Path(folder) / "big.pdf"
    make_pdf(small, MB)
    make_pdf(big, size * MB)
    with granian("cms.wsgi:application", 1, "/health/", **environment) as server:
        office = Office(server, password)
        office.upload(small)
        address = office.newest_file()
        slow_reader(office, address, small.stat().st_size, 0).close()
        memory = Memory(server)
        results = {"process before": memory.now(), "upload": memory.growth(lambda: office.upload(big))}
        address = office.newest_file()
        held = []
        results["slow reader"] = memory.growth(lambda: held.append(slow_reader(office, address, big.stat().st_size)))
        for connection in held:
            connection.close()
        return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200, help="of the file, in MB")
    parser.add_argument("--s3", action="store_true", help="files on the S3 server of tools/with_s3.sh")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = measure(folder, options.size, s3_address() if options.s3 else "")
    print(f"A file of {options.size} MB, {'on S3' if options.s3 else 'on disk'}; growth of the web process:")
    for name, value in results.items():
        print(f"  {name:15} {value:7.1f} MB")
    above = [name for name in ("upload", "slow reader") if results[name] >= GOAL]
    print(f"Goal: less than {GOAL:.0f} MB. " + (f"Above it: {', '.join(above)}." if above else "Reached."))


if __name__ == "__main__":
    main()
