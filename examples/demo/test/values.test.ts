import { describe, expect, it } from "vitest";
import { addDays, isDay } from "../src/day.ts";
import { formatPence, parsePence } from "../src/money.ts";
import { pathOf, routeOf, type Route } from "../src/route.ts";

describe("money", () => {
  it.each([
    ["250", 25_000],
    ["1,250.50", 125_050],
    ["£ 0.01", 1],
  ])("reads %j as people type it", (text, pence) => {
    expect(parsePence(text)).toBe(pence);
  });

  it.each(["", "0", "-5", "1.234", "ten", "1e5"])("refuses %j", (text) => {
    expect(parsePence(text)).toBeUndefined();
  });

  it("writes pence as pounds", () => {
    expect(formatPence(123_450)).toBe("£1,234.50");
  });
});

describe("days", () => {
  it("adds days over the end of a month and a year", () => {
    expect(addDays("2027-12-25", 14)).toBe("2028-01-08");
  });

  it("knows a day from something else", () => {
    expect(["2027-03-04", "2027-13-04", "4.3.2027", ""].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("routes", () => {
  const routes: readonly Route[] = [
    { kind: "sign-up" },
    { kind: "dashboard" },
    { kind: "customers" },
    { kind: "invoices" },
    { kind: "new-invoice" },
    { kind: "invoice", id: "inv_0a1b" },
    { kind: "bank" },
    { kind: "help" },
  ];

  it("are read back from their paths", () => {
    expect(routes.map(pathOf).map(routeOf)).toEqual(routes);
  });

  it("forgive a slash too many or too few and know what leads nowhere", () => {
    expect(routeOf("/demo")).toEqual({ kind: "dashboard" });
    expect(routeOf("/demo/settings/bank/")).toEqual({ kind: "bank" });
    expect(routeOf("/demo/settings")).toEqual({ kind: "not-found" });
    expect(routeOf("/demolition")).toEqual({ kind: "not-found" });
  });
});
