"""What every test shares: windows are drawn offscreen unless a platform is chosen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FACILITATOR_FORMS"] = os.path.join(os.path.dirname(__file__), "no-forms-of-their-own")
