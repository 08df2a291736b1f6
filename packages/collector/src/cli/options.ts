import type { Environment } from "@cairn/core/api";
import { InvalidArgumentError, Option } from "commander";
import { DEFAULT_DATA_FOLDER } from "../config.ts";
import { parseNetworks } from "../deliver/address.ts";

/** What commands that open the store have in common. */
export interface CommonOptions {
  readonly data: string;
  readonly env: Environment;
}

export function dataOption(): Option {
  return new Option("--data <folder>", "data folder")
    .env("CAIRN_DATA")
    .default(DEFAULT_DATA_FOLDER);
}

export function environmentOption(): Option {
  return new Option("--env <environment>", "environment").choices(["live", "test"]).default("live");
}

/** Networks inside which webhooks may have receivers. */
export function webhookNetworksOption(): Option {
  return new Option(
    "--webhooks-allow-private <networks>",
    "private networks that webhooks may be sent to, such as 10.0.0.0/8, with commas between",
  )
    .env("CAIRN_WEBHOOKS_ALLOW_PRIVATE")
    .default([], "none")
    .argParser((text: string) => {
      const networks = text.split(/[\s,]+/).filter((one) => one !== "");
      if (parseNetworks(networks) !== undefined) return networks;
      throw new InvalidArgumentError("a network is an address or a range such as 10.0.0.0/8");
    });
}
