"""Report content to pages: measuring, breaking, and one painter for preview, printer, PDF and pictures.

Everything here needs a running `QGuiApplication` and nothing else of the window::

    fonts = Fonts()  # measure: the family of the house; Fonts("WenQuanYi Micro Hei")
    missing_glyphs(content, fonts)  # glyphs: characters that no font has, and whose they are
    table = ScoreTable(content, stamp, fonts)  # score_table: A4 landscape
    strips = Strips(content, stamp, fonts, people=None)  # strips: A4 portrait; or some employee numbers
    picture = strip_image(content, stamp, fonts, employee)  # picture: a QImage for chat
    write_strip_images(content, stamp, fonts, folder)  # picture: a PNG per person, gives the paths
    write_pdf(table, path)  # document: whole or not at all
    print_document(table, printer, pages=None)  # document: also for QPrintPreviewDialog.paintRequested
    image(table, page, dpi)  # document: a QImage of one page

`content` is a `kpi_desktop.reports.content.MonthContent`, `stamp` its `Stamp` (`OPEN` while the month is open), `tr` a
`Translator` of the content's language. A document has ``title``, ``page_size_mm``, ``page_count`` and
``paint(painter, page)``, whose painter's unit is the millimetre. What can't be written raises
`document.CannotWriteError`; `document.printer_is_there()` tells whether there is a printer at all.
"""
