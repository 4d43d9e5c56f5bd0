"""PDFs as ReportLab writes them: columns.pdf in two columns, picture.pdf without text, locked.pdf."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

FIRST = (
    "The harbour of Bergen handled more goods than ever before in February, its director Kari Moe "
    "told a meeting of shippers. Most of it was timber and fish, carried by vessels that belong to "
    "companies from five countries."
)
SECOND = (
    "Wilhelmsen will open a terminal in May 2027. The company signed the contract with the port "
    "authority on 12 January 2026 and expects to employ eighty people there."
)


def columns():
    style = getSampleStyleSheet()
    frames = [Frame(60, 500, 230, 270), Frame(310, 500, 230, 270)]
    document = BaseDocTemplate(
        "columns.pdf", pagesize=A4, title="Harbour of Bergen Grows", author="Port Weekly", invariant=1
    )
    document.addPageTemplates(PageTemplate(frames=frames))
    story = [Paragraph(FIRST, style["BodyText"]), Paragraph(SECOND, style["BodyText"])] * 2
    document.build(story)


def picture():
    page = canvas.Canvas("picture.pdf", pagesize=A4, invariant=1)
    page.rect(100, 100, 300, 300, fill=1)
    page.save()


def locked():
    page = canvas.Canvas("locked.pdf", pagesize=A4, encrypt=StandardEncryption("secret"))
    page.drawString(100, 700, "The harbour grows.")
    page.save()


columns()
picture()
locked()
