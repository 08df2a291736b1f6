import type { Stop } from "@cairn/core";
import type { Audit, AuditLine } from "@cairn/core/api";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import { type Pages, createPages } from "./pages.ts";
import { type Resource, createResource } from "./resource.ts";

/** Who did what, page after page; what it is narrowed to stands in the address. */
export interface AuditModel extends Pages<AuditLine> {
  readonly first: Resource<Audit>;
  readonly asked: AuditAsked;
  readonly nowMs: number;
  readonly stop: Stop;
}

/** Whose lines, and of which group; empty: all. */
export type AuditAsked = Omit<Extract<Route, { readonly kind: "audit" }>, "kind">;

/** What the log can be narrowed to, and the actions of each group. */
export const AUDIT_GROUPS = [
  {
    id: "live",
    actions: [
      "published",
      "rolled-back",
      "promoted",
      "test-follows-live",
      "publish-scheduled",
      "schedule-cancelled",
      "schedule-refused",
      "paused",
      "resumed",
    ],
  },
  { id: "draft", actions: ["draft-saved", "marker-added", "marker-removed"] },
  {
    id: "sign-in",
    actions: [
      "signed-in",
      "signed-out",
      "sign-in-refused",
      "member-joined",
      "password-set",
      "session-ended",
    ],
  },
  {
    id: "team",
    actions: [
      "member-added",
      "member-role-set",
      "member-removed",
      "link-made",
      "secret-key-made",
      "secret-key-revoked",
      "write-key-made",
      "write-key-origins-set",
      "write-key-revoked",
      "identity-mode-set",
      "identity-secret-made",
      "identity-secret-retired",
    ],
  },
  {
    id: "data",
    actions: [
      "person-erased",
      "person-exported",
      "list-exported",
      "dead-letters-replayed",
      "dead-letters-removed",
      "staff-set",
    ],
  },
  { id: "refused", actions: ["refused", "sign-in-refused"] },
] as const satisfies readonly { readonly id: string; readonly actions: readonly string[] }[];
export type AuditGroup = (typeof AUDIT_GROUPS)[number]["id"];

/** Asks for the newest lines. */
export function createAudit(
  api: Pick<Api, "audit">,
  platform: Pick<Platform, "after" | "now">,
  asked: AuditAsked,
): AuditModel {
  const actions: readonly string[] =
    AUDIT_GROUPS.find(({ id }) => id === asked.group)?.actions ?? [];
  const ask = (cursor?: string) => api.audit({ by: asked.by, action: actions.join(","), cursor });
  const first = createResource(platform, () => ask());
  return {
    first,
    ...createPages(first, ask, ({ lines }) => lines),
    asked,
    nowMs: platform.now(),
    stop: first.stop,
  };
}
