import type { Guidebook } from "@cairn/core/guidebook";
import { expect, it } from "vitest";
import { createDefinitions } from "../../src/models/definitions.ts";
import { INVOICING } from "../fixtures/guidebook.ts";
import { stubDraft } from "./stub-draft.ts";

/** What activates once a milestone was made in a draft of `guidebook`, where version `live` is live. */
function activatesAfter(guidebook: Guidebook, live?: number): readonly string[] | undefined {
  const draft = stubDraft(guidebook, live === undefined ? {} : { live });
  createDefinitions(draft).createMilestone("Invite a colleague");
  return draft.guidebook.value.activation?.milestones;
}

it("counts towards activation while nobody is activated by what is live", () => {
  const first = INVOICING.activation?.milestones ?? [];
  expect(activatesAfter(INVOICING)).toEqual([...first, "invite-a-colleague"]);
  const { activation: _, ...none } = INVOICING;
  expect(activatesAfter(none, 3)).toEqual(["invite-a-colleague"]);
});

it("does not by itself take away that people were activated by what is live", () => {
  expect(activatesAfter(INVOICING, 3)).toEqual(INVOICING.activation?.milestones);
});
