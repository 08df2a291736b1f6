import { type Command, InvalidArgumentError, Option } from "commander";
import type { AllowedPeople, CollectorConfig } from "../config.ts";
import { isRole, ROLES } from "../team/role.ts";

/** What `cairn serve` was told of an OpenID provider. */
export interface ProviderOptions {
  readonly oidcIssuer?: string;
  readonly oidcClientId?: string;
  readonly oidcName?: string;
  readonly oidcAllow: readonly AllowedPeople[];
}

/** Adds the options of an OpenID provider; all may stand in the environment too, and its secret only there. */
export function addProviderOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--oidc-issuer <url>", "OpenID provider that people may sign in to the studio by")
        .env("CAIRN_OIDC_ISSUER")
        .argParser(parseIssuer),
    )
    .addOption(
      new Option("--oidc-client-id <id>", "as what it knows this collector").env(
        "CAIRN_OIDC_CLIENT_ID",
      ),
    )
    .addOption(new Option("--oidc-name <name>", "what its button says").env("CAIRN_OIDC_NAME"))
    .addOption(
      new Option(
        "--oidc-allow <rules>",
        "who may come in by it, and as what: ada@example.com=admin,example.com=viewer",
      )
        .env("CAIRN_OIDC_ALLOW")
        .default([], "members only")
        .argParser(parseAllow),
    );
}

/** The provider that the options name; what is missing where they name half of one. */
export function providerOf(options: ProviderOptions): Pick<CollectorConfig, "provider"> | string {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcAllow: allow } = options;
  if (!issuer && !clientId) return {};
  if (!issuer || !clientId) return "--oidc-issuer and --oidc-client-id go together.";
  // Arguments are seen by everybody on the machine.
  const clientSecret = process.env["CAIRN_OIDC_CLIENT_SECRET"] ?? "";
  const secret = clientSecret === "" ? {} : { clientSecret };
  const name = options.oidcName || new URL(issuer).hostname;
  return { provider: { issuer, clientId, ...secret, name, allow } };
}

// A variable that is set to nothing is not set.
function parseIssuer(text: string): string {
  if (text === "") return text;
  if (URL.canParse(text) && /^(https:|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(text))
    return text;
  throw new InvalidArgumentError("an issuer is an address that begins with https://");
}

function parseAllow(text: string): readonly AllowedPeople[] {
  return text
    .split(/[\s,]+/)
    .filter((rule) => rule !== "")
    .map((rule) => {
      const [, who, role] = /^((?:[^=@]+@)?[^=@]+\.[^=@]+)=(\w+)$/.exec(rule) ?? [];
      if (who !== undefined && isRole(role)) return { who: who.toLowerCase(), role };
      const what = "a rule is ADDRESS=ROLE or DOMAIN=ROLE";
      throw new InvalidArgumentError(`${what}, with a role of ${ROLES.join(", ")}`);
    });
}
