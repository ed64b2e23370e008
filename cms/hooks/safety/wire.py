"""A connection that ends at its time and after its bytes, whatever the other side does."""

import io
import socket
import ssl
import time
from collections.abc import Callable

Clock = Callable[[], float]
# Who takes longer to say that it is there is not there.
CONNECT_SECONDS = 5


class TooLate(TimeoutError):
    pass


class TooMuch(OSError):
    pass


class Wire:
    """What ``http.client`` needs of a socket. Raises TooLate and TooMuch (both OSError).

    ``seconds`` bounds everything together, from the connection to the last byte; ``most`` the bytes of the answer,
    its headers included. A time-out of the socket alone would begin anew with every byte of a slow answer.
    """

    def __init__(self, addresses: list[str], port: int, seconds: float, most: int, clock: Clock = time.monotonic):
        """To the first of the addresses that answers. Raises OSError where none does."""
        self._clock, self._end, self._left = clock, clock() + seconds, most
        self._socket = self._first(addresses, port)

    def _first(self, addresses: list[str], port: int) -> socket.socket:
        last: OSError = ConnectionError()
        for address in addresses:
            try:
                return socket.create_connection((address, port), timeout=min(self._seconds(), CONNECT_SECONDS))
            except TooLate:
                raise
            except OSError as error:
                # A machine may have an address of IPv6 to which no way leads from here, and one of IPv4.
                last = error
        raise last

    def encrypt(self, name: str, context: ssl.SSLContext) -> None:
        """TLS with the certificate of ``name``, as the address of the webhook has it."""
        self._socket.settimeout(self._seconds())
        self._socket = context.wrap_socket(self._socket, server_hostname=name)

    def sendall(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            self._socket.settimeout(self._seconds())
            rest = rest[self._socket.send(rest) :]

    def read_into(self, buffer: memoryview) -> int:
        self._socket.settimeout(self._seconds())
        count = self._socket.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise TooMuch
        return count

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Raw(self))

    def close(self) -> None:
        """Nothing: ``http.client`` closes before the answer is read, and relies on files that keep a socket open."""

    def end(self) -> None:
        self._socket.close()

    def _seconds(self) -> float:
        left = self._end - self._clock()
        if left <= 0:
            raise TooLate
        return left


class _Raw(io.RawIOBase):
    def __init__(self, wire: Wire):
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        return self._wire.read_into(memoryview(buffer))
