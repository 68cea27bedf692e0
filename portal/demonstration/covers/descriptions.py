"""What a cover shows, for those who do not see it."""

DESCRIPTIONS = {
    "health": ("các lát cắt của ảnh chụp và đường nhịp tim", "slices of a scan and a pulse line"),
    "education": ("những trang sách xếp thành bậc thang", "pages that lie as a stair"),
    "transport": ("các ô phố và đèn xe chạy giữa những con đường", "city blocks with lights moving on the roads"),
    "public-administration": ("những tờ hồ sơ xếp hàng, vài tờ đã đóng dấu", "rows of documents, some of them stamped"),
    "manufacturing": (
        "các chi tiết máy xếp hàng dưới khung kiểm tra",
        "rows of machine parts being inspected",
    ),
    "agriculture": ("những luống ruộng và một chiếc lá", "the rows of a field and a leaf"),
    "logistics": ("các chồng thùng hàng và tuyến đường nối chúng", "stacks of boxes and the routes between them"),
    "commerce": ("kệ hàng và một đường cong sức mua", "shelves of goods and a curve of demand"),
    "finance": ("biểu đồ nến và những dòng chảy bên dưới", "a candle chart and the flows below it"),
    "environment": ("những đường đồng mức của mặt nước trong mưa", "the contours of water in the rain"),
    "energy": ("vầng mặt trời trên những đường lưới", "arcs of the sun above the lines of a grid"),
    "construction": ("mặt đứng các tòa nhà và đường kích thước", "elevations of buildings with their measures"),
    "tourism-culture": ("họa tiết gạch bông", "the pattern of encaustic tiles"),
    "media": ("những dòng chữ nối sang sóng âm", "lines of text that become sound waves"),
    "public-safety": ("vùng nhìn của camera trên các vòng radar", "the view of cameras on the rings of a radar"),
    "legal": ("những đoạn văn bản và đường dẫn chiếu giữa chúng", "paragraphs and the references between them"),
}


def describe(field: str) -> tuple[str, str]:
    """The alternative text in Vietnamese and in English."""
    vietnamese, english = DESCRIPTIONS[field]
    return f"Hình minh họa trừu tượng: {vietnamese}", f"Abstract illustration: {english}"
