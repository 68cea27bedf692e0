"""Vietnamese words that say little: with their diacritics, since "cho" is one and "chợ" is not."""

from search.analysis import folded, tokens

# As tokens, in which a tone has one place. What holds a sentence together: seldom part of a word of two syllables.
GRAMMAR = frozenset(
    tokens(
        """các những và của cho với là có thì mà được bị để do từ tại ở trong trên dưới khi nếu phải cần thể nên một mỗi
        này đó theo bằng vào ra không chưa hay hoặc như cũng rất đã đang sẽ nhưng vì"""
    )
)
# What says nothing alone, but may be half of a word: "chỉ" of "địa chỉ", "bộ" of "nội bộ".
PARTICLES = GRAMMAR | frozenset(
    tokens(
        """ai anh ấy bà ba bao bảy bên bởi bốn cách cái cả càng chả chẳng chị chỉ chiếc chín chúng còn con cô cuộc cùng
        cứ dù đâu đây đấy đến đều đi điều đôi đúng em gì giữa hai hãy hết hơn hôm ít kể khá khác khoảng lại lần lên lúc
        luôn lượng mãi mấy mình mọi mới mười muốn nào nay năm ngay ngày người nhau nhiều nhỏ nó nữa ông qua quá
        rằng rồi riêng rõ sao sáu sau so số sự tám tất thành thấy thuộc thứ thường tôi tới trước tuần tuy từng tự vài
        vẫn vậy về việc vừa xa xong tháng giờ phút giây lớn tốt chung đủ hàng hằng nhất đầu cuối sớm muộn nhanh chậm
        làm dùng đưa lấy biết cao thấp đặt giúp bắt gồm kèm toàn loại kiểu dạng phần mức bộ tổ nhà nơi chỗ quý tỷ triệu
        nghìn ngàn trăm phía gần lẫn tức ngoài mất dễ khó bớt thêm giảm tăng tránh nhận gửi trả xem tìm đọc ghi viết nói
        nghe hỏi mở đóng chạy vốn dần lắm chừng độ cỡ đầy vị bước nhóm"""
    )
)
FOLDED_GRAMMAR, FOLDED_PARTICLES = frozenset(folded(GRAMMAR)), frozenset(folded(PARTICLES))
