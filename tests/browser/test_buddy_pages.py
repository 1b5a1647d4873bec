"""A buddy's two pages: the invitation is answered, and so is a call, with the app or with a link alone."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.site import Server
from tests.browser.waiting import becomes

INVITE = """async (name) => {
  const { saveBuddy } = await import("/js/buddies.js");
  const { invite } = await import("/js/invitations.js");
  const { all } = await import("/js/memory.js");
  await saveBuddy(undefined, { name: "Bo", number: "07700900123", near: "", free: "" });
  const [buddy] = await all("buddies");
  return invite(buddy.id, name);
}"""
RAISE = """async (words) => {
  const { answerLink, raiseAlert } = await import("/js/alerts.js");
  const { all } = await import("/js/memory.js");
  const buddyIds = (await all("buddies")).map(({ id }) => id);
  const quiet = { from: "Ana", place: "", note: "", quiet: false };
  const { kind = "alert", ...more } = words;
  const wish = { kind, mode: "all", stepSeconds: 120, words: { ...quiet, ...more }, buddyIds };
  const alert = await raiseAlert(wish);
  return answerLink(alert, buddyIds[0]);
}"""
CLOSE = """async () => {
  const { closeAlert, openAlert } = await import("/js/alerts.js");
  await closeAlert((await openAlert()).id);
}"""
ANSWER = """async () => {
  const { openAlert } = await import("/js/alerts.js");
  const { id } = await openAlert();
  const { replies: [reply] } = await (await fetch(`/api/alerts/${id}`)).json();
  return [reply.state, reply.minutes];
}"""
BUDDY = """async () => {
  const { readFamily } = await import("/js/family.js");
  const { buddies: [{ state, about }] } = await readFamily();
  return [state, about?.near, about?.free];
}"""

# The sum of how far things were pushed aside, as browsers count it; above 0.1 a thumb misses.
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


class Buddy(Parent):
    """Somebody with a phone of their own, and a link that they were sent."""

    def follows(self, link: str) -> Page:
        parts = urlsplit(link)
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}{parts.path}#{parts.fragment}")
        return self.page


@pytest.fixture
def buddy(browser: Browser, server: Server) -> Iterator[Buddy]:
    context = chromium.new_phone(browser)
    yield Buddy(context, server.address)
    context.close()


@pytest.fixture
def link(parent: Parent) -> str:
    return str(parent.opens("buddies").evaluate(INVITE, "Ana"))


def call(parent: Parent, **words: str) -> str:
    return str(parent.page.evaluate(RAISE, words))


def fits(buddy: Buddy) -> None:
    """In the light and in the dark, with nothing to scroll sideways for."""
    for scheme in ("light", "dark"):
        buddy.page.emulate_media(color_scheme=scheme)
        assert buddy.faults_found_by_axe() == []
    assert buddy.pixels_too_wide() == 0
    assert buddy.faults == []


def shows(page: Page, words: str) -> None:
    expect(page.get_by_text(words).locator("visible=true").first).to_be_visible(timeout=15_000)


def test_a_buddy_says_yes_and_the_parent_learns_how_near_and_when(
    parent: Parent, buddy: Buddy, link: str
) -> None:
    page = buddy.follows(link)
    expect(page.get_by_role("heading", name="Ana asks: will you be my buddy?")).to_be_visible()
    fits(buddy)
    page.reload()
    page.locator("[data-ask] select").select_option("15")
    page.locator("[data-ask] input").fill("after 3pm")
    page.get_by_role("button", name="Yes, I will").click()
    expect(page.get_by_role("heading", name="Thank you. You are a buddy for Ana.")).to_be_focused()
    fits(buddy)
    assert "#" not in page.url
    assert parent.page.evaluate(BUDDY) == ["agreed", "15", "after 3pm"]


def test_a_buddy_says_no_and_is_thanked(parent: Parent, buddy: Buddy, link: str) -> None:
    page = buddy.follows(link)
    page.get_by_role("button", name="No, thank you").click()
    shows(page, "That is fine. Thank you for saying so.")
    fits(buddy)
    assert parent.page.evaluate(BUDDY)[0] == "declined"


def agree(buddy: Buddy, link: str) -> Page:
    page = buddy.follows(link)
    page.get_by_role("button", name="Yes, I will").click()
    shows(page, "You are a buddy for Ana")
    return page


def test_a_link_opens_once_but_for_the_phone_that_used_it(buddy: Buddy, browser: Browser, link: str) -> None:
    agree(buddy, link)
    shows(buddy.follows(link), "You are a buddy for Ana")
    other = Buddy(chromium.new_phone(browser), buddy.address)
    shows(other.follows(link), "This link is used up")
    fits(other)
    other.phone.close()


def test_a_yes_whose_answer_was_lost_can_be_said_again(buddy: Buddy, link: str) -> None:
    page = buddy.follows(link)
    shows(page, "Ana asks")
    buddy.phone.route("**/api/invitation/answer", lambda route: (route.fetch(), route.abort())[1])
    page.get_by_role("button", name="Yes, I will").click()
    shows(page, "Your answer is not sent yet")
    buddy.phone.unroute("**/api/invitation/answer")
    page.get_by_role("button", name="Yes, I will").click()
    shows(page, "You are a buddy for Ana")


@pytest.mark.parametrize("fault", ["cut", "forged"])
def test_a_link_that_was_cut_or_forged_says_so(buddy: Buddy, link: str, fault: str) -> None:
    wrong, words = {
        "cut": (link[:-4], "This link is not whole"),
        "forged": (forged(link), "This link does not open"),
    }[fault]
    shows(buddy.follows(wrong), words)
    fits(buddy)


def forged(link: str) -> str:
    page, fragment = link.split("#")
    return f"{page}#{'A' * 22}.{fragment.split('.')[1]}"


def test_without_signal_the_link_stays_and_opens_later(buddy: Buddy, link: str) -> None:
    buddy.phone.route("**/api/**", lambda route: route.abort())
    page = buddy.follows(link)
    shows(page, "Your link is still here")
    fits(buddy)
    buddy.phone.unroute("**/api/**")
    page.get_by_role("button", name="Try again").locator("visible=true").click()
    shows(page, "Ana asks: will you be my buddy?")


def test_a_buddy_changes_how_near_pastes_a_link_and_stops(parent: Parent, buddy: Buddy, link: str) -> None:
    page = buddy.opens("join")
    shows(page, "Be somebody’s buddy")
    page.get_by_label("Paste the link that you were sent").fill("hello")
    page.get_by_role("button", name="Open it").click()
    shows(page, "This is not a whole link")
    page.get_by_label("Paste the link that you were sent").fill(f"Come: {link}.")
    page.get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="Yes, I will").click()
    page.get_by_role("button", name="Everyone I am a buddy for").click()
    page.get_by_text("Change or stop").click()
    page.locator("join-list select").select_option("30")
    page.locator("join-list").get_by_role("button", name="Save").click()
    shows(page, "About 30 minutes away")
    assert parent.page.evaluate(BUDDY)[1] == "30"
    fits(buddy)
    page.get_by_role("button", name="Stop being a buddy").click()
    page.get_by_role("button", name="Tap again to stop").click()
    shows(page, "You have stopped.")
    assert parent.page.evaluate(BUDDY)[0] == "left"


def test_a_call_is_answered_by_a_link_alone_and_the_answer_can_change(
    parent: Parent, buddy: Buddy, link: str
) -> None:
    assert link
    page = buddy.follows(call(parent, place="12 Hill Road", note="Ring 07700 900456"))
    expect(page.get_by_role("heading", name="Ana asks you to come")).to_be_visible()
    expect(page.get_by_role("link", name="Ring them")).to_have_attribute("href", "tel:07700900456")
    fits(buddy)
    page.get_by_role("button", name="I am coming").click()
    page.get_by_role("button", name="15", exact=True).click()
    shows(page, "You said: I am coming, in about 15 minutes.")
    shows(page, "Sent. They can see it.")
    assert parent.page.evaluate(ANSWER) == ["coming", 15]
    fits(buddy)
    page.reload()
    shows(page, "You said: I am coming, in about 15 minutes.")
    page.get_by_role("button", name="Change my answer").click()
    page.get_by_role("button", name="I cannot").click()
    shows(page, "You said: I cannot.")
    shows(page, "Sent. They can see it.")
    assert parent.page.evaluate(ANSWER)[0] == "cannot"


def test_an_answer_without_signal_waits_and_says_so(parent: Parent, buddy: Buddy, link: str) -> None:
    assert link
    page = buddy.follows(call(parent, kind="drill"))
    shows(page, "This is only a practice.")
    expect(page.locator("answer-call")).to_have_attribute("data-state", "open")
    buddy.phone.set_offline(True)
    page.get_by_role("button", name="I can ring them").click()
    shows(page, "Not sent yet. Please ring them.")
    fits(buddy)
    buddy.phone.set_offline(False)
    expect(page.locator("answer-call [role=status]")).to_have_text("Sent. They can see it.", timeout=20_000)
    assert parent.page.evaluate(ANSWER)[0] == "phone"


def test_a_call_that_is_over_thanks_the_buddy(parent: Parent, buddy: Buddy, link: str) -> None:
    assert link
    answer = call(parent)
    page = buddy.follows(answer)
    shows(page, "Ana asks you to come")
    # It is told after the page has shown it.
    becomes(lambda: parent.page.evaluate(ANSWER)[0], "opened")
    parent.page.evaluate(CLOSE)
    expect(page.get_by_role("heading", name="They are fine now. Thank you.")).to_be_visible(timeout=15_000)
    fits(buddy)


def test_the_page_of_calls_says_when_there_is_none_and_when_a_link_is_cut(buddy: Buddy) -> None:
    shows(buddy.opens("answer"), "There is no call now")
    fits(buddy)
    shows(buddy.opens("answer", "#cut"), "This link is not whole")
    fits(buddy)


@pytest.mark.parametrize("page", ["join", "answer"])
def test_without_script_both_pages_say_whom_to_ring(browser: Browser, server: Server, page: str) -> None:
    context = chromium.new_phone(browser, java_script_enabled=False)
    plain = Parent(context, server.address)
    shows(plain.opens(page), "Ring the person who sent you this. In danger ring 999.")
    context.close()


def test_nothing_jumps_while_the_page_looks_for_whom_this_phone_is_a_buddy(buddy: Buddy) -> None:
    line = buddy.phone.new_cdp_session(buddy.page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    for _ in range(5):
        page = buddy.opens("join")
        shows(page, "Be somebody’s buddy")
        assert page.evaluate(SHIFTS) < 0.1
