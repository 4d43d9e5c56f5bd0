"""Packs two articles in every way that Python's own modules know. usage: make_archives.py FOLDER"""

import bz2
import gzip
import io
import lzma
import pathlib
import sys
import tarfile
import zipfile

FIRST = b"Acme buys Globex\n\nAcme bought Globex on 3 May 2024.\n"
SECOND = "Zürich opens a bridge\n\nZürich opened a bridge on 4 May 2024.\n".encode()
MEMBERS = {"news/first.txt": FIRST, "news/zürich.txt": SECOND}


def tar(mode):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in MEMBERS.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("news/link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        hidden = tarfile.TarInfo("news/.hidden")
        archive.addfile(hidden, io.BytesIO(b""))
    return out.getvalue()


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def nested(depth):
    data = FIRST
    for level in range(depth):
        data = zipped({f"level{level}.zip" if level else "first.txt": data})
    return data


def bomb():
    """One word over and over, twice packed."""
    inner = io.BytesIO()
    with gzip.GzipFile(fileobj=inner, mode="wb", compresslevel=6, mtime=0) as out:
        for _ in range(160):
            out.write(b"news" * (1 << 18))
    return zipped({"word.gz": inner.getvalue(), "first.txt": FIRST})


def main(folder):
    whole = tar("w")
    archives = {
        "plain.tar": whole, "gz.tar.gz": tar("w:gz"), "bz2.tar.bz2": tar("w:bz2"), "xz.tar.xz": tar("w:xz"),
        "deflated.zip": zipped(MEMBERS), "stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
        "lzma.zip": zipped(MEMBERS, zipfile.ZIP_LZMA),
        "within.zip": zipped({"a.tar.gz": tar("w:gz"), "b.zip": zipped({"c.txt.bz2": bz2.compress(FIRST)})}),
        "deep.zip": nested(9), "empty.zip": zipped({}), "bomb.zip": bomb(),
        "hidden.zip": zipped({"notes/.first.txt": FIRST}),
        "first.txt.gz": gzip.compress(FIRST, mtime=0), "first.txt.xz": lzma.compress(FIRST),
        "cut.tar.gz": tar("w:gz")[:-60], "cut.zip": zipped(MEMBERS, zipfile.ZIP_STORED)[:150], "not-a.zip": b"PK\3\4" + bytes(range(256)),
    }
    for name, data in archives.items():
        (pathlib.Path(folder) / name).write_bytes(data)


main(sys.argv[1])
