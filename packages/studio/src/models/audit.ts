import type { Stop } from "@cairn/core";
import type { Audit, AuditLine } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";

/** Who did what, page after page; what it is narrowed to stands in the address. */
export interface AuditModel {
  readonly first: Resource<Audit>;
  /** Lines of the pages after the first. */
  readonly more: ReadonlySignal<readonly AuditLine[]>;
  /** Where the next page begins; undefined at the end. */
  readonly cursor: ReadonlySignal<string | undefined>;
  /** The next page is on its way, or did not come. */
  readonly paging: ReadonlySignal<"no" | "yes" | "failed">;
  readonly asked: AuditAsked;
  readonly nowMs: number;
  loadMore(): Promise<void>;
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
  const more = signal<readonly AuditLine[]>([]);
  const latest = signal<Audit | undefined>(undefined);
  const paging = signal<"no" | "yes" | "failed">("no");
  const cursor = computed(() => (latest.value ?? valueOf(first))?.cursor);
  return {
    first,
    more,
    cursor,
    paging,
    asked,
    nowMs: platform.now(),
    async loadMore() {
      if (cursor.peek() === undefined || paging.peek() === "yes") return;
      paging.value = "yes";
      const answer = await ask(cursor.peek());
      paging.value = answer.ok ? "no" : "failed";
      if (!answer.ok) return;
      latest.value = answer.value;
      more.value = [...more.peek(), ...answer.value.lines];
    },
    stop: first.stop,
  };
}
