"""Writes the manual pages out of what the command says of itself: one page for the command, one for each of its verbs.

Arguments: the folder to write to, the built command. Standard input: `brygga --experimental-dump-help`. The pages are
man(7) of ASCII and bear no date, so the same command always gives the same bytes.
"""

import json
import os
import subprocess
import sys

# The topics of `brygga help` that become sections of brygga(1).
SECTIONS = [("exit-codes", "EXIT STATUS"), ("environment", "ENVIRONMENT"), ("files", "FILES"),
            ("json", "JSON"), ("accessibility", "ACCESSIBILITY")]


def escaped(text):
    """Text that roff takes as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti")
    text = "".join(c if ord(c) < 128 else "\\[u%04X]" % ord(c) for c in text)
    return "\\&" + text if text.startswith(".") else text


def verbatim(lines):
    """Lines that keep their layout."""
    return [".nf"] + [escaped(line) if line.strip() else ".sp" for line in lines] + [".fi"]


def is_laid_out(line):
    """Whether a line of help is meant to stay a line."""
    return line.startswith((" ", "Example: ")) or line.endswith("\\")


def prose(text):
    """Paragraphs; examples and lists keep their lines."""
    out = []
    for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
        lines = paragraph.split("\n")
        out += [".PP"] if number else []
        if any(is_laid_out(line) for line in lines) or (len(lines) > 1 and lines[0].startswith("brygga help ")):
            out += verbatim(lines)
        else:
            out += [escaped(line) for line in lines]
    return out


def spelling(argument):
    """How an option or argument is typed, in bold and italics."""
    value = "\\fI%s\\fR" % escaped(argument.get("valueName", ""))
    if argument["kind"] == "positional":
        return value
    names = []
    for name in argument["names"]:
        names.append("\\fB%s%s\\fR" % ("\\-\\-" if name["kind"] == "long" else "\\-", escaped(name["name"])))
    return ", ".join(names) + (" " + value if argument["kind"] == "option" else "")


def synopsis(words, command):
    """The command line in short: what is required, and that there are options."""
    parts = ["\\fB%s\\fR" % escaped(" ".join(words))]
    if verbs_of(command):
        parts.append("\\fIverb\\fR")
    if any(a.get("isOptional") and a["kind"] != "positional" for a in shown(command)):
        parts.append("[\\fIoptions\\fR]")
    for argument in shown(command):
        part = spelling(argument).split(", ")[-1] + (" ..." if argument.get("isRepeating") else "")
        if not argument.get("isOptional"):
            parts.append(part)
        elif argument["kind"] == "positional":
            parts.append("[%s]" % part)
    return [" ".join(parts)]


def shown(command):
    """The options and arguments of a command, without help and version."""
    return [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)
            and a.get("preferredName", {}).get("name") not in ("help", "version")]


def options(command):
    """The list of options and arguments."""
    out = []
    for argument in shown(command):
        out += [".TP", spelling(argument)]
        text = argument.get("abstract", "")
        default = argument.get("defaultValue")
        out.append(escaped(text + (" (default: %s)" % default if default else "")))
    return out


def verbs_of(command):
    """The verbs below a command, without the built-in help."""
    return [c for c in command.get("subcommands", []) if c["commandName"] != "help"]


def leaves(words, command):
    """Every verb below a command that has none below itself."""
    found = []
    for verb in verbs_of(command):
        path = words + [verb["commandName"]]
        found += leaves(path, verb) if verbs_of(verb) else [(path, verb)]
    return found


def head(name, abstract):
    """Title and name of a page."""
    return ['.\\" Made by docs/man/manual.py out of the command itself: make man', '.TH %s 1 "" brygga "User Commands"'
            % escaped(name.upper()), ".nh", ".ad l", ".SH NAME", "%s \\- %s" % (escaped(name), escaped(abstract[:1].lower() + abstract[1:].rstrip(".")))]


def page_of_verb(verb):
    """One page: a verb, or a noun with all its verbs."""
    words = ["brygga", verb["commandName"]]
    parts = leaves(words, verb) or [(words, verb)]
    out = head("-".join(words), verb.get("abstract", "")) + [".SH SYNOPSIS"]
    for number, (path, part) in enumerate(parts):
        out += ([".br"] if number else []) + synopsis(path, part)
    out += [".SH DESCRIPTION"] if verb.get("discussion") else []
    out += prose(verb.get("discussion", "")) if verb.get("discussion") else []
    if parts[0][1] is verb:
        return out + [".SH OPTIONS"] + options(verb) + closing()
    for path, part in parts:
        out += [".SH %s" % escaped(" ".join(path).upper()), escaped(part.get("abstract", ""))]
        out += [".PP"] + prose(part["discussion"]) if part.get("discussion") else []
        out += options(part)
    return out + closing()


def page_of_root(root, command):
    """The page of the command itself."""
    out = head("brygga", root["abstract"]) + [".SH SYNOPSIS"] + ["\\fBbrygga\\fR \\fIverb\\fR ..."]
    out += [".SH DESCRIPTION"] + prose(root["discussion"]) + [".SH VERBS"]
    for verb in verbs_of(root):
        out += [".TP", "\\fBbrygga\\-%s\\fR(1)" % escaped(verb["commandName"]), escaped(verb.get("abstract", ""))]
    for topic, title in SECTIONS:
        text = subprocess.run([command, "help", topic], check=True, capture_output=True, text=True).stdout
        # The first line names the topic, which the title does here.
        out += [".SH " + title] + verbatim(text.rstrip("\n").split("\n")[2:])
    return out


def closing():
    """Where to read on."""
    return [".SH SEE ALSO", "\\fBbrygga\\fR(1), for exit status, environment and files"]


def main():
    folder, command = sys.argv[1], sys.argv[2]
    root = json.load(sys.stdin)["command"]
    pages = {"brygga.1": page_of_root(root, command)}
    for verb in verbs_of(root):
        pages["brygga-%s.1" % verb["commandName"]] = page_of_verb(verb)
    for name in os.listdir(folder):
        if name.endswith(".1") and name not in pages:
            os.remove(os.path.join(folder, name))
    for name, lines in pages.items():
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.write("\n".join(lines) + "\n")


main()
