#!/usr/bin/env python3
"""Checks receipts (openlot-receipt/1) with nothing but Python's standard library (3.8 or later).

Written from shared/domain/credit/RECEIPT.md alone; section numbers refer to it.

    python3 verify_receipt.py KEYS.json RECEIPT ...

KEYS.json is a copy of the service's /.well-known/jwks.json, each RECEIPT a file that holds one, with or without a line
feed after it. Prints one line for each, "valid" or the code of the first fault. Exit status: 0 all valid, 1 some not valid, 2 some file could not be
read, or there is no key set.
"""

import base64
import hashlib
import json
import re
import sys
from datetime import date
from pathlib import Path

MAX_SAFE = 2**53 - 1
LONGEST = 1_000_000


class Fault(Exception):
    """A receipt is not valid; the argument is the code of section 5."""


def insist(condition, code):
    if not condition:
        raise Fault(code)


# --- Section 1: conventions ---------------------------------------------------------------------------------


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text):
    """The bytes, or None for what no encoder would write."""
    if not isinstance(text, str) or re.fullmatch(r"[A-Za-z0-9_-]*", text) is None or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return data if base64url(data) == text else None


def canonical(value):
    """RFC 8785, for values all of whose numbers are integers and all of whose names are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


# --- Section 5: Ed25519 (RFC 8032) --------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

# A point is (X, Y, Z, T) with x = X/Z, y = Y/Z and xy = T/Z.
NEUTRAL = (0, 1, 1, 0)


def add(one, other):
    """RFC 8032 section 5.1.4."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    product = NEUTRAL
    while scalar:
        if scalar & 1:
            product = add(product, point)
        point = add(point, point)
        scalar >>= 1
    return product


def equal(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def decoded(data):
    """The point that 32 bytes are, or None (RFC 8032 section 5.1.3)."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = decoded((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def holds(public_key, message, signature):
    a, r = decoded(public_key), decoded(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or equal(times(8, a), NEUTRAL):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    return equal(times(8 * s, BASE), times(8, add(r, times(k, a))))


# --- Section 3: members -------------------------------------------------------------------------------------

# A check is a function that raises "payload-invalid" for a value that is not as it should be.


def need(condition):
    insist(condition, "payload-invalid")


def passes(value, check):
    try:
        check(value)
    except Fault:
        return False
    return True


def is_text(value):
    need(isinstance(value, str) and value != "")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        raise Fault("payload-invalid") from None


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


def is_truth(value):
    need(isinstance(value, bool))


def is_null_or(check):
    return lambda value: value is None or check(value)


def is_list(check_item, least=0):
    def check(value):
        need(isinstance(value, list) and len(value) >= least)
        for item in value:
            check_item(item)

    return check


def is_object(**checks):
    def check(value):
        need(isinstance(value, dict) and value.keys() == checks.keys())
        for name, item in value.items():
            checks[name](item)

    return check


def is_date(value):
    matches(r"\d{4}-\d\d-\d\d")(value)
    year, month, day = map(int, value.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    need(1 <= month <= 12 and 1 <= day <= days[month - 1])


def is_instant(value):
    matches(r".{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z")(value)
    is_date(value[:10])


def second_of(instant):
    """The second since 1970 that an instant falls in, or None for one of the year 0, which Python does not know."""
    if instant[:4] == "0000":
        return None
    days = date.fromisoformat(instant[:10]).toordinal() - date(1970, 1, 1).toordinal()
    return ((days * 24 + int(instant[11:13])) * 60 + int(instant[14:16])) * 60 + int(instant[17:19])


is_identifier = matches(r"[A-Z][A-Z0-9]{1,15}:[0-9A-Za-z._-]{1,64}")
is_hash = matches(r"[0-9a-f]{64}")
is_version = is_int(1)
is_entry = is_object(
    listingId=is_text,
    list=is_text,
    cause=is_text,
    documentNo=is_text,
    listedOn=is_date,
    endsOn=is_null_or(is_date),
    isSuspended=is_truth,
    isDisputed=is_truth,
)
is_standing = is_object(
    asOf=is_date,
    knownAt=is_instant,
    version=is_version,
    riskClass=is_null_or(one_of("A", "B", "C", "D")),
    score=is_null_or(is_int(0, 1000)),
    grade=is_null_or(is_text),
    lists=is_list(is_entry),
    measures=is_list(is_text),
    linesHash=is_hash,
)
is_reason = is_object(
    code=matches(r"[A-Z][A-Z0-9_]{0,63}"), text=is_object(zh=is_text, en=is_text), basis=is_text
)


def are_tables(value):
    need(isinstance(value, dict))
    for name, table_hash in value.items():
        matches(r"[a-z][a-z0-9-]{0,63}")(name)
        is_hash(table_hash)


COMMON = {
    "ver": one_of("openlot-receipt/1"),
    "jti": is_text,
    "iss": is_text,
    "iat": is_int(0),
    "answeredAt": is_instant,
    "sub": is_identifier,
    "askedAs": is_null_or(is_identifier),
    "askedBy": is_text,
    "purpose": is_text,
    "register": is_null_or(is_object(state=is_text, version=is_version)),
    "standing": is_null_or(is_standing),
    "tables": are_tables,
}
KINDS = {
    "credit": is_object(kind=one_of("credit"), **COMMON),
    "pledge-eligibility": is_object(
        kind=one_of("pledge-eligibility"),
        **COMMON,
        itemCode=is_text,
        applicationNo=is_text,
        decision=one_of("allow", "allow-with-deferral", "refuse", "review"),
        reasons=is_list(is_reason, 1),
        deferral=is_null_or(is_object(materials=is_list(is_text, 1), dueOn=is_date)),
    ),
}


def is_receipt(value):
    need(isinstance(value, dict))
    one_of(*KINDS)(value.get("kind"))
    KINDS[value["kind"]](value)
    need(value["iat"] == second_of(value["answeredAt"]))
    need(value["askedAs"] != value["sub"])
    need(value["register"] is not None or value["standing"] is None)
    if value["kind"] == "pledge-eligibility":
        need((value["decision"] == "allow-with-deferral") == (value["deferral"] is not None))


# --- Section 4: keys ----------------------------------------------------------------------------------------


def counts(entry):
    """Whether an entry of the key set is one that can verify a receipt."""
    if not isinstance(entry, dict):
        return False
    fixed = {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA"}
    if any(entry.get(name) != value for name, value in fixed.items()):
        return False
    x = from_base64url(entry.get("x"))
    if x is None or len(x) != 32:
        return False
    thumbprint = base64url(hashlib.sha256(canonical({"crv": "Ed25519", "kty": "OKP", "x": entry["x"]})).digest())
    if entry.get("kid") != thumbprint:
        return False
    return passes(entry.get("usedFrom"), is_instant) and passes(entry.get("usedUntil"), is_instant)


def keys_by_name(key_set):
    if not isinstance(key_set, dict) or not isinstance(key_set.get("keys"), list):
        raise ValueError("no key set")
    return {entry["kid"]: entry for entry in reversed(key_set["keys"]) if counts(entry)}


# --- Section 5: checking a receipt --------------------------------------------------------------------------

HEADER = re.compile(rb'\{"alg":"EdDSA","kid":"([A-Za-z0-9_-]{43})","typ":"openlot-receipt\+jwt"\}')


def parse(payload):
    def no_fraction(digits):
        raise ValueError(f"{digits} is not written as an integer")

    try:
        return json.loads(payload.decode("utf-8"), parse_float=no_fraction, parse_constant=no_fraction)
    except (ValueError, RecursionError):
        raise Fault("payload-invalid") from None


def verify(receipt, keys):
    """Makes the checks in their order; the first that fails raises its fault."""
    insist(len(receipt) <= LONGEST, "receipt-malformed")
    parts = receipt.split(".")
    insist(len(parts) == 3, "receipt-malformed")
    header, payload, signature = map(from_base64url, parts)
    insist(header is not None and payload is not None and signature is not None, "receipt-malformed")
    insist(len(signature) == 64, "receipt-malformed")
    named = HEADER.fullmatch(header)
    insist(named is not None, "header-invalid")
    key = keys.get(named[1].decode("ascii"))
    insist(key is not None, "key-unknown")
    signed = receipt[: receipt.rindex(".")].encode("ascii")
    insist(holds(from_base64url(key["x"]), signed, signature), "signature-invalid")
    content = parse(payload)
    is_receipt(content)
    insist(canonical(content) == payload, "payload-invalid")
    insist(key["usedFrom"] <= content["answeredAt"] < key["usedUntil"], "key-not-in-use-then")


def main(key_file, files):
    try:
        keys = keys_by_name(json.loads(Path(key_file).read_bytes()))
    except (OSError, ValueError, RecursionError) as problem:
        print(f"{key_file}: {problem}", file=sys.stderr)
        return 2
    status = 0
    for path in map(Path, files):
        try:
            receipt = path.read_bytes().decode("utf-8").strip()
        except (OSError, ValueError) as problem:
            print(f"{path}: {problem}", file=sys.stderr)
            status = 2
            continue
        try:
            verify(receipt, keys)
            print(f"{path}: valid")
        except Fault as fault:
            print(f"{path}: {fault}")
            status = max(status, 1)
    return status


if __name__ == "__main__":
    if len(sys.argv) < 3:
        print("usage: verify_receipt.py KEYS.json RECEIPT ...", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
