"""Files that members upload with a listing: checked by what is in them, kept under names that say nothing."""
