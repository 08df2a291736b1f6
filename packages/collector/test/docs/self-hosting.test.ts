import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addServeOptions, type ServeOptions } from "../../src/cli/serve-options.ts";
import { LIMITS } from "../../src/config.ts";
import { aCollector } from "../support/a-collector.ts";
import { readPrometheus } from "../support/prometheus.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const page = read("docs/self-hosting.md");

/** The page's blocks of code in a language. */
function blocks(language: string): readonly string[] {
  const found = page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"));
  return [...found].map(([, code = ""]) => code);
}

function serveOptions(words: readonly string[]): ServeOptions {
  const command = addServeOptions(new Command("serve"))
    .exitOverride()
    .action(() => undefined);
  return command.parse(words, { from: "user" }).opts<ServeOptions>();
}

describe("docs/self-hosting.md", () => {
  it("names every option of serve, and no other, with its variable", () => {
    const rows = page
      .split("## Options")[1]
      ?.split("\n## ")[0]
      ?.matchAll(/^\| `(--[a-z-]+)[^|]*\| (?:`(\w+)`)?/gm);
    const told = [...(rows ?? [])].map(([, flag, variable]) => `${flag} ${variable ?? ""}`);
    const { options } = addServeOptions(new Command("serve"));
    expect(told).toEqual(options.map(({ long, envVar }) => `${long} ${envVar ?? ""}`));
  });

  it("has a unit whose command starts this collector as it says", () => {
    const [unit = ""] = blocks("ini");
    const [, program, condition, main = "", command, ...words] =
      /^ExecStart=(\S+) (\S+) (\S+) (\w+) (.*)$/m.exec(unit) ?? [];
    expect([program, condition, command]).toEqual([
      "/opt/node24/node_modules/.bin/node",
      "--conditions=cairn-source",
      "serve",
    ]);
    expect(read(main)).toContain('import("../src/main.ts")');
    const options = serveOptions(words.join(" ").split(" "));
    expect(options).toMatchObject({ data: "/var/lib/cairn", port: 8787, host: "127.0.0.1" });
    expect(unit).toContain("StateDirectory=cairn\n");
  });

  const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
  it.skipIf(!hasSystemd)("has a unit that systemd understands", () => {
    const folder = temporaryFolder();
    const file = join(folder, "cairn.service");
    // Neither the program nor the folder need be on this machine.
    const [unit = ""] = blocks("ini");
    writeFileSync(
      file,
      unit
        .replace("/opt/node24/node_modules/.bin/node", process.execPath)
        .replace("WorkingDirectory=/opt/cairn", "WorkingDirectory=/"),
    );
    const checked = spawnSync("systemd-analyze", ["verify", "--recursive-errors=no", file], {
      encoding: "utf8",
    });
    expect(checked.stderr).not.toMatch(/cairn\.service:\d+/);
  });

  it("lets proxies pass on what the collector takes, and says who asked", () => {
    const [nginx = ""] = blocks("nginx");
    const [, most = "0"] = /client_max_body_size (\d+)m;/.exec(nginx) ?? [];
    expect(Number(most) * 2 ** 20).toBeGreaterThanOrEqual(LIMITS.bodyBytes);
    for (const name of ["Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"]) {
      expect(nginx).toContain(`proxy_set_header ${name} $`);
    }
    expect(nginx).toContain('proxy_set_header Forwarded "";');
    expect(nginx).toMatch(/listen 80;[^}]*return 301 https:/);
    expect(nginx).toMatch(/ssl_certificate \S+;\n\s+ssl_certificate_key \S+;/);
    const port = serveOptions([]).port;
    expect(nginx).toContain(`proxy_pass http://127.0.0.1:${port};`);
    expect(blocks("caddyfile")[0]).toContain(`reverse_proxy 127.0.0.1:${port}`);
  });

  it("has a compose file whose variables the collector reads", () => {
    const [compose = ""] = blocks("yaml");
    const variables = [...compose.matchAll(/^ {6}(CAIRN_\w+): (.+)$/gm)];
    expect(variables.map(([, name]) => name)).toEqual(["CAIRN_TRUST_PROXY"]);
    expect(serveOptions(["--trust-proxy", variables[0]?.[2] ?? ""]).trustProxy).toEqual([
      "172.16.0.0/12",
    ]);
    expect(read("Dockerfile")).toContain("VOLUME /data");
    expect(compose).toContain("cairn:/data");
  });

  it("names every metric that there is, and no other", async () => {
    const figures = { databaseBytes: 1, logBytes: 1, freeBytes: 1 };
    const base = await aCollector();
    const collector = await aCollector({
      storage: async () => figures,
      log: { ...base.context.log, watchCommits: () => () => undefined },
    });
    const metrics = readPrometheus(await (await collector.get("/metrics")).text());
    const told = page.split("| metric | tells |")[1]?.split("\n\n")[0] ?? "";
    const names = [...told.matchAll(/`((?:cairn|process)_\w+)`/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(metrics.keys()));
  });
});

describe("Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  it("copies only what is in the repository, and runs as a user without rights", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, from = ""]) => from.split(" "),
    );
    const tracked = new Set(
      execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n"),
    );
    for (const path of copied.filter((one) => one !== ".")) {
      expect([...tracked].some((file) => file === path || file.startsWith(`${path}/`))).toBe(true);
    }
    expect(dockerfile.lastIndexOf("USER node")).toBeGreaterThan(dockerfile.lastIndexOf("RUN "));
    expect(dockerfile).toContain("HEALTHCHECK");
  });

  it("starts the collector as the page says, from sources that it copies", () => {
    const [, main = ""] = /exec node \/cairn\/(\S+) "\$@"/.exec(dockerfile) ?? [];
    expect(existsSync(join(root, main))).toBe(true);
    expect(dockerfile).toContain("COPY packages/collector/src packages/collector/src");
    expect(dockerfile).toContain("NODE_OPTIONS=--conditions=cairn-source");
    const started = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]") as readonly string[];
    const told = /`command: (cairn serve) --metrics-public`/.exec(page)?.[1];
    expect(started.join(" ")).toBe(told);
  });

  it("puts what browsers fetch where the collector looks for it", () => {
    const [, built, copied] = /^COPY --from=build \/cairn\/(\S+) (\S+)$/m.exec(dockerfile) ?? [];
    expect(join(root, built ?? "")).toBe(serveOptions([]).assets);
    expect(copied).toBe(built);
  });

  it("has SQLite spill what is too large for memory into the volume, the one place that a read-only root leaves", () => {
    expect(blocks("yaml")[0]).toContain("read_only: true");
    const [, volume] = /^VOLUME (\S+)$/m.exec(dockerfile) ?? [];
    const [, spilled] = /\bSQLITE_TMPDIR=(\S+)/.exec(dockerfile) ?? [];
    expect(spilled).toBe(volume);
  });

  it("sets variables that the collector reads", () => {
    const variables = [...dockerfile.matchAll(/(CAIRN_\w+)=(\S+)/g)].map(([, name]) => name);
    const { options } = addServeOptions(new Command("serve"));
    const known = new Set(options.map(({ envVar }) => envVar));
    for (const name of variables) expect(known).toContain(name);
  });
});
