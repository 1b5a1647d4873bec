// The buddy's side: reads an invitation, answers it, and keeps what this phone is a buddy for.
import { ApiFault, ask } from "/js/api.js";
import { turnOnDevice } from "/js/device.js";
import { unsubscribe } from "/js/goodbye.js";
import { joinSecrets, linkTo } from "/js/links.js";
import { all, change, newId, one, put, remove } from "/js/memory.js";
import { hashOf, newToken, SealFault, seal, unseal } from "/js/seal.js";

/** @typedef {import("/js/shapes.js").Help} Help */
/** @typedef {{near: string, free: string}} About */
/** @typedef {{kind: "new" | "moved" | "here", buddy: string, from: string, expiresAt: string | null, near: string, free: string}} Invitation  here: this phone answered it already */

/**
 * @param {string} fragment  what stands after "#", or a pasted link
 * @returns {Promise<Invitation>} rejects with a SealFault "cut" when this is no invitation, with an ApiFault
 *   "not-there" when it is forged and "gone" when it was used or is too old
 */
export async function readInvitation(fragment) {
  const secrets = secretsOf(fragment);
  if (secrets.kind === "moved") return readMoved(secrets);
  const helps = await all("helps").catch(() => []);
  const here = helps.find(({ key, state }) => key === secrets.key && state === "agreed");
  if (here)
    return {
      kind: "here",
      buddy: here.id,
      from: here.from,
      expiresAt: null,
      near: here.near,
      free: here.free,
    };
  return readNew(secrets).catch((fault) => {
    // Their own yes may have used it, when its answer was lost on the way.
    const draft = helps.find(({ key, state }) => key === secrets.key && state === "answering");
    if (!draft || !(fault instanceof ApiFault && fault.kind === "gone")) throw fault;
    const { id, from, near, free } = draft;
    return { kind: "new", buddy: id, from, expiresAt: null, near, free };
  });
}

/**
 * Saying it again after a lost answer is the same answer: the secret is kept here before it is sent.
 * @param {string} fragment
 * @param {boolean} agrees
 * @param {About} about
 * @returns {Promise<string>} the buddy's id
 */
export async function answerInvitation(fragment, agrees, about) {
  const secrets = secretsOf(fragment);
  const invitation = await readInvitation(fragment);
  if (invitation.kind === "moved") return settleMoved(secrets, invitation, about);
  const { buddy, from } = invitation;
  if (invitation.kind === "here") return changeAbout(buddy, about).then(() => buddy);
  const help = await draft({ id: buddy, key: secrets.key, from, ...about });
  const sealed = agrees ? await seal(help.key, "about", buddy, { ...about, from }) : null;
  const body = { agrees, secret_hash: await hashOf(help.secret), about: sealed };
  await ask("PUT", "/api/invitation/answer", { token: tokenOf(secrets), body });
  if (agrees) await put("helps", { ...help, state: "agreed" });
  else await remove("helps", buddy);
  return buddy;
}

/** @returns {Promise<Help[]>} the families this phone is a buddy for */
export async function helpedFamilies() {
  return (await all("helps")).filter(({ state }) => state === "agreed");
}

/** @param {string} buddyId @param {About} about @returns {Promise<void>} */
export async function changeAbout(buddyId, { near, free }) {
  const help = await helpOf(buddyId);
  const sealed = await seal(help.key, "about", buddyId, { near, free, from: help.from });
  await ask("PUT", "/api/buddy/about", { token: bearerOf(help), body: { about: sealed } });
  await change("helps", buddyId, (row) => row && { ...row, near, free });
}

/** Call it from a tap. @param {string} buddyId @returns {Promise<import("/js/device.js").NoticeState>} */
export async function turnOnNotices(buddyId) {
  // Nothing may come between the tap and the browser's question, so the row is read meanwhile.
  const help = helpOf(buddyId);
  const state = await turnOnDevice("/api/buddy/device", help.then(bearerOf));
  if (state === "on") await change("helps", buddyId, (row) => row && { ...row, notices: true });
  return state;
}

/** A notice that comes at once, to try it. @param {string} buddyId @returns {Promise<void>} */
export async function testNotice(buddyId) {
  const help = await helpOf(buddyId);
  await ask("PUT", `/api/buddy/tests/${newId()}`, { token: bearerOf(help), body: {} });
}

/** @param {string} buddyId @returns {Promise<void>} rejects with an ApiFault, and stays a buddy, when nobody heard it */
export async function leave(buddyId) {
  const help = await helpOf(buddyId);
  await ask("DELETE", "/api/buddy", { token: bearerOf(help) }).catch((fault) => {
    if (!isForgotten(fault)) throw fault;
  });
  await remove("helps", buddyId);
  const [helps, families] = await Promise.all([helpedFamilies(), all("family")]);
  if (!helps.length && !families.length) await unsubscribe().catch(() => {});
}

/** Takes this buddy into the installed app, which on an iPhone knows nothing of the browser. @param {string} buddyId @returns {Promise<string>} */
export async function moveLink(buddyId) {
  const { id, secret, key } = await helpOf(buddyId);
  return linkTo("join", id, secret, key);
}

/** @typedef {NonNullable<ReturnType<typeof joinSecrets>>} Secrets */

/** @param {string} fragment @returns {Secrets} */
function secretsOf(fragment) {
  const secrets = joinSecrets(fragment);
  if (!secrets) throw new SealFault("cut");
  return secrets;
}

/** @param {Extract<Secrets, {kind: "new"}>} secrets @returns {Promise<Invitation>} */
async function readNew({ token, key }) {
  const { body } = await ask("GET", "/api/invitation", { token });
  const { from } = await unseal(key, "invitation", body.buddy, body.sealed);
  return { kind: "new", buddy: body.buddy, from, expiresAt: body.expires_at, near: "", free: "" };
}

/** @param {Secrets} secrets */
function tokenOf(secrets) {
  return secrets.kind === "new" ? secrets.token : `${secrets.buddy}.${secrets.secret}`;
}

/** @param {Help} help */
function bearerOf({ id, secret }) {
  return `${id}.${secret}`;
}

/** @param {Extract<Secrets, {kind: "moved"}>} secrets @returns {Promise<Invitation>} */
async function readMoved(secrets) {
  const { body } = await ask("GET", "/api/buddy", { token: tokenOf(secrets) });
  if (body.state === "left") throw new ApiFault("gone");
  const about = body.about ? await unseal(secrets.key, "about", secrets.buddy, body.about) : {};
  const { near = "", free = "", from = "" } = about;
  return { kind: "moved", buddy: secrets.buddy, from, expiresAt: null, near, free };
}

/** @param {Secrets} secrets @param {Invitation} invitation @param {About} about */
async function settleMoved(secrets, { buddy, from }, about) {
  const secret = secrets.kind === "moved" ? secrets.secret : "";
  const help = { id: buddy, key: secrets.key, secret, from, ...about };
  await put("helps", { ...help, state: "agreed", notices: false, at: new Date().toISOString() });
  await changeAbout(buddy, about);
  return buddy;
}

/** @param {Omit<Help, "secret" | "state" | "notices" | "at">} help @returns {Promise<Help>} with the secret of an earlier try */
async function draft(help) {
  const earlier = await one("helps", help.id);
  const secret = earlier?.key === help.key ? earlier.secret : newToken();
  /** @type {Help} */
  const row = { ...help, secret, state: "answering", notices: false, at: new Date().toISOString() };
  await put("helps", row);
  return row;
}

/** @param {string} id @returns {Promise<Help>} */
async function helpOf(id) {
  const help = await one("helps", id);
  if (!help) throw new ApiFault("not-there");
  return help;
}

/** @param {unknown} fault */
function isForgotten(fault) {
  return fault instanceof ApiFault && [401, 404, 410].includes(fault.status);
}
