#!/usr/bin/env python3
"""Measures how long an editor waits for the language server.

    bench/measure-editor.py DIRECTORY [--rounds N] [--command COMMAND]

Opens DIRECTORY as an editor does, waits for the first diagnostics, opens a file that has some, and
changes it: a line is put in front and taken away again, so that all its diagnostics move. Another
series changes the body of a routine and the signature of one, by a comment and a parameter. Prints
the seconds from each message to the diagnostics that answer it. The server is told not to wait for
the next keystroke, which is 0.3 s otherwise.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import threading
import time
import queue
import urllib.parse


class Server:
    """One language server, spoken to over its standard streams."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.messages = queue.Queue()
        self.numbers = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = 0
            line = stream.readline()
            if not line:
                self.messages.put((time.monotonic(), None))
                return
            while line not in (b"\r\n", b"\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
                line = stream.readline()
            self.messages.put((time.monotonic(), json.loads(stream.read(length))))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        self.numbers += 1
        number = self.numbers
        self._send({"id": number, "method": method, "params": params})
        while True:
            _, message = self.next(600)
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def next(self, seconds):
        """The next message and when it came; (None, None) when none comes in time."""
        try:
            when, message = self.messages.get(timeout=seconds)
        except queue.Empty:
            return None, None
        if message is None:
            sys.exit("the server is gone")
        return when, message

    def diagnostics(self, uri=None, quiet=2.0, most=600):
        """Waits for diagnostics, of `uri` if given; else until no more come. When, and by URI."""
        found = {}
        end = None
        deadline = time.monotonic() + most
        while time.monotonic() < deadline:
            when, message = self.next(most if end is None else quiet)
            if message is None:
                break
            if message.get("method") == "textDocument/publishDiagnostics":
                found[message["params"]["uri"]] = message["params"]["diagnostics"]
                if uri is None or message["params"]["uri"] == uri:
                    end = when
                    if uri is not None:
                        break
        if end is None:
            sys.exit("no diagnostics came")
        return end, found

    def memory(self):
        """What the server has in memory, in MB; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                for line in status:
                    if line.startswith("VmRSS:"):
                        return int(line.split()[1]) // 1024
        except OSError:
            pass
        return 0


def line_of(diagnostic):
    return diagnostic["range"]["start"]["line"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--rounds", type=int, default=10)
    jar = pathlib.Path(__file__).resolve().parent.parent / "target" / "bgcheck.jar"
    parser.add_argument("--command", default=f"java -jar {jar} lsp")
    options = parser.parse_args()
    root = pathlib.Path(options.directory).resolve()

    started = time.monotonic()
    server = Server(options.command.split())
    server.request(
        "initialize",
        {
            "processId": os.getpid(),
            "rootUri": root.as_uri(),
            "capabilities": {},
            "initializationOptions": {"delay": 0},
        },
    )
    server.notify("initialized", {})
    end, found = server.diagnostics()
    print(f"start to first diagnostics {end - started:6.2f} s, {len(found)} files with some")

    sources = {
        uri: some
        for uri, some in found.items()
        if some and uri.rsplit(".", 1)[-1] in ("swift", "m", "mm")
    }
    if not sources:
        sys.exit("no source has diagnostics; this measure needs one")
    uri = sorted(sources)[0]
    path = pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(uri).path))
    text = path.read_text()
    print(f"file {path.relative_to(root)}, {text.count(chr(10))} lines")
    server.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": uri, "languageId": "swift", "version": 1, "text": text}},
    )
    version = 1

    def change(new):
        nonlocal version
        version += 1
        asked = time.monotonic()
        server.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": version},
                "contentChanges": [{"text": new}],
            },
        )
        answered, _ = server.diagnostics(uri)
        return answered - asked

    seconds = []
    for number in range(options.rounds):
        moved = "\n" if number % 2 == 0 else ""
        seconds.append(change(moved + text))
    print("a line in front            " + " ".join(f"{one:5.2f}" for one in seconds))
    declaration = "\nfunc measured%d(_ a: Int) -> Int { return a }\n"
    if not path.name.endswith(".swift"):
        declaration = "\nint measured%d(int a) { return a; }\n"
    seconds = []
    for number in range(options.rounds):
        moved = "\n" if number % 2 == 0 else ""
        seconds.append(change(moved + text + declaration % number))
    print("and a routine at the end   " + " ".join(f"{one:5.2f}" for one in seconds))
    settled = sorted(seconds[len(seconds) // 2 :])
    print(f"median of the last {len(settled)}       {settled[len(settled) // 2]:5.2f} s")
    print(f"memory                     {server.memory()} MB")
    server.request("shutdown", None)
    server.notify("exit", {})
    server.process.wait(10)


if __name__ == "__main__":
    main()
