import type { Scenario } from "./scenario.ts";
import { answerCutOff } from "./scenarios/answer-cut-off.ts";
import { answerNeverComes } from "./scenarios/answer-never-comes.ts";
import { askedWhileLeaving } from "./scenarios/asked-while-leaving.ts";
import { backForwardCache } from "./scenarios/back-forward-cache.ts";
import { backupRestored } from "./scenarios/backup-restored.ts";
import { browserKilled } from "./scenarios/browser-killed.ts";
import { clockSetBack } from "./scenarios/clock-set-back.ts";
import { collectorKilled } from "./scenarios/collector-killed.ts";
import { connectionReset } from "./scenarios/connection-reset.ts";
import { diskFull } from "./scenarios/disk-full.ts";
import { diskReadOnly } from "./scenarios/disk-read-only.ts";
import { fourTabs } from "./scenarios/four-tabs.ts";
import { migrationKilled } from "./scenarios/migration-killed.ts";
import { offlineDay } from "./scenarios/offline-day.ts";
import { poison400 } from "./scenarios/poison-400.ts";
import { reloadStorm } from "./scenarios/reload-storm.ts";
import { rendererCrashed } from "./scenarios/renderer-crashed.ts";
import { sendingTabClosed } from "./scenarios/sending-tab-closed.ts";
import { status413 } from "./scenarios/status-413.ts";
import { status429 } from "./scenarios/status-429.ts";
import { status503 } from "./scenarios/status-503.ts";
import { storageClosed } from "./scenarios/storage-closed.ts";
import { storageDeniedLater } from "./scenarios/storage-denied-later.ts";
import { storageFull } from "./scenarios/storage-full.ts";
import { tabClosed } from "./scenarios/tab-closed.ts";
import { unloadWith500 } from "./scenarios/unload-with-500-queued.ts";

/** Every misfortune that is tried. */
export const scenarios: readonly Scenario[] = [
  tabClosed,
  rendererCrashed,
  browserKilled,
  reloadStorm,
  offlineDay,
  fourTabs,
  sendingTabClosed,
  askedWhileLeaving,
  storageDeniedLater,
  storageFull,
  storageClosed,
  unloadWith500,
  backForwardCache,
  answerCutOff,
  answerNeverComes,
  connectionReset,
  status429,
  status503,
  status413,
  poison400,
  clockSetBack,
  collectorKilled,
  migrationKilled,
  diskFull,
  diskReadOnly,
  backupRestored,
];
