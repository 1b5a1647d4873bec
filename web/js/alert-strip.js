// What the strip of every page says while an alert is open. Fetched only when there is one.
import { signOf, watchAlert } from "/js/alert-live.js";
import { minutesLeft, nearestOf } from "/js/alert-state.js";
import { all } from "/js/memory.js";

/** @param {(now: {sign: string, name?: string, minutes?: number}) => unknown} show */
export async function stripOf(show) {
  const buddies = await all("buddies").catch(() => []);
  await watchAlert((state) => {
    const nearest = nearestOf(state?.news);
    const name = buddies.find(({ id }) => id === nearest?.buddy)?.name;
    show({ sign: signOf(state), name, minutes: nearest && minutesLeft(nearest) });
  });
}
