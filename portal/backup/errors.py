class BackupError(Exception):
    """Why a backup or a restore did not happen; nothing was changed unless it says so."""
