"""What may never be said or left behind: the fixtures' personal numbers, the passphrase and the plaintext of the cases.

Personal numbers come from published test series (`policies/rekrytera-helsingborg`). A report names a spelling by kind
and place, never by what it stands for.
"""

import base64
import json
import re

SIGNS = "-+ "


def encodings(text):
    """A text as it is, in hexadecimal of both cases, in UTF-16, and in base64 however it is aligned: (kind, bytes)."""
    raw = text if isinstance(text, bytes) else text.encode()
    yield "raw", raw
    yield "hex", raw.hex().encode()
    yield "HEX", raw.hex().upper().encode()
    yield "UTF-16", b"".join(bytes([byte, 0]) for byte in raw)
    for lead in range(3):
        padded = bytes(lead) + raw
        whole = base64.b64encode(padded).rstrip(b"=")
        # The characters at both ends depend on the neighbours.
        yield "base64", whole[(lead * 8 + 5) // 6 : len(padded) * 8 // 6]


class Canaries:
    """Looks for numbers, passphrase and plaintext in bytes."""

    # Digits that could be a number, with what stands between them; whether they are one, the set says.
    _DIGITS = re.compile(rb"(?<!\d)(?:\d{8}|\d{6})[-+ ]?\d{4}(?!\d)")

    def __init__(self, fixtures, passphrases):
        """`fixtures` is the folder of the collaboration whose people these are."""
        cases = [fixtures / "cases/deltagare-1/case.json", fixtures / "cases/deltagare-2/case.json"]
        few = "".join(path.read_text() for path in cases) + (fixtures / "data/deltagare.csv").read_text()
        many = few + (fixtures / "data/uppfoljning.csv").read_text()
        find = re.compile(r"(?:19|20)\d{6}-?\d{4}")
        self.numbers = sorted({found.replace("-", "") for found in find.findall(few)})
        if len(self.numbers) < 12:
            raise SystemExit("torture: the fixtures hold no numbers to look for")
        self._short = {found.replace("-", "")[2:].encode() for found in find.findall(many)}
        self._words = []
        for place, number in enumerate(self.numbers):
            short = number[2:]
            for text in [short] + [short[:6] + sign + short[6:] for sign in SIGNS]:
                for kind, word in encodings(text):
                    if kind != "raw":
                        self._words.append((f"number {place} in {kind}", word))
                    elif text[6] == " ":
                        self._words.append((f"number {place}", word))
        for place, passphrase in enumerate(passphrases):
            self._words += [(f"passphrase {place} in {kind}", word) for kind, word in encodings(passphrase)]
        self._plaintext = [
            (f"text {place} of the case", text.encode()) for place, text in enumerate(self.texts(fixtures))
        ]

    @staticmethod
    def texts(fixtures):
        """What stands in the first participant's case and its attachment, and nowhere else."""
        case = json.loads((fixtures / "cases/deltagare-1/case.json").read_text())
        attachment = (fixtures / "cases/deltagare-1/meritforteckning.txt").read_text()
        texts = [case["contact"]["email"], case["contact"]["phone"], case["placement"]["employer"]]
        texts += [case["benefit_status"]["period"], case["stated_adaptation"]["stated_need"]]
        return texts + [line for line in attachment.splitlines() if len(line) > 20]

    def secrets(self, data):
        """The names of the numbers and passphrases that some bytes hold."""
        found = {name for name, word in self._words if word in data}
        for match in self._DIGITS.finditer(data):
            digits = re.sub(rb"\D", b"", match.group())
            if digits[-10:] in self._short:
                found.add("a number")
        return sorted(found)

    def plaintext(self, data):
        """The names of the pieces of the case that some bytes hold."""
        return [name for name, word in self._plaintext if word in data]
