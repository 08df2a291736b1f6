import type { Environment } from "@cairn/core/api";
import { Option } from "commander";
import { DEFAULT_DATA_FOLDER } from "../config.ts";

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
