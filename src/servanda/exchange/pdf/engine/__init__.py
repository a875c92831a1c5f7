"""A program of its own that takes a PDF apart with PDFium and prints what it finds.

PDFium is native code: a hostile file may crash it or keep it busy for ever. It therefore runs in a
process that can be ended, holds no word of the user's and can write nothing but its answer
(docs/decisions/0009-pdf-engine.md). The answer is a line of JSON for the file, one for each page
and a last one, `{"end": true}`; `servanda.exchange.pdf.pages` says what the fields are.

Its modules name each other from where they stand, and nothing of Servanda: run as a package of its
own, it starts in a fifth of the time.
"""
