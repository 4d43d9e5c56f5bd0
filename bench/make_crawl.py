"""Writes a web archive of invented news pages, as large as asked. usage: make_crawl.py MEGABYTES FILE.warc[.gz] [SEED]

Each page is some 90 kB of menus, scripts, styles, teasers and comments around an article of some 400 words, as pages of
news are; one record in eight is a picture or an answer without a page. The same arguments give the same bytes.
"""

import gzip
import random
import sys

FIRST = "Ana Boris Chen Dana Emil Fatima Goran Hana Ivo Jana Kenji Lena Marek Nadia Omar Petra Rosa Sven Tariq Uma".split()
LAST = "Adler Brandt Cho Duarte Eriksen Farkas Grahn Haddad Ito Jansen Kovac Lind Moreau Novak Okafor Petit Quist Rossi".split()
STEMS = [a + b + c for a in "Al Bor Cor Del Em Fjor Gran Hel Jun Kron Lum Mer Nor Orb Pal".split()
         for b in "a e i o u".split() for c in "ba lis mon ra tek via xis".split()]
ENDS = "Systems Motors Bank Airlines Energy Pharma Foods Media Labs Logistics Telecom Steel".split()
CITIES = "Oslo Lagos Lima Osaka Prague Austin Leeds Turin Perth Quito Cairo Seoul Denver Malmo Lyon Gdansk".split()
MONTHS = "January February March April May June July August September October November December".split()
PLAIN = """The plan had been discussed for years. Analysts were divided about what it means. Shares rose by {n} percent in early
trading. The number of jobs at stake is not known. Critics say that the price is too high. A decision is expected next month.
Neighbours complained about the noise. The weather did not help. Competitors have made similar plans before. The market has
changed a great deal since then. Prices fell for the third time in a row. Nobody was hurt. The report has {n} pages.""".replace("\n", " ").split(". ")


def sentence(pick, day):
    person = f"{pick(FIRST)} {pick(LAST)}"
    first, second = f"{pick(STEMS)} {pick(ENDS)}", f"{pick(STEMS)} {pick(ENDS)}"
    date = f"{day % 28 + 1} {MONTHS[day // 28 % 12]} {2015 + day // 336 % 10}"
    return pick([
        f"{first} bought {second} on {date}, the company said in {pick(CITIES)}.",
        f"{person}, chief executive of {first}, resigned on {date}.",
        f"{first} will open a plant in {pick(CITIES)} next year, {person} told reporters.",
        f"A court in {pick(CITIES)} fined {first} {day % 90 + 3} million dollars in {date[2:].strip()}.",
        f"{second} signed a contract with {first} last week.",
        f"The government denied that {second} had asked for help.",
        pick(PLAIN).format(n=day % 60 + 2).strip().rstrip(".") + ".",
        pick(PLAIN).format(n=day % 60 + 2).strip().rstrip(".") + ".",
    ])


def page(number, rng):
    pick, day = rng.choice, rng.randrange(3360)
    paragraphs = [" ".join(sentence(pick, rng.randrange(3360)) for _ in range(rng.randrange(2, 5)))
                  for _ in range(rng.randrange(8, 14))]
    title = sentence(pick, day).rstrip(".")
    published = f"{2015 + day // 336 % 10}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
    menu = "".join(f'<li class="nav-item"><a href="/s/{i}">{pick(CITIES)} {pick(ENDS)}</a></li>' for i in range(60))
    teasers = "".join(f'<div class="teaser"><a href="/n/{rng.randrange(10**6)}">{sentence(pick, i)}</a></div>' for i in range(25))
    script = "".join("<script>var slots=[" + ",".join(str(rng.randrange(10**9)) for _ in range(1500)) + "];</script>" for _ in range(4))
    style = "<style>" + "".join(f".c{i}{{margin:{i}px;color:#{rng.randrange(16**6):06x}}}" for i in range(400)) + "</style>"
    comments = "".join(f'<div class="comment"><b>{pick(FIRST)}{i}</b><p>I do not agree with this at all.</p></div>' for i in range(8))
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - The {pick(CITIES)} Post</title>'
            f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Post">'
            f'<meta property="article:published_time" content="{published}T08:00:00Z">{style}{script}</head>'
            f'<body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{body}</article>'
            f'<section class="related">{teasers}</section><section id="comments">{comments}</section></main>'
            f'<footer>{menu}</footer></body></html>').encode(), f"http://news{number % 97}.example/{published}/{number}.html"


def record(kind, address, media, content):
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n").encode() + content + b"\r\n\r\n"


def answer(status, media, body):
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def main(megabytes, path, seed=1):
    rng = random.Random(seed)
    packed = path.endswith(".gz")
    written = number = 0
    with open(path, "wb") as out:
        while written < megabytes * 10**6:
            number += 1
            body, address = page(number, rng)
            if number % 16 == 0:
                content = answer("200 OK", "image/png", bytes(rng.randrange(256) for _ in range(2000)))
            elif number % 16 == 8:
                content = answer("404 Not Found", "text/html", b"<html><body>Not found</body></html>")
            else:
                content = answer("200 OK", "text/html; charset=utf-8", body)
            data = record("response", address, "application/http; msgtype=response", content)
            written += len(data)
            out.write(gzip.compress(data, 6, mtime=0) if packed else data)


main(float(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:4]))
