"""Who imports whom in the browser, no words for parents in any script, and nothing asked of anybody else."""

import re

from tests.house.source import files, js_texts, name, read

# Ours to find in a console, never on a screen: what follows these is for developers.
FOR_DEVELOPERS = ("Error(", "console.error(", "console.warn(")

# A name of XML, not an address that anybody asks.
NAMESPACE = "http://www.w3.org/"


def imports_of(text: str) -> list[str]:
    """Every address that a script or its types ask for."""
    found = re.finditer(r'\b(?:from|import) "([^"]+)"|\bimport\(\s*"([^"]+)"', text)
    return [match[1] or match[2] for match in found]


def test_the_shared_scripts_never_import_a_part() -> None:
    wrong = [
        f"{name(path)}: {address}"
        for path in files("web/js/*.js")
        for address in imports_of(read(path))
        if not re.fullmatch(r"/(js|apart)/[\w-]+\.js", address)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_part_imports_shared_scripts_and_its_own_folder_but_no_other_part() -> None:
    wrong = [
        f"{name(path)}: {address}"
        for path in files("web/parts/*/*.js")
        for address in imports_of(read(path))
        if not re.fullmatch(rf"(/js/|/parts/{path.parent.name}/)[\w-]+\.js", address)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_worker_imports_nothing() -> None:
    wrong = [
        name(path)
        for path in files("web/worker/*.js")
        if imports_of(read(path)) or "importScripts" in read(path)
    ]
    assert not wrong, ", ".join(wrong)


def test_what_scripts_export_has_a_name() -> None:
    wrong = [
        name(path) for path in files("web/js/*.js", "web/parts/*/*.js") if "export default" in read(path)
    ]
    assert not wrong, ", ".join(wrong)


def test_no_script_has_words_for_parents() -> None:
    found = [
        f"{name(path)}:{text.line}: {text.words}"
        for path in files("web/js/*.js", "web/parts/*/*.js", "web/worker/*.js")
        for text in js_texts(read(path))
        if re.search(r"[A-Z]", text.words) and " " in text.words.strip()
        if not text.before.endswith(FOR_DEVELOPERS)
    ]
    assert not found, "\n".join(found)


def test_no_script_names_a_foreign_address() -> None:
    found = [
        f"{name(path)}:{text.line}: {text.words}"
        for path in files("web/js/*.js", "web/parts/*/*.js", "web/worker/*.js")
        for text in js_texts(read(path))
        if re.match(r"(\w+:)?//", text.words) and not text.words.startswith(NAMESPACE)
    ]
    assert not found, "\n".join(found)


def test_no_script_writes_html_or_runs_text() -> None:
    danger = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function)")
    found = [
        f"{name(path)}: {match}"
        for path in files("web/js/*.js", "web/parts/*/*.js", "web/worker/*.js")
        for match in danger.findall(read(path))
    ]
    assert not found, "\n".join(found)
