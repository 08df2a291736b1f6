// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from "vitest";
import type { BankAnswer } from "../src/bank.ts";
import { startApp } from "../src/start-app.ts";
import { openStorage } from "../src/storage.ts";
import { createStore } from "../src/store.ts";

type Call = readonly [verb: string, ...rest: readonly unknown[]];

const REFUSED: BankAnswer = {
  kind: "refused",
  reason: "account_number_format",
  message: "8 digits",
};
const CONNECTED: BankAnswer = { kind: "connected", lastFour: "5678" };

let calls: Call[] = [];
let answers: BankAnswer[] = [];

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`Nothing on the page matches ${selector}`);
  return found;
}

function click(selector: string): void {
  element(selector).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

function fill(selector: string, text: string): void {
  (element(selector) as HTMLInputElement).value = text;
}

function submit(selector: string): void {
  element(selector).dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

/** A browser that forbids storage altogether. */
const DENIED: Pick<Window, "localStorage"> = {
  get localStorage(): Storage {
    throw new DOMException("denied", "SecurityError");
  },
};

beforeEach(() => {
  calls = [];
  answers = [REFUSED, CONNECTED];
  const note =
    (verb: string) =>
    (...rest: readonly unknown[]): void => {
      calls.push([verb, ...rest]);
    };
  window.cairn = {
    identify: note("identify"),
    group: note("group"),
    track: note("track"),
    reset: note("reset"),
  };
});

afterEach(() => {
  delete window.cairn;
});

it("leads from sign-up to a paid invoice, with storage denied, and reports each step once", async () => {
  document.body.append(Object.assign(document.createElement("div"), { id: "app" }));
  window.history.replaceState(null, "", "/demo/invoices");
  const connectBank = (): Promise<BankAnswer> => Promise.resolve(answers.shift() ?? REFUSED);
  const store = createStore(openStorage(DENIED), () => new Date("2027-03-04T10:00:00Z"));
  startApp({ page: window, root: element("#app"), store, connectBank });

  expect(window.location.pathname).toBe("/demo/signup");
  fill("#name", "Maya Lindqvist");
  fill("#company", "Northlight Studio");
  submit("#sign-up-form");
  expect(element("#email-error").hidden).toBe(false);
  expect(element("#email").getAttribute("aria-invalid")).toBe("true");
  fill("#email", "maya@northlight.example");
  submit("#sign-up-form");
  expect(element("h1").textContent).toBe("Welcome, Maya");

  click("#nav-customers");
  click("#add-customer");
  fill("#customer-name", "Bramble Bakery");
  fill("#customer-email", "hello@bramble.example");
  submit("#customer-dialog form");

  click("#nav-invoices");
  click("#new-invoice");
  fill("#invoice-customer", store.signedIn()?.customers[0]?.id ?? "");
  fill("#line-1-description", "Menu design");
  fill("#line-1-price", "1,250.50");
  submit("#invoice-form");
  click("#send-invoice");
  expect(document.querySelector("#record-payment")).toBeNull();

  click("#invoice-connect-bank");
  fill("#bank-account-holder", "Northlight Studio");
  fill("#bank-account-number", "1234567");
  fill("#bank-sort-code", "20-00-00");
  submit("#bank-form");
  await Promise.resolve();
  await Promise.resolve();
  expect(element("[role=alert][data-cairn-error]").textContent).toBe("8 digits");
  fill("#bank-account-number", "12345678");
  submit("#bank-form");
  await Promise.resolve();
  await Promise.resolve();
  expect(element("#bank-connected").textContent).toContain("5678");

  click("#bank-go-invoices");
  click("tbody a");
  click("#record-payment");
  expect(element(".paper .badge").textContent).toBe("Paid");
  click("#sign-out");
  expect(window.location.pathname).toBe("/demo/signup");

  expect(calls.map(([verb, name]) => (verb === "track" ? name : verb))).toEqual([
    "identify",
    "group",
    "Signed Up",
    "Customer Added",
    "Invoice Created",
    "Invoice Sent",
    "Bank Connect Failed",
    "Bank Connected",
    "Invoice Paid",
    "reset",
  ]);
  expect(calls[5]?.[2]).toMatchObject({ amount: 1250.5, currency: "GBP" });
  expect(calls[6]?.[2]).toEqual({ reason: "account_number_format" });
});
