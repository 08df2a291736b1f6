import { fail, ok } from "@cairn/core";
import type { Staff, StaffRules } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Answer, ApiFailure } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { createStaff } from "../../src/models/staff.ts";
import { staffFinding } from "../../src/words/staff.ts";
import { settle } from "../fake-platform.ts";

const STORED: Staff = {
  domains: ["cairn.example"],
  users: [],
  traits: [{ name: "staff", value: "true" }],
  people: { live: 2, test: 0 },
};

/** The form before a collector that holds `STORED`; `failure` is what it answers to the next saving. */
async function open() {
  const sent: StaffRules[] = [];
  const focused: string[] = [];
  const state: { failure?: ApiFailure } = {};
  const api = {
    staff: (): Answer<Staff> => Promise.resolve(ok(STORED)),
    setStaff(rules: StaffRules): Answer<Staff> {
      if (state.failure !== undefined) return Promise.resolve(fail(state.failure));
      sent.push(rules);
      return Promise.resolve(ok({ ...rules, people: { live: 5, test: 1 } }));
    },
  };
  const platform = { after: () => () => {}, focus: (id: string) => void focused.push(id) };
  const model = createStaff(api, platform, createAnnouncer());
  await settle();
  return { model, sent, focused, state };
}

describe("the form of our own staff", () => {
  it("begins with what is kept, a trait as one line, and sends what was typed", async () => {
    const { model, sent } = await open();
    expect(model.read(["traits"])).toEqual(["staff: true"]);
    model.write(["traits"], ["staff: true", "role:internal"]);
    model.write(["users"], ["sam"]);
    expect(model.status.value).toBe("changed");
    await model.save();
    expect(sent).toEqual([
      {
        domains: ["cairn.example"],
        users: ["sam"],
        traits: [
          { name: "staff", value: "true" },
          { name: "role", value: "internal" },
        ],
      },
    ]);
    expect(model.status.value).toBe("saved");
    const now = model.staff.state.value;
    expect(now.kind === "ready" ? staffFinding(now.value, "live") : "").toBe("5 people left out");
  });

  it("sends nothing that is wrong, says so at its line and goes there", async () => {
    const { model, sent, focused } = await open();
    model.write(["domains"], ["cairn.example", "two words"]);
    model.write(["traits"], ["staff"]);
    expect(model.shownAt(["domains", 1])).toEqual([]);
    await model.save();
    expect(sent).toEqual([]);
    expect(focused).toEqual(["domains.1"]);
    expect(model.shownAt(["domains", 1])[0]?.message).toContain("example.com");
    expect(model.shownAt(["traits", 0])[0]?.message).toContain("staff: true");
  });

  it("keeps what was typed when the collector refuses or does not answer", async () => {
    const { model, state } = await open();
    model.write(["domains"], ["-"]);
    const problem = { path: "domains.0", code: "staff", message: "is no domain" };
    const refusal = { type: "", title: "It has problems", status: 422, detail: "No." };
    state.failure = { kind: "refused", problem: { ...refusal, problems: [problem] } };
    await model.save();
    expect(model.shownAt(["domains", 0])).toEqual([problem]);
    state.failure = { kind: "lost" };
    await model.save();
    expect(model.status.value).toBe("lost");
    expect(model.read(["domains"])).toEqual(["-"]);
  });
});
