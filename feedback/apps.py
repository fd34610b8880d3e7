from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"

    def ready(self) -> None:
        from feedback.listening import hear  # noqa: PLC0415  models are loaded only now
        from surveys.signals import answered  # noqa: PLC0415

        answered.connect(hear, dispatch_uid="feedback.hear")
