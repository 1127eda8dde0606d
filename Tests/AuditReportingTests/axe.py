"""Loads every page of a folder in headless Chromium and says what is wrong with it.

Usage: axe.py FOLDER, where each *.html file is a page. Prints one JSON object: `{"NAME.html": ["problem", …], …}`.
Pages are looked at wide, in light and dark, at 320 pixels, and on paper; axe-core looks at all but the last.
"""

import json
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
# What a change of colours alone can break.
COLOURS = {"type": "rule", "values": ["color-contrast"]}
VIEWS = [
    ("light", {"width": 1280, "height": 900}, EVERYTHING),
    ("dark", {"width": 1280, "height": 900}, COLOURS),
    ("light", {"width": 320, "height": 640}, EVERYTHING),
]
WIDE = {"width": 1280, "height": 900}
# The width of WCAG 2.1, 1.4.10, and on both sides of the widths where tables change.
NARROW = (320, 700, 705, 1100, 1125)
# What the page's margins leave of A4, at 96 pixels an inch.
PAPER = {"width": 672, "height": 986}


def axe_problems(page):
    """Every violation that axe-core finds on a page."""
    page.evaluate(Axe().axe_script)
    for scheme, size, rules in VIEWS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        for violation in page.evaluate("options => axe.run(options)", options)["violations"]:
            targets = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            yield f"axe, {scheme}, {size['width']}: {violation['id']}: {violation['help']} ({targets})"


def overflow(page, where, width):
    """The page must not be wider than the window: WCAG 2.1, 1.4.10."""
    actual = page.evaluate("document.scrollingElement.scrollWidth")
    if actual > width:
        yield f"{where}: the page is {actual} pixels wide"


def shown_problems(page, requests, complaints):
    """What the page looks like under its own content security policy."""
    policy = page.evaluate(
        "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content ?? ''")
    if not policy.startswith("default-src 'none'; style-src 'sha256-"):
        yield "it has no content security policy"
    if page.evaluate("getComputedStyle(document.body).overflowWrap") != "anywhere":
        yield "its own policy blocks its style"
    if page.evaluate("'hostile' in window"):
        yield "a script ran"
    yield from overflow(page, "wide", WIDE["width"])
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 640})
        yield from overflow(page, "narrow", width)
    page.set_viewport_size(WIDE)
    page.emulate_media(media="print", color_scheme="dark")
    ink, ground = page.evaluate(
        "[getComputedStyle(document.documentElement).color, getComputedStyle(document.documentElement).backgroundColor]")
    if (ink, ground) != ("rgb(0, 0, 0)", "rgb(255, 255, 255)"):
        yield f"on paper it is {ink} on {ground}"
    if page.query_selector("thead") and page.evaluate(
            "getComputedStyle(document.querySelector('thead')).display") != "table-header-group":
        yield "on paper a table's head does not repeat"
    page.set_viewport_size(PAPER)
    yield from overflow(page, "on paper", PAPER["width"])
    page.set_viewport_size(WIDE)
    page.emulate_media(media="screen", color_scheme="light")
    yield from (f"it asks for {url}" for url in requests)
    yield from (f"the browser says: {text}" for text in complaints)


def main(folder):
    problems = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        plain = browser.new_context(viewport=WIDE).new_page()
        # axe-core is a script, which the pages' own policy forbids.
        examined = browser.new_context(viewport=WIDE, bypass_csp=True).new_page()
        requests, complaints = [], []
        plain.on("request", lambda request: requests.append(request.url))
        plain.on("console", lambda message: complaints.append(message.text))
        plain.on("pageerror", lambda error: complaints.append(str(error)))
        for path in sorted(pathlib.Path(folder).glob("*.html")):
            requests.clear()
            complaints.clear()
            plain.goto(path.as_uri())
            requests[:] = [url for url in requests if url != path.as_uri()]
            found = list(shown_problems(plain, requests, complaints))
            examined.goto(path.as_uri())
            found.extend(axe_problems(examined))
            problems[path.name] = found
        browser.close()
    json.dump(problems, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
