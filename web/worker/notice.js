// What a notice says, in the phone's language. The words come from the release that is kept here; none stand in this file.

// So late, an alert is told as a late one.
const LATE_MS = 6 * 3600_000;
// The app's name, when even the words are not here.
const APP = "Doorstep";
// What these bring belongs on no locked screen: the parent's phone may lie on the table.
const BLAND = new Set(["reply", "unanswered", "joined"]);
const CALLS = new Set(["alert", "drill", "planned"]);

/** @returns {Promise<{tag: string, words: NoticeWords}>} */
async function noticeWords() {
  const release = await wholeRelease();
  const tag = release?.tag ?? Object.keys(RELEASES)[0] ?? "";
  const file = await release?.cache.match(`/${tag}/notices.json`);
  return { tag, words: (await file?.json().catch(() => null)) ?? {} };
}

/**
 * @param {string} kind  of the push, or "unreadable"
 * @param {Call | null} call
 * @param {NoticeWords} words
 * @param {{minutes?: number | null, now?: number}} [more]
 * @returns {{title: string, body: string}}
 */
function textOf(kind, call, words, { minutes, now = Date.now() } = {}) {
  const name = nameOf(kind, call);
  const values = { from: call?.words?.from ?? "", minutes: minutes ?? "" };
  const title = filled(words[`${name}.title`], values) || APP;
  // Quiet words are all that is said.
  if (name === "quiet") return { title, body: values.from };
  const lines = [filled(words[name], values)];
  if (CALLS.has(name))
    lines.unshift(lateWords(call, words, now), call?.words?.place ?? "", call?.words?.note ?? "");
  return { title, body: lines.filter(Boolean).join("\n") };
}

/** @param {string} kind @param {Call | null} call */
function nameOf(kind, call) {
  if (BLAND.has(kind)) return kind;
  if (call && !call.words) return "news";
  const isQuiet = call?.words?.quiet ?? false;
  if (call?.closed) return isQuiet ? "news" : "closed";
  if (isQuiet) return CALLS.has(kind) ? "quiet" : "news";
  return kind;
}

/** @param {Call | null} call @param {NoticeWords} words @param {number} now */
function lateWords(call, words, now) {
  const at = Date.parse(call?.at ?? "");
  if (!(now - at > LATE_MS)) return "";
  const time = new Intl.DateTimeFormat(words.language, { dateStyle: "short", timeStyle: "short" }).format(at);
  return filled(words.late, { time });
}

/** @param {string | undefined} text @param {Record<string, string | number>} values */
function filled(text = "", values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/**
 * @param {{kind: string, call: Call | null, message: Message, key: string, isRepeat: boolean}} push
 * @param {NoticeWords} words
 * @returns {Notice}
 */
function noticeOf({ kind, call, message, key, isRepeat }, words) {
  const { title, body } = textOf(kind, call, words, message);
  const isCall = CALLS.has(kind) && !call?.closed;
  const actions = isCall && !isRepeat ? actionsOf(words) : [];
  return {
    title,
    options: {
      ...{ body, tag: message.alert ?? message.buddy ?? kind, renotify: !isRepeat, silent: isRepeat },
      ...{ lang: words.language, dir: "auto", icon: "/icons/icon-192.png", badge: "/icons/icon-192.png" },
      data: { kind, key, alert: message.alert, buddy: message.buddy, seed: call?.seed },
      ...(isCall && {
        requireInteraction: true,
        timestamp: Date.parse(call?.at ?? "") || Date.now(),
        actions,
      }),
      ...(isCall && !isRepeat && { vibrate: [300, 100, 300, 100, 300] }),
    },
  };
}

/** @param {NoticeWords} words */
function actionsOf(words) {
  const names = ["coming", "cannot"].filter((action) => words[`action.${action}`]);
  return names.map((action) => ({ action, title: words[`action.${action}`] ?? "" }));
}
