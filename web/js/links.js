// The links of an invitation and of an answer. Their secrets stand after "#", which no browser sends.

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const TOKEN = "[\\w-]{22}";
const KEY = "[\\w-]{43}";
const NEW = new RegExp(`^(?<token>${TOKEN})\\.(?<key>${KEY})$`);
const MOVED = new RegExp(`^(?<buddy>${ID})\\.(?<secret>${TOKEN})\\.(?<key>${KEY})$`);
const ANSWER = new RegExp(`^(?<alert>${ID})\\.(?<seed>${TOKEN})$`);

/** @param {string} page @param {string[]} secrets @returns {string} a whole link, in the language of this page */
export function linkTo(page, ...secrets) {
  return `${location.origin}/${document.documentElement.lang}/${page}/#${secrets.join(".")}`;
}

/**
 * A pasted link, a link inside a pasted text, or what stands after "#".
 * @param {string} text
 * @returns {{kind: "new", token: string, key: string} | {kind: "moved", buddy: string, secret: string, key: string} | null}
 */
export function joinSecrets(text) {
  const fragment = secretsIn(text);
  const fresh = NEW.exec(fragment)?.groups;
  if (fresh) return { kind: "new", token: fresh.token, key: fresh.key };
  const moved = MOVED.exec(fragment)?.groups;
  return moved ? { kind: "moved", buddy: moved.buddy, secret: moved.secret, key: moved.key } : null;
}

/** @param {string} text @returns {{alert: string, seed: string} | null} */
export function answerSecrets(text) {
  const found = ANSWER.exec(secretsIn(text))?.groups;
  return found ? { alert: found.alert, seed: found.seed } : null;
}

/** Messengers put a full stop or a bracket behind a link. @param {string} text @returns {string} what stands after "#" */
export function secretsIn(text) {
  const whole = text.trim();
  const linked = /#([\w.-]+)/.exec(whole)?.[1] ?? whole;
  return linked.replace(/[.]+$/, "");
}
