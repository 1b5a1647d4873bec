"""A parent and buddies, some with phones of their own, by the same modules that their pages use."""

import msgspec
from playwright.sync_api import BrowserContext, Page

from tests.far_end import Phone

KEEP = """async (rows) => {
  const { put, newId } = await import("/js/memory.js");
  const ids = rows.map(() => newId());
  for (const [at, [name, number]] of rows.entries())
    await put("buddies", { id: ids[at], name, number, near: "", free: "", order: at });
  return ids;
}"""
INVITE = """async (id) => (await import("/js/invitations.js")).invite(id, "Mum")"""
AGREE = """async ([link, device]) => {
  const { answerInvitation, helpedFamilies } = await import("/js/joining.js");
  const { ask } = await import("/js/api.js");
  const id = await answerInvitation(link, true, { near: "10", free: "" });
  const { secret } = (await helpedFamilies()).find((help) => help.id === id);
  await ask("PUT", "/api/buddy/device", { token: `${id}.${secret}`, body: device });
}"""
REFRESH = """async () => void (await (await import("/js/family.js")).readFamily())"""
LINK = """async (id) => {
  const { answerLink, openAlert } = await import("/js/alerts.js");
  return answerLink(await openAlert(), id);
}"""
REPLY = """async ([link, state, minutes]) => (await import("/js/replies.js")).reply(link, state, minutes)"""


class Circle:
    """The parent's page, one more phone for the buddies, and where pushes to them go."""

    def __init__(self, page: Page, buddies: BrowserContext, origin: str, address: str) -> None:
        self.page = page
        self.other = buddies.new_page()
        self.other.goto(f"{address}/en/about/")
        self.origin = origin
        self.ids: dict[str, str] = {}

    def keeps(self, *names: str) -> None:
        """Names on the parent's phone, in this order; nobody is asked yet."""
        rows = [[name, f"0770090010{at}"] for at, name in enumerate(names)]
        self.ids = dict(zip(names, self.page.evaluate(KEEP, rows), strict=True))

    def agrees(self, name: str) -> None:
        link = self.page.evaluate(INVITE, self.ids[name])
        device = msgspec.structs.asdict(Phone(self.ids[name]).device(self.origin))
        self.other.evaluate(AGREE, [link, device])
        self.page.evaluate(REFRESH)

    def answers(self, name: str, state: str, minutes: int | None = None) -> None:
        """By the link that their text or notice carries."""
        link = self.page.evaluate(LINK, self.ids[name])
        self.other.evaluate(REPLY, [link, state, minutes])
