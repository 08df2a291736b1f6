import type { CompiledGuidebook } from "@cairn/core";

/** The published guidebook, compiled for browsers and kept until the next publish or pause. */
export interface LiveGuidebook {
  /** For a locale (the nearest that the guidebook has, else its default), or the default one. */
  compiled(locale?: string): Promise<CompiledResponse>;
  /** Reads the definitions again: after a publish, a rollback or a pause. */
  refresh(): void;
}

/** A compiled guidebook with its JSON and strong ETag (quotes included). */
export interface CompiledResponse {
  readonly guidebook: CompiledGuidebook;
  readonly body: string;
  readonly etag: string;
}
