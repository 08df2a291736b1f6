import * as v from "valibot";
import { DURATION_PATTERN } from "../lib/duration.ts";

/** Ids are short, stable and readable in events: lower case, digits, hyphens. */
export const Id = v.pipe(
  v.string(),
  // An object has a `constructor` without being asked: what looks an id up would find that.
  v.regex(/^(?!constructor$|prototype$)[a-z0-9][a-z0-9-]{0,63}$/, ({ input }) =>
    /^(constructor|prototype)$/.test(input)
      ? "is not allowed, choose another name"
      : "use lower-case letters, digits and hyphens, at most 64",
  ),
);

/** Words that an end user reads: one string in the first locale, or one per locale. */
export const Text = v.union([
  v.pipe(
    v.string(),
    v.minLength(1, "must not be empty"),
    v.maxLength(2_000, "at most 2000 characters"),
  ),
  v.record(
    v.pipe(v.string(), v.minLength(2)),
    v.pipe(v.string(), v.minLength(1, "must not be empty"), v.maxLength(2_000)),
  ),
]);
export type Text = v.InferOutput<typeof Text>;

/** Markdown, per locale like `Text`: paragraphs, lists, links, emphasis, code, images. No HTML. */
export const Markdown = v.union([
  v.pipe(
    v.string(),
    v.minLength(1, "must not be empty"),
    v.maxLength(8_000, "at most 8000 characters"),
  ),
  v.record(
    v.pipe(v.string(), v.minLength(2)),
    v.pipe(v.string(), v.minLength(1, "must not be empty"), v.maxLength(8_000)),
  ),
]);
export type Markdown = v.InferOutput<typeof Markdown>;

/** A length of time such as "30s", "20m", "12h", "7d" or "2w". */
export const Duration = v.pipe(
  v.string(),
  v.regex(DURATION_PATTERN, 'a duration such as "30s", "20m", "12h", "7d" or "2w"'),
);

/** Path patterns: `*` is one segment, `**` any rest. */
export const Paths = v.array(v.pipe(v.string(), v.startsWith("/", 'a path starts with "/"')));
