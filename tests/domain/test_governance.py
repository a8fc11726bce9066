"""The governance that fits follows from trust, size, consensus and the need for skills."""

from __future__ import annotations

from itertools import product

import pytest

from facilitator.domain.governance import Governance, Level, fitting_governance, size_of

LOW, MODERATE, HIGH = Level.LOW, Level.MODERATE, Level.HIGH


def test_few_trusting_members_who_agree_share_it():
    assert fitting_governance(HIGH, LOW, HIGH, LOW).form is Governance.SHARED


def test_thin_trust_and_little_agreement_want_a_lead_organisation():
    assert fitting_governance(LOW, MODERATE, LOW, MODERATE).form is Governance.LEAD_ORGANISATION


def test_many_members_and_a_need_for_skills_want_an_office():
    assert fitting_governance(MODERATE, HIGH, HIGH, HIGH).form is Governance.SEPARATE_OFFICE


def test_nothing_known_says_so():
    fit = fitting_governance(None, None, None, None)

    assert fit.form is None
    assert len(fit.reasons) == 1


@pytest.mark.parametrize("given", list(product([None, *Level], repeat=4)))
def test_each_known_thing_gives_one_reason(given):
    reasons = fitting_governance(*given).reasons

    assert len(reasons) == max(1, sum(level is not None for level in given))
    assert all(reason.endswith(".") for reason in reasons)


@pytest.mark.parametrize(
    ("organisations", "level"), [(3, LOW), (8, LOW), (9, MODERATE), (20, MODERATE), (21, HIGH)]
)
def test_size_is_read_from_the_number_of_organisations(organisations, level):
    assert size_of(organisations) is level
