// How many hours of sound still fit on this phone.
import { BITS_PER_SECOND } from "/js/microphone.js";
import { space } from "/js/room.js";

// The database writes each second down twice for a while.
const BYTES_PER_HOUR = ((BITS_PER_SECOND * 3600) / 8) * 1.3;
const TO_BEGIN = 0.5;
const TO_GO_ON = 0.1;

/** @returns {Promise<number | null>} null where the browser does not say */
export async function hoursLeft() {
  const room = await space();
  return room && Math.max(0, room.quota - room.used) / BYTES_PER_HOUR;
}

/** @param {number | null} hours */
export function isTooShort(hours) {
  return hours !== null && hours < TO_BEGIN;
}

/** So little is left that it must end while what there is can still be closed. @param {number | null} hours */
export function isAllButFull(hours) {
  return hours !== null && hours < TO_GO_ON;
}
