"""Opens pages of the `report` example in headless Chromium, and uses them.

    python3 tests/tools/report.py FOLDER_OF_EXAMPLES [FOLDER_FOR_TOOLS [FOLDER_FOR_SCREENSHOTS]]"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import environment as tools

EXAMPLES = Path(sys.argv[1])
tools.inside("requirements-browser.txt", sys.argv[2] if len(sys.argv) > 2 else EXAMPLES)
SCREENSHOTS = Path(sys.argv[3]) if len(sys.argv) > 3 else None

if not tools.debian("chromedriver", "chromium", "chromium-driver", "fonts-lohit-deva"):
    tools.skip("there is no Chromium")

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

ROOT = Path(__file__).parents[2]
AWKWARD = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> ]]> </style> &amp; {{x}}"

AWKWARD_TEXT = f"{AWKWARD} met Vladimir Putin. {AWKWARD} ने व्लादिमीर पुतिन से मुलाकात की। Asha Rao Verma sang."


def awkward_document():
    """A line of JSON: markup for a name, and two names that overlap."""
    spans = [(AWKWARD, "person"), (AWKWARD, "person"), ("Asha Rao", "person"), ("Rao Verma", "event")]
    mentions, at = [], 0
    for name, sort in spans:
        start = AWKWARD_TEXT.index(name, at)
        at = start + 1
        place = [len(AWKWARD_TEXT[:end].encode()) for end in (start, start + len(name))]
        mentions.append({"start": place[0], "end": place[1], "type": sort})
    return json.dumps({"id": AWKWARD, "text": AWKWARD_TEXT, "mentions": mentions}, ensure_ascii=False) + "\n"


def report(folder, name, *arguments, input=""):
    page = Path(folder) / f"{name}.html"
    run = subprocess.run([EXAMPLES / "report", *map(str, arguments), "--out", page], input=input.encode(), capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    return page


def browser(scripts=True):
    options = webdriver.ChromeOptions()
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


class Page:
    def __init__(self, driver, path):
        self.driver = driver
        driver.get(path.as_uri())

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def shown(self, selector):
        return [element for element in self.all(selector) if element.is_displayed()]

    def click(self, selector):
        element = self.one(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def picture(self, name, selector=None):
        if SCREENSHOTS is None:
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        if selector:
            self.run("arguments[0].scrollIntoView()", self.one(selector))
            self.run("document.activeElement.blur()")
        self.driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))

    def assert_quiet(self):
        log = self.driver.get_log("browser")
        assert not log, log


def check_articles(page):
    """Filters, search, languages, panel and keyboard, on the example articles."""
    edges = len(page.all("#edges-table tbody tr"))
    assert edges > 10 and len(page.shown("#drawing .edge .line")) == edges
    page.picture("texts")
    page.picture("graph", "#graph")
    page.picture("timeline", "#timeline")
    check_text(page)
    check_filters(page, edges)
    check_panel(page)
    check_languages(page)


def check_text(page):
    relation = page.one("details.relation")
    page.click("details.relation summary")
    marks = relation.get_attribute("data-marks").split()
    assert page.all(f".lit.source[data-mark='{marks[0]}']") and page.all(f".lit.target[data-mark='{marks[1]}']")
    assert page.one(f"#{relation.get_attribute('id')} code").text
    page.click(f"[data-mark='{marks[0]}']")
    assert page.one("#panel code").text and page.all("#panel li button")
    page.picture("explained")
    page.click("#close")
    assert not page.one("#panel").is_displayed()


def check_filters(page, edges):
    page.click("input[name=kind][value=consult]")
    rest = len(page.shown("#drawing .edge .line"))
    assert 0 < rest < edges and len(page.shown("#edges-table tbody tr")) == rest
    page.click("#filters button[type=reset]")
    time.sleep(0.1)
    assert len(page.shown("#drawing .edge .line")) == edges
    page.click("input[name=stance][value=asserted]")
    assert 0 < len(page.shown("#edges-table tbody tr")) < edges
    page.click("input[name=stance][value=asserted]")
    page.click("#undated")
    dated = len(page.shown("#edges-table tbody tr"))
    page.run("const from = arguments[0]; from.value = from.max; from.dispatchEvent(new Event('input', {bubbles: true}))", page.one("#from"))
    assert len(page.shown("#edges-table tbody tr")) < dated < edges
    page.click("#filters button[type=reset]")
    page.one("#search").send_keys("मोदी")
    assert [node.get_attribute("data-entity") for node in page.all(".node.found")] == ["Q1058"]
    page.one("#search").clear()
    page.one("#search").send_keys(" ", Keys.BACKSPACE)


def check_panel(page):
    node = page.one(".node[data-entity=Q1058]")
    page.run("arguments[0].focus()", node)
    node.send_keys(Keys.ENTER)
    assert page.one("#panel h3").text == "Narendra Modi"
    page.run("arguments[0].focus()", page.one("#panel li button"))
    page.one("#panel li button").send_keys(Keys.ENTER)
    assert page.all("#panel q")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not page.one("#panel").is_displayed()
    page.run("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", page.one(".edge[data-edge='0'] .reach"))
    assert page.all("#panel q")
    page.click("#close")
    assert page.all("#line .dot")
    page.run("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", page.one("#line .dot"))
    assert page.all("#panel q")
    page.click("#close")


def check_languages(page):
    page.click("[data-language=hi]")
    assert page.one("html").get_attribute("lang") == "hi"
    names = [text.text for text in page.shown(".node .name")]
    assert "नरेंद्र मोदी" in names and "Narendra Modi" not in names
    assert any("नरेंद्र मोदी" in option.text for option in Select(page.one("#pair")).options)
    page.picture("graph-hi", "#graph")
    page.picture("timeline-hi", "#timeline")
    check_shaping(page)


def check_shaping(page):
    """Devanagari is set in a font that has it, and its letters join."""
    page.driver.execute_cdp_cmd("DOM.enable", {})
    page.driver.execute_cdp_cmd("CSS.enable", {})
    tree = page.driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    node = page.driver.execute_cdp_cmd("DOM.querySelector", {"nodeId": tree, "selector": "h1 .hi"})["nodeId"]
    fonts = page.driver.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert any("Devanagari" in font["familyName"] for font in fonts), fonts
    widths = page.run("""
        return ["क्ष", "क‌ष", "कि", "क"].map((letters) => {
            const span = Object.assign(document.createElement("span"), {lang: "hi", textContent: letters});
            document.body.append(span);
            const width = span.getBoundingClientRect().width;
            span.remove();
            return width;
        })""")
    joined, apart, _, _ = widths
    assert joined < 0.9 * apart, widths


def check_awkward(page):
    """Markup in a text and in a name stays text."""
    assert page.driver.title == "Who did what to whom"
    assert page.one(".text").get_attribute("textContent") == AWKWARD_TEXT
    assert AWKWARD in page.one("#edges-table").get_attribute("textContent")
    assert page.all(".mark.person.line0") and page.all(".mark.event.line1")
    assert not page.all("#texts script, #texts img, #edges-table script, #edges-table img")
    node = page.one(".node:not([data-entity=Q7747])")
    page.run("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", node)
    assert AWKWARD in page.one("#panel").get_attribute("textContent")
    assert page.driver.title == "Who did what to whom" and not page.all("#panel script, #panel img")
    page.picture("awkward")


def check_without_scripts(page):
    """The texts and the table tell all that there is."""
    assert not page.one("#filters").is_displayed() and not page.one("#pair").is_displayed()
    assert page.one(".text").is_displayed() and page.shown("#edges-table tbody tr")
    page.one("#edges-table summary").click()
    assert page.one("#edges-table q").is_displayed()


def big_graph(folder, edges=2000, nodes=700):
    """A graph with this many edges, from as many sentences with names that are told."""
    acts = ["met", "accused", "helped", "attacked", "praised", "sanctioned", "threatened", "arrested"]
    lines = []
    for number in range(edges):
        # Some entities are in many relations, most in few.
        one, other = (number * number * 7) % 97, (number * 13) % nodes
        if one == other:
            other += 1
        act = acts[number // 3 % 8]
        names = [f"Person {end}" for end in (one, other)]
        text = f"{names[0]} {act} {names[1]}."
        spans = [(one, 0), (other, len(text) - 1 - len(names[1]))]
        mentions = [
            {"start": start, "end": start + len(f"Person {end}"), "type": "person", "id": f"person:{end}"}
            for end, start in spans
        ]
        date = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
        lines.append(json.dumps({"id": f"doc-{number:05}", "date": date, "text": text, "mentions": mentions}))
    path = Path(folder) / "big.json"
    run = [EXAMPLES / "graph", "--input", "jsonl", "--save", path]
    subprocess.run(run, input="\n".join(lines).encode(), stdout=subprocess.DEVNULL, check=True)
    return path


def check_big(page):
    """A graph of 2,000 edges loads and filters fast enough."""
    edges = len(page.all("#edges-table tbody tr"))
    assert edges > 1900, edges
    load = page.run("const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd - t.startTime")
    filtered = page.run("""
        const started = performance.now();
        document.querySelector("input[name=kind]").click();
        document.body.offsetHeight;
        return performance.now() - started""")
    print(f"{edges} edges: loaded in {load:.0f} ms, filtered in {filtered:.0f} ms")
    assert load < 20_000 and filtered < 2_000
    page.run("document.querySelector('#filters button[type=reset]').click()")
    page.picture("big", "#graph")
    for _ in range(5):
        page.click("[data-zoom='0.8']")
    page.picture("big-near", "#canvas")
    page.picture("big-timeline", "#timeline")


def main():
    with tempfile.TemporaryDirectory() as folder:
        pages = [
            (check_articles, report(folder, "articles", ROOT / "examples" / "data")),
            (check_awkward, report(folder, "awkward", "--input", "jsonl", input=awkward_document())),
            (check_big, report(folder, "big", "--load", big_graph(folder))),
        ]
        twice = report(folder, "again", ROOT / "examples" / "data")
        assert twice.read_bytes() == pages[0][1].read_bytes(), "the same texts give the same page"
        pages.append((check_without_scripts, pages[0][1]))
        for check, path in pages:
            assert "://" not in path.read_text().replace("http://www.w3.org/2000/svg", ""), "the page names no other place"
            driver = browser(scripts=check is not check_without_scripts)
            try:
                page = Page(driver, path)
                check(page)
                page.assert_quiet()
            finally:
                driver.quit()
            print(f"ok {path.name}, {check.__doc__ or ''}")
    print(f"{len(pages)} passed, 0 failed")


main()
