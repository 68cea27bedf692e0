"""What the pure functions have learnt in these tests: a few sentences, each read several times."""

from search.analysis import tokens
from search.typing.counting import Counting

TIMES = 5
VIETNAMESE = """
ứng dụng trí tuệ nhân tạo trong chẩn đoán hình ảnh y tế
hệ thống nhận dạng chữ viết tay trên hồ sơ giấy
nhận dạng khuôn mặt và phát hiện gian lận
điều khiển đèn giao thông theo lưu lượng xe
xử lý ảnh và xử lý ngôn ngữ tự nhiên
khóa học máy cho giáo viên trung học
chuẩn hóa dữ liệu trước khi dự đoán
trợ lý ảo trả lời thủ tục hành chính cho người dân
hóa đơn điện tử được đọc bằng machine learning
dự báo thời tiết và ngập nước
thân nhân bệnh nhân chờ ở sảnh
chạy thận nhân tạo tại bệnh viện
dùng điện thoại thông minh
""".strip().splitlines()
ENGLISH = """
machine learning for medical imaging
forecasting the demand for clean water
predictive maintenance of pumps
handwriting recognition on paper forms
recommendation of courses
""".strip().splitlines()


def writing_of(lines, times=TIMES):
    counting = Counting()
    for line in [*lines] * times:
        counting.add(tokens(line))
    return counting.writing()


LEARNT = {"vi": writing_of(VIETNAMESE), "en": writing_of(ENGLISH)}
