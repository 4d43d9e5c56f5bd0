"""Mails, a mailbox and a kept page as Python's own modules write them. usage: make_mails.py FOLDER"""

import email.message
import email.mime.multipart
import email.mime.text
import mailbox
import pathlib
import sys

HTML = (
    "<html><body><h1>Harbour</h1><p>The ferry between Bergen and Askøy runs again — "
    + "daily and at night. " * 8
    + "</p></body></html>"
)


def letter(subject="Færje kører igen", sender="Harbour Gazette <desk@gazette.example>"):
    message = email.message.EmailMessage()
    message["From"] = sender
    message["To"] = "reader@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 03 Mar 2026 23:30:00 +0100"
    message["Message-ID"] = "<17@gazette.example>"
    return message


def newsletter():
    message = letter()
    message.set_content("Short.")
    message.add_alternative(HTML, subtype="html", cte="quoted-printable")
    return message


def plain_alternative():
    message = letter("Plain is richer")
    message.set_content("The ferry runs again, and the bus too.\n")
    message.add_alternative("<html><body></body></html>", subtype="html")
    return message


def with_attachments():
    message = letter("Attached")
    message.set_content("See the attached pieces.")
    message.add_attachment("Bus Stops\n\nThe bus stops.\n", filename="bus.txt")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="map.png")
    inner = letter("Inner news", "Inner Desk <inner@example.org>")
    inner.replace_header("Message-ID", "<18@gazette.example>")
    inner.set_content("The inner ferry runs.")
    message.add_attachment(inner)
    return message


def box(folder):
    out = mailbox.mbox(folder / "box.mbox")
    for number in range(3):
        message = letter(f"News {number}")
        message.replace_header("Message-ID", f"<{number}@gazette.example>")
        message.set_content(f"From Bergen comes news {number}.\n\nFrom Oslo too.\n")
        out.add(message)
    out.close()


def kept_page():
    """A page with a picture, as browsers keep it (RFC 2557)."""
    page = email.mime.multipart.MIMEMultipart("related", type="text/html")
    page["From"] = "<Saved by a browser>"
    page["Snapshot-Content-Location"] = "https://gazette.example/ferry"
    page["Subject"] = "Ferry Runs Again"
    page["Date"] = "Wed, 01 Apr 2026 10:00:00 -0000"
    paragraphs = "".join(
        f"<p>The ferry between Bergen and Askøy runs again after {n} months of work, the company said in a statement.</p>"
        for n in (11, 12, 13)
    )
    body = email.mime.text.MIMEText(
        "<html><head><title>Ferry Runs Again</title></head><body><article><h1>Ferry Runs Again</h1>"
        + paragraphs
        + "</article></body></html>",
        "html",
        "utf-8",
    )
    body["Content-Location"] = "https://gazette.example/ferry"
    page.attach(body)
    return page


def main(folder):
    folder = pathlib.Path(folder)
    for name, message in {
        "newsletter.eml": newsletter(),
        "plain.eml": plain_alternative(),
        "attachments.eml": with_attachments(),
        "page.mhtml": kept_page(),
    }.items():
        (folder / name).write_bytes(message.as_bytes())
    box(folder)


main(sys.argv[1])
