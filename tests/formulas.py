"""The programme's formulas worked out a second time, plainly and in fractions, for comparing."""

from fractions import Fraction
from math import log2
from statistics import median

DIMENSIONS = {
    "purpose": "s01* s02 s03 s04 s05*",
    "deciding": "s06* s07 s08 s09",
    "load": "s10* s11 s12 s13 s14",
    "reach": "s15* s16* s17 s18 s19",
    "trust": "s20* s21 s22 s23",
    "learning": "s24* s25 s26 s27 s28*",
    "digital": "s29 s30* s31 s32",
    "worth": "s33* s34 s35* s36",
}
LIGHTS = {
    "unclear-purpose": ("s01", "s02", "s03"),
    "unsure-if-worth-it": ("s05", "s33", "s34"),
    "too-few-carrying-it": ("s10", "s11", "s13"),
    "fizzling-out": ("s17", "s31", "s35"),
}
NEAR = 1e-9
STATEMENTS = [s.rstrip("*") for line in DIMENSIONS.values() for s in line.split()]
STARRED = [s.rstrip("*") for line in DIMENSIONS.values() for s in line.split() if "*" in s]

TYPES = {
    "MAN": "managed",
    "COL": "collaborative",
    "DEV": "developmental",
    "COP": "practice",
    "FOR": "forum",
    "ADV": "advocacy",
    "EXP": "expert",
}
WEIGHTS = {
    "q1": "a MAN3 COL1 · b COL2 MAN1 EXP1 DEV1 · c COP2 DEV2 ADV1 EXP1 · d FOR3 ADV1 COP1",
    "q2": "a MAN3 COL1 · b COL3 DEV1 EXP1 COP1 · c ADV3 DEV2 · d FOR3 COP2",
    "q3": "a MAN3 DEV2 EXP1 · b COL3 · c COP3 FOR2 EXP1 · d ADV3 FOR2 DEV1 · e EXP3",
    "q4": "a MAN3 EXP1 · b COL3 DEV2 · c COP3 FOR2 ADV1 DEV1 EXP1 · d ADV3",
    "q5": "a MAN3 · b COL3 · c DEV3 · d COP3 · e FOR3 · f ADV3 · g EXP3",
    "q6": "a MAN2 EXP2 · b COL3 DEV1 · c COP2 FOR2 · d ADV2 DEV2",
    "q7": "a MAN3 · b COL3 · c DEV3 EXP2 ADV1 · d COP3 · e FOR3 ADV1",
    "q8": "a MAN2 EXP1 · b COL2 DEV2 · c DEV1 MAN1 EXP1 · d COP2 FOR2 ADV2",
    "q9": "a ADV2 EXP2 MAN1 · b COP2 FOR2 COL1 · c DEV2 COL1 MAN1",
}
EVIDENCE = {"document": 1.0, "two-sources": 0.8, "told": 0.6, "guess": 0.4, "unknown": 0.0}
OPTIONS = {
    question: {
        option.split()[0]: {TYPES[w[:3]]: int(w[3:]) for w in option.split()[1:]}
        for option in line.split(" · ")
    }
    for question, line in WEIGHTS.items()
}


def diagnosis(sheets, evidence=None, rapid=False):
    """What `diagnose --json` should answer for these answers, each a dict by statement."""
    asked = {
        name: [s.rstrip("*") for s in line.split() if "*" in s or not rapid]
        for name, line in DIMENSIONS.items()
    }
    statements = {s: _statement(s, sheets) for group in asked.values() for s in group}
    dimensions = [_dimension(name, group, sheets) for name, group in asked.items()]
    said = [sheet[s] for sheet in sheets for s in statements if sheet.get(s, "-") != "-"]
    return {
        "responses": len(sheets),
        "dimensions": dimensions,
        "statements": list(statements.values()),
        "cant_say": said.count("?") / len(said) if said else None,
        "quadrant": [_quadrant(d, [statements[s] for s in asked[d["id"]]]) for d in dimensions],
        "lights": [
            {"id": light, "light": _light([statements[s] for s in ids if s in statements])}
            for light, ids in LIGHTS.items()
        ],
        "talk_first": _talk_first(list(statements.values()), evidence or {}),
    }


def _statement(name, sheets):
    given = [sheet.get(name) for sheet in sheets]
    valid = sorted(answer for answer in given if isinstance(answer, int))
    n, unsure = len(valid), given.count("?")
    found = dict.fromkeys(("mean", "median", "consensus", "agreement"))
    if n >= 5:
        value = consensus(valid)
        found = {
            "mean": Fraction(sum(valid), n),
            "median": median(valid),
            "consensus": value,
            "agreement": _agreement(value, valid),
        }
    return {
        "id": name,
        "n": n,
        **found,
        "low": valid[0] if valid else None,
        "high": valid[-1] if valid else None,
        "cant_say": unsure / (n + unsure) if n + unsure else None,
    }


def consensus(valid):
    """Tastle and Wierman's, answer by answer."""
    mean = sum(valid) / len(valid)
    return 1 + sum(log2(1 - abs(x - mean) / 4) for x in valid) / len(valid)


def _agreement(value, valid):
    low = Fraction(sum(1 for x in valid if x <= 2), len(valid))
    high = Fraction(sum(1 for x in valid if x >= 4), len(valid))
    if min(low, high) >= Fraction(1, 4) or value < 0.55 - NEAR:
        return "split"
    return "shared" if value >= 0.75 - NEAR else "mixed"


def _dimension(name, group, sheets):
    scores = []
    for sheet in sheets:
        valid = [sheet[s] for s in group if isinstance(sheet.get(s), int)]
        if valid and Fraction(len(valid), len(group)) >= Fraction(60, 100):
            scores.append(Fraction(sum(valid), len(valid)))
    if len(scores) < 5:
        return {"id": name, "score": None, "band": None, "n": len(scores)}
    score = (sum(scores) / len(scores) - 1) * 25
    words = ((80, "strength"), (60, "working"), (40, "emerging"), (0, "start-here"))
    band = next(word for least, word in words if score >= least)
    return {"id": name, "score": score, "band": band, "n": len(scores)}


def _quadrant(dimension, statements):
    values = [s["consensus"] for s in statements if s["consensus"] is not None]
    agreement = sum(values) / len(values) if values else None
    score, place = dimension["score"], None
    if score is not None and agreement is not None:
        shared = agreement >= 0.75 - NEAR
        names = ("build-on", "listen") if score >= 60 else ("fix", "explore")
        place = names[0] if shared else names[1]
    return {"id": dimension["id"], "score": score, "agreement": agreement, "quadrant": place}


def _light(statements):
    shown = [s for s in statements if s["mean"] is not None]
    if not shown:
        return "grey"
    mean = sum(s["mean"] for s in shown) / len(shown)
    if mean < Fraction(11, 4) or any(s["agreement"] == "split" for s in shown):
        return "red"
    return "amber" if mean < Fraction(7, 2) else "green"


def _talk_first(statements, evidence):
    shown = [s for s in statements if s["mean"] is not None]
    split = [s for s in shown if s["agreement"] == "split"]
    split.sort(key=lambda s: round(s["consensus"], 9))
    unproven = [s for s in shown if s["mean"] >= 4 and evidence.get(s["id"]) == 0]
    low = sorted(shown, key=lambda s: s["mean"])
    return list(dict.fromkeys(s["id"] for s in split + unproven + low))[:5]


def classification(answers):
    """What `classify --json` should answer for one sheet of question to (choice, evidence)."""
    verdict, types, coverage, named = _verdict(answers)
    found = []
    for question, (choice, evidence) in sorted(answers.items()):
        for other in OPTIONS[question]:
            if evidence == "unknown" or other == choice:
                continue
            then, _, _, them = _verdict({**answers, question: (other, evidence)})
            if (then, set(them)) != (verdict, set(named)):
                found.append(
                    {"question": question, "choice": other, "verdict": then, "types": them}
                )
    return {
        "verdict": verdict,
        "types": [{"id": name, "fit": fit} for name, fit in types],
        "coverage": coverage,
        "pivots": found,
    }


def _verdict(answers):
    known = {
        question: (choice, Fraction(str(EVIDENCE[evidence])))
        for question, (choice, evidence) in answers.items()
        if evidence != "unknown"
    }
    fits = {name: _fit(name, known) for name in TYPES.values()}
    types = sorted(fits.items(), key=lambda item: -item[1])
    coverage = Fraction(sum(e for _, e in known.values()), 9)
    (first, best), (second, next_best) = types[:2]
    if coverage < Fraction(4, 10) or len(known) < 6:
        return "too-little-known", types, coverage, []
    if best < 45:
        return "mixed", types, coverage, []
    if best - next_best < 15:
        return "hybrid", types, coverage, [first, second]
    if best >= 60 and coverage >= Fraction(55, 100):
        return "clear", types, coverage, [first]
    return "leaning", types, coverage, [first]


def _fit(name, known):
    got = sum(e * OPTIONS[q][choice].get(name, 0) for q, (choice, e) in known.items())
    most = sum(e * max(o.get(name, 0) for o in OPTIONS[q].values()) for q, (_, e) in known.items())
    return 100 * got / most if most else Fraction(0)


def clashes(sheets):
    """Where the newest sheets of (role, answers) differ; of members every sheet counts."""
    found = []
    for question, options in OPTIONS.items():
        choices = {}
        for role in ("coordinator", "leader", "sponsor", "member"):
            own = [answers for whose, answers in sheets if whose == role]
            heard = own if role == "member" else own[-1:]
            said = {answers[question][0] for answers in heard if question in answers}
            if said:
                choices[role] = [option for option in options if option in said]
        if len({option for said in choices.values() for option in said}) > 1:
            found.append({"question": question, "choices": choices})
    return found
