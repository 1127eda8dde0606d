"""An independent second keying: HKDF and HMAC of the standard library, and Bech32m written from BIP-350.

Reads lines `master-hex TAB domain TAB tag TAB version TAB pseudonym`, writes `check-value-hex TAB pseudonym`.
With `--vectors` it writes the rows of second-keying.tsv instead.
"""
import hashlib
import hmac
import sys

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def polymod(values):
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, constant in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= constant if top >> bit & 1 else 0
    return state


def expand(tag):
    return [ord(letter) >> 5 for letter in tag] + [0] + [ord(letter) & 31 for letter in tag]


def encode(tag, version, code):
    bits = "".join(f"{byte:08b}" for byte in code)[:130]
    symbols = [version] + [int(bits[place:place + 5], 2) for place in range(0, 130, 5)]
    checksum = polymod(expand(tag) + symbols + [0] * 6) ^ 0x2BC830A3
    symbols += [checksum >> 5 * (5 - place) & 31 for place in range(6)]
    return tag + "1" + "".join(ALPHABET[symbol] for symbol in symbols)


def derive(master, domain, version):
    """HKDF-SHA-256 (RFC 5869), empty salt, one block."""
    info = f"brygga/pseudonym/v1/{domain}/{version}".encode()
    extracted = hmac.new(bytes(32), master, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


def rekey(master, domain, tag, version, pseudonym):
    key = derive(master, domain, version)
    check = hmac.new(key, b"brygga/key-check/v1", hashlib.sha256).digest()[:12].hex()
    return check, encode(tag, version, hmac.new(key, pseudonym.encode(), hashlib.sha256).digest())


def vectors():
    print("master_hex\tdomain\ttag\tversion\tpseudonym\tkey_check_hex\trekeyed")
    for number in range(40):
        seed = hashlib.sha256(f"second keying {number}".encode()).digest()
        master = hashlib.sha256(b"master" + seed).digest()
        tag = ["team", "st", "abcdefghij", "rekteam"][number % 4]
        version = number % 32
        domain = ["team-2026", "statistik/lag", "t"][number % 3]
        source = encode(["hbgstat", "exchange", "pid"][number % 3], number * 7 % 32, seed)
        check, result = rekey(master, domain, tag, version, source)
        print(master.hex(), domain, tag, version, source, check, result, sep="\t")


if __name__ == "__main__":
    if sys.argv[1:] == ["--vectors"]:
        vectors()
    else:
        for line in sys.stdin:
            master, domain, tag, version, pseudonym = line.rstrip("\n").split("\t")
            print(*rekey(bytes.fromhex(master), domain, tag, int(version), pseudonym), sep="\t")
