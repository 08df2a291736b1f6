import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { WebKit } from "../../../scripts/lib/webkit.ts";
import { eventually } from "../eventually.ts";
import type { Engine, LoneBrowser } from "./engine.ts";
import { startProcesses } from "./processes.ts";
import { BrowserGone, openSession, type WebDriverSession } from "./webdriver.ts";

/** A session, and the processes that it takes. */
interface DrivenBrowser {
  readonly processes: LoneBrowser;
  readonly session: WebDriverSession;
}

/** WebKitGTK's MiniBrowser on a screen in memory. An automation session has storage of its own, gone with it. */
export async function startWebKit({ driver, miniBrowser }: WebKit): Promise<Engine> {
  const display = `:${90 + (process.pid % 900)}`;
  const screen = await startProcesses("Xvfb", [
    display,
    "-screen",
    "0",
    "1280x800x24",
    "-nolisten",
    "tcp",
  ]);
  const env = {
    ...process.env,
    DISPLAY: display,
    // Its sandbox needs user namespaces, which root in a container does not have.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    GDK_BACKEND: "x11",
  };
  /** A driver with a browser of its own; both are made again where the browser does not come up. */
  async function startSession(triesLeft: number): Promise<DrivenBrowser> {
    const port = await freePort();
    const processes = await startProcesses(
      "dbus-run-session",
      ["--", driver, `--port=${port}`],
      env,
    );
    try {
      const origin = `http://127.0.0.1:${port}`;
      await eventually("a WebDriver that listens", () =>
        fetch(`${origin}/status`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      const session = await openSession(origin, {
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
      });
      return { processes, session };
    } catch (error) {
      await processes.kill();
      if (triesLeft === 0 || !(error instanceof BrowserGone)) throw error;
      return startSession(triesLeft - 1);
    }
  }

  return {
    name: "webkit",
    // A driver knows one session: each profile brings its own.
    async openProfile() {
      const { processes, session } = await startSession(1);
      return {
        async openTab(url) {
          const tab = await session.newTab();
          await session.go(tab, url);
          return {
            evaluate: (expression) => session.evaluate(tab, expression),
            press: (key) => session.press(tab, key),
            go: (next) => session.go(tab, next),
            // Every step of a session goes to its tab first.
            toFront: async () => {},
            close: () => session.closeTab(tab),
          };
        },
        async close() {
          await session.end().catch(() => {});
          await processes.kill();
        },
      };
    },
    startAlone(folder, url) {
      mkdirSync(folder, { recursive: true });
      // MiniBrowser keeps its storage where the desktop says.
      const own = {
        HOME: folder,
        XDG_DATA_HOME: join(folder, "data"),
        XDG_CACHE_HOME: join(folder, "cache"),
        XDG_CONFIG_HOME: join(folder, "config"),
      };
      return startProcesses("dbus-run-session", ["--", miniBrowser, url], { ...env, ...own });
    },
    stop: () => screen.kill(),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === "object" && address !== null ? address.port : 0),
      );
    });
  });
}
