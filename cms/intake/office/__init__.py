"""The screens of the administrators: keys of other systems, and what these systems did."""
