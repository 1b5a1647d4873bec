// A push has come: opens its words, shows a notice whatever happens, and says at once that it reached this phone.

worker.addEventListener("push", (event) => event.waitUntil(receive(messageOf(event))));
worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(follow(event.notification.data ?? {}, event.action));
});
worker.addEventListener("pushsubscriptionchange", (event) => {
  /** @type {ExtendableEvent} */ (event).waitUntil(renew());
});

/**
 * A browser that knows declarative pushes gives no bytes, only the notice that it would show.
 * @param {PushEvent & {notification?: Notification | null}} event
 * @returns {Message}
 */
function messageOf(event) {
  try {
    const message = event.data?.json() ?? {};
    return { ...message, ...message.notification?.data, ...event.notification?.data };
  } catch {
    return {};
  }
}

/** @param {Message} message */
async function receive(message) {
  const { words } = await noticeWords().catch(() => ({ words: {} }));
  const push = await readPush(message).catch(() => unreadable(message));
  const { title, options } = noticeOf(push, words);
  await worker.registration.showNotification(title, options);
  const { alert, kind } = message;
  await Promise.allSettled([reach(push.call), tell({ type: "notice", kind, alert })]);
}

/** @param {Message} message */
async function readPush(message) {
  const { kind = "", alert, buddy } = message;
  if (CALLS.has(kind)) return readCall(message);
  const key = [kind, buddy, message.answer, message.minutes, message.agrees].join("/");
  const before = await worker.registration.getNotifications({ tag: alert ?? buddy ?? kind });
  const isRepeat = before.some((notice) => notice.data?.key === key);
  const change = { coming: { coming: message.minutes ?? 0 }, closed: { closed: true } }[kind];
  const call = change ? await changeCall(message, change) : null;
  if (!change && !BLAND.has(kind) && kind !== "test") throw new Error("no such kind");
  return { kind, call, message, key, isRepeat };
}

/** @param {Message} message */
async function readCall(message) {
  const { kind = "", alert = "", at = "", sealed } = message;
  const call = await callOf(message);
  call.words = await unsealAlert(call.seed, alert, sealed);
  const key = [kind, at].join("/");
  const isRepeat = call.shown.includes(key);
  const shown = isRepeat ? call.shown : [...call.shown, key];
  const row = { ...call, kind: /** @type {Call["kind"]} */ (kind), at, shown };
  // What cannot be kept is shown all the same.
  await putRow("calls", row).catch(() => {});
  return { kind, call: row, message, key, isRepeat };
}

/** @param {Message} message @param {Partial<Call>} change */
async function changeCall(message, change) {
  const call = { ...(await callOf(message)), ...change };
  await putRow("calls", call).catch(() => {});
  return call;
}

/** @param {Message} message @returns {Promise<Call>} as it is here, or new; rejects when this phone is no such buddy */
async function callOf({ alert = "", buddy = "" }) {
  const help = await rowOf("helps", buddy);
  if (!help || !alert) throw new Error("not for this phone");
  const earlier = await rowOf("calls", alert);
  if (earlier?.buddy === buddy) return earlier;
  const now = new Date().toISOString();
  const unanswered = { answer: null, minutes: null, coming: null, closed: false, shown: [] };
  const seed = await seedFor(help.key, alert);
  return { id: alert, buddy, kind: "alert", seed, words: null, at: now, reached_at: now, ...unanswered };
}

/** Wrong key, cut or swapped words, or a kind of tomorrow: the app is opened, nothing is claimed. @param {Message} message */
function unreadable(message) {
  return {
    kind: "unreadable",
    call: null,
    message: { ...message, kind: "unreadable" },
    key: "",
    isRepeat: false,
  };
}

/** Only words that could be opened and shown have reached somebody. @param {Call | null} call */
async function reach(call) {
  if (!call?.words || call.answer || call.closed) return;
  await putReply(call, "reached");
}

/** @param {{id: string, seed: string}} call @param {string} state */
async function putReply({ id, seed }, state) {
  const token = await tokenFor(seed);
  return write("PUT", `/api/alerts/${id}/reply`, { token, body: { state, minutes: null } });
}

/** @param {{kind?: string, alert?: string, seed?: string}} data @param {string} action */
async function follow({ kind = "", alert, seed }, action) {
  if (action === "cannot" && alert && seed && (await refuse({ id: alert, seed }))) return;
  const { tag } = await noticeWords();
  if (alert && seed) return openPage(`/${tag}/answer/#${alert}.${seed}`);
  if (BLAND.has(kind)) return openPage(`/${tag}/${kind === "joined" ? "buddies" : "alert"}/`);
  return openPage(`/${tag}/join/`);
}

/** "I cannot", straight from the notice. @param {{id: string, seed: string}} call @returns {Promise<boolean>} whether the server heard it */
async function refuse(call) {
  const isHeard = await putReply(call, "cannot").then(
    ({ ok }) => ok,
    () => false,
  );
  const row = isHeard && (await rowOf("calls", call.id));
  if (row) await putRow("calls", { ...row, answer: "cannot" });
  await tell({ type: "notice", kind: "answered", alert: call.id });
  return isHeard;
}

/** A page that shows something else is left alone: it may be in the middle of a visit. @param {string} address */
async function openPage(address) {
  const wanted = new URL(address, location.origin);
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const same = pages.find((page) => new URL(page.url).pathname === wanted.pathname);
  if (!same) return worker.clients.openWindow(address);
  await same.focus().catch(() => worker.clients.openWindow(address));
  if (same.url !== wanted.href) await same.navigate(address).catch(() => worker.clients.openWindow(address));
}

/** The phone has a new address: everybody who may push to it is told. */
async function renew() {
  const { key } = await (await fetch("/api/push/key")).json();
  const { pushManager } = worker.registration;
  const fresh = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesFrom(key) });
  const { endpoint, keys } = fresh.toJSON();
  const { tag } = await noticeWords();
  const body = { endpoint, p256dh: keys?.p256dh, auth: keys?.auth, language: tag };
  const helps = (await rowsOf("helps")).filter(({ state, notices }) => state === "agreed" && notices);
  const told = helps.map(({ id, secret }) =>
    write("PUT", "/api/buddy/device", { token: `${id}.${secret}`, body }),
  );
  if ((await rowsOf("family")).length) told.push(write("PUT", "/api/family/device", { body }));
  await Promise.allSettled(told);
}
