// What parents type and paste as a telephone number, and the links made from it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanNumber, smsLink, telLink } from "../../web/js/phone.js";

test("spaces, brackets, dots and dashes are dropped", () => {
  assert.equal(cleanNumber(" (0808) 801-0366. "), "08088010366");
});

test("a leading plus is kept, also behind a bracket", () => {
  assert.equal(cleanNumber("+44 7700 900123"), "+447700900123");
  assert.equal(cleanNumber("(+44) 7700 900123"), "+447700900123");
});

test("the (0) that people write after +44 is not dialled", () => {
  assert.equal(cleanNumber("+44 (0)7700 900123"), "+447700900123");
  assert.equal(cleanNumber("(0) 7700 900123"), "07700900123");
});

test("a plus inside a number is not kept", () => {
  assert.equal(cleanNumber("07700+900123"), "07700900123");
});

test("999 and other short numbers are numbers, two digits are not", () => {
  assert.equal(cleanNumber("999"), "999");
  assert.equal(cleanNumber("99"), null);
  assert.equal(cleanNumber(""), null);
});

test("a relay number in front is still one number", () => {
  assert.equal(cleanNumber("18001 0808 801 0366"), "1800108088010366");
});

test("two numbers in one field are refused, not run together", () => {
  assert.equal(cleanNumber("07700 900123 / 07700 900456"), null);
});

test("letters of any script are refused", () => {
  for (const text of ["ask Amina", "07700 900123 ext 4", "0800 CALL", "٠٧٧٠٠ رقم"])
    assert.equal(cleanNumber(text), null);
});

test("network codes are refused, since dropping them would dial something else", () => {
  assert.equal(cleanNumber("#31#07700900123"), null);
  assert.equal(cleanNumber("*67 07700 900123"), null);
});

test("digits of other keyboards become plain ones", () => {
  for (const text of [
    "٠٧٧٠٠٩٠٠١٢٣",
    "۰۷۷۰۰۹۰۰۱۲۳",
    "০৭৭০০৯০০১২৩",
    "੦੭੭੦੦੯੦੦੧੨੩",
    "૦૭૭૦૦૯૦૦૧૨૩",
    "௦௭௭௦௦௯௦௦௧௨௩",
  ])
    assert.equal(cleanNumber(text), "07700900123");
  assert.equal(cleanNumber("+447700900123"), "+447700900123");
});

test("invisible direction marks from a copied page are dropped", () => {
  assert.equal(cleanNumber("\u202a+44 7700\u00a0900123\u202c"), "+447700900123");
});

test("a call link holds the clean number, and there is none for no number", () => {
  assert.equal(telLink("0808 801 0366"), "tel:08088010366");
  assert.equal(telLink("soon"), null);
});

test("a text link is spelled so that both kinds of phone fill in the words", () => {
  assert.equal(
    smsLink("07700 900123", "Can you come? A & B"),
    "sms:07700900123?&body=Can%20you%20come%3F%20A%20%26%20B",
  );
});

test("a text link keeps other scripts, new lines and the # of a reply link", () => {
  const body = "هل يمكنك؟\nhttps://doorstep.example/ar/answer/#a+b";
  const link = smsLink("85258", body);
  assert.equal(decodeURIComponent(link.split("?&body=")[1]), body);
  assert.ok(!link.includes("#"));
});

test("a text link without words only opens the conversation", () => {
  assert.equal(smsLink("85258"), "sms:85258");
  assert.equal(smsLink("nobody", "hello"), null);
});

test("half an emoji does not break a text link", () => {
  assert.equal(smsLink("85258", "ok \ud83d"), "sms:85258?&body=ok%20%EF%BF%BD");
});
