/** A session of a W3C WebDriver: one window to speak to at a time. */
export interface WebDriverSession {
  /** The handle of a new tab. */
  newTab(): Promise<string>;
  go(tab: string, url: string): Promise<void>;
  /** The value of an expression; a promise is awaited. */
  evaluate<Value>(tab: string, expression: string): Promise<Value>;
  /** Presses a key: "Tab", or "Shift+Tab". */
  press(tab: string, key: string): Promise<void>;
  closeTab(tab: string): Promise<void>;
  end(): Promise<void>;
}

// The protocol's own characters for keys that write nothing.
const KEYS: Readonly<Record<string, string>> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Escape: "\uE00C",
  Space: " ",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

// A driver whose browser died never answers. A command takes as long as its script, at most 60 s.
const START_MS = 30_000;
const COMMAND_MS = 90_000;

/** The driver no longer answers: its browser ended by itself, which says nothing about what was tried in it. */
export class BrowserGone extends Error {}

/** Opens a session on the driver at `origin`; rejects with `BrowserGone` where the browser does not come up within 30 s. */
export async function openSession(
  origin: string,
  capabilities: Readonly<Record<string, unknown>>,
): Promise<WebDriverSession> {
  const created = await command<{ readonly sessionId: string }>(
    `${origin}/session`,
    "POST",
    { capabilities: { alwaysMatch: capabilities } },
    START_MS,
  );
  const base = `${origin}/session/${created.sessionId}`;
  const ask = <Value>(path: string, body: object = {}): Promise<Value> =>
    command<Value>(`${base}${path}`, "POST", body);
  const first = await command<string>(`${base}/window`, "GET");
  // A command goes to the window that was switched to last: one at a time.
  let last: Promise<unknown> = ask("/timeouts", { script: 60_000, pageLoad: 30_000 });
  function inTab<Value>(tab: string, work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(async () => {
      await ask("/window", { handle: tab });
      return work();
    });
    last = turn.catch(() => {});
    return turn;
  }
  return {
    // Made from the first window, since the one that was spoken to last may be closed.
    newTab: () =>
      inTab(first, async () => {
        const { handle } = await ask<{ readonly handle: string }>("/window/new", {
          type: "window",
        });
        return handle;
      }),
    go: (tab, url) => inTab(tab, () => ask("/url", { url })),
    evaluate: (tab, expression) => inTab(tab, () => evaluate(ask, expression)),
    press: (tab, key) =>
      inTab(tab, async () => {
        const keys = key.split("+").map((name) => KEYS[name] ?? name);
        const down = keys.map((value) => ({ type: "keyDown", value }));
        const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
        await ask("/actions", {
          actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }],
        });
      }),
    closeTab: (tab) => inTab(tab, () => command(`${base}/window`, "DELETE")),
    end: () => command(base, "DELETE"),
  };
}

async function evaluate<Value>(
  ask: <Answer>(path: string, body: object) => Promise<Answer>,
  expression: string,
): Promise<Value> {
  const script = `const done = arguments[arguments.length - 1];
    Promise.resolve().then(() => (${expression}))
      .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }))`;
  const answer = await ask<{ readonly value?: Value; readonly error?: string }>("/execute/async", {
    script,
    args: [],
  });
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value as Value;
}

async function command<Value>(
  url: string,
  method: string,
  body?: object,
  limitMs = COMMAND_MS,
): Promise<Value> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(limitMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new BrowserGone(`${method} ${url} was not answered`, { cause });
  });
  const { value } = (await response.json()) as { readonly value: Value };
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}
