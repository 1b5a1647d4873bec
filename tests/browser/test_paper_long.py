"""A megabyte of text in the paper reader: never in the field, never cut, drawn in blocks, and kept."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.navigator import Parent
from tests.browser.papers import AGREEMENT, HTML

MEGABYTE = 1_000_000
LONGEST_FIELD = 15_000
LONGEST_BLOCK = 8_000
PUT = """(field, [kind, text, type]) => {
  const given = new DataTransfer();
  if (type) given.items.add(new File([text], 'paper', { type }));
  else given.setData('text/plain', text);
  const told = { bubbles: true, cancelable: true, clipboardData: given, dataTransfer: given };
  const made = kind === 'paste' ? new ClipboardEvent(kind, told) : new DragEvent(kind, told);
  return !field.dispatchEvent(made);
}"""
DRAWN = """place => ({
  text: [...place.querySelectorAll('.badge')].reduce((_, link) => link.remove(), null) ?? place.textContent,
  longest: Math.max(...[...place.children].map(block => block.textContent.length)),
})"""
LINES = AGREEMENT + "\f\nPage two.\n\f\nPage three.\n"
KINDS = {
    "an agreement with page breaks": LINES,
    "no lines": AGREEMENT.replace("\n", " "),
    "one word": "a",
    "all capitals": AGREEMENT.upper(),
    "no punctuation": "".join(sign for sign in AGREEMENT if sign.isalnum() or sign.isspace()),
    "columns": "Ms Sample will take Robin to school     The social worker will visit\n",
    "right to left": "والدہ بچے کو ہر روز اسکول لے جائیں گی۔\n",
    "HTML": HTML + "<script>window.broken = true</script>" + AGREEMENT,
}


def long(kind: str) -> str:
    """A megabyte of lines, and of one line without end; a tenth of it of each other kind."""
    words, size = KINDS[kind], MEGABYTE if "lines" in kind or "breaks" in kind else MEGABYTE // 10
    return (words * (size // len(words) + 1))[:size]


def puts(page: Page, text: str, kind: str = "paste", file: str = "") -> None:
    assert page.locator("#paper-words").evaluate(PUT, [kind, text, file]), (
        "the browser puts it into the field"
    )


def shows_whole(page: Page, text: str) -> None:
    """The whole text, in blocks that a browser can lay out one by one."""
    page.locator("paper-read form > .button--main").click()
    expect(page.locator("[data-text]")).to_have_attribute("aria-busy", "false", timeout=60_000)
    drawn = page.locator("[data-text]").evaluate(DRAWN)
    assert drawn["text"] == text
    assert drawn["longest"] <= LONGEST_BLOCK


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_that_is_pasted_is_shown_whole_and_never_in_the_field(kind: str, parent: Parent) -> None:
    page = parent.opens("paper")
    text = long(kind)
    puts(page, text)
    expect(page.locator("#paper-words")).to_have_value("")
    expect(page.locator("[data-long]")).to_contain_text(f"{len(text):,}")
    shows_whole(page, text)
    assert page.evaluate("window.broken") is None
    assert parent.faults == []


def test_what_is_typed_before_and_behind_a_long_text_stays_with_it_and_is_kept(parent: Parent) -> None:
    page = parent.opens("paper")
    field = page.locator("#paper-words")
    field.fill("Before. ")
    field.press("End")
    text = LINES * (LONGEST_FIELD // len(LINES) + 1)
    puts(page, text)
    field.fill("Behind.")
    whole = f"Before. {text}\nBehind."
    shows_whole(page, whole)
    page = parent.opens("paper")
    page.locator("paper-kept summary").click()
    page.locator("paper-kept [data-act=open]").click()
    expect(page.locator("#paper-words")).to_have_value("")
    shows_whole(page, whole)


def test_words_that_a_keyboard_puts_in_leave_the_field_as_well(parent: Parent) -> None:
    page = parent.opens("paper")
    page.locator("#paper-words").fill("We agree. " * LONGEST_FIELD)
    expect(page.locator("#paper-words")).to_have_value("")
    expect(page.locator("[data-long]")).to_contain_text("We agree. We agree.")


def test_a_file_that_is_dropped_is_read_when_it_is_text(parent: Parent) -> None:
    page = parent.opens("paper")
    puts(page, "Short. ", "drop", "text/plain")
    expect(page.locator("#paper-words")).to_have_value("Short. ")
    puts(page, long("columns"), "drop", "text/plain")
    expect(page.locator("[data-long]")).to_contain_text("100,007")
    puts(page, "%PDF", "drop", "application/pdf")
    expect(page.locator("[data-own]")).to_contain_text("could not read it")
    assert parent.faults == []


def test_a_long_text_is_deleted_with_time_to_think_again(parent: Parent) -> None:
    page = parent.opens("paper")
    puts(page, long("one word"))
    place = page.locator("[data-long]")
    place.get_by_role("button", name="Delete").press("Enter")
    place.get_by_role("button", name="Keep").press("Enter")
    expect(place.get_by_role("button", name="Delete")).to_be_focused()
    place.get_by_role("button", name="Delete").press("Enter")
    # A second text is no reason to lose the first.
    puts(page, long("columns"))
    expect(place).to_contain_text("200,001")
    page.clock.install()
    place.get_by_role("button", name="Delete").press("Enter")
    page.clock.run_for(11_000)
    expect(place).to_be_empty()


def test_axe_finds_nothing_beside_a_long_text(parent: Parent) -> None:
    page = parent.opens("paper")
    puts(page, long("columns"))
    assert parent.faults_found_by_axe() == []
    assert parent.pixels_too_wide() == 0
