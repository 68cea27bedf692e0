"""The first words of the pages that every installation has; editors change them afterwards in the admin."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """One page in one language; `more` are the columns beside the title."""

    title: str
    slug: str
    more: dict = field(default_factory=dict)


HOME = {
    "vi": Words(
        "Cổng thông tin giải pháp và ứng dụng trí tuệ nhân tạo Thành phố Hồ Chí Minh",
        "vi",
        {
            "tagline": "Nơi các trường, viện và doanh nghiệp giới thiệu giải pháp AI, "
            "và nơi thành phố tìm người giải bài toán của mình.",
            "examples": "Phường chúng tôi mỗi ngày nhận hàng trăm hồ sơ giấy và phải nhập lại bằng tay\n"
            "Cần đào tạo AI cơ bản cho 40 cán bộ không chuyên về công nghệ",
        },
    ),
    "en": Words(
        "Ho Chi Minh City portal of artificial intelligence solutions and applications",
        "en",
        {
            "tagline": "Where universities, institutes and companies show their AI solutions, "
            "and where the city finds who can solve its problems.",
            "examples": "Our ward receives hundreds of paper files a day and types them in by hand\n"
            "We need basic AI training for 40 officials without a technical background",
        },
    ),
}

SOLUTIONS = {
    "vi": Words(
        "Giải pháp AI",
        "giai-phap",
        {
            "intro": "Sản phẩm nghiên cứu và giải pháp AI của các trường, viện và doanh nghiệp: làm được gì, "
            "sẵn sàng đến mức nào, đã chạy ở đâu, và liên hệ với ai.",
        },
    ),
    "en": Words(
        "Solutions",
        "solutions",
        {
            "intro": "AI research products and solutions of universities, institutes and companies: what they do, "
            "how ready they are, where they already run, and whom to ask.",
        },
    ),
}

TRAINING = {
    "vi": Words(
        "Đào tạo AI",
        "dao-tao",
        {
            "intro": "Khóa học và chương trình đào tạo AI cho học sinh, sinh viên, người đi làm, lãnh đạo và cán bộ: "
            "đợt khai giảng, trình độ, học phí và nơi học.",
        },
    ),
    "en": Words(
        "Training",
        "training",
        {
            "intro": "AI courses for pupils, students, people at work, leaders and officials: "
            "when they start, for which level, what they cost and where they are held.",
        },
    ),
}

NEEDS = {
    "vi": Words(
        "Nhu cầu",
        "nhu-cau",
        {
            "intro": "Bài toán và nhu cầu đào tạo AI mà doanh nghiệp, sở ngành, phường và xã đang cần người giải. "
            "Nếu đơn vị của bạn làm được, hãy trả lời.",
        },
    ),
    "en": Words(
        "Needs",
        "needs",
        {
            "intro": "Problems and AI training needs of businesses, city departments, wards and communes. "
            "If your organisation can help, answer them.",
        },
    ),
}

COMPETITIONS = {
    "vi": Words(
        "Cuộc thi",
        "cuoc-thi",
        {"intro": "Các cuộc thi ứng dụng AI của thành phố và sự kiện đi cùng: thể lệ, thời hạn, giải thưởng, kết quả."},
    ),
    "en": Words(
        "Competitions",
        "competitions",
        {"intro": "The city's AI application competitions and the events around them: rules, dates, prizes, results."},
    ),
}

NEWS = {
    "vi": Words("Tin tức", "tin-tuc", {"intro": "Tin của chương trình nghiên cứu và ứng dụng AI của thành phố."}),
    "en": Words("News", "news", {"intro": "News of the city's programme for AI research and application."}),
}
