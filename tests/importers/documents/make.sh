#!/usr/bin/env bash
# Makes the files of this folder anew, with other people's programs from Debian 12:
# apt-get install pandoc groff ghostscript mpack python3-feedgenerator python3-reportlab
set -euo pipefail
cd "$(dirname "$0")"

# Word: pandoc
pandoc ferry.md -o ferry.docx

# PDF: groff and ps2pdf (one column with running heads); reportlab (two columns; a picture only)
groff -ms -dpaper=a4 -P-pa4 -Tps ferry.ms | ps2pdf -sPAPERSIZE=a4 - ferry.pdf
/usr/bin/python3 make_pdfs.py

# Feeds: the feed generator of Django
/usr/bin/python3 make_feeds.py

# Mail: mpack
mpack -s "Harbour news" -d ferry.txt -o mpack.eml ferry.html
