// Turns what a parent typed or pasted into a number that a phone can call or text.

// Zero in each script that our languages' keyboards can type, so that ٠٧٧٠٠ is a number too.
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0xff10];
const FEWEST_DIGITS = 3;
// 18001 and a full number are 16; more than this is two numbers run together.
const MOST_DIGITS = 17;

/**
 * Digits and a leading +, or null when this cannot be one telephone number.
 * @param {string} text
 * @returns {string | null}
 */
export function cleanNumber(text) {
  const plain = text.replace(/\p{Nd}/gu, asciiDigit).trim();
  // * and # change what a network does with a call, so dropping them would dial something else.
  if (/[\p{L}*#]/u.test(plain)) return null;
  const plus = /^[^\d+]*[+＋]/u.test(plain) ? "+" : "";
  const digits = (plus ? plain.replace(/\(\s*0\s*\)/, "") : plain).replace(/\D/g, "");
  return digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS ? plus + digits : null;
}

/**
 * @param {string} number
 * @returns {string | null}
 */
export function telLink(number) {
  const clean = cleanNumber(number);
  return clean && `tel:${clean}`;
}

/**
 * "?&body=" is the one spelling that both iPhone and Android understand.
 * @param {string} number
 * @param {string} [body]
 * @returns {string | null}
 */
export function smsLink(number, body = "") {
  const clean = cleanNumber(number);
  if (!clean) return null;
  return body ? `sms:${clean}?&body=${encodeURIComponent(wellFormed(body))}` : `sms:${clean}`;
}

/** A text whose receiver is chosen on the phone. @param {string} body @returns {string} */
export function smsToAnyone(body) {
  return `sms:?&body=${encodeURIComponent(wellFormed(body))}`;
}

/**
 * @param {string} digit
 * @returns {string}
 */
function asciiDigit(digit) {
  const code = /** @type {number} */ (digit.codePointAt(0));
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/**
 * Half an emoji, left by cutting a text short, would make encodeURIComponent throw.
 * @param {string} text
 * @returns {string}
 */
function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
