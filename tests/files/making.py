"""Files as strangers send them, sound and not."""

import io
import struct
import zipfile
import zlib

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def packed(entries: dict[str, bytes] | None = None, *, method=zipfile.ZIP_DEFLATED, comment=b"") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in (entries or {"bai/main.py": b"print(1)\n", "doc.md": "Báo cáo".encode()}).items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return written.getvalue()


def office(main="word/document.xml", **more: bytes) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", main: b"<x/>", **more})


def linked() -> bytes:
    """A symbolic link to a file outside."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        link = zipfile.ZipInfo("bai/ket-qua.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return written.getvalue()


def sharing() -> bytes:
    """Two entries of the directory that are the same bytes: a bomb without any nesting."""
    whole = packed({"a.bin": bytes(range(256)) * 64}, method=zipfile.ZIP_STORED)
    at = whole.rindex(b"PK\x05\x06")
    size, offset = struct.unpack("<LL", whole[at + 12 : at + 20])
    directory = whole[offset : offset + size]
    end = bytearray(whole[at:])
    struct.pack_into("<HHLL", end, 8, 20, 20, size * 20, offset)
    return whole[:offset] + directory * 20 + bytes(end)


def locked() -> bytes:
    whole = bytearray(packed({"a.txt": b"x"}))
    struct.pack_into("<H", whole, 6, 1)
    struct.pack_into("<H", whole, whole.index(b"PK\x01\x02") + 8, 1)
    return bytes(whole)


def many(number: int) -> bytes:
    return packed({f"{each}": b"" for each in range(number)}, method=zipfile.ZIP_STORED)


def png(width=2, height=2) -> bytes:
    """Its header says that size, whatever follows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\x10\x80\x80" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


DISGUISED = {
    "html named pdf": ("trang.pdf", b"<html><script>alert(1)</script></html>"),
    "html before a pdf": ("trang.pdf", b"<!doctype html>" + PDF),
    "a pdf that is a zip too": ("ghep.pdf", PDF + packed()),
    "a picture that is a zip too": ("anh.png", png() + packed()),
    "a picture with a page in it": ("anh.png", png() + b"<script>alert(1)</script>"),
    "a program before a zip": ("bai.zip", b"MZ\x90\0" + packed()),
    "a page after a zip": ("bai.zip", packed() + b"<html>"),
    "a zip named pdf": ("bai.pdf", packed()),
    "a pdf named zip": ("bai.zip", PDF),
    "a page named txt": ("doc.txt", b"  <!DOCTYPE html><script>alert(1)</script>"),
    "a program named csv": ("so-lieu.csv", b"MZ\x90\0\x03\0\0\0"),
    "a program named video": ("phim.mp4", b"\x7fELF" + bytes(60)),
    "a jpeg named png": ("anh.png", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(50)),
    "a drawing with a script": ("anh.svg", b"<svg onload='alert(1)'/>"),
    "a page": ("trang.html", b"<html>"),
    "no extension": ("bai", PDF),
    "two extensions, the last a program": ("bai.pdf.exe", b"MZ"),
    "two extensions, the first a program": ("bai.exe.pdf", PDF),
    "two extensions with a space": ("bai.php .pdf", PDF),
    "macros": ("bai.docx", office(**{"word/vbaProject.bin": b"x"})),
}
BOMBS = {
    "unpacks to more than it may": ("bom.zip", packed({"a": bytes(300_000_000)})),
    "an office file that unpacks to more": ("bom.docx", office(**{"word/big": bytes(300_000_000)})),
    "leads out by name": ("a.zip", packed({"../../etc/cron.d/x": b"x"})),
    "leads out by backslashes": ("a.zip", packed({"..\\..\\x": b"x"})),
    "leads out from the root": ("a.zip", packed({"/etc/passwd": b"x"})),
    "leads out to a drive": ("a.zip", packed({"C:\\Windows\\x": b"x"})),
    "a symbolic link": ("a.zip", linked()),
    "a zip in it": ("a.zip", packed({"b.zip": packed()})),
    "a zip in it under another name": ("a.zip", packed({"b.dat": packed()})),
    "a zip in a document in it": ("a.zip", packed({"b.docx": office(**{"c.bin": packed()})})),
    "a compressed file in it": ("a.zip", packed({"b.csv": b"\x1f\x8b\x08" + bytes(20)})),
    "100,000 entries": ("a.zip", many(100_000)),
    "10,001 entries": ("a.zip", many(10_001)),
    "entries that share bytes": ("a.zip", sharing()),
    "a password": ("a.zip", locked()),
    "50,000 × 50,000 pixels": ("anh.png", png(50_000, 50_000)),
    "a cut archive": ("a.zip", packed()[:-10]),
}
SOUND = {
    "bao-cao.pdf": PDF,
    "bao-cao.docx": office(),
    "trinh-bay.pptx": office("ppt/presentation.xml"),
    "SO-LIEU.XLSX": office("xl/workbook.xml"),
    "ma-nguon.zip": packed(),
    "co-chu-thich.zip": packed(comment=b"3f2a9c"),
    "co-tai-lieu.zip": packed({"bao-cao.docx": office(), "a.html": b"<html>"}),
    "anh.png": png(),
    "so-lieu.csv": "tên,điểm\nAn,9\n".encode(),
    "ghi-chu.md": "# Bài dự thi\n".encode(),
    "so.ipynb": b'{"cells": []}',
    "phim.mp4": b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2" + bytes(200),
    "phien.ban.v1.2.pdf": PDF,
}
