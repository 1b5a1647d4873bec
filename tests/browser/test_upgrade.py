"""A phone that kept things before alerts came keeps them; the worker never lays out the memory itself."""

from typing import Any

from playwright.sync_api import BrowserContext

from tests.browser.site import Server

# As the first version of the memory laid it out, with a buddy in it.
OLD_MEMORY = """() => new Promise((done, fail) => {
  const opening = indexedDB.open("doorstep", 1);
  opening.onerror = fail;
  opening.onupgradeneeded = () => {
    for (const store of ["buddies", "slots", "ticks", "visits", "photos", "notes", "settings"])
      opening.result.createObjectStore(store, { keyPath: "id" });
    const rows = opening.transaction.objectStore("buddies");
    rows.put({ id: "1", name: "Amina", number: "07700900123", order: 1 });
  };
  opening.onsuccess = () => { opening.result.close(); done(); };
})"""
READ = """async () => {
  const { all, openMemory } = await import("/js/memory.js");
  return [(await openMemory()).version, await all("buddies"), await all("pocket")];
}"""
ASKED_BY_WORKER = "Promise.all([rowsOf('helps'), rowOf('calls', '1')])"


def start(phone: BrowserContext, server: Server) -> Any:
    """A page whose memory is gone, with its worker ready."""
    page = phone.new_page()
    page.goto(f"{server.address}/en/about/")
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    page.evaluate("new Promise((done) => { indexedDB.deleteDatabase('doorstep').onsuccess = () => done(0) })")
    return page


def test_a_memory_of_the_first_version_is_kept_whole(phone: BrowserContext, server: Server) -> None:
    page = start(phone, server)
    page.evaluate(OLD_MEMORY)
    version, buddies, waiting = page.evaluate(READ)
    assert (version, waiting) == (3, [])
    assert buddies == [{"id": "1", "name": "Amina", "number": "07700900123", "order": 1}]


def test_the_worker_reads_an_old_memory_as_an_empty_one(phone: BrowserContext, server: Server) -> None:
    page = start(phone, server)
    page.evaluate(OLD_MEMORY)
    assert phone.service_workers[0].evaluate(ASKED_BY_WORKER) == [[], None]
    assert page.evaluate(READ)[0] == 3


def test_the_worker_makes_no_memory_where_there_is_none(phone: BrowserContext, server: Server) -> None:
    page = start(phone, server)
    assert phone.service_workers[0].evaluate(ASKED_BY_WORKER) == [[], None]
    assert page.evaluate("indexedDB.databases()") == []
