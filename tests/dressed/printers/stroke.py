# SPDX-License-Identifier: GPL-3.0-or-later
"""Content streams written here, with fonts that are named and not embedded."""
from dress import PAGE

PROGRAM = "none needed"
WIDTHS = {**dict.fromkeys("il'j", 0.222), **dict.fromkeys(".,/:;t fI ", 0.278), **dict.fromkeys("r()-", 0.333), **dict.fromkeys("cksvxyz", 0.5),
          "%": 0.889, "m": 0.833, "M": 0.833, "W": 0.944, "w": 0.722, **dict.fromkeys("CDHNRU", 0.722), **dict.fromkeys("ABEKPSVXY", 0.667),
          **dict.fromkeys("GOQ", 0.778), "F": 0.611, "T": 0.611, "Z": 0.611, "J": 0.5}


def is_chinese(ch):
    return ord(ch) > 0x2e7f


def runs(text):
    """Stretches of one script: Latin letters and Chinese ones come from different fonts."""
    start = 0
    for k in range(1, len(text) + 1):
        if k == len(text) or is_chinese(text[k]) != is_chinese(text[start]):
            yield text[start:k]
            start = k


def advance(run, size, letter):
    return sum((1 if is_chinese(ch) else WIDTHS.get(ch, 0.556)) * size + letter for ch in run)


def put(x, y, text, size, letter, align="left", bold=False):
    width = sum(advance(r, size, letter) for r in runs(text)) - letter if text else 0
    x -= {"left": 0, "center": width / 2, "right": width}[align]
    out = []
    for run in runs(text) if text else ():
        font = "F2" if is_chinese(run[0]) else "F3" if bold else "F1"
        shown = run.encode("utf-16-be").hex() if font == "F2" else run.encode("latin-1").hex()
        out.append(f"BT /{font} {size:g} Tf {letter:.2f} Tc {x:.2f} {y:.2f} Td <{shown}> Tj ET")
        x += advance(run, size, letter)
    return out


def draw_table(dress, table, y):
    """The table's operators, its top at Y; and where it ends."""
    widths = dress.widths(table)
    heights = dress.heights(table, lambda cell, width: break_lines(dress, cell, width - 2 * dress.side))
    xs = [(PAGE[0] - sum(widths)) / 2]
    ys = [y]
    for w in widths:
        xs.append(xs[-1] + w)
    for h in heights:
        ys.append(ys[-1] - h)
    fills, texts, strokes = [], [], set()
    for c in table.cells:
        x0, x1, top, bottom = xs[c.col], xs[c.col + c.colspan], ys[c.row], ys[c.row + c.rowspan]
        if dress.fill(table, c):
            colour = " ".join(f"{int(dress.fill(table, c)[k:k + 2], 16) / 255:.3f}" for k in (1, 3, 5))
            fills.append(f"{colour} rg {x0:.2f} {bottom:.2f} {x1 - x0:.2f} {top - bottom:.2f} re f")
        lines = {"top": (x0, top, x1, top), "bottom": (x0, bottom, x1, bottom), "left": (x0, top, x0, bottom), "right": (x1, top, x1, bottom)}
        strokes |= {"{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*lines[side]) for side in dress.sides(table, c)}
        texts += draw_text(dress, table, c, (x0, x1, top, bottom))
    return fills + ["0 g 0.5 w"] + sorted(strokes) + texts, ys[-1]


def break_lines(dress, cell, room):
    """Its lines, each as full as it can be: with dress.py's widths, which are too large, words would be
    broken off that have room, as no printer does and no reader expects."""
    words = dress.text(cell).split(" ") if cell.text.isascii() else list(dress.text(cell))
    joint = " " if cell.text.isascii() else ""
    lines = [words[0]]
    for word in words[1:]:
        longer = lines[-1] + joint + word
        if dress.is_whole(cell) or sum(advance(r, dress.size, dress.letter * dress.size) for r in runs(longer)) <= room + 0.01:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def draw_text(dress, table, cell, box):
    x0, x1, top, bottom = box
    lines, step = break_lines(dress, cell, x1 - x0 - 2 * dress.side) if cell.text else [], dress.leading * dress.size
    spare = top - bottom - len(lines) * step
    y = top - (dress.pad if dress.valign == "top" else spare / 2) - (step + 0.7 * dress.size) / 2
    align = dress.align(table, cell)
    x = {"left": x0 + dress.side, "center": (x0 + x1) / 2, "right": x1 - dress.side}[align]
    return [op for k, line in enumerate(lines)
            for op in put(x, y - k * step, line, dress.size, dress.letter * dress.size, align, dress.bold and cell.kind == "head")]


def draw_page(sample, page):
    dress, y, out = sample.dress, PAGE[1] - 40, []
    for block in sample.pages[page]:
        if block[0] == "table":
            drawn, y = draw_table(dress, block[1], y)
            out += drawn
            y -= 1.2 * dress.size
        else:
            size = dress.size * (1.4 if block[2] == "center" else 1)
            x = {"left": 60, "center": PAGE[0] / 2, "right": PAGE[0] - 60}[block[2]]
            out += put(x, y - size, block[1], size, 0, block[2])
            y -= 2.2 * dress.size
    return "\n".join(out)


FONTS = ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
         "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0"
         " /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>] >>",
         "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"]


def write_pdf(path, pages):
    """PAGES: (content, turn). Turned pages alternate between an entry /Rotate and content that lies so."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", *FONTS]
    kids = []
    for k, (content, turn) in enumerate(pages):
        box, rotate = PAGE, turn
        if turn and k % 2:
            box, rotate = PAGE[::-1], 0
            matrix = {90: f"0 -1 1 0 0 {PAGE[0]}", 270: f"0 1 -1 0 {PAGE[1]} 0"}[turn]
            content = f"{matrix} cm\n{content}"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box[0]} {box[1]}] /Rotate {rotate} /Contents {len(objects)} 0 R"
                       " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    data, places = "%PDF-1.7\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{entry}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    path.write_bytes(data.encode("latin-1"))


def print_all(samples, folder):
    pages = [(s, p) for s in samples for p in range(len(s.pages))]
    pdf = folder / "stroke.pdf"
    write_pdf(pdf, [(draw_page(s, p), s.dress.turn) for s, p in pages])
    return {(s.number, p): (pdf, number) for number, (s, p) in enumerate(pages, 1)}
