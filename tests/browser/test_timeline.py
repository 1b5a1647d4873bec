"""What a parent writes down of a visit: facts with one tap, words, photos; deleted, and brought back."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.navigator import Parent
from tests.browser.waiting import until

COUNTS = """async () => {
  const { all } = await import("/js/memory.js");
  const stores = ["visits", "photos", "recordings", "chunks", "keys", "stamps", "papers", "notes"];
  const rows = await Promise.all(stores.map(all));
  return Object.fromEntries(stores.map((store, at) => [store, rows[at].length]));
}"""

# A recording as docs/recording.md lays it down: three chunks, with key and signed time; and a paper.
RECORDED = """async () => {
  const { all, put } = await import("/js/memory.js");
  const { keepTap } = await import("/js/visits.js");
  const [{ id: visit }] = await all("visits");
  const at = new Date().toISOString();
  const row = { recording: "r", segment: 0, at, ms: 1000, why: "", size: 9, digest: "d", head: "h" };
  const type = "audio/mp4";
  await put("recordings", { id: "r", visit, started_at: at, ended_at: null, type, deleted_at: null });
  for (const index of [0, 1, 2])
    await put("chunks", { ...row, id: `r/000000${index}`, index, kind: "chunk", bytes: new ArrayBuffer(9) });
  await put("keys", { id: "r", bytes: new ArrayBuffer(32) });
  await put("stamps", { id: "r/0000002", recording: "r", index: 2, head: "h", at, key: "k", signature: "s" });
  await put("papers", { id: "p", visit, at, text: "", pages: [], deleted_at: null });
  await keepTap("record:start");
}"""

DAY_LATER = """async () => {
  const { all, put } = await import("/js/memory.js");
  for (const visit of await all("visits"))
    await put("visits", { ...visit, deleted_at: new Date(Date.now() - 25 * 3600_000).toISOString() });
}"""


def opens_facts(parent: Parent) -> Page:
    page = parent.opens("visit")
    page.locator("visit-facts summary").click()
    return page


def taps(page: Page, fact: str) -> None:
    page.locator(f'[data-fact="fact:{fact}"]').click()
    expect(page.locator(f'[data-fact="fact:{fact}"]')).to_have_attribute("data-state", "kept")


def photo() -> dict[str, object]:
    data = io.BytesIO()
    Image.new("RGB", (3000, 1500), "teal").save(data, "JPEG")
    return {"name": "page.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def timeline(parent: Parent) -> list[str]:
    page = parent.opens("visits")
    expect(page.locator(".timeline li").first).to_be_visible()
    return [" ".join(line.split()) for line in page.locator(".timeline li").all_inner_texts()]


def test_each_fact_is_one_tap_and_stays_with_its_time(parent: Parent) -> None:
    page = opens_facts(parent)
    for fact in ("arrived", "who", "asked", "paper", "signed", "not-signed", "left"):
        taps(page, fact)
    expect(page.locator("visit-facts [role=status]").first).to_contain_text(re.compile(r"at \d\d:\d\d"))
    page.reload()
    page.locator("visit-facts summary").click()
    expect(page.locator('.facts [data-state="kept"]')).to_have_count(7)
    lines = timeline(parent)
    assert len(lines) == 7
    assert all(re.match(r"\d\d:\d\d \w", line) for line in lines)
    assert parent.faults == []


def test_two_quick_taps_are_one(parent: Parent) -> None:
    opens_facts(parent).locator('[data-fact="fact:arrived"]').dblclick()
    expect(parent.page.locator('[data-fact="fact:arrived"]')).to_have_attribute("data-state", "kept")
    assert len(timeline(parent)) == 1


def test_what_was_typed_goes_with_the_tap_and_a_note_by_itself(parent: Parent) -> None:
    page = opens_facts(parent)
    words = page.locator("visit-facts textarea")
    words.fill("Jo Smith, badge 12")
    taps(page, "who")
    expect(words).to_have_value("")
    words.fill("She will ring on Tuesday")
    page.get_by_role("button", name="Keep these words").click()
    expect(words).to_have_value("")
    who, note = timeline(parent)
    assert "Jo Smith, badge 12" in who
    assert "She will ring on Tuesday" in note


def test_a_mistake_is_added_and_nothing_is_taken_out(parent: Parent) -> None:
    page = opens_facts(parent)
    taps(page, "signed")
    page.get_by_role("button", name="That was a mistake").click()
    expect(page.locator('[data-fact="fact:signed"]')).not_to_have_attribute("data-state", "kept")
    expect(page.get_by_role("button", name="That was a mistake")).to_be_hidden()
    first, second = timeline(parent)
    assert "I signed" in first
    assert "That was a mistake: I signed" in second


def test_a_photo_is_kept_small_and_shown_at_its_time(parent: Parent) -> None:
    page = opens_facts(parent)
    page.locator("visit-facts input[type=file]").set_input_files(photo())  # type: ignore[arg-type]
    expect(page.locator("visit-facts add-photo [role=status]")).to_contain_text("Saved")
    assert len(timeline(parent)) == 1
    shown = page.locator(".timeline img")
    expect(shown).to_be_visible()
    assert shown.evaluate("async (img) => { await img.decode(); return img.naturalWidth }") == 2000
    page.locator("visit-log input[type=file]").set_input_files(photo())  # type: ignore[arg-type]
    expect(page.locator(".timeline img")).to_have_count(2)


def test_the_sound_of_a_visit_is_told_and_never_played(parent: Parent) -> None:
    taps(opens_facts(parent), "arrived")
    parent.page.evaluate(RECORDED)
    assert any("Sound kept: about 1 min, until" in line for line in timeline(parent))
    assert any("Recording began" in line for line in timeline(parent))
    expect(parent.page.locator("audio")).to_have_count(0)


def deletes(parent: Parent) -> Page:
    page = parent.opens("visits")
    page.get_by_text("Copy, print or delete").click()
    page.get_by_role("button", name="Delete this visit").click()
    expect(page.locator("visit-log")).to_be_hidden()
    return page


def test_a_deleted_visit_waits_a_day_and_can_be_brought_back(parent: Parent) -> None:
    taps(opens_facts(parent), "arrived")
    page = deletes(parent)
    expect(page.locator("visit-strip a")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-gone]")).to_contain_text(re.compile(r"for good at \d\d:\d\d"))
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("visit-log")).to_be_visible()
    assert len(timeline(parent)) == 1


def test_deleted_for_good_takes_two_taps_and_leaves_nothing_of_the_visit(parent: Parent) -> None:
    page = opens_facts(parent)
    page.locator("visit-facts input[type=file]").set_input_files(photo())  # type: ignore[arg-type]
    expect(page.locator("visit-facts add-photo [role=status]")).to_contain_text("Saved")
    page.evaluate(RECORDED)
    deletes(parent).get_by_role("button", name="Delete now for good").click()
    expect(page.locator("visit-log")).to_have_count(1)
    page.get_by_role("button", name="Tap again").click()
    expect(page.locator("visit-log")).to_have_count(0)
    assert set(page.evaluate(COUNTS).values()) == {0}


@pytest.mark.parametrize("page_id", ["home", "visits"])
def test_a_day_after_it_was_deleted_any_page_takes_it_away(page_id: str, parent: Parent) -> None:
    taps(opens_facts(parent), "arrived")
    parent.page.evaluate(RECORDED)
    parent.page.evaluate(DAY_LATER)
    page = parent.opens(page_id)
    until(lambda: set(page.evaluate(COUNTS).values()) == {0})


def test_a_photo_of_a_deleted_visit_is_out_of_sight_on_the_paper_page(parent: Parent) -> None:
    page = opens_facts(parent)
    page.locator("visit-facts input[type=file]").set_input_files(photo())  # type: ignore[arg-type]
    expect(page.locator("visit-facts add-photo [role=status]")).to_contain_text("Saved")
    expect(parent.opens("agreement").locator("page-photos img")).to_have_count(1)
    deletes(parent)
    page = parent.opens("agreement")
    page.wait_for_timeout(300)
    expect(page.locator("page-photos img")).to_have_count(0)


def ends_a_visit(parent: Parent) -> Page:
    page = opens_facts(parent)
    taps(page, "left")
    expect(page.get_by_role("link", name="They have gone: what next")).to_be_visible()
    page.locator("visit-steps > [data-act=end]").click()
    page.wait_for_url("**/en/after/")
    expect(page.locator("after-visit [data-day]")).to_contain_text("about the visit on")
    return page


def test_ending_a_visit_leads_to_what_helps_now_and_words_go_into_that_visit(parent: Parent) -> None:
    page = ends_a_visit(parent)
    expect(page.locator("after-visit [data-when=open]")).to_be_hidden()
    page.locator("after-visit textarea").fill("We agreed to meet on Friday")
    page.get_by_role("button", name="Keep these words").click()
    expect(page.locator("after-visit form [role=status]")).to_have_text("Your words are kept.")
    assert any("We agreed to meet on Friday" in line for line in timeline(parent))
    expect(page.locator("visit-list article")).to_have_count(1)


def test_a_visit_that_nobody_ended_can_be_ended_afterwards(parent: Parent) -> None:
    taps(opens_facts(parent), "left")
    page = parent.opens("after")
    page.get_by_role("button", name="End this visit").click()
    expect(page.locator("after-visit [data-when=open]")).to_be_hidden()
    assert "The visit ended" in timeline(parent)[-1]


def test_with_no_visit_the_words_begin_one(parent: Parent) -> None:
    page = parent.opens("after")
    expect(page.locator("after-visit [data-when=none]")).to_be_visible()
    page.locator("after-visit textarea").fill("Two people came at noon")
    page.get_by_role("button", name="Keep these words").click()
    expect(page.locator("after-visit [data-when=none]")).to_be_hidden()
    assert "Two people came at noon" in timeline(parent)[0]


def test_a_reminder_stays_on_the_first_page_until_it_is_written_down(parent: Parent) -> None:
    expect(parent.opens().locator("write-line")).to_be_hidden()
    ends_a_visit(parent).get_by_role("button", name="Remind me later today").click()
    expect(parent.page.locator("after-visit form [role=status]")).to_contain_text("first page")
    page = parent.opens()
    page.locator("write-line a").click()
    page.wait_for_url("**/en/after/#*")
    page.locator("after-visit textarea").fill("It went well")
    page.get_by_role("button", name="Keep these words").click()
    expect(page.locator("after-visit form [role=status]")).to_have_text("Your words are kept.")
    page = parent.opens()
    page.wait_for_timeout(300)
    expect(page.locator("write-line")).to_be_hidden()


def test_a_reminder_can_be_ticked_off(parent: Parent) -> None:
    ends_a_visit(parent).get_by_role("button", name="Remind me later today").click()
    expect(parent.page.locator("after-visit form [role=status]")).to_contain_text("first page")
    page = parent.opens("visits")
    page.locator("write-line button").click()
    expect(page.locator("write-line")).to_be_hidden()
    assert page.evaluate(COUNTS)["notes"] == 0


def test_all_of_it_works_without_a_network(parent: Parent) -> None:
    parent.visits_once_and_waits_until_saved()
    parent.phone.set_offline(True)
    page = ends_a_visit(parent)
    page.locator("after-visit input[type=file]").set_input_files(photo())  # type: ignore[arg-type]
    expect(page.locator("add-photo [role=status]")).to_contain_text("Saved")
    assert len(timeline(parent)) == 3
    expect(page.locator(".timeline img")).to_be_visible()
    assert parent.faults == []
