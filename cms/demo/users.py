"""People who sign in to the demonstration, one for each role. Only made when asked for: their password is public."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

PASSWORD = "komuna-demo-2026"  # noqa: S105 the demonstration's own, printed for everyone
USERS = {
    "admin": "Administrators",
    "publisher": "Publishers",
    "editor": "Editors",
    "translator-sr": "Translators sr-latn",
    "documents": "Documents officers",
}
# The account asks for both names before it saves anything.
NAMES = {
    "admin": ("Arben", "Hoxha"),
    "publisher": ("Agim", "Berisha"),
    "editor": ("Besa", "Krasniqi"),
    "translator-sr": ("Jelena", "Petrović"),
    "documents": ("Mirjeta", "Gashi"),
}


def build_users() -> list[str]:
    """Make the users that are missing, put each into its group where that exists; return all their names."""
    model = get_user_model()
    groups = {group.name: group for group in Group.objects.filter(name__in=USERS.values())}
    missing = USERS.keys() - set(model.objects.filter(username__in=USERS).values_list("username", flat=True))
    for name in USERS:
        if name in missing:
            chief = name == "admin"
            first, last = NAMES[name]
            user = model(username=name, email=f"{name}@example.org", is_staff=chief, is_superuser=chief)
            user.first_name, user.last_name = first, last
            user.set_password(PASSWORD)
            user.save()
            user.groups.set([groups[USERS[name]]] if USERS[name] in groups else [])
    return list(USERS)
