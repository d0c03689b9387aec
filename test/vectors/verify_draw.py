#!/usr/bin/env python3
"""Checks draw certificates (openlot-draw/1) with nothing but Python's standard library.

Written from shared/domain/draws/PROTOCOL.md; section numbers refer to it.

    python3 verify_draw.py CERTIFICATE.json ...

Prints one line for each file, "valid" or the code of the first fault. Exit status: 0 all valid, 1 some not
valid, 2 some file could not be read as JSON.
"""

import hashlib
import hmac
import json
import re
import sys

FORMAT = "openlot-draw/1"
MAX_SAFE = 2**53 - 1


class Fault(Exception):
    """A certificate is not valid; the argument is the code of section 9."""


class Impossible(Exception):
    """No draw is possible from this frame, pool and rules."""


# --- Section 2: conventions ---------------------------------------------------------------------------------


def code_units(text):
    return text.encode("utf-16-be", "surrogatepass")


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).digest()


def digest(value):
    return sha256(canonical(value)).hex()


def tree_head(leaves):
    """RFC 6962 section 2.1, by its recursive definition."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + tree_head(leaves[:split]) + tree_head(leaves[split:]))


def ascending(keys):
    return all(before < after for before, after in zip(keys, keys[1:]))


# --- Section 2.1: schema ------------------------------------------------------------------------------------


def need(condition):
    if not condition:
        raise Fault("malformed")


def is_well_formed(longest):
    def check(value):
        need(isinstance(value, str))
        need(not any(0xD800 <= ord(character) <= 0xDFFF for character in value))
        need(1 <= len(code_units(value)) // 2 <= longest)

    return check


is_text = is_well_formed(200)
is_remark = is_well_formed(2000)


def matches(pattern):
    compiled = re.compile(pattern, re.ASCII)

    def check(value):
        need(isinstance(value, str) and compiled.fullmatch(value) is not None)

    return check


is_hash = matches(r"[0-9a-f]{64}")
is_target = matches(r"[A-Z][A-Z0-9]{1,15}:[0-9A-Za-z._-]{1,64}")
is_inspector = matches(r"[0-9A-Za-z._-]{1,64}")
is_prefix = matches(r"[1-9]\d((?!00)\d\d){0,2}")
is_district = matches(r"\d{6}")


def is_instant(value):
    matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")(value)
    year, month, day = int(value[0:4]), int(value[5:7]), int(value[8:10])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    need(1 <= month <= 12 and 1 <= day <= days[month - 1])
    need(int(value[11:13]) <= 23 and int(value[14:16]) <= 59 and int(value[17:19]) <= 59)


def is_int(least, most=MAX_SAFE):
    def check(value):
        need(isinstance(value, int) and not isinstance(value, bool) and least <= value <= most)

    return check


def one_of(*choices):
    def check(value):
        need(isinstance(value, str) and value in choices)

    return check


def is_list(check_item, least=0, most=None):
    def check(value):
        need(isinstance(value, list) and len(value) >= least and (most is None or len(value) <= most))
        for item in value:
            check_item(item)

    return check


def is_set(check_item, least=0, most=None):
    def check(value):
        is_list(check_item, least, most)(value)
        need(len(set(value)) == len(value))

    return check


def is_object(required, optional=None):
    optional = optional or {}

    def check(value):
        need(isinstance(value, dict))
        need(set(required) <= set(value) <= set(required) | set(optional))
        for name, item in value.items():
            (required.get(name) or optional[name])(item)

    return check


def is_null_or(check_item):
    def check(value):
        if value is not None:
            check_item(value)

    return check


TARGET_REASONS = (
    "cap-reached",
    "not-active",
    "under-same-check",
    "no-check-listed",
    "observation-period",
    "outside-scope",
)
INSPECTOR_REASONS = (
    "declared-interest",
    "certificate-expired",
    "on-leave",
    "suspended",
    "item-out-of-scope",
    "skill-missing",
    "draw-organiser",
)


def is_exclusion(value):
    need(isinstance(value, dict))
    if value.get("of") == "target":
        kind = {"id": is_target, "reason": one_of(*TARGET_REASONS)}
    else:
        kind = {"id": is_inspector, "reason": one_of(*INSPECTOR_REASONS)}
    is_object({"of": one_of("target", "inspector"), "by": is_text, **kind}, {"note": is_remark})(value)


is_source = is_object({"kind": one_of("ceremony"), "witnesses": is_set(is_text, 2, 100)})
is_commitment = is_object(
    {
        "format": one_of(FORMAT),
        "drawId": is_text,
        "taskId": is_text,
        "taskName": is_text,
        "number": is_int(1, 1_000_000),
        "follows": is_null_or(is_int(1, 1_000_000)),
        "frameRoot": is_hash,
        "frameSize": is_int(0),
        "poolRoot": is_hash,
        "poolSize": is_int(0),
        "exclusionsRoot": is_hash,
        "rulesHash": is_hash,
        "secretHash": is_hash,
        "randomness": is_object({"sources": is_list(is_source, 1, 10)}),
    }
)
is_member = is_object(
    {
        "id": is_inspector,
        "department": is_text,
        "skills": is_set(is_text),
        "regions": is_set(is_prefix),
        "capacity": is_int(0, 1_000_000),
        "conflicts": is_set(is_target),
    }
)
is_seat = is_object({"department": is_text, "count": is_int(1, 10)}, {"skill": is_text})


def is_rules(value):
    is_object(
        {
            "strata": is_list(is_object({"stratum": is_text, "size": is_int(0, 2**31)}), 1, 1000),
            "seats": is_list(is_seat, 1, 20),
            "region": one_of("any", "own-district", "cross-district"),
            "substitutes": one_of("next-in-sequence", "none"),
        }
    )(value)
    strata = [stratum["stratum"] for stratum in value["strata"]]
    kinds = [(seat["department"], seat.get("skill")) for seat in value["seats"]]
    need(len(set(strata)) == len(strata))
    need(any(stratum["size"] > 0 for stratum in value["strata"]))
    need(len(set(kinds)) == len(kinds))
    need(sum(seat["count"] for seat in value["seats"]) >= 2)


is_committed = is_object({"witness": is_text, "commitment": is_hash, "committedAt": is_instant})
is_opened = is_object({"witness": is_text, "value": is_text, "nonce": is_hash, "openedAt": is_instant})
is_randomness = is_object(
    {
        "source": is_int(0),
        "passedOver": is_list(is_object({"source": is_int(0), "reason": is_remark}), 0, 10),
        "evidence": is_object(
            {
                "kind": one_of("ceremony"),
                "committed": is_list(is_committed, 0, 100),
                "opened": is_list(is_opened, 0, 100),
            }
        ),
        "value": is_hash,
    }
)
is_assigned_seat = is_object({"department": is_text, "inspector": is_inspector}, {"skill": is_text})
is_outcome = is_object(
    {
        "targets": is_list(is_object({"stratum": is_text, "drawn": is_list(is_target)})),
        "assignments": is_list(is_object({"target": is_target, "seats": is_list(is_assigned_seat)})),
    }
)
is_void = is_object(
    {
        "number": is_int(1),
        "commitment": is_null_or(is_hash),
        "voidedAt": is_instant,
        "reason": is_remark,
        "by": is_text,
    }
)
is_certificate = is_object(
    {
        "format": one_of(FORMAT),
        "commitment": is_commitment,
        "log": is_object({"position": is_int(0), "at": is_instant, "commitment": is_hash}),
        "frame": is_list(is_object({"id": is_target, "stratum": is_text}, {"district": is_district})),
        "exclusions": is_list(is_exclusion),
        "pool": is_list(is_member),
        "rules": is_rules,
        "randomness": is_randomness,
        "secret": is_hash,
        "seed": is_hash,
        "outcome": is_outcome,
        "voids": is_list(is_void),
    }
)


# --- Section 4: public randomness ---------------------------------------------------------------------------


def ceremony_value(draw_id, witnesses, committed, opened):
    for contributions in (committed, opened):
        names = [contribution["witness"] for contribution in contributions]
        if len(set(names)) != len(names) or not set(names) <= set(witnesses):
            raise Fault("contribution-mismatch")
    commitments = {contribution["witness"]: contribution["commitment"] for contribution in committed}
    openings = {contribution["witness"]: contribution for contribution in opened}
    contributions = []
    for witness in sorted(witnesses, key=code_units):
        if witness not in commitments or witness not in openings:
            raise Fault("randomness-incomplete")
        shown = {name: openings[witness][name] for name in ("witness", "value", "nonce")}
        if digest({"format": "openlot-contribution/1", "drawId": draw_id, **shown}) != commitments[witness]:
            raise Fault("contribution-mismatch")
        contributions.append(shown)
    return digest({"format": "openlot-ceremony/1", "drawId": draw_id, "contributions": contributions})


# --- Section 5: seed and streams ----------------------------------------------------------------------------


def seed_of(secret, commitment_digest, value):
    message = bytes.fromhex(commitment_digest) + bytes.fromhex(value)
    return hmac.new(bytes.fromhex(secret), message, hashlib.sha256).hexdigest()


class Stream:
    """RC4 after its first 256 bytes, keyed with the hex of a MAC of the label."""

    def __init__(self, seed, label):
        key = hmac.new(bytes.fromhex(seed), label.encode("utf-8"), hashlib.sha256).hexdigest().encode("ascii")
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

    def permutation(self, things, count):
        things = list(things)
        for i in range(count):
            j = i + self.below(len(things) - i)
            things[i], things[j] = things[j], things[i]
        return things[:count]


# --- Section 6: targets -------------------------------------------------------------------------------------


def draw_targets(frame, rules, seed):
    names = [stratum["stratum"] for stratum in rules["strata"]]
    entries = {name: [] for name in names}
    if not frame:
        raise Impossible
    for entry in frame:
        if entry["stratum"] not in entries or (rules["region"] != "any" and "district" not in entry):
            raise Impossible
        entries[entry["stratum"]].append(entry)
    drawn = []
    for stratum in rules["strata"]:
        of_stratum = entries[stratum["stratum"]]
        if len(of_stratum) < stratum["size"]:
            raise Impossible
        stream = Stream(seed, "targets/" + stratum["stratum"])
        drawn.append((stratum["stratum"], stream.permutation(of_stratum, stratum["size"])))
    return drawn


# --- Section 7: inspectors ----------------------------------------------------------------------------------


def suits(member, seat):
    return member["department"] == seat["department"] and seat.get("skill") in [None, *member["skills"]]


class Seating:
    def __init__(self, targets, pool, rules, seed):
        self.stream = Stream(seed, "inspectors")
        self.members = self.stream.permutation(pool, len(pool))
        self.targets = targets
        self.seats = rules["seats"]
        self.region = rules["region"]
        self.places = [kind for kind, seat in enumerate(self.seats) for _ in range(seat["count"])]
        self.holders = [[None] * len(self.places) for _ in targets]
        self.loads = [0] * len(self.members)

    def candidates(self, visit, kind):
        return [
            p
            for p, member in enumerate(self.members)
            if suits(member, self.seats[kind]) and self.admits(member, self.targets[visit])
        ]

    def admits(self, member, target):
        if self.region == "any":
            return True
        is_local = any(target["district"].startswith(prefix) for prefix in member["regions"])
        return is_local == (self.region == "own-district")

    def may_join(self, p, visit):
        return self.targets[visit]["id"] not in self.members[p]["conflicts"] and p not in self.holders[visit]

    def has_room(self, p):
        return self.loads[p] < self.members[p]["capacity"]

    def slots_of(self, p):
        return [
            (visit, place)
            for visit, holders in enumerate(self.holders)
            for place, holder in enumerate(holders)
            if holder == p
        ]

    def deal(self):
        tickets = list(range(len(self.members)))

        def suitable(kind):
            return sum(suits(member, self.seats[kind]) for member in self.members)

        for kind in sorted(range(len(self.seats)), key=suitable):
            for visit in range(len(self.targets)):
                candidates = self.candidates(visit, kind)
                for place, wanted in enumerate(self.places):
                    if wanted != kind:
                        continue
                    free = [p for p in candidates if self.has_room(p) and self.may_join(p, visit)]
                    if not free:
                        continue
                    chosen = min(free, key=lambda p: (self.loads[p], tickets[p], p))
                    self.holders[visit][place] = chosen
                    self.loads[chosen] += 1
                    tickets[chosen] = self.stream.uint32()

    def repair(self):
        for visit, holders in enumerate(self.holders):
            for place in range(len(holders)):
                if holders[place] is None:
                    self.fill((visit, self.places[place]))

    def fill(self, root):
        steps = {root: (None, None)}
        queue = [root]
        members_reached = set()

        def reach(node, leaver, leaves_for):
            if node not in steps:
                steps[node] = (leaver, leaves_for)
                queue.append(node)

        for node in queue:
            visit, kind = node
            for place, other in enumerate(self.places):
                holder = self.holders[visit][place]
                if other != kind and holder is not None and suits(self.members[holder], self.seats[kind]):
                    reach((visit, other), holder, node)
            for p in self.candidates(visit, kind):
                if p in members_reached or not self.may_join(p, visit):
                    continue
                members_reached.add(p)
                if self.has_room(p):
                    self.loads[p] += 1
                    self.move_along(p, node, steps)
                    return
                for held_visit, held_place in self.slots_of(p):
                    reach((held_visit, self.places[held_place]), p, node)
        raise Impossible

    def move_along(self, incoming, node, steps):
        while node is not None:
            visit, kind = node
            leaver, leaves_for = steps[node]
            place = next(
                place
                for place, other in enumerate(self.places)
                if other == kind and self.holders[visit][place] == leaver
            )
            self.holders[visit][place] = incoming
            incoming, node = leaver, leaves_for

    def level(self):
        drawn = {target["id"] for target in self.targets}
        groups = {}
        for p, member in enumerate(self.members):
            if not drawn & set(member["conflicts"]):
                alike = (member["department"], *(tuple(member[name]) for name in ("skills", "regions")))
                groups.setdefault((*alike, member["capacity"]), []).append(p)
        for equals in groups.values():
            while True:
                most = min(equals, key=lambda p: (-self.loads[p], p))
                least = min(equals, key=lambda p: (self.loads[p], p))
                if self.loads[most] - self.loads[least] <= 1:
                    break
                visit, place = next(
                    slot for slot in self.slots_of(most) if least not in self.holders[slot[0]]
                )
                self.holders[visit][place] = least
                self.loads[most] -= 1
                self.loads[least] += 1

    def assignments(self):
        def seat(kind, p):
            named = {name: self.seats[kind][name] for name in ("department", "skill") if name in self.seats[kind]}
            return {**named, "inspector": self.members[p]["id"]}

        return [
            {"target": target["id"], "seats": [seat(kind, p) for kind, p in zip(self.places, holders)]}
            for target, holders in zip(self.targets, self.holders)
        ]


def draw(frame, pool, rules, seed):
    drawn = draw_targets(frame, rules, seed)
    seating = Seating([entry for _, entries in drawn for entry in entries], pool, rules, seed)
    seating.deal()
    seating.repair()
    seating.level()
    targets = [{"stratum": name, "drawn": [entry["id"] for entry in entries]} for name, entries in drawn]
    return targets, seating.assignments()


# --- Section 9: checking ------------------------------------------------------------------------------------


def insist(condition, code):
    if not condition:
        raise Fault(code)


def verify(certificate):
    is_certificate(certificate)
    commitment, log = certificate["commitment"], certificate["log"]
    frame, pool, exclusions = certificate["frame"], certificate["pool"], certificate["exclusions"]
    rules, voids, randomness = certificate["rules"], certificate["voids"], certificate["randomness"]
    secret = certificate["secret"]

    keys = [exclusion["of"] + ":" + exclusion["id"] for exclusion in exclusions]
    lists = [[entry["id"] for entry in frame], keys, [member["id"] for member in pool]]
    lists += [member[name] for member in pool for name in ("skills", "regions", "conflicts")]
    insist(all(ascending([code_units(text) for text in texts]) for texts in lists), "not-canonical")

    commitment_digest = digest(commitment)
    insist(log["commitment"] == commitment_digest, "commitment")

    def has_root(things, name):
        return tree_head([canonical(thing) for thing in things]).hex() == commitment[name]

    insist(commitment["frameSize"] == len(frame) and has_root(frame, "frameRoot"), "frame-root")
    insist(commitment["poolSize"] == len(pool) and has_root(pool, "poolRoot"), "pool-root")
    insist(has_root(exclusions, "exclusionsRoot"), "exclusions-root")
    insist(commitment["rulesHash"] == digest(rules), "rules-hash")

    present = {"target:" + entry["id"] for entry in frame} | {"inspector:" + member["id"] for member in pool}
    insist(not present & set(keys), "excluded-present")

    numbers = [void["number"] for void in voids]
    times = [void["voidedAt"] for void in voids] + [log["at"]]
    insist(
        numbers == list(range(1, len(voids) + 1))
        and commitment["number"] == len(voids) + 1
        and commitment["follows"] == (numbers[-1] if numbers else None)
        and all(before <= after for before, after in zip(times, times[1:])),
        "void-chain",
    )

    insist(commitment["secretHash"] == sha256(bytes.fromhex(secret)).hex(), "secret-hash")

    sources, used = commitment["randomness"]["sources"], randomness["source"]
    evidence = randomness["evidence"]
    passed_over = [passed["source"] for passed in randomness["passedOver"]]
    insist(used < len(sources) and passed_over == list(range(used)), "randomness-source")
    insist(sources[used]["kind"] == evidence["kind"], "randomness-source")
    committed, opened = evidence["committed"], evidence["opened"]
    value = ceremony_value(commitment["drawId"], sources[used]["witnesses"], committed, opened)
    settled = max([log["at"], *(contribution["committedAt"] for contribution in committed)])
    insist(all(settled <= contribution["openedAt"] for contribution in opened), "randomness-order")
    insist(randomness["value"] == value, "randomness-value")

    insist(certificate["seed"] == seed_of(secret, commitment_digest, value), "seed")

    try:
        targets, assignments = draw(frame, pool, rules, certificate["seed"])
    except Impossible:
        raise Fault("draw-refused") from None
    insist(certificate["outcome"]["targets"] == targets, "target-sequence")
    insist(certificate["outcome"]["assignments"] == assignments, "assignment")


def read(path):
    """JSON as ECMAScript reads it: 1.0 is the integer 1, and there is no NaN."""

    def number(text):
        value = float(text)
        return int(value) if value.is_integer() else value

    def no_constant(text):
        raise ValueError(f"{text} is not JSON")

    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=number, parse_constant=no_constant)


def main(paths):
    status = 0
    for path in paths:
        try:
            certificate = read(path)
        except (OSError, ValueError, RecursionError) as problem:
            print(f"{path}: {problem}", file=sys.stderr)
            return 2
        try:
            verify(certificate)
            print(f"{path}: valid")
        except Fault as fault:
            print(f"{path}: {fault}")
            status = 1
    return status


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: verify_draw.py CERTIFICATE.json ...")
    sys.exit(main(sys.argv[1:]))
