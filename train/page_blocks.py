"""Blocks and words of a web page, for the scripts that label pages.

A block is the text between two tags that break a line, or between two <br> in a row; inline tags do not end it.
"""
import collections
import gzip
import re

import lxml.html

BREAK = set("""address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p picture pre section summary table tbody td tfoot th thead tr ul""".split())
SKIP = set("script style noscript template svg math head title select textarea button iframe object audio video canvas datalist".split())
CAPTION = re.compile(r"caption|bildunterschrift|(?<![a-z])(?:bu|legende|credit|copyright)(?![a-z])", re.I)
WORD = re.compile(r"\w+")
HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
Block = collections.namedtuple("Block", "text tag caption")


def decode(raw):
    """Text of a page's bytes: byte-order mark, valid UTF-8, the charset it names, Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    named = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", raw[:4096], re.I)
    for charset in ("utf-8-sig", named and named.group(1).decode("ascii", "replace")):
        try:
            return raw.decode(charset)
        except (LookupError, TypeError, UnicodeDecodeError):
            pass
    return raw.decode("utf-8" if named and b"utf" in named.group(1).lower() else "cp1252", "replace")


def read_page(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return decode(file.read()).replace("\0", "")


def plain(text):
    """The text without line breaks, runs of spaces and characters that only say where a word may break."""
    return re.sub(r"\s+", " ", HIDDEN.sub("", text)).strip()


def blocks_of(text):
    """The blocks of a page in order: text between two tags that break a line, or two <br>."""
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    try:
        root = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return []
    found, pending, breaks = [], [], 0

    def close(tag, caption):
        words = plain("".join(pending))
        if words:
            found.append(Block(words, tag, caption))
        pending.clear()

    stack = [(root, False, "", False)]
    while stack:
        node, leaving, tag, caption = stack.pop()
        if leaving:
            if node.tag in BREAK:
                close(tag, caption)
            pending.append(node.tail or "")
            if node.tail and node.tail.strip():
                breaks = 0
            continue
        name = node.tag if isinstance(node.tag, str) else ""
        if name in SKIP or not name:
            pending.append(node.tail or "")
            continue
        if name == "br":
            breaks += 1
            if breaks == 2:
                close(tag, caption)
            pending.append(" " + (node.tail or ""))
            if node.tail and node.tail.strip():
                breaks = 0
            continue
        if name in BREAK:
            close(tag, caption)  # the text before it is its parent's
            inner = name
            caption_inside = caption or name in ("figcaption", "figure", "caption") or bool(CAPTION.search(node.get("class") or ""))
        else:
            inner, caption_inside = tag, caption
        # On the way out the text pending is that of the node, if it breaks the line; its tail is its parent's.
        stack.append((node, True, inner, caption_inside))
        if node.text:
            pending.append(node.text)
            breaks = 0 if node.text.strip() else breaks
        stack.extend((child, False, inner, caption_inside) for child in reversed(node))
    close("", False)
    return found


def fold(text):
    return " ".join(WORD.findall(HIDDEN.sub("", text.lower())))


def shingles(text, n=4):
    w = WORD.findall(text)
    if 0 < len(w) < n:
        return collections.Counter([tuple(w)])
    return collections.Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))


def score(want, got):
    """Precision, recall, F1 of shared shingles."""
    want, got = shingles(want), shingles(got)
    both = sum((want & got).values())
    p = both / sum(got.values()) if got else 0.0
    r = both / sum(want.values()) if want else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
