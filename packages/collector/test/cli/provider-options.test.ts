import { Command } from "commander";
import { expect, it, vi } from "vitest";
import { addServeOptions, configOf, type ServeOptions } from "../../src/cli/serve-options.ts";

function configFor(...words: readonly string[]) {
  const command = addServeOptions(new Command("serve"))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .action(() => undefined);
  return configOf(command.parse(words, { from: "user" }).opts<ServeOptions>(), "pk_live_1");
}

const ISSUER = ["--oidc-issuer", "https://accounts.example.com"] as const;
const CLIENT = ["--oidc-client-id", "cairn"] as const;

it("takes an OpenID provider with its rules, and its secret from the environment only", () => {
  vi.stubEnv("CAIRN_OIDC_CLIENT_SECRET", "s3cret");
  const rules = "Ada@x.example=admin, x.example=viewer";
  expect(configFor(...ISSUER, ...CLIENT, "--oidc-allow", rules).provider).toEqual({
    issuer: "https://accounts.example.com",
    clientId: "cairn",
    clientSecret: "s3cret",
    name: "accounts.example.com",
    allow: [
      { who: "ada@x.example", role: "admin" },
      { who: "x.example", role: "viewer" },
    ],
  });
  expect(configFor().provider).toBeUndefined();
  vi.unstubAllEnvs();
});

it.each([
  [["--oidc-issuer", "http://accounts.example.com"], "begins with https://"],
  [[...ISSUER, ...CLIENT, "--oidc-allow", "x.example=king"], "viewer, editor, publisher, admin"],
  [[...ISSUER, ...CLIENT, "--oidc-allow", "x.example"], "ADDRESS=ROLE"],
])("refuses %j", (words, said) => {
  expect(() => configFor(...words)).toThrow(said);
});
