"""What python-docx leaves to be written into a .docx by hand: heading rows, language, fields, frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shape import InlineShape
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_FONT: Final = "Calibri"
_BLUE: Final = (0x1D, 0x3F, 0x5E)
_TWIPS_IN_CM: Final = 567
_AFTER_SHADING: Final = (
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)
"""What follows borders and shading in a paragraph's properties: Word insists on the order."""


def element(tag: str, **attributes: str) -> Any:
    """Make an element of the word-processing namespace with attributes of the same."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


# --- the document ---------------------------------------------------------------------------------


def set_styles(word: WordDocument, size: float, locale: str) -> None:
    """Set the type, the colours and the language of every style that is used."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles: Any = word.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    larger = {"Title": 1.9, "Heading 1": 1.35, "Heading 2": 1.15, "Caption": 1.0, "Quote": 1.0, "Normal": 1.0}
    for name, times in larger.items():
        style = styles[name]
        style.font.name = _FONT
        style.font.size = Pt(round(2 * size * times) / 2)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)
        if name not in ("Normal", "Quote"):
            style.font.color.rgb = RGBColor(*_BLUE)
            style.font.bold = True
            style.paragraph_format.keep_with_next = True
    styles["Quote"].font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    styles["Quote"].paragraph_format.left_indent = Pt(14)
    styles["Normal"].paragraph_format.space_after = Pt(size * 0.5)
    styles["Caption"].paragraph_format.space_before = Pt(size * 0.6)
    styles["Caption"].paragraph_format.space_after = Pt(size * 0.25)
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.space_before = Pt(size * 1.2)
        styles[name].paragraph_format.space_after = Pt(size * 0.4)


def set_page(word: WordDocument) -> None:
    """Set the page: A4, two centimetres around."""
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(2)


def set_footer(word: WordDocument, words: str, page_of: str) -> None:
    """Set the foot of every page: words, and the page's number of how many."""
    from docx.shared import Cm, Pt

    styles: Any = word.styles
    styles["Footer"].paragraph_format.tab_stops.clear_all()
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(17), _right())
    _add_run(paragraph, f"{words}\t")
    before, _, rest = page_of.partition("%(page)s")
    between, _, after = rest.partition("%(pages)s")
    _add_run(paragraph, before)
    _add_field(paragraph, "PAGE")
    _add_run(paragraph, between)
    _add_field(paragraph, "NUMPAGES")
    _add_run(paragraph, after)
    for run in paragraph.runs:
        run.font.size = Pt(8)


def _right() -> Any:
    from docx.enum.text import WD_TAB_ALIGNMENT

    return WD_TAB_ALIGNMENT.RIGHT


def _add_run(paragraph: Paragraph, text: str) -> None:
    if text:
        paragraph.add_run(text)


def _add_field(paragraph: Paragraph, name: str) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "":
            instruction = element("w:instrText")
            instruction.text = name
            run._r.append(instruction)
        elif kind == "text":
            run.add_text("1")
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


def set_watermark(word: WordDocument, words: str) -> None:
    """Say on every page that it is only for practice: in words at its head, and across it."""
    from docx.oxml import parse_xml
    from docx.shared import Pt, RGBColor

    paragraph = word.sections[0].header.paragraphs[0]
    run = paragraph.add_run(words)
    run.bold = True
    run.font.size = Pt(14)
    run.font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
    shape = parse_xml(
        '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"'
        ' path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="practice" type="#_x0000_t136" alt="" fillcolor="#eedede" stroked="f"'
        ' style="position:absolute;width:420pt;height:105pt;rotation:320;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin">'
        '<v:textpath style="font-family:Calibri;font-weight:bold"/></v:shape></w:pict>'
    )
    shape[1][0].set("string", words)
    paragraph.add_run()._r.append(shape)


def break_page(word: WordDocument) -> None:
    """Let what follows begin on a new page."""
    from docx.enum.text import WD_BREAK

    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


# --- tables ---------------------------------------------------------------------------------------


def set_widths(table: Table, widths: list[float]) -> None:
    """Set the columns' widths in cm, in the grid and in every cell: programs look at one or the other."""
    from docx.shared import Cm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def give_room(table: Table) -> None:
    """Leave a little room around what stands in the cells, and let the table begin where the text does."""
    from docx.oxml.ns import qn

    properties: Any = table._tbl.tblPr
    margins = element("w:tblCellMar")
    for side, twips in (("top", 45), ("left", 100), ("bottom", 45), ("right", 100)):
        margins.append(element(f"w:{side}", w=str(twips), type="dxa"))
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins)
    layout = properties.find(qn("w:tblLayout"))
    (margins if layout is None else layout).addprevious(element("w:tblInd", w="100", type="dxa"))


def describe(table: Table, words: str) -> None:
    """Say what a table is about, for whoever cannot see it."""
    from docx.oxml.ns import qn

    properties: Any = table._tbl.tblPr
    for tag in ("w:tblCaption", "w:tblDescription"):
        properties.append(element(tag, val=words))
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        # The look comes before caption and description.
        properties.remove(look)
        properties.insert(len(properties) - 2, look)


def set_look(table: Table, *, first_row: bool) -> None:
    """Say which cells are headings: the first of each row, and the first row or none."""
    from docx.oxml.ns import qn

    properties: Any = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        return
    wanted = {"firstRow": first_row, "firstColumn": True, "lastRow": False, "lastColumn": False}
    for name, on in wanted.items():
        look.set(qn(f"w:{name}"), "1" if on else "0")
    look.set(qn("w:noVBand"), "1")
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:val"), "06A0" if first_row else "0680")


def repeat_as_header(row: _Row) -> None:
    """Mark a row as one of headings, repeated on every page that the table goes on to."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_together(row: _Row) -> None:
    """Let no page break fall within a row."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def set_height(row: _Row, centimetres: float) -> None:
    """Let a row be at least so high."""
    height = element("w:trHeight", val=str(round(centimetres * _TWIPS_IN_CM)), hRule="atLeast")
    row._tr.get_or_add_trPr().append(height)


def shade_cell(cell: _Cell, fill: str) -> None:
    """Fill a cell with a colour."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill))


def centre(cell: _Cell) -> None:
    """Set a cell's text in the middle of its height."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


# --- paragraphs and pictures ----------------------------------------------------------------------


def _put_before_indent(paragraph: Paragraph, *elements: Any) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    for each in elements:
        properties.insert_element_before(each, *_AFTER_SHADING)


def frame(paragraph: Paragraph) -> None:
    """Set a frame around a paragraph that is to be noticed."""
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz="8", space="4", color="7A5A00"))
    _put_before_indent(paragraph, borders, element("w:shd", val="clear", color="auto", fill="FFF8E1"))


def draw_tread(paragraph: Paragraph, fill: str, line: str, *, dashed: bool) -> None:
    """Draw a paragraph as a step: shaded, with an edge above and to the left."""
    kind = "dashed" if dashed else "single"
    borders = element("w:pBdr")
    for side in ("top", "left"):
        borders.append(element(f"w:{side}", val=kind, sz="18", space="3", color=line))
    _put_before_indent(paragraph, borders, element("w:shd", val="clear", color="auto", fill=fill))


def describe_picture(shape: InlineShape, words: str) -> None:
    """Give a picture its words, for whoever cannot see it."""
    shape._inline.docPr.set("descr", words)
