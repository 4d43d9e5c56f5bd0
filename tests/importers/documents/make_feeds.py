"""Feeds as the generator of Django (python3-feedgenerator) writes them: ferry.rss, ferry.atom."""

import datetime

import feedgenerator

ZONE = datetime.timezone(datetime.timedelta(hours=1))


def fill(feed):
    feed.add_item(
        title="Ferry & bus run again",
        link="https://gazette.example/ferry",
        description="<p>The ferry runs again, <b>Norled</b> said.</p><p>It is electric.</p>",
        author_name="Jane Doe",
        author_email="jane@gazette.example",
        pubdate=datetime.datetime(2026, 3, 3, 9, 30, tzinfo=ZONE),
        updateddate=datetime.datetime(2026, 3, 4, 8, 0, tzinfo=ZONE),
        unique_id="urn:gazette:17",
    )
    feed.add_item(
        title="Museum opens",
        link="https://gazette.example/museum",
        description="The museum opened on 2 March 2026.",
        pubdate=datetime.datetime(2026, 3, 2, 23, 30, tzinfo=ZONE),
    )
    return feed


def make(kind, name):
    feed = kind(
        title="Harbour Gazette",
        link="https://gazette.example/",
        description="News of Bergen",
        language="en",
    )
    with open(name, "w", encoding="utf-8") as file:
        fill(feed).write(file, "utf-8")


make(feedgenerator.Rss201rev2Feed, "ferry.rss")
make(feedgenerator.Atom1Feed, "ferry.atom")
