// When a helpline is open: every nation's holidays, both clock changes, midnight, and phones set to other zones.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { compactLine, londonClock, order, parseLine, stateOf } from "../../web/js/hours.js";

// GOV.UK's own file, as in FACTS section 7.
const HOLIDAYS = {
  england: ["2026-04-03", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29"],
  wales: ["2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29"],
  scotland: ["2026-11-30", "2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04", "2027-03-26"],
  "northern-ireland": ["2026-12-25", "2026-12-28", "2027-01-01", "2027-03-17", "2027-03-26"],
  until: "2028-12-31",
};
const WORKDAYS = parseLine("mon=09:30-15:00 tue=09:30-15:00 wed=09:30-15:00 thu=09:30-15:00 fri=09:30-15:00");
const EVERY_EVENING = parseLine(
  "mon=08:00-24:00 tue=08:00-24:00 wed=08:00-24:00 thu=08:00-24:00 fri=08:00-24:00 sat=08:00-24:00 sun=08:00-24:00",
);

/** A line of England that works on weekdays and shuts on bank holidays, unless told otherwise. */
const line = (change = {}) => ({
  hours: WORKDAYS,
  bankHolidays: "closed",
  calendar: "england",
  ...change,
});
const at = (instant, change) => stateOf(line(change), new Date(instant), HOLIDAYS);

test("London's clock in winter is UTC", () => {
  assert.deepEqual(londonClock(new Date("2026-11-23T09:30:00Z")), {
    day: "2026-11-23",
    weekday: "mon",
    minutes: 570,
  });
});

test("London's clock in summer is an hour ahead, and can be a day ahead", () => {
  assert.deepEqual(londonClock(new Date("2026-07-31T23:05:00Z")), {
    day: "2026-08-01",
    weekday: "sat",
    minutes: 5,
  });
});

test("midnight in London is minute 0, never 1440", () => {
  assert.equal(londonClock(new Date("2026-01-05T00:00:00Z")).minutes, 0);
});

test("in spring London jumps from 00:59 to 02:00", () => {
  assert.equal(londonClock(new Date("2026-03-29T00:59:00Z")).minutes, 59);
  assert.equal(londonClock(new Date("2026-03-29T01:00:00Z")).minutes, 120);
});

test("in autumn London has half past one twice", () => {
  assert.equal(londonClock(new Date("2026-10-25T00:30:00Z")).minutes, 90);
  assert.equal(londonClock(new Date("2026-10-25T01:30:00Z")).minutes, 90);
});

test("a line that never shuts is always", () => {
  assert.deepEqual(at("2026-12-25T03:00:00Z", { hours: "always", bankHolidays: "open" }), {
    state: "always",
  });
});

test("a line with hours in dispute says to check", () => {
  assert.deepEqual(at("2026-11-23T10:00:00Z", { hours: "check" }), { state: "check" });
});

test("a line without any hours, or with hours that make no sense, says to check", () => {
  assert.deepEqual(at("2026-11-23T10:00:00Z", { hours: {} }), { state: "check" });
  assert.deepEqual(at("2026-11-23T10:00:00Z", { hours: { mon: "25:00-26:00" } }), { state: "check" });
  assert.deepEqual(at("2026-11-23T10:00:00Z", { hours: { mon: "17:00-09:00" } }), { state: "check" });
});

test("a line opens on its first minute and shuts on its last", () => {
  assert.equal(at("2026-11-23T09:29:59Z").state, "shut");
  assert.deepEqual(at("2026-11-23T09:30:00Z"), { state: "open", until: "15:00" });
  assert.equal(at("2026-11-23T14:59:59Z").state, "open");
  assert.equal(at("2026-11-23T15:00:00Z").state, "shut");
});

test("the same hours are an hour earlier in UTC in summer", () => {
  assert.equal(at("2026-07-06T08:29:00Z").state, "shut");
  assert.equal(at("2026-07-06T08:30:00Z").state, "open");
  assert.equal(at("2026-07-06T14:00:00Z").state, "shut");
});

test("before opening, the next opening is today", () => {
  assert.deepEqual(at("2026-11-23T07:00:00Z"), {
    state: "shut",
    opens: { day: "2026-11-23", weekday: "mon", time: "09:30", inDays: 0 },
  });
});

test("after Friday's end, the next opening is Monday", () => {
  assert.deepEqual(at("2026-11-20T16:00:00Z").opens, {
    day: "2026-11-23",
    weekday: "mon",
    time: "09:30",
    inDays: 3,
  });
});

test("a line that opens on one day only opens again in a week", () => {
  assert.equal(at("2026-11-24T16:00:00Z", { hours: parseLine("tue=10:00-12:00") }).opens.inDays, 7);
});

test("a line that ends at 24:00 is open until the day is over and shut after it", () => {
  assert.deepEqual(at("2026-11-23T23:59:59Z", { hours: EVERY_EVENING }), { state: "open", until: "24:00" });
  const after = at("2026-11-24T00:00:00Z", { hours: EVERY_EVENING });
  assert.deepEqual(after.opens, { day: "2026-11-24", weekday: "tue", time: "08:00", inDays: 0 });
});

test("a line that opens at 00:00 is open at midnight", () => {
  assert.equal(at("2026-11-24T00:00:00Z", { hours: parseLine("tue=00:00-24:00") }).state, "open");
});

test("on the day the clocks go forward, Sunday hours are London's", () => {
  const hours = parseLine("sun=09:00-17:00");
  assert.equal(at("2026-03-29T07:59:00Z", { hours }).state, "shut");
  assert.equal(at("2026-03-29T08:00:00Z", { hours }).state, "open");
  assert.equal(at("2026-03-29T16:00:00Z", { hours }).state, "shut");
});

test("on the day the clocks go back, Sunday hours are London's", () => {
  const hours = parseLine("sun=09:00-17:00");
  assert.equal(at("2026-10-25T08:59:00Z", { hours }).state, "shut");
  assert.equal(at("2026-10-25T09:00:00Z", { hours }).state, "open");
});

test("the next opening counts days, not hours, over a clock change", () => {
  assert.deepEqual(at("2026-03-28T23:30:00Z").opens, {
    day: "2026-03-30",
    weekday: "mon",
    time: "09:30",
    inDays: 2,
  });
  assert.equal(at("2026-10-24T22:30:00Z").opens.inDays, 2);
});

test("on St Andrew's Day Scotland's line is shut while England's and Wales's are open", () => {
  const noon = "2026-11-30T12:00:00Z";
  assert.equal(at(noon).state, "open");
  assert.equal(at(noon, { calendar: "wales" }).state, "open");
  assert.deepEqual(at(noon, { calendar: "scotland" }).opens, {
    day: "2026-12-01",
    weekday: "tue",
    time: "09:30",
    inDays: 1,
  });
});

test("on St Patrick's Day only Northern Ireland's line is shut", () => {
  const noon = "2027-03-17T12:00:00Z";
  assert.equal(at(noon, { calendar: "northern-ireland" }).state, "shut");
  assert.equal(at(noon).state, "open");
  assert.equal(at(noon, { calendar: "scotland" }).state, "open");
});

test("Easter Monday shuts England's line but not Scotland's", () => {
  assert.equal(at("2027-03-29T12:00:00Z").state, "shut");
  assert.equal(at("2027-03-29T12:00:00Z", { calendar: "scotland" }).state, "open");
});

test("a line that works on bank holidays is open on one", () => {
  assert.equal(at("2026-12-25T12:00:00Z", { bankHolidays: "open" }).state, "open");
});

test("a line whose rule is not known may be open on a bank holiday", () => {
  assert.deepEqual(at("2026-12-25T12:00:00Z", { bankHolidays: "unknown" }), { state: "maybe" });
});

test("outside its hours such a line is shut, bank holiday or not", () => {
  assert.equal(at("2026-12-25T18:00:00Z", { bankHolidays: "unknown" }).state, "shut");
});

test("after Christmas Eve the next opening skips Christmas Day, the weekend and the substitute day", () => {
  const evening = "2026-12-24T16:00:00Z";
  const tuesday = { day: "2026-12-29", weekday: "tue", time: "09:30", inDays: 5 };
  assert.deepEqual(at(evening).opens, tuesday);
  assert.deepEqual(at(evening, { bankHolidays: "unknown" }).opens, tuesday);
});

test("a line that works on bank holidays does not skip Christmas Day", () => {
  assert.equal(at("2026-12-24T16:00:00Z", { bankHolidays: "open" }).opens.day, "2026-12-25");
});

test("in Scotland the new year's second substitute day is skipped too", () => {
  assert.equal(at("2026-12-31T16:00:00Z", { calendar: "scotland" }).opens.day, "2027-01-05");
  assert.equal(at("2026-12-31T16:00:00Z").opens.day, "2027-01-04");
});

test("a Friday line shut on Christmas Day and New Year's Day opens three weeks later", () => {
  const opens = at("2026-12-18T16:00:00Z", { hours: parseLine("fri=09:30-15:00") }).opens;
  assert.deepEqual(opens, { day: "2027-01-08", weekday: "fri", time: "09:30", inDays: 21 });
});

test("a bank holiday that falls on a Saturday shuts a Saturday line", () => {
  const holidays = { ...HOLIDAYS, england: ["2027-12-25", "2027-12-27", "2027-12-28"] };
  const saturday = line({ hours: EVERY_EVENING });
  assert.equal(stateOf(saturday, new Date("2027-12-25T12:00:00Z"), holidays).opens.day, "2027-12-26");
});

test("the last day the calendar knows is still trusted", () => {
  const holidays = { ...HOLIDAYS, until: "2026-11-23" };
  assert.equal(stateOf(line(), new Date("2026-11-23T12:00:00Z"), holidays).state, "open");
});

test("past its calendar, a line that shuts on bank holidays may be open on a weekday", () => {
  const holidays = { ...HOLIDAYS, until: "2026-11-22" };
  const noon = new Date("2026-11-23T12:00:00Z");
  assert.equal(stateOf(line(), noon, holidays).state, "maybe");
  assert.equal(stateOf(line({ bankHolidays: "unknown" }), noon, holidays).state, "maybe");
  assert.equal(stateOf(line({ bankHolidays: "open" }), noon, holidays).state, "open");
});

test("past its calendar, a line is trusted on weekends and when shut", () => {
  const holidays = { ...HOLIDAYS, until: "2026-11-20" };
  const weekend = line({ hours: EVERY_EVENING });
  assert.equal(stateOf(weekend, new Date("2026-11-21T12:00:00Z"), holidays).state, "open");
  assert.equal(stateOf(line(), new Date("2026-11-23T20:00:00Z"), holidays).opens.day, "2026-11-24");
});

test("open lines come first, then doubtful ones, then shut ones by soonest opening", () => {
  const opens = (inDays, time) => ({ state: "shut", opens: { day: "", weekday: "mon", inDays, time } });
  const states = [
    opens(1, "08:00"),
    { state: "maybe" },
    opens(0, "19:00"),
    { state: "open", until: "15:00" },
    opens(1, "07:30"),
    { state: "check" },
    { state: "always" },
  ];
  const sorted = states.toSorted((one, other) => order(one) - order(other));
  assert.deepEqual(
    sorted.map(({ state, opens: next }) => (next ? `${next.inDays} ${next.time}` : state)),
    ["open", "always", "maybe", "check", "0 19:00", "1 07:30", "1 08:00"],
  );
});

test("hours go into one attribute in the week's order and come back the same", () => {
  const hours = { sun: "10:00-16:30", mon: "08:00-24:00" };
  assert.equal(compactLine(hours), "mon=08:00-24:00 sun=10:00-16:30");
  assert.deepEqual(parseLine(compactLine(hours)), hours);
  assert.equal(parseLine(compactLine("always")), "always");
  assert.equal(parseLine(compactLine("check")), "check");
});

test("an attribute that cannot be read says to check", () => {
  for (const text of [
    null,
    "",
    "  ",
    "never",
    "mon",
    "mon=9-5",
    "lundi=09:00-10:00",
    "always mon=09:00-10:00",
  ])
    assert.equal(parseLine(text), "check");
});

test("a phone set to another zone gives the same answers", () => {
  const moments = [
    "2026-03-29T00:30:00Z",
    "2026-07-31T23:05:00Z",
    "2026-12-24T16:00:00Z",
    "2026-11-23T14:59:00Z",
  ];
  const ours = moments.map((moment) => [londonClock(new Date(moment)), at(moment)]);
  const script = `
    import { londonClock, stateOf } from ${JSON.stringify(new URL("../../web/js/hours.js", import.meta.url))};
    const [line, holidays, moments] = ${JSON.stringify([line(), HOLIDAYS, moments])};
    const answers = moments.map((at) => [londonClock(new Date(at)), stateOf(line, new Date(at), holidays)]);
    console.log(JSON.stringify({ offset: new Date("2026-07-01").getTimezoneOffset(), answers }));`;
  for (const [zone, offset] of Object.entries({ "Pacific/Auckland": -720, "America/Los_Angeles": 420 })) {
    const env = { ...process.env, TZ: zone };
    const said = JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], { env }));
    assert.deepEqual(said, { offset, answers: ours }, zone);
  }
});

test("London's clock is Intl's, for every half hour of the next six years", () => {
  const intl = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2032, 0, 1); at += 1_800_000) {
    const { day, minutes } = londonClock(new Date(at));
    const [year, month, date] = day.split("-");
    const clock = [Math.floor(minutes / 60), minutes % 60]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
    assert.equal(`${date}/${month}/${year}, ${clock}`, intl.format(at));
  }
});
