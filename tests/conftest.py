"""What every test shares: windows are drawn offscreen unless a platform is chosen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
