import { describe, expect, it } from "vitest";
import { AUDIT_GROUPS } from "../../src/models/audit.ts";
import { auditWords } from "../../src/words/audit.ts";

const words = (action: string, detail?: string): string =>
  auditWords({ id: 1, at: "", by: "Ada", action, ...(detail === undefined ? {} : { detail }) });

describe("a line of the audit log", () => {
  it.each([
    ["published", "version 4", "published version 4"],
    ["rolled-back", "version 5 restores 2", "rolled back: version 5 restores version 2"],
    ["paused", undefined, "paused all guides"],
    ["member-role-set", "Ben to editor", "changed the role of Ben to editor"],
    ["signed-in", "by password", "signed in by password"],
    ["webhook-added", "https://hooks.example", "added a webhook: https://hooks.example"],
    [
      "refused",
      "POST /publish needs publisher, is viewer",
      "tried to publish and may not: it needs the role publisher, theirs is viewer",
    ],
    [
      "refused",
      "POST /stall-model/refit needs editor, is viewer",
      "tried to use POST /stall-model/refit and may not: it needs the role editor, theirs is viewer",
    ],
    ["made-by-a-later-version", "x", "made-by-a-later-version: x"],
  ])("says %s %s", (action, detail, said) => {
    expect(words(action, detail)).toBe(said);
  });

  it("has words for every action that can be asked for", () => {
    const actions = AUDIT_GROUPS.flatMap((group): readonly string[] => group.actions);
    expect(actions.filter((action) => words(action, "d") === `${action}: d`)).toEqual([]);
  });
});
