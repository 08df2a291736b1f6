// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { identifyUser, report } from "../src/analytics.ts";
import type { Workspace } from "../src/workspace.ts";

const workspace: Workspace = {
  user: { id: "usr_1", name: "Maya", email: "maya@a.example", createdAt: "2027-03-04T10:00:00Z" },
  company: { id: "acc_1", name: "Northlight" },
  customers: [],
  invoices: [],
};

afterEach(() => {
  delete window.cairn;
  vi.restoreAllMocks();
});

it("leaves out the traits that were not given", () => {
  const identify = vi.fn();
  window.cairn = { identify, group: vi.fn(), track: vi.fn(), reset: vi.fn() };
  identifyUser(workspace);
  expect(identify).toHaveBeenCalledWith("usr_1", {
    name: "Maya",
    email: "maya@a.example",
    company: "Northlight",
    plan: "trial",
    createdAt: "2027-03-04T10:00:00Z",
  });
});

it("does nothing when the script and its stub are blocked", () => {
  expect(() => {
    identifyUser(workspace);
    report.bankConnected();
    report.signedOut();
  }).not.toThrow();
});

it("goes on when the script throws", () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const broken = (): never => {
    throw new Error("broken");
  };
  window.cairn = { identify: broken, group: broken, track: broken, reset: broken };
  expect(() => report.signedUp()).not.toThrow();
});
