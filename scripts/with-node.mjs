// Runs `scripts/tasks/TASK.ts` under a new enough Node, with dependencies installed.
// Plain JavaScript, because this file alone must run on the machine's own Node (20 or newer).
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE_MAJOR = 24;
const PNPM_MAJOR = 11;
const isWindows = process.platform === "win32";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cacheFolder = join(root, "node_modules/.cache/cairn");
const toolsFile = join(cacheFolder, "tools.json");
const installedFile = join(cacheFolder, "installed");

const [task = "", ...taskArguments] = process.argv.slice(2);
const taskFile = join(root, "scripts/tasks", `${task.replaceAll(":", "-")}.ts`);
if (!/^[a-z][a-z:-]*$/.test(task) || !existsSync(taskFile)) {
  const tasks = readdirSync(join(root, "scripts/tasks")).map((file) =>
    file.replace(/\.ts$/, "").replace("-", ":"),
  );
  stop(`"${task}" is not a task. There are: ${tasks.join(", ")}.`);
}
if (Number.parseInt(process.versions.node, 10) < 20) {
  stop(`Node ${process.versions.node} is too old: install Node 20 or newer and run again.`);
}

const tools = ownTools() ?? rememberedTools() ?? fetchedTools();
const env = { ...process.env, PATH: tools.folders.join(delimiter) };
installDependencies();
rememberTools();
runTask();

/** This process's own Node and the pnpm on the PATH, when both are new enough. */
function ownTools() {
  if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR) return undefined;
  if (majorOf("pnpm") < PNPM_MAJOR) return undefined;
  return { node: process.execPath, folders: [dirname(process.execPath), ...pathFolders()] };
}

/** What an earlier run fetched, when it still answers. It saves npx's two seconds. */
function rememberedTools() {
  try {
    const { node, folder } = JSON.parse(readFileSync(toolsFile, "utf8"));
    if (majorOf(node) < NODE_MAJOR || !existsSync(join(folder, "pnpm"))) return undefined;
    return { node, folders: [folder, ...pathFolders()], fetchedInto: folder };
  } catch {
    return undefined;
  }
}

function fetchedTools() {
  say(`Node ${process.versions.node} runs here; fetching Node ${NODE_MAJOR} and pnpm beside it …`);
  const probe = join(root, "scripts/print-tools.mjs");
  const packages = ["-p", `node@${NODE_MAJOR}`, "-p", "pnpm@12"];
  const npx = spawnSync("npx", ["--yes", ...packages, "--", "node", probe], {
    encoding: "utf8",
    // npm's own patience with a dead network is many minutes; what it has in its cache needs none.
    env: {
      ...process.env,
      npm_config_fetch_retries: "1",
      npm_config_fetch_retry_mintimeout: "1000",
      npm_config_fetch_retry_maxtimeout: "2000",
      npm_config_prefer_offline: "true",
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 4 * 60_000,
    shell: isWindows,
  });
  if (npx.status !== 0) {
    stop(
      `Node ${NODE_MAJOR} and pnpm could not be fetched with npx. The first run needs the network: ` +
        `check the connection or npm's proxy settings and run again, or install Node ${NODE_MAJOR} ` +
        `and pnpm ${PNPM_MAJOR} or newer yourself.\n${npx.error?.message ?? npx.stderr.trim()}`,
    );
  }
  const { node, folder } = JSON.parse(npx.stdout);
  return { node, folders: [folder, ...pathFolders()], fetchedInto: folder };
}

function installDependencies() {
  const wanted = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) {
    wanted.update(readFileSync(join(root, file)));
  }
  const digest = wanted.digest("hex");
  if (existsSync(installedFile) && readFileSync(installedFile, "utf8") === digest) return;
  say("Installing dependencies …");
  const install = ["install", "--frozen-lockfile", "--prefer-offline"];
  const pnpm = spawnSync("pnpm", install, {
    cwd: root,
    env: { ...env, CI: "true" },
    stdio: ["ignore", "inherit", "inherit"],
    shell: isWindows,
  });
  if (pnpm.status !== 0) {
    stop(
      "The dependencies could not be installed (what pnpm said stands above). The first run needs " +
        "the network: check the connection or npm's proxy settings and run again.",
    );
  }
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(installedFile, digest);
}

function rememberTools() {
  if (tools.fetchedInto === undefined) return;
  writeFileSync(toolsFile, JSON.stringify({ node: tools.node, folder: tools.fetchedInto }));
}

function runTask() {
  const child = spawn(tools.node, ["--conditions=cairn-source", taskFile, ...taskArguments], {
    cwd: root,
    env,
    stdio: "inherit",
  });
  // A terminal's Ctrl-C reaches the child by itself; anything else is passed on.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  child.on("error", (error) => stop(`${tools.node} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
}

/** The major version that a command says it has; 0 where it is not there. */
function majorOf(command) {
  const answer = spawnSync(command, ["--version"], { encoding: "utf8", shell: isWindows });
  return Number.parseInt((answer.stdout ?? "").replace(/^v/, ""), 10) || 0;
}

function pathFolders() {
  return (process.env.PATH ?? "").split(delimiter);
}

function say(text) {
  process.stderr.write(`cairn: ${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
