// The marks as they stand on the page: pressed, counted, and their questions gathered.
import { word } from "/js/words.js";

/** @param {Element} row @returns {string} "there", "missing" or empty */
export function stateOf(row) {
  return row.getAttribute("data-state") ?? "";
}

/** @param {Element} row @param {string} state */
export function press(row, state) {
  row.setAttribute("data-state", state);
  for (const button of row.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === state));
  }
}

/** Says in each group how many were looked at. @param {Element} root */
export function count(root) {
  for (const group of root.querySelectorAll(".marks")) {
    const rows = [...group.querySelectorAll(".mark")];
    const values = { count: rows.filter(stateOf).length, all: rows.length };
    const place = group.querySelector("[data-count]");
    if (place) place.textContent = word(root, "looked", values);
  }
}

/** Copies the question of each missing thing, and of each flag that is there, to one list. @param {Element} root */
export function gather(root) {
  const rows = [...root.querySelectorAll(".mark")].filter((row) => stateOf(row) === asks(row));
  const lines = rows.map((row) => {
    const line = document.createElement("li");
    line.append(row.querySelector(".mark__ask > span")?.closest("a")?.cloneNode(true) ?? "");
    return line;
  });
  root.querySelector("#questions ul")?.replaceChildren(...lines);
  for (const text of root.querySelectorAll("#questions [data-when]")) {
    text.toggleAttribute("hidden", text.getAttribute("data-when") !== (lines.length > 0 ? "some" : "none"));
  }
}

/** @param {Element} row */
function asks(row) {
  return row.closest(".marks")?.getAttribute("data-asks");
}
