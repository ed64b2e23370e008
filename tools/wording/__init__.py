"""Messages of packages that the admin is made of: which there are, in which file each is translated, and how well."""
