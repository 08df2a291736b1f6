type Part = Readonly<Record<string, unknown>>;

/** A milestone's `when` as another kind: what both know is kept, and where they cannot be read it begins anew. */
export function asThresholdKind(before: unknown, kind: string): Part {
  const old = partOf(before);
  const event = firstEvent(old);
  const within = old["within"] === undefined ? {} : { within: old["within"] };
  switch (kind) {
    case "active-time":
      return { kind, atLeast: "10m", ...within };
    case "sequence":
      return { kind, steps: [event, { name: "" }], ...within };
    case "absent":
      return { kind, event, for: "7d" };
    default: {
      const atLeast = typeof old["atLeast"] === "number" ? old["atLeast"] : 1;
      const property = kind === "count" ? {} : { property: old["property"] ?? "" };
      return { kind, event, ...property, atLeast, ...within };
    }
  }
}

/** A window of another kind; undefined where there is to be none. */
export function asWindowKind(before: unknown, kind: string): Part | undefined {
  if (kind === "") return undefined;
  if (kind === "calendar") return { kind, unit: "month" };
  return { kind, for: partOf(before)["for"] ?? "10d" };
}

function firstEvent({ event, steps }: Part): unknown {
  const [first]: readonly unknown[] = Array.isArray(steps) ? steps : [];
  return event ?? first ?? { name: "" };
}

function partOf(value: unknown): Part {
  return typeof value === "object" && value !== null ? (value as Part) : {};
}
