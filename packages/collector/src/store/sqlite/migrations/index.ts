import { FIRST } from "./0001-first.ts";
import { TRUST } from "./0002-trust.ts";
import { DROP_REPORTS } from "./0003-drop-reports.ts";
import { GONE } from "./0004-gone.ts";
import { WEBHOOKS } from "./0005-webhooks.ts";
import { REBUILDS } from "./0006-rebuilds.ts";
import { LETTERS_ONCE } from "./0007-letters-once.ts";
import { FORGETTING } from "./0008-forgetting.ts";
import { LETTERS_FOUND } from "./0009-letters-found.ts";
import { STALL_MODELS } from "./0010-stall-models.ts";
import { TEAM } from "./0011-team.ts";
import { RELEASES } from "./0012-releases.ts";
import { BUILDER_LINKS } from "./0014-builder-links.ts";
import { LOG_WINDOWS } from "./0015-log-windows.ts";
import { GUIDES_BY_PERSON } from "./0016-guides-by-person.ts";
import { ACCOUNTS_BY_ACTIVITY } from "./0017-accounts-by-activity.ts";
import { FEEDBACK } from "./0018-feedback.ts";

/**
 * What each schema version adds, in order: `user_version` says how many of them a file has. Never change, move or
 * remove one that was released, only add at the end. One runs inside a transaction, so it holds no PRAGMA and no BEGIN.
 */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  TRUST,
  DROP_REPORTS,
  GONE,
  WEBHOOKS,
  REBUILDS,
  LETTERS_ONCE,
  FORGETTING,
  LETTERS_FOUND,
  STALL_MODELS,
  TEAM,
  RELEASES,
  BUILDER_LINKS,
  LOG_WINDOWS,
  GUIDES_BY_PERSON,
  ACCOUNTS_BY_ACTIVITY,
  FEEDBACK,
];
