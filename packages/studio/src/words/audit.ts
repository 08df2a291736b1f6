import type { AuditLine } from "@cairn/core/api";
import type { AuditGroup } from "../models/audit.ts";

/** A line of the audit log in words, after the name of who did it: "published version 4". */
export function auditWords({ action, detail }: AuditLine): string {
  const words = WORDS[action];
  if (words === undefined) return detail === undefined ? action : `${action}: ${detail}`;
  return typeof words === "string" ? withDetail(words, detail) : words(detail ?? "");
}

/** What each group of lines is called. */
export const GROUP_WORDS: Readonly<Record<AuditGroup, string>> = {
  live: "What went live",
  draft: "The draft",
  "sign-in": "Signing in",
  team: "Team and keys",
  data: "People and data",
  refused: "What was refused",
};

type Words = string | ((detail: string) => string);

// Where it is a text, the detail stands after it, behind a colon.
const WORDS: Readonly<Record<string, Words>> = {
  "draft-saved": (detail) => `saved the draft${inBrackets(detail)}`,
  published: (detail) => `published ${detail}`,
  "rolled-back": (detail) => `rolled back: ${detail.replace("restores", "restores version")}`,
  promoted: (detail) => `put ${detail} from test to live`,
  "test-follows-live": "lets test follow live again",
  "publish-scheduled": "scheduled a publish",
  "schedule-cancelled": "took back a scheduled publish",
  "schedule-refused": "could not publish as scheduled",
  paused: "paused all guides",
  resumed: "switched the guides on again",
  "marker-added": "marked a day",
  "marker-removed": "removed the mark of a day",
  "identity-mode-set": "set how identity is proved",
  "identity-secret-made": "made an identity secret",
  "identity-secret-retired": "retired an identity secret",
  "secret-key-made": "made a secret key",
  "secret-key-revoked": "revoked a secret key",
  "write-key-made": "made a write key",
  "write-key-origins-set": "set where a write key may be used",
  "write-key-revoked": "revoked a write key",
  "person-erased": "erased a person",
  "person-exported": "exported a person",
  "list-exported": (detail) => `downloaded a list of people: ${detail}`,
  "dead-letters-replayed": "replayed refused events",
  "dead-letters-removed": "deleted refused events",
  "webhook-added": "added a webhook",
  "webhook-changed": "changed a webhook",
  "webhook-removed": "removed a webhook",
  "webhook-secret-rotated": "changed the secret of a webhook",
  "webhook-replayed": "sent webhook deliveries again",
  "webhook-tested": "sent a test to a webhook",
  "builder-link-made": "opened the builder on a page",
  "builder-link-ended": "ended a link to the builder",
  "staff-set": "said who is our own staff",
  "stalls-refitted": "had stalls learned anew",
  "signed-in": (detail) => `signed in ${detail}`,
  "signed-out": "signed out",
  "sign-in-refused": (detail) => `tried to sign in and could not: ${detail}`,
  "member-added": (detail) => `added ${detail}`,
  "member-joined": "came for the first time",
  "member-role-set": (detail) => `changed the role of ${detail}`,
  "member-removed": (detail) => `removed ${detail} from the team`,
  "link-made": (detail) => `made a new one-time link for ${detail}`,
  "password-set": "chose a new password",
  "session-ended": (detail) => `ended a session of their own${inBrackets(detail)}`,
  refused: refusedWords,
};

const TRIED: Readonly<Record<string, string>> = {
  "PUT /draft": "change the draft",
  "POST /publish": "publish",
  "POST /rollback": "roll back",
  "PUT /pause": "pause or resume all guides",
  "POST /team": "invite somebody",
  "PUT /team/{id}": "change a role",
  "DELETE /team/{id}": "remove somebody",
  "DELETE /people/{id}": "erase a person",
  "GET /audit": "read the audit log",
  "POST /secret-keys": "make a secret key",
};

/** "tried to publish and may not: it needs a publisher". */
function refusedWords(detail: string): string {
  const [, operation, needed, own] = /^(\S+ \S+) needs (\w+), is (\w+)$/.exec(detail) ?? [];
  if (operation === undefined) return `tried something that they may not: ${detail}`;
  const tried = TRIED[operation] ?? `use ${operation}`;
  return `tried to ${tried} and may not: it needs the role ${needed}, theirs is ${own}`;
}

function withDetail(words: string, detail: string | undefined): string {
  return detail === undefined ? words : `${words}: ${detail}`;
}

function inBrackets(detail: string): string {
  return detail === "" ? "" : ` (${detail})`;
}
