"""What Wagtail calls at the end of a workflow. It is imported before the models are, so it imports nothing itself."""


def finish(state, user=None) -> None:
    from .publishing import finish_workflow

    finish_workflow(state, user)
