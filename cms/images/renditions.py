"""The sizes of pictures that public pages show, made when a picture is uploaded: a reader's visit writes nothing."""

from django.db.models.signals import post_save
from django_tasks import task
from wagtail.images import get_image_model

# As the image tags of the templates name them; a test compares the two.
PUBLIC_SIZES = ("max-160x160", "max-1200x900|format-webp")


@task()
def make_renditions(image_id: int) -> int:
    """Make the public sizes of a picture that are missing; return how many it has. Safe to run twice."""
    image = get_image_model().objects.filter(pk=image_id).first()
    return len(image.get_renditions(*PUBLIC_SIZES)) if image else 0


def on_image_saved(instance, raw: bool = False, **kwargs) -> None:
    if not raw:
        make_renditions.enqueue(instance.pk)


def connect() -> None:
    post_save.connect(on_image_saved, sender=get_image_model(), dispatch_uid="make_renditions")
