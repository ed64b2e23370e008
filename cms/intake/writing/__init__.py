"""From what a system sends to drafts and documents, through the forms of the editors, and back."""
