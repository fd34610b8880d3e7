from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"

    def ready(self) -> None:
        from feedback.listening import hear  # noqa: PLC0415  models are loaded only now
        from feedback.reconsidering import reconsider  # noqa: PLC0415
        from surveys.signals import answered, corrected  # noqa: PLC0415

        answered.connect(hear, dispatch_uid="feedback.hear")
        corrected.connect(reconsider, dispatch_uid="feedback.reconsider")
