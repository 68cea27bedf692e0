"""What stands between a right password and a session."""

from allauth.account.stages import EmailVerificationStage


class ConfirmAddress(EmailVerificationStage):
    """An account of a person confirms its address first. One without any address was made on the server itself."""

    def handle(self):
        user = self.login.user
        if user is not None and not user.email and not user.emailaddress_set.exists():
            return None, True
        return super().handle()
