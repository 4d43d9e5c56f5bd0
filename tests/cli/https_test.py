#!/usr/bin/env python3
"""Fetches from a local HTTPS server that is not ours (Python's), with a certificate made for the test."""

import functools
import http.server
import os
import pathlib
import ssl
import subprocess
import tempfile
import threading
import unittest

WEFT = os.environ["WEFT_PROGRAM"]


class Https(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.certificate = str(self.folder / "certificate.pem")
        key = str(self.folder / "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-keyout", key, "-out", self.certificate, "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost"],
            check=True, stderr=subprocess.DEVNULL)
        site = self.folder / "site"
        site.mkdir()
        (site / "a.txt").write_text("Acme bought Globex in May 2024.\n")
        handler = functools.partial(QuietHandler, directory=str(site))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def fetch(self, host, **environment):
        url = f"https://{host}:{self.server.server_port}/a.txt"
        return subprocess.run(
            [WEFT, "fetch", url, "--allow-private", "--delay", "0", "--store", str(self.folder / "store")],
            env={**os.environ, **environment}, capture_output=True, text=True)

    def test_a_page_comes_from_a_host_that_proves_who_it_is(self):
        run = self.fetch("localhost", SSL_CERT_FILE=self.certificate)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("1 articles read: 1 new", run.stdout)
        run = self.fetch("localhost", SSL_CERT_FILE=self.certificate)
        self.assertIn("0 pages fetched, 1 unchanged", run.stdout)

    def test_nothing_comes_from_a_host_that_cannot(self):
        for host, environment in (("localhost", {}), ("127.0.0.1", {"SSL_CERT_FILE": self.certificate})):
            run = self.fetch(host, **environment)
            self.assertEqual(run.returncode, 3, run.stderr)
            self.assertIn("cannot prove who it is", run.stderr)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    unittest.main()
