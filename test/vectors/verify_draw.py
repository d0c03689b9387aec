#!/usr/bin/env python3
"""Checks draw certificates (openlot-draw/1) with nothing but Python's standard library (3.8 or later).

Written from shared/domain/draws/PROTOCOL.md alone; section numbers refer to it.

    python3 verify_draw.py CERTIFICATE.json ...

Prints one line for each file, "valid" or the code of the first fault. The chunks of F.json are looked for in
the folder F. Exit status: 0 all valid, 1 some not valid, 2 some file could not be read as JSON.
"""

import hashlib
import heapq
import hmac
import json
import re
import sys
from bisect import bisect_left, insort
from collections import Counter
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

sys.dont_write_bytecode = True  # so that a check leaves nothing behind beside the next file

from bls12_381 import is_signature  # noqa: E402

FORMAT = "openlot-draw/1"
MAX_SAFE = 2**53 - 1


class Fault(Exception):
    """A certificate is not valid; the argument is the code of section 9."""


def insist(condition, code):
    if not condition:
        raise Fault(code)


# --- Section 2: conventions ---------------------------------------------------------------------------------


def parse(data):
    """JSON as JavaScript reads it: 1.0 and 1e0 are the integer 1, and NaN is not JSON."""

    def number(digits):
        value = float(digits)
        return int(value) if value.is_integer() else value

    def no_constant(name):
        raise ValueError(f"{name} is not JSON")

    try:
        return json.loads(
            data.decode("utf-8"), parse_int=number, parse_float=number, parse_constant=no_constant
        )
    except RecursionError:
        return None  # is malformed, too: no certificate is nested so deep


def code_units(text):
    """A key that sorts texts in code-unit order."""
    return text.encode("utf-16-be")


def ascending(keys):
    return all(before < after for before, after in zip(keys, keys[1:]))


def canonical(value):
    """RFC 8785, for values all of whose numbers are integers and all of whose names are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).digest()


def digest(value):
    return sha256(canonical(value)).hex()


def leaf_hash(leaf):
    return sha256(b"\x00" + leaf)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def split_of(size):
    """The largest power of two below the size."""
    return 1 << ((size - 1).bit_length() - 1)


def tree_head(leaves):
    """RFC 6962 section 2.1, by its recursive definition."""
    if len(leaves) <= 1:
        return leaf_hash(leaves[0]) if leaves else sha256(b"")
    split = split_of(len(leaves))
    return node_hash(tree_head(leaves[:split]), tree_head(leaves[split:]))


def head_by_proof(leaf, index, size, proof):
    """RFC 6962 section 2.1.1, by its recursive definition: the head that the proof leads to."""
    insist((size == 1) == (proof == []), "log-proof")
    if size == 1:
        return leaf_hash(leaf)
    *inner, sibling = proof
    split = split_of(size)
    if index < split:
        return node_hash(head_by_proof(leaf, index, split, inner), bytes.fromhex(sibling))
    return node_hash(bytes.fromhex(sibling), head_by_proof(leaf, index - split, size - split, inner))


# --- Section 2.1: schema ------------------------------------------------------------------------------------

# A check is a function that raises "malformed" for a value that is not as it should be.


def need(condition):
    insist(condition, "malformed")


def passes(value, check):
    """Whether a value passes a check."""
    try:
        check(value)
    except Fault:
        return False
    return True


def is_well_formed(least, most):
    def check(value):
        need(isinstance(value, str))
        try:
            units = len(code_units(value)) // 2
        except UnicodeEncodeError:  # a lone surrogate
            raise Fault("malformed") from None
        need(least <= units <= most)

    return check


def matches(pattern):
    compiled = re.compile(pattern, re.ASCII)

    def check(value):
        need(isinstance(value, str) and compiled.fullmatch(value) is not None)

    return check


def is_int(least, most=MAX_SAFE):
    def check(value):
        need(isinstance(value, int) and not isinstance(value, bool) and least <= value <= most)

    return check


def one_of(*choices):
    def check(value):
        need(isinstance(value, str) and value in choices)

    return check


def is_null_or(check):
    return lambda value: value is None or check(value)


def is_list(check_item, least=0, most=None):
    def check(value):
        need(isinstance(value, list) and least <= len(value) and (most is None or len(value) <= most))
        for item in value:
            check_item(item)

    return check


def is_set(check_text, least=0, most=None):
    def check(value):
        is_list(check_text, least, most)(value)
        need(len(set(value)) == len(value))

    return check


def is_object(**members):
    """An object with exactly these members; those whose names end in an underscore may be absent."""
    checks = {name.rstrip("_"): check for name, check in members.items()}
    required = {name for name in members if not name.endswith("_")}

    def check(value):
        need(isinstance(value, dict) and required <= value.keys() <= checks.keys())
        for name, item in value.items():
            checks[name](item)

    return check


def is_variant(tag, **variants):
    """An object of one of several kinds, told apart by a member."""

    is_tag = one_of(*variants)
    checks = {name: is_object(**{tag: is_tag}, **members) for name, members in variants.items()}

    def check(value):
        need(isinstance(value, dict))
        is_tag(value.get(tag))
        checks[value[tag]](value)

    return check


is_text = is_well_formed(1, 200)
is_remark = is_well_formed(1, 2000)
is_free = is_well_formed(0, 2000)
is_hash = matches(r"[0-9a-f]{64}")
is_target = matches(r"[A-Z][A-Z0-9]{1,15}:[0-9A-Za-z._-]{1,64}")
is_inspector = matches(r"[0-9A-Za-z._-]{1,64}")
is_prefix = matches(r"[1-9]\d((?!00)\d\d){0,2}")
is_district = matches(r"\d{6}")
is_number = is_int(1, 1_000_000)


def is_date(value):
    matches(r"\d{4}-\d\d-\d\d")(value)
    year, month, day = map(int, value.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    need(1 <= month <= 12 and 1 <= day <= days[month - 1])


def is_instant(value):
    """Instants are all written alike, so the later one is the greater text."""
    matches(r".{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z")(value)
    is_date(value[:10])


QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"

are_sources = is_list(
    is_variant(
        "kind",
        ceremony={"until": is_instant, "witnesses": is_set(is_text, 2, 100)},
        lottery={
            "until": is_instant,
            "name": is_text,
            "drawing": is_text,
            "count": is_int(1, 100),
            "drawnAt": is_instant,
        },
        drand={"until": is_instant, "chain": one_of(QUICKNET), "round": is_int(1, 2**32)},
    ),
    1,
    10,
)


def time_of_round(number):
    """When a round of the beacon is published (section 4.3)."""
    time = datetime(1970, 1, 1) + timedelta(seconds=1692803367 + 3 * (number - 1))
    return time.isoformat(timespec="milliseconds") + "Z"


def is_randomness(value):
    is_object(sources=are_sources)(value)
    sources = value["sources"]
    for before, source in zip(sources, sources[1:]):
        need(before["until"] < source["until"])
        need(source["kind"] != "lottery" or before["until"] < source["drawnAt"])
        need(source["kind"] != "drand" or before["until"] < time_of_round(source["round"]))


is_commitment = is_object(
    format=one_of(FORMAT),
    drawId=is_text,
    taskId=is_text,
    taskName=is_text,
    number=is_number,
    follows=is_null_or(is_number),
    stage=is_variant(
        "kind",
        together={},
        targets={},
        inspectors={"of": is_text, "commitment": is_hash, "department": is_text},
    ),
    frameRoot=is_hash,
    frameSize=is_int(0),
    poolRoot=is_hash,
    poolSize=is_int(0),
    exclusionsRoot=is_hash,
    rulesHash=is_hash,
    secretHash=is_hash,
    randomness=is_randomness,
    revealBy=is_date,
)


def is_fact(value):
    if isinstance(value, str):
        is_free(value)
    elif isinstance(value, list):
        is_list(is_free, 0, 100)(value)
    elif value is not None and not isinstance(value, bool):
        is_int(-MAX_SAFE)(value)


def are_facts(value):
    need(isinstance(value, dict))
    for name, fact in value.items():
        matches(r"[A-Za-z][0-9A-Za-z]{0,99}")(name)
        is_fact(fact)


is_log = is_object(
    root=is_hash,
    entries=is_list(
        is_object(
            entry=is_object(index=is_int(0), at=is_instant, action=is_text, about=is_text, facts=are_facts),
            proof=is_list(is_hash, 0, 53),
        ),
        1,
        100_000,
    ),
)
is_entry = is_object(id=is_target, stratum=is_text, district_=is_district)
is_exclusion = is_variant(
    "of",
    target={
        "id": is_target,
        "reason": one_of(
            "cap-reached",
            "not-active",
            "under-same-check",
            "no-check-listed",
            "observation-period",
            "outside-scope",
        ),
        "by": is_text,
        "note_": is_remark,
    },
    inspector={
        "id": is_inspector,
        "reason": one_of(
            "declared-interest",
            "certificate-expired",
            "on-leave",
            "suspended",
            "item-out-of-scope",
            "skill-missing",
            "draw-organiser",
        ),
        "by": is_text,
        "note_": is_remark,
    },
)
is_member = is_object(
    id=is_inspector,
    department=is_text,
    skills=is_set(is_text),
    regions=is_set(is_prefix),
    capacity=is_int(0, 1_000_000),
    conflicts=is_set(is_target),
)


def are_rules(value):
    is_object(
        strata=is_list(is_object(stratum=is_text, size=is_int(0, 2**31)), 1, 1000),
        seats=is_list(is_object(department=is_text, skill_=is_text, count=is_int(1, 10)), 0, 20),
        region=one_of("any", "own-district", "cross-district"),
        substitutes=one_of("next-in-sequence", "none"),
    )(value)
    strata = [stratum["stratum"] for stratum in value["strata"]]
    kinds = [(seat["department"], seat.get("skill")) for seat in value["seats"]]
    need(len(set(strata)) == len(strata) and len(set(kinds)) == len(kinds))
    need(any(stratum["size"] > 0 for stratum in value["strata"]))


is_visit = is_object(stratum=is_text, target=is_target, inspectors=is_list(is_inspector))
is_redrawn = is_object(place=is_int(0), inspector=is_inspector, substitute=is_inspector)
OF_EVERY_SUBSTITUTION = {
    "visit": is_int(0),
    "unavailable": is_set(is_inspector),
    "requestedBy": is_text,
    "approvedBy": is_text,
    "nonce": is_hash,
}
is_substitution = is_variant(
    "of",
    target={
        **OF_EVERY_SUBSTITUTION,
        "target": is_target,
        "substitute": is_target,
        "reason": one_of(
            "deregistered", "revoked", "cancelled", "moved-out", "wrongly-registered", "under-same-check"
        ),
        "redrawn": is_list(is_redrawn),
    },
    inspector={
        **OF_EVERY_SUBSTITUTION,
        "reason": one_of("recusal-declared", "on-leave", "certificate-lost"),
        "redrawn": is_list(is_redrawn, 1, 1),
    },
)
is_certificate = is_object(
    format=one_of(FORMAT),
    commitment=is_commitment,
    log=is_log,
    frame=is_list(is_entry),
    exclusions=is_list(is_exclusion),
    pool=is_list(is_member),
    rules=are_rules,
    seed=is_hash,
    outcome=is_list(is_visit),
    substitutions=is_list(is_substitution),
)


# --- Section 2.2: chunks ------------------------------------------------------------------------------------

is_chunk = is_object(name=matches(r"[a-z]+-\d{1,6}"), count=is_int(1), hash=is_hash)


def are_chunks(value):
    is_object(chunks=is_list(is_chunk, 1, 100_000))(value)
    names = [chunk["name"] for chunk in value["chunks"]]
    need(len(set(names)) == len(names))


def things_of(chunk, folder):
    try:
        data = (folder / f"{chunk['name']}.ndjson").read_bytes()
        *lines, rest = data.split(b"\n")
        insist(sha256(data).hex() == chunk["hash"], "chunk")
        insist(len(lines) == chunk["count"] and rest == b"", "chunk")
        return [parse(line) for line in lines]
    except (OSError, ValueError):
        raise Fault("chunk") from None


def put_together(certificate, folder):
    """The certificate with its lists instead of their chunks; what has no chunks is left as it is."""
    if not isinstance(certificate, dict):
        return certificate
    lists = {
        name: [thing for chunk in certificate[name]["chunks"] for thing in things_of(chunk, folder)]
        for name in ("frame", "exclusions", "pool", "outcome")
        if passes(certificate.get(name), are_chunks)
    }
    return {**certificate, **lists}


# --- Section 3: what is fixed -------------------------------------------------------------------------------


def check_order(certificate):
    def ids(things):
        return [thing["id"] for thing in things]

    lists = [ids(certificate["frame"]), ids(certificate["pool"])]
    lists += [[keyed(exclusion) for exclusion in certificate["exclusions"]]]
    lists += [member[name] for member in certificate["pool"] for name in ("skills", "regions", "conflicts")]
    lists += [substitution["unavailable"] for substitution in certificate["substitutions"]]
    insist(all(ascending([code_units(text) for text in texts]) for texts in lists), "not-canonical")


def keyed(exclusion):
    return exclusion["of"] + ":" + exclusion["id"]


def check_roots(commitment, certificate):
    def has_root(name, root):
        return tree_head([canonical(thing) for thing in certificate[name]]).hex() == commitment[root]

    frame, pool = certificate["frame"], certificate["pool"]
    insist(commitment["frameSize"] == len(frame) and has_root("frame", "frameRoot"), "frame-root")
    insist(commitment["poolSize"] == len(pool) and has_root("pool", "poolRoot"), "pool-root")
    insist(has_root("exclusions", "exclusionsRoot"), "exclusions-root")
    insist(commitment["rulesHash"] == digest(certificate["rules"]), "rules-hash")


def check_stage(stage, rules, frame, pool):
    seats = rules["seats"]
    if stage["kind"] == "together":
        insist(sum(seat["count"] for seat in seats) >= 2, "stage")
    elif stage["kind"] == "targets":
        insist(not seats and not pool, "stage")
    else:
        insist(seats and all(seat["department"] == stage["department"] for seat in seats), "stage")
        sizes = Counter(entry["stratum"] for entry in frame)
        insist(all(stratum["size"] == sizes[stratum["stratum"]] for stratum in rules["strata"]), "stage")


def check_exclusions(certificate):
    present = {"target:" + entry["id"] for entry in certificate["frame"]}
    present |= {"inspector:" + member["id"] for member in certificate["pool"]}
    excluded = {keyed(exclusion) for exclusion in certificate["exclusions"]}
    insist(not present & excluded, "excluded-present")


# --- Section 3.1: the log -----------------------------------------------------------------------------------

is_source_index = is_int(0)
is_logged_substitution = is_object(number=is_int(1), reason=is_text, digest=is_hash)
FACTS = {
    "draw-committed": is_object(taskId=is_text, number=is_number, commitment=is_hash),
    "contribution-committed": is_object(source=is_source_index, witness=is_text, commitment=is_hash),
    "contribution-opened": is_object(source=is_source_index, witness=is_text, value=is_text, nonce=is_hash),
    "lottery-recorded": is_object(
        source=is_source_index,
        numbers=is_list(matches(r"\d{1,9}"), 1, 100),
        publishedAt=is_instant,
        publishedIn=is_remark,
    ),
    "beacon-recorded": is_object(
        source=is_source_index, round=is_int(1, 2**32), signature=matches(r"[0-9a-f]{96}")
    ),
    "source-passed-over": is_object(source=is_source_index, reason=is_remark),
    "target-substituted": is_logged_substitution,
    "inspector-substituted": is_logged_substitution,
    "draw-voided": is_object(
        taskId=is_text,
        number=is_number,
        commitment=is_null_or(is_hash),
        reason=is_remark,
        requestedBy=is_text,
        approvedBy=is_null_or(is_text),
    ),
    "secret-revealed": is_object(secret=is_hash),
}


def check_proofs(log):
    indices = [proved["entry"]["index"] for proved in log["entries"]]
    times = [proved["entry"]["at"] for proved in log["entries"]]
    insist(ascending(indices) and times == sorted(times), "log-proof")
    for proved, index in zip(log["entries"], indices):
        head = head_by_proof(canonical(proved["entry"]), index, indices[-1] + 1, proved["proof"])
        insist(head.hex() == log["root"], "log-proof")


class Log:
    """The entries of a certificate: those about its own draw, and those that voided the earlier ones."""

    def __init__(self, entries, draw_id):
        about = "draw/" + draw_id
        self.own = [entry for entry in entries if entry["about"] == about]
        self.others = [entry for entry in entries if entry["about"] != about]
        self.committed = self.only("draw-committed")
        self.revealed = self.only("secret-revealed")
        insist(self.committed["index"] < self.revealed["index"], "log-entries")
        insist(all(entry["action"] == "draw-voided" for entry in self.others), "log-entries")
        for entry in entries:
            if entry["action"] in FACTS:
                insist(passes(entry["facts"], FACTS[entry["action"]]), "log-entries")

    def only(self, action):
        entries = self.having({action})
        insist(len(entries) == 1, "log-entries")
        return entries[0]

    def having(self, actions):
        return [entry for entry in self.own if entry["action"] in actions]


def check_void_chain(commitment, log):
    number, task, stage = commitment["number"], commitment["taskId"], commitment["stage"]
    line = f"{stage['of']}-{stage['department']}" if stage["kind"] == "inspectors" else task
    insist(commitment["drawId"] == f"{line}-{number}", "void-chain")
    insist(len(log.others) == number - 1, "void-chain")
    for earlier, entry in enumerate(log.others, 1):
        facts = entry["facts"]
        insist(entry["about"] == f"draw/{line}-{earlier}", "void-chain")
        insist(facts["taskId"] == task and facts["number"] == earlier, "void-chain")
        insist(entry["index"] < log.committed["index"], "void-chain")
    insist(commitment["follows"] == (number - 1 or None), "void-chain")
    own = log.having({"draw-voided"})
    insist(len(own) <= 1, "void-chain")
    for entry in own:
        facts = entry["facts"]
        insist(entry["index"] > log.committed["index"], "void-chain")
        insist(facts["taskId"] == task and facts["number"] == number, "void-chain")
        insist(facts["commitment"] == digest(commitment), "void-chain")
    for entry in log.others + own:
        asked, approved = entry["facts"]["requestedBy"], entry["facts"]["approvedBy"]
        insist(asked.startswith("service:") if approved is None else approved != asked, "void-chain")


# --- Section 4: public randomness ---------------------------------------------------------------------------

KINDS = {
    "contribution-committed": "ceremony",
    "contribution-opened": "ceremony",
    "lottery-recorded": "lottery",
    "beacon-recorded": "drand",
}
OF_RANDOMNESS = {*KINDS, "source-passed-over"}


def public_randomness(commitment, log):
    """The value of the first source that held."""
    draw_id, sources = commitment["drawId"], commitment["randomness"]["sources"]
    current, value, ceremony = 0, None, Ceremony(draw_id)
    for entry in log.having(OF_RANDOMNESS):
        action, at, facts = entry["action"], entry["at"], entry["facts"]
        insist(current < len(sources) and facts["source"] == current, "randomness-source")
        insist(value is None, "randomness-source")
        insist(log.committed["index"] < entry["index"] < log.revealed["index"], "randomness-order")
        source = sources[current]
        if action == "source-passed-over":
            insist(at > source["until"], "randomness-source")
            current, ceremony = current + 1, Ceremony(draw_id)
            continue
        insist(KINDS[action] == source["kind"], "randomness-source")
        insist(at <= source["until"], "randomness-late")
        if action == "contribution-committed":
            ceremony.commit(source["witnesses"], facts)
        elif action == "contribution-opened":
            value = ceremony.open(source["witnesses"], facts)
        elif action == "lottery-recorded":
            value = lottery_value(draw_id, source, facts, log.committed["at"], at)
        else:
            value = beacon_value(source, facts, log.committed["at"], at)
    insist(value is not None, "randomness-incomplete")
    return value


class Ceremony:
    """Section 4.1: all witnesses commit, then all open."""

    def __init__(self, draw_id):
        self.draw_id = draw_id
        self.commitments = {}
        self.opened = {}

    def commit(self, witnesses, facts):
        witness = facts["witness"]
        insist(witness in witnesses and witness not in self.commitments, "contribution-mismatch")
        insist(facts["commitment"] not in self.commitments.values(), "contribution-mismatch")
        self.commitments[witness] = facts["commitment"]

    def open(self, witnesses, facts):
        """The value of the ceremony if this was the last witness to open."""
        shown = {name: facts[name] for name in ("nonce", "value", "witness")}
        witness = shown["witness"]
        insist(witness in witnesses and witness not in self.opened, "contribution-mismatch")
        insist(len(self.commitments) == len(witnesses), "randomness-order")
        given = digest({"drawId": self.draw_id, "format": "openlot-contribution/1", **shown})
        insist(given == self.commitments[witness], "contribution-mismatch")
        self.opened[witness] = shown
        if len(self.opened) < len(witnesses):
            return None
        contributions = [self.opened[witness] for witness in sorted(witnesses, key=code_units)]
        return digest(
            {"contributions": contributions, "drawId": self.draw_id, "format": "openlot-ceremony/1"}
        )


def lottery_value(draw_id, source, facts, committed_at, at):
    """Section 4.2."""
    insist(len(facts["numbers"]) == source["count"], "randomness-source")
    insist(committed_at < source["drawnAt"] <= facts["publishedAt"] <= at, "randomness-order")
    named = {name: source[name] for name in ("drawing", "name")}
    numbers = sorted(map(int, facts["numbers"]))
    return digest({"drawId": draw_id, "format": "openlot-lottery/1", "numbers": numbers, **named})


QUICKNET_KEY = bytes.fromhex(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d"
    "1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)


def beacon_value(source, facts, committed_at, at):
    """Section 4.3."""
    number = source["round"]
    insist(facts["round"] == number, "beacon-round")
    insist(committed_at < time_of_round(number) <= at, "randomness-order")
    signature, message = bytes.fromhex(facts["signature"]), sha256(number.to_bytes(8, "big"))
    insist(is_signature(signature, message, QUICKNET_KEY), "beacon-signature")
    return sha256(signature).hex()


# --- Section 5: seed and streams ----------------------------------------------------------------------------


def hmac_hex(key, message):
    return hmac.new(bytes.fromhex(key), message, hashlib.sha256).hexdigest()


def seed_of(secret, commitment, value):
    return hmac_hex(secret, bytes.fromhex(digest(commitment) + value))


class Stream:
    """RC4 after its first 256 bytes, keyed with the hex of a MAC of the label."""

    def __init__(self, seed, label):
        key = hmac_hex(seed, label.encode("utf-8")).encode("ascii")
        self.state = list(range(256))
        self.i = self.j = 0
        j = 0
        for i in range(256):
            j = (j + self.state[i] + key[i % len(key)]) % 256
            self.state[i], self.state[j] = self.state[j], self.state[i]
        for _ in range(256):
            self.byte()

    def byte(self):
        state = self.state
        self.i = (self.i + 1) % 256
        self.j = (self.j + state[self.i]) % 256
        state[self.i], state[self.j] = state[self.j], state[self.i]
        return state[(state[self.i] + state[self.j]) % 256]

    def uint32(self):
        return int.from_bytes(bytes(self.byte() for _ in range(4)), "big")

    def below(self, bound):
        limit = 2**32 - 2**32 % bound
        while True:
            number = self.uint32()
            if number < limit:
                return number % bound

    def permutation(self, things):
        """The things one after another, each drawn when it is asked for."""
        things = list(things)
        for i in range(len(things)):
            j = i + self.below(len(things) - i)
            things[i], things[j] = things[j], things[i]
            yield things[i]


# --- Section 6: targets -------------------------------------------------------------------------------------


def draw_targets(frame, rules, seed):
    """The drawn entries, and for each stratum the rest of its permutation."""
    entries = {stratum["stratum"]: [] for stratum in rules["strata"]}
    insist(frame, "draw-refused")
    for entry in frame:
        insist(entry["stratum"] in entries, "draw-refused")
        insist(rules["region"] == "any" or "district" in entry, "draw-refused")
        entries[entry["stratum"]].append(entry)
    drawn, sequences = [], {}
    for stratum in rules["strata"]:
        name, size = stratum["stratum"], stratum["size"]
        insist(size <= len(entries[name]), "draw-refused")
        sequences[name] = Stream(seed, "targets/" + name).permutation(entries[name])
        drawn += islice(sequences[name], size)
    return drawn, sequences


# --- Section 7: inspectors ----------------------------------------------------------------------------------


class Seating:
    """Who holds which slot. Members are positions, slots pairs (visit, place), loads the number of slots."""

    def __init__(self, targets, pool, rules, seed):
        self.stream = Stream(seed, "inspectors")
        self.members = list(self.stream.permutation(pool))
        self.conflicts = [set(member["conflicts"]) for member in self.members]
        self.targets = targets
        self.seats = rules["seats"]
        self.region = rules["region"]
        self.places = [kind for kind, seat in enumerate(self.seats) for _ in range(seat["count"])]
        self.holders = [[None] * len(self.places) for _ in targets]
        self.slots = [[] for _ in self.members]
        self.candidates_found = {}

    def suits(self, p, kind):
        member, seat = self.members[p], self.seats[kind]
        has_skill = "skill" not in seat or seat["skill"] in member["skills"]
        return member["department"] == seat["department"] and has_skill

    def admits(self, p, visit):
        """The region rule."""
        if self.region == "any":
            return True
        is_local = self.targets[visit]["district"].startswith(tuple(self.members[p]["regions"]))
        return is_local == (self.region == "own-district")

    def candidates(self, visit, kind):
        """They depend on the target's district alone, so they are found once for each."""
        key = (kind, self.district_that_counts(visit))
        if key not in self.candidates_found:
            self.candidates_found[key] = [
                p for p in range(len(self.members)) if self.suits(p, kind) and self.admits(p, visit)
            ]
        return self.candidates_found[key]

    def district_that_counts(self, visit):
        return None if self.region == "any" else self.targets[visit]["district"]

    def may_join(self, p, visit):
        return self.targets[visit]["id"] not in self.conflicts[p] and p not in self.holders[visit]

    def load(self, p):
        return len(self.slots[p])

    def has_room(self, p):
        return self.load(p) < self.members[p]["capacity"]

    def give(self, slot, p):
        """Gives a slot to a member, and returns the one who has held it."""
        visit, place = slot
        before = self.holders[visit][place]
        if before is not None:
            del self.slots[before][bisect_left(self.slots[before], slot)]
        self.holders[visit][place] = p
        insort(self.slots[p], slot)
        return before

    def deal(self):
        """Section 7.1."""
        members = range(len(self.members))
        tickets = list(members)

        def suitable(kind):
            return sum(self.suits(p, kind) for p in members)

        for kind in sorted(range(len(self.seats)), key=suitable):
            queues = {}
            for visit in range(len(self.targets)):
                district = self.district_that_counts(visit)
                if district not in queues:
                    candidates = self.candidates(visit, kind)
                    queues[district] = sorted((self.load(p), tickets[p], p) for p in candidates)
                queue = queues[district]
                for place, wanted in enumerate(self.places):
                    if wanted != kind:
                        continue
                    chosen = self.first_to_join(visit, queue, tickets)
                    if chosen is not None:
                        self.give((visit, place), chosen)
                        tickets[chosen] = self.stream.uint32()
                        heapq.heappush(queue, (self.load(chosen), tickets[chosen], chosen))

    def first_to_join(self, visit, queue, tickets):
        """Takes from the queue, a heap, the smallest (load, ticket, position) that has room and may join.

        An entry whose member has got a slot from another district's queue is out of date. As loads only rise,
        it stands too far to the front, never too far behind: when it comes up, it is put where it belongs.
        """
        passed_by, chosen = [], None
        while queue and chosen is None:
            entry = load, _, p = heapq.heappop(queue)
            if load != self.load(p):
                heapq.heappush(queue, (self.load(p), tickets[p], p))
            elif not self.may_join(p, visit):
                passed_by.append(entry)
            elif self.has_room(p):
                chosen = p
        for entry in passed_by:
            heapq.heappush(queue, entry)
        return chosen

    def repair(self):
        """Section 7.2."""
        for visit, holders in enumerate(self.holders):
            for place, holder in enumerate(holders):
                if holder is None:
                    self.fill((visit, self.places[place]))

    def fill(self, root):
        """Searches for a chain of moves, and makes them.

        The queue holds what the text reaches: nodes, who leaves them, and for which node. A node that was
        reached before is dropped when it comes up: the queue keeps the order, so the first one still wins.
        """
        moves = {}  # of each node reached: who leaves it, and for which node
        members_reached = set()
        queue = [([root], None, None)]
        for nodes, leaver, destination in queue:
            for node in nodes:
                if node in moves:
                    continue
                moves[node] = (leaver, destination)
                visit, kind = node
                for other, holder in zip(self.places, self.holders[visit]):
                    if other != kind and holder is not None and self.suits(holder, kind):
                        queue.append(([(visit, other)], holder, node))
                for p in self.candidates(visit, kind):
                    if p in members_reached or not self.may_join(p, visit):
                        continue
                    members_reached.add(p)
                    if self.has_room(p):
                        return self.move_along(p, node, moves)
                    queue.append((self.nodes_of(p), p, node))
        raise Fault("draw-refused")

    def nodes_of(self, p):
        return ((visit, self.places[place]) for visit, place in self.slots[p])

    def move_along(self, incoming, node, moves):
        """At each node, one takes the place of the one who leaves; at the root that is the empty slot."""
        while node is not None:
            visit, kind = node
            leaver, node = moves[node]
            holders = enumerate(self.holders[visit])
            place = next(place for place, p in holders if self.places[place] == kind and p == leaver)
            incoming = self.give((visit, place), incoming)

    def level(self):
        """Section 7.3."""
        drawn = {target["id"] for target in self.targets}
        groups = {}
        for p, member in enumerate(self.members):
            if not drawn & self.conflicts[p]:
                skills, regions = tuple(member["skills"]), tuple(member["regions"])
                alike = (member["department"], skills, regions, member["capacity"])
                groups.setdefault(alike, []).append(p)
        for equals in groups.values():
            while True:
                most = min(equals, key=lambda p: (-self.load(p), p))
                least = min(equals, key=lambda p: (self.load(p), p))
                if self.load(most) - self.load(least) <= 1:
                    break
                slots = self.slots[most]
                self.give(next(slot for slot in slots if least not in self.holders[slot[0]]), least)

    def inspectors(self, visit):
        return [self.members[p]["id"] for p in self.holders[visit]]


# --- Section 8: substitutions -------------------------------------------------------------------------------


class Substitutions:
    """Goes on from the seating and from the rest of each stratum's permutation."""

    def __init__(self, seating, sequences, rules, seed):
        self.seating = seating
        self.sequences = sequences
        self.rules = rules
        self.seed = seed
        self.named = [set(holders) for holders in seating.holders]
        self.attempts = Counter()

    def check(self, substitution):
        insist(substitution["requestedBy"] != substitution["approvedBy"], "substitution-approval")
        visit, unavailable = substitution["visit"], substitution["unavailable"]
        if substitution["of"] == "target":
            self.check_target(substitution)
            holders = enumerate(self.seating.holders[visit])
            places = [place for place, p in holders if not self.can_visit(p, visit, unavailable)]
        else:
            self.check_inspector(substitution)
            places = [substitution["redrawn"][0]["place"]]
        redrawn = [self.redraw(visit, place, unavailable) for place in places]
        insist(substitution["redrawn"] == redrawn, "substitute-inspector")

    def check_target(self, substitution):
        visit, targets = substitution["visit"], self.seating.targets
        insist(visit < len(targets), "substitute-target")
        insist(substitution["target"] == targets[visit]["id"], "substitute-target")
        insist(self.rules["substitutes"] == "next-in-sequence", "substitute-target")
        substitute = next(self.sequences[targets[visit]["stratum"]], None)
        insist(substitute is not None, "substitute-target")
        insist(substitution["substitute"] == substitute["id"], "substitute-target")
        targets[visit] = substitute

    def check_inspector(self, substitution):
        visit, leaving = substitution["visit"], substitution["redrawn"][0]
        insist(visit < len(self.seating.targets), "substitute-inspector")
        insist(leaving["place"] < len(self.seating.places), "substitute-inspector")
        present = self.seating.inspectors(visit)[leaving["place"]]
        insist(leaving["inspector"] == present, "substitute-inspector")

    def can_visit(self, p, visit, unavailable):
        seating = self.seating
        has_conflict = seating.targets[visit]["id"] in seating.conflicts[p]
        is_unavailable = seating.members[p]["id"] in unavailable
        return seating.admits(p, visit) and not has_conflict and not is_unavailable

    def redraw(self, visit, place, unavailable):
        seating = self.seating
        candidates = [
            p
            for p in seating.candidates(visit, seating.places[place])
            if self.can_visit(p, visit, unavailable) and p not in self.named[visit] and seating.has_room(p)
        ]
        insist(candidates, "substitute-inspector")
        least = min(map(seating.load, candidates))
        idle = [p for p in candidates if seating.load(p) == least]
        idle.sort(key=lambda p: code_units(seating.members[p]["id"]))

        self.attempts[visit, place] += 1
        target, attempt = seating.targets[visit]["id"], self.attempts[visit, place]
        stream = Stream(self.seed, f"substitutes/{target}/{place}/{attempt}")
        chosen = idle[stream.below(len(idle))]
        self.named[visit].add(chosen)
        left = seating.give((visit, place), chosen)
        left, chosen = seating.members[left]["id"], seating.members[chosen]["id"]
        return {"place": place, "inspector": left, "substitute": chosen}


def check_substitution_log(substitutions, log):
    entries = log.having({"target-substituted", "inspector-substituted"})
    logged = [(entry["action"], entry["facts"]) for entry in entries]
    expected = [
        (f"{made['of']}-substituted", {"number": number, "reason": made["reason"], "digest": digest(made)})
        for number, made in enumerate(substitutions, 1)
    ]
    insist(logged == expected, "substitution-log")
    settled, revealed = log.having(OF_RANDOMNESS)[-1]["index"], log.revealed["index"]
    insist(all(settled < entry["index"] < revealed for entry in entries), "substitution-log")


# --- Section 9: checking a certificate ----------------------------------------------------------------------


def verify(certificate):
    """Makes the checks in their order; the first that fails raises its fault."""
    is_certificate(certificate)
    commitment, rules, seed = certificate["commitment"], certificate["rules"], certificate["seed"]
    frame, pool = certificate["frame"], certificate["pool"]
    check_order(certificate)
    check_proofs(certificate["log"])
    log = Log([proved["entry"] for proved in certificate["log"]["entries"]], commitment["drawId"])
    fixed = {"taskId": commitment["taskId"], "number": commitment["number"], "commitment": digest(commitment)}
    insist(log.committed["facts"] == fixed, "commitment")
    check_roots(commitment, certificate)
    check_stage(commitment["stage"], rules, frame, pool)
    check_exclusions(certificate)
    check_void_chain(commitment, log)

    secret = log.revealed["facts"]["secret"]
    insist(commitment["secretHash"] == sha256(bytes.fromhex(secret)).hex(), "secret-hash")
    insist(seed == seed_of(secret, commitment, public_randomness(commitment, log)), "seed")

    targets, sequences = draw_targets(frame, rules, seed)
    seating = Seating(targets, pool, rules, seed)
    seating.deal()
    seating.repair()
    seating.level()
    outcome = certificate["outcome"]
    drawn = [(target["stratum"], target["id"]) for target in targets]
    insist([(visit["stratum"], visit["target"]) for visit in outcome] == drawn, "target-sequence")
    assigned = [seating.inspectors(visit) for visit in range(len(targets))]
    insist([visit["inspectors"] for visit in outcome] == assigned, "assignment")

    check_substitution_log(certificate["substitutions"], log)
    substitutions = Substitutions(seating, sequences, rules, seed)
    for substitution in certificate["substitutions"]:
        substitutions.check(substitution)


def main(paths):
    if not paths:
        print("usage: verify_draw.py CERTIFICATE.json ...", file=sys.stderr)
        return 2
    status = 0
    for path in map(Path, paths):
        try:
            certificate = parse(path.read_bytes())
        except (OSError, ValueError) as problem:
            print(f"{path}: {problem}", file=sys.stderr)
            status = 2
            continue
        try:
            verify(put_together(certificate, path.with_suffix("")))
            print(f"{path}: valid")
        except Fault as fault:
            print(f"{path}: {fault}")
            status = max(status, 1)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
