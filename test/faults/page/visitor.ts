// Runs in the host page before Cairn. What it tells the witness at once outlives whatever happens to the page.
declare global {
  interface Window {
    isReady(): boolean;
    act(count: number, properties?: Readonly<Record<string, unknown>>): void;
    store(): Promise<number>;
    settle(): Promise<number>;
    closeDatabases(): void;
    noise(length: number): string;
    shiftMs: number;
  }
}

const query = new URLSearchParams(location.search);
const asked = (name: string): number => Number(query.get(name) ?? 0);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const tab = crypto.randomUUID();
let calls = 0;
let untold: string[] = [];

/** Tells the witness before anything else can happen; where the network is away, with the next word. */
function tell(ids: readonly string[] = [], settled = false): void {
  untold.push(...ids);
  const body = JSON.stringify({ tab, calls, ids: untold, settled });
  const url = `told?run=${query.get("run")}`;
  try {
    const request = new XMLHttpRequest();
    request.open("POST", url, false);
    request.send(body);
    if (request.status === 204) untold = [];
  } catch {
    // A page that is going away may not wait for an answer.
    if (navigator.onLine && document.visibilityState === "hidden") navigator.sendBeacon(url, body);
  }
}

window.isReady = () => "init" in window.cairn;
window.act = (count, properties = {}) => {
  const first = calls;
  calls += count;
  tell();
  for (let at = first; at < calls; at += 1) {
    window.cairn.track("Step Taken", { call: `${tab} ${at}`, ...properties });
  }
};
// A database may compress what repeats itself.
window.noise = (length) => {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => String.fromCharCode(33 + (byte % 90))).join("");
};
window.store = async () => (await window.cairn.flush({ to: "outbox" })).stored;
/** How many events still wait after trying for 20 s: another tab may be sending at the very moment. */
async function waiting(): Promise<number> {
  let left = 1;
  for (const untilMs = performance.now() + 20_000; left > 0 && performance.now() < untilMs;) {
    left = (await window.cairn.flush()).pending;
    if (left > 0) await pause(50);
  }
  return left;
}
window.settle = async () => {
  await waiting();
  // What was given up meanwhile is reported with the next batch.
  window.act(1);
  const left = await waiting();
  tell([], left === 0);
  return left;
};

// A clock that is wrong, and can be put right while the page lives.
window.shiftMs = asked("ahead");
const systemNow = Date.now;
if (query.has("ahead")) {
  Date.now = () => systemNow() + window.shiftMs;
  window.Date = new Proxy(Date, {
    construct: (target, given: []) =>
      Reflect.construct(target, given.length > 0 ? given : [target.now()]) as Date,
  });
}

// Databases that are denied, or lost under a page's feet.
const databases = new Set<IDBDatabase>();
const open = indexedDB.open.bind(indexedDB);
IDBFactory.prototype.open = function (name, version) {
  if (query.has("deny")) throw new DOMException("denied", "SecurityError");
  const request = version === undefined ? open(name) : open(name, version);
  request.addEventListener("success", () => databases.add(request.result));
  return request;
};
window.closeDatabases = () => {
  for (const database of databases) database.close();
  databases.clear();
};

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) window.act(asked("again"));
});
addEventListener("pagehide", () => {
  if (query.has("parting")) void window.cairn.flush();
});
window.cairn.on("stored", ({ messageIds }) => tell(messageIds));

/** Bursts without anybody's help: `burst` calls every `every` ms, `bursts` times, then perhaps a reload. */
async function play(): Promise<void> {
  for (let left = asked("bursts"); left > 0; left -= 1) {
    window.act(asked("burst"));
    await pause(asked("every"));
  }
  if (asked("reloads") > 0) {
    query.set("reloads", String(asked("reloads") - 1));
    location.search = query.toString();
  }
  if (query.has("settle")) await window.settle();
}
void play();
