"""Messages go to public servers only, whatever an address looks like or turns into."""

import itertools
import subprocess

import pytest

from cms.hooks.safety import networks
from cms.hooks.safety.addresses import Refused, machines_of, target_of
from cms.hooks.safety.wire import TooLate, Wire
from cms.hooks.sending import post, tls
from tests.hooks.receiver import receiving

PUBLIC = "93.184.215.14"
CLOSED = """
    0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1
    203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1
    64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1
    fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 localhost 2130706433 0x7f.1
"""


@pytest.mark.no_database
@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "ftp://hooks.example/",
        "//hooks.example/",
        "hooks.example",
        "",
        "https://",
        "https:///path",
        "https://user@hooks.example/",
        "https://user:password@hooks.example/",
        "https://hooks.example@127.0.0.1/",
        "https://@hooks.example/",
        "https://hooks.example:8443/",
        "https://hooks.example:0/",
        "https://hooks.example:99999/",
        "https://hooks.example:-1/",
        "https://hooks.example/#part",
        "https://hooks.example/a b",
        "https://hooks.example\\@127.0.0.1/",
        "https://hooks.example/\r\nX-Evil: 1",
        "https://hooks.example/\tx",
        "https://hooks.example/ë",
        "https://hooks_example/",
        "https://hooks..example/",
        "https://-hooks.example/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "https://[hooks.example]/",
        "https://xn--/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.01/",
        "https://1.1.1.1.1/",
        "https://hooks.example.0x10/",
        "https://١٢٧.٠.٠.١/",
    ],
)
def test_addresses_that_are_none_are_refused_with_a_sentence(url):
    with pytest.raises(Refused) as refused:
        target_of(url)
    assert str(refused.value).endswith((".", "!"))


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Hooks.Example./x?y=1", "hooks.example"),
        ("https://komuna-prishtinë.example/", "xn--komuna-prishtin-mob.example"),
        ("https://１２７．０．０．１/", "127.0.0.1"),
        ("https://①②⑦.0.0.1/", "127.0.0.1"),
        ("https://[2606:4700::1]/", "2606:4700::1"),
    ],
)
def test_names_are_read_as_browsers_read_them(url, host):
    assert target_of(url).host == host


@pytest.mark.no_database
@pytest.mark.parametrize("address", CLOSED.split())
def test_machines_that_are_nobodys_business(address, settings):
    assert not networks.is_open(address)
    with pytest.raises(Refused):
        machines_of(target_of("https://hooks.example/"), lambda host, port: [PUBLIC, address])


@pytest.mark.no_database
@pytest.mark.parametrize("address", ["8.8.8.8", PUBLIC, "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a02:27a8::1"])
def test_public_machines_are_open(address):
    assert networks.is_open(address)


@pytest.mark.no_database
def test_exceptions_are_for_the_networks_that_the_setting_names_alone(settings):
    settings.WEBHOOK_ALLOWED_NETWORKS = ["10.20.0.0/16"]
    target = target_of("https://inside.example/")
    assert machines_of(target, lambda host, port: ["10.20.3.4"]) == ["10.20.3.4"]
    with pytest.raises(Refused):
        machines_of(target, lambda host, port: ["10.21.3.4"])
    with pytest.raises(Refused):
        machines_of(target, lambda host, port: ["::ffff:10.20.3.4"])


@pytest.mark.no_database
def test_a_server_that_is_not_found_is_named():
    def nowhere(host, port):
        raise OSError

    assert "nowhere.example" in post("https://nowhere.example/", b"{}", {}, nowhere).reason


@pytest.mark.no_database
def test_a_name_that_turns_into_another_machine_leads_nowhere(receiver):
    """The first answer of the resolver is looked at and used; there is no second question."""
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    asked = []

    def rebinding(host, port):
        asked.append(host)
        return next(answers)

    url = f"http://rebinding.example:{receiver.port}/hook"
    assert post(url, b"{}", {}, rebinding).taken
    assert asked == ["rebinding.example"]
    assert receiver.got[0].headers["host"] == f"rebinding.example:{receiver.port}"
    assert not post(url, b"{}", {}, rebinding).taken
    assert len(receiver.got) == 1


@pytest.mark.no_database
def test_the_next_machine_of_a_name_is_tried_where_the_first_is_away(receiver):
    url = f"http://two.example:{receiver.port}/hook"
    assert post(url, b"{}", {}, lambda host, port: ["127.0.0.2", "127.0.0.1"]).taken
    assert len(receiver.got) == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> str:
    """A certificate of hooks.example with its key, in one file."""
    path = tmp_path_factory.mktemp("tls") / "hooks.pem"
    key = tmp_path_factory.mktemp("tls") / "key.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=x"
    names = ["-addext", "subjectAltName=DNS:hooks.example", "-out", str(path), "-keyout", str(key)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    path.write_text(path.read_text() + key.read_text())
    return str(path)


@pytest.mark.no_database
def test_the_certificate_must_be_the_one_of_the_name(settings, certificate, monkeypatch):
    settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    here = lambda host, port: ["127.0.0.1"]  # noqa: E731
    with receiving(certificate) as receiver:
        settings.WEBHOOK_PORTS = [receiver.port]
        url = f"https://hooks.example:{receiver.port}/"
        assert not post(url, b"{}", {}, here).taken
        tls().load_verify_locations(certificate)
        try:
            assert post(url, b"{}", {}, here).taken
            refused = post(url.replace("hooks.", "other."), b"{}", {}, here)
        finally:
            tls.cache_clear()
    assert "certificate" in refused.reason or "Certifikata" in refused.reason
    assert len(receiver.got) == 1


@pytest.mark.no_database
def test_a_server_that_answers_drop_by_drop_is_left(receiver, settings):
    """The time is bounded as a whole, however often something comes: each look at the clock is a second later."""
    seconds = itertools.count()
    receiver.answers = lambda got: (200, {}, b"x" * 60_000)
    wire = Wire(["127.0.0.1"], receiver.port, 30, 100_000, lambda: next(seconds))
    wire.sendall(b"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
    drops = wire.makefile("rb").raw
    with pytest.raises(TooLate):
        [drops.readinto(bytearray(10)) for _each in range(100)]
    wire.end()
