"""T9: one bit of a sealed bundle is flipped, or its end is cut off: never verified, never opened, nothing written."""

import random

import area as areas
import world as worlds


def points(context, flips, cuts, seed):
    """Bits and lengths, drawn by a seed; few of each header, so every tenth flip is in the last kibibyte."""
    size = (context.world.template / context.world.bundles["fk"]).stat().st_size
    draw = random.Random(f"{seed} flips")
    bits = set()
    while len(bits) < min(flips, size * 8):
        bits.add(draw.randrange(size * 8) if len(bits) % 10 else draw.randrange((size - 1024) * 8, size * 8))
    lengths = range(size) if cuts >= size else sorted(draw.sample(range(size), cuts))
    return [("T9", "flip", f"bit:{bit}") for bit in sorted(bits)] + [
        ("T9", "cut", f"length:{each}") for each in lengths
    ]


def run(context, area):
    kind, number = area.point.at.split(":")
    bundle = area.world.bundles["fk"]
    data = bytearray((area.world.template / bundle).read_bytes())
    if kind == "bit":
        data[int(number) // 8] ^= 1 << int(number) % 8
    else:
        del data[int(number) :]
    # The home is only read: it is copied once for each worker, and what changed in it would be seen.
    if not area.root.exists():
        area.fresh()
    (area.root / bundle).write_bytes(data)
    verified = area.play(["verify", bundle, "--home", "fk", "--json"])
    _refused(area, verified, "verify")
    report = areas.messages(type("Output", (), {"err": verified.out}))
    area.require([each.get("verified") for each in report] == [False], "verify does not report verified: false")
    opened = area.play(["open", bundle, "--home", "fk", "--out", "case", "--json", *worlds.SECRET])
    _refused(area, opened, "open")
    area.require(opened.out == b"", "open says something on standard output")
    left = sorted(set(path.name for path in area.root.iterdir()) - {name.split("/")[0] for name in area.world.contents})
    area.require(not left, f"open leaves {left}")
    plaintext = area.world.canaries.plaintext(opened.out + opened.err + verified.out + verified.err)
    area.require(not plaintext, f"plaintext is said: {plaintext}")
    if left or area.result.violations:
        area.fresh()


def _refused(area, outcome, verb):
    """Exit code 3 and a code of the bundle's checks, by a message; no signal, no other code."""
    codes = [each.get("code") for each in areas.errors(outcome)]
    good = outcome.code == 3 and len(codes) == 1 and str(codes[0]).startswith("E_")
    area.require(good, f"{verb}: exit {outcome.code}, {codes}")
    area.count(f"refused by {codes[0] if codes else None}")
