"""An upload is measured while it streams in: what is too large is dropped, and never lies on the disk whole."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class Bounded(FileUploadHandler):
    """To be put first of a request's handlers. `is_over` says that it stopped: too many bytes, or too many files."""

    def __init__(self, request=None, *, most_bytes: int, most_files: int):
        super().__init__(request)
        self.left_bytes, self.left_files = most_bytes, most_files
        self.is_over = False

    def new_file(self, *args, **options):
        super().new_file(*args, **options)
        self.left_files -= 1
        self._ask(self.left_files)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.left_bytes -= len(raw_data)
        self._ask(self.left_bytes)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one keep the file."""

    def _ask(self, left: int) -> None:
        if left < 0:
            self.is_over = True
            raise StopUpload(connection_reset=False)  # the rest is read and forgotten, so that an answer arrives
