import { fail, ok } from "@cairn/core";
import type { Member, NewMember } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { createTeam } from "../../src/models/team.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

const BEN: Member = {
  id: "m-ben",
  name: "Ben",
  email: "ben@x.example",
  role: "viewer",
  hasPassword: false,
};
const problem = (status: number, problems: readonly object[] = []) => ({
  kind: "refused" as const,
  problem: { type: "", title: "", status, detail: "This is the last admin.", problems },
});

function open(parts: Partial<Record<keyof Api, unknown>>) {
  const platform = fakePlatform();
  const announcer = createAnnouncer();
  const api = { team: async () => ok([BEN]), secretKeys: async () => ok([]), ...parts };
  const model = createTeam(api as unknown as Api, platform, announcer, true);
  return { model, platform, announcer };
}

describe("the team", () => {
  it("shows the link of who was invited once, and empties the form", async () => {
    const sent: NewMember[] = [];
    const link = "https://c/studio/#token=abc";
    const { model, announcer } = open({
      inviteMember: async (member: NewMember) => {
        sent.push(member);
        return ok({ member: BEN, link, expiresAt: "" });
      },
    });
    model.invite.type("name", "Ben");
    model.invite.type("email", "ben@x.example");
    await model.invite.send();
    expect(sent).toEqual([{ name: "Ben", email: "ben@x.example", role: "viewer" }]);
    expect(model.link.shown.value).toEqual({ of: "m-ben", secret: link });
    expect(model.linkFor.value).toEqual(BEN);
    expect(announcer.words.value).toContain("Ben");
    expect(model.invite.text("name")).toBe("");
    model.link.putAway();
    expect(model.link.shown.value).toBeUndefined();
    model.stop();
  });

  it("keeps what was typed and says at the field what is wrong, until it is changed", async () => {
    const at = { path: "email", code: "email-taken", message: "Somebody has it." };
    const { model } = open({ inviteMember: async () => fail(problem(422, [at])) });
    model.invite.type("email", "ada@x.example");
    await model.invite.send();
    expect(model.invite.text("email")).toBe("ada@x.example");
    expect(model.invite.problems("email")).toEqual([at]);
    expect(model.invite.problems("name")).toEqual([]);
    expect(model.invite.failure.value).toBeUndefined();
    model.invite.type("email", "ada@y.example");
    expect(model.invite.problems("email")).toEqual([]);
    model.stop();
  });

  it("says why the last admin stays one, and asks before somebody is removed", async () => {
    const removed: string[] = [];
    const { model } = open({
      setMemberRole: async () => fail(problem(409)),
      removeMember: async (id: string) => {
        removed.push(id);
        return ok(undefined);
      },
    });
    await settle();
    await model.setRole(BEN, "viewer");
    expect(model.outcome.value).toEqual({ kind: "failed", failure: problem(409) });
    model.askRemove(BEN);
    expect(removed).toEqual([]);
    await model.remove();
    expect(removed).toEqual(["m-ben"]);
    expect(model.outcome.value).toEqual({ kind: "removed", name: "Ben" });
    model.stop();
  });
});
