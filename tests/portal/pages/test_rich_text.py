import pytest

from portal.pages.rich_text import heading, rich_text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Một đoạn.\n", "<p>Một đoạn.</p>"),
        ("Một\ndòng nữa\n\nĐoạn hai", "<p>Một dòng nữa</p><p>Đoạn hai</p>"),
        ("Gồm:\n- một\n- hai\n\nHết", "<p>Gồm:</p><ul><li>một</li><li>hai</li></ul><p>Hết</p>"),
        ("- một\n\n- hai", "<ul><li>một</li></ul><ul><li>hai</li></ul>"),
        ("`GET /api?q=&kind=`", "<p><code>GET /api?q=&amp;kind=</code></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('Dấu "đã xác thực"', '<p>Dấu "đã xác thực"</p>'),
        ("", ""),
    ],
)
def test_rich_text(text, html):
    assert rich_text(text) == html


def test_a_heading_is_escaped():
    assert heading("A < B") == "<h2>A &lt; B</h2>"
