"""Writes COUNT files of mixed kinds into FOLDER, each with a short invented article or a few.
usage: make_inputs.py COUNT FOLDER

Mail, archives and packed files are made by Python's own modules. The same arguments give the same articles.
"""

import email.message
import gzip
import io
import json
import mailbox
import pathlib
import random
import sys
import tarfile
import zipfile

PEOPLE = [f"{first} {last}" for first in "Ana Boris Dana Emil Hana Kenji Marek Nadia Omar Petra".split()
          for last in "Adler Brandt Duarte Eriksen Farkas Haddad Kovac Moreau".split()]
FIRMS = [f"{stem} {end}" for stem in "Boreal Corvus Ember Granit Helio Juno Lumen Orbis".split()
         for end in "Motors Bank Airlines Energy Foods Labs".split()]
CITIES = "Oslo Lagos Lima Osaka Prague Austin Leeds Turin".split()
MONTHS = "January February March April May June July August September October November December".split()


class Article:
    def __init__(self, number, rng):
        self.number = number
        first, second = rng.sample(FIRMS, 2)
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2016, 2025)
        self.iso, self.date = f"{year}-{month:02}-{day:02}", f"{day} {MONTHS[month - 1]} {year}"
        self.rfc = f"{day:02} {MONTHS[month - 1][:3]} {year} 08:00:00 +0000"
        city, person = rng.choice(CITIES), rng.choice(PEOPLE)
        self.title = f"{first} buys {second} for {number + 10} million"
        self.paragraphs = [
            f"{first} bought {second} on {self.date}, the company said in {city}.",
            f"{person}, chief executive of {second}, resigned the same day. The price was {number + 10} million dollars.",
            f"Regulators in {city} will examine the purchase next month, {person} told reporters.",
        ]
        self.first, self.second = first, second
        self.text = "\n\n".join(self.paragraphs)
        self.url = f"http://press{number % 13}.example/{self.iso}/{number}"

    def plain(self):
        return f"{self.title}\n\nPublished {self.date}\n\n{self.text}\n"

    def html(self):
        body = "".join(f"<p>{p}</p>" for p in self.paragraphs)
        return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{self.title} - The Press</title>'
                f'<meta property="article:published_time" content="{self.iso}T08:00:00Z">'
                f'<link rel="canonical" href="{self.url}"></head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>'
                f"<article><h1>{self.title}</h1>{body}</article><footer>All rights reserved</footer></body></html>")

    def mail(self):
        message = email.message.EmailMessage()
        message["From"], message["To"] = "The Press <news@press.example>", "reader@example.org"
        message["Subject"], message["Date"], message["Message-ID"] = self.title, self.rfc, f"<{self.number}@press.example>"
        message.set_content(self.text)
        message.add_alternative("<html><body>" + "".join(f"<p>{p}</p>" for p in self.paragraphs) + "</body></html>",
                                subtype="html")
        return message

    def line(self):
        return json.dumps({"id": f"n{self.number}", "title": self.title, "text": self.text, "published": self.iso,
                           "source": "The Wire", "url": self.url})


def rss(articles):
    items = "".join(f"<item><title>{a.title}</title><link>{a.url}</link><guid>{a.url}</guid><pubDate>{a.rfc}</pubDate>"
                    f"<description>{a.text}</description></item>" for a in articles)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Press</title><link>http://press.example/</link>{items}</channel></rss>'


def atom(articles):
    items = "".join(f"<entry><title>{a.title}</title><id>{a.url}</id><link href=\"{a.url}\"/><updated>{a.iso}T08:00:00Z</updated>"
                    f"<content>{a.text}</content></entry>" for a in articles)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Press</title><id>http://press.example/</id>{items}</feed>'


def zipped(articles):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for a in articles:
            archive.writestr(zipfile.ZipInfo(f"pages/{a.number}.html"), a.html())
    return out.getvalue()


def tarred(articles):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for a in articles:
            data = a.plain().encode()
            info = tarfile.TarInfo(f"texts/{a.number}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def warc(articles):
    out = b""
    for a in articles:
        body = a.html().encode()
        content = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        out += gzip.compress((f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {a.url}\r\nContent-Type: application/http; "
                              f"msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n").encode() + content + b"\r\n\r\n", mtime=0)
    return out


def mbox(articles, path):
    box = mailbox.mbox(path)
    for a in articles:
        box.add(a.mail())
    box.close()


def main(count, folder):
    folder, rng = pathlib.Path(folder), random.Random(11)
    number = 0

    def some(n):
        nonlocal number
        number += n
        return [Article(number - i, rng) for i in range(n)]

    for i in range(count):
        place = folder / f"{i % 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        stem, kind = f"{i:05}", i % 20
        if kind < 5:
            (place / f"{stem}.html").write_text(some(1)[0].html())
        elif kind < 8:
            (place / f"{stem}.txt").write_text(some(1)[0].plain())
        elif kind < 10:
            a = some(1)[0]
            (place / f"{stem}.md").write_text(f"---\ntitle: {a.title}\ndate: {a.iso}\nsource: The Notes\n---\n\n{a.text}\n")
        elif kind < 12:
            (place / f"{stem}.eml").write_bytes(some(1)[0].mail().as_bytes())
        elif kind < 14:
            (place / f"{stem}.xml").write_text((rss if kind == 12 else atom)(some(3)))
        elif kind == 14:
            (place / f"{stem}.jsonl").write_text("".join(a.line() + "\n" for a in some(4)))
        elif kind == 15:
            (place / f"{stem}.zip").write_bytes(zipped(some(3)))
        elif kind == 16:
            (place / f"{stem}.tar.gz").write_bytes(tarred(some(3)))
        elif kind == 17:
            (place / f"{stem}.warc.gz").write_bytes(warc(some(3)))
        elif kind == 18:
            mbox(some(2), str(place / f"{stem}.mbox"))
        else:
            (place / f"{stem}.html.gz").write_bytes(gzip.compress(some(1)[0].html().encode(), mtime=0))


main(int(sys.argv[1]), sys.argv[2])
