import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { isRecord, sectionOf } from "./visit-values.ts";

// Page views and sign-ins as hosts name them, and the SDK's own events.
const PRESENCE =
  /^(page viewed|viewed .* page|page view|identified|session (started|ended)|(user )?(logged|signed)[ _-]?in|log ?in|sign ?in|login|app opened|opened app|visited)$/i;

// From here on help comes to so many who need none that people learn to close it.
const MANY_FALSE_ALARMS = 0.2;

/**
 * Milestones that say nothing about value or are called alike, an activation that names none, and stalls that are seen everywhere. Reads
 * drafts of any shape.
 */
export function valueWarnings(input: unknown): readonly Problem[] {
  return [...milestoneWarnings(input), ...sameTitles(input), ...falseAlarmWarnings(input)];
}

/** Milestones that are called as one before them: in lists and figures nobody tells them apart. */
function sameTitles(input: unknown): readonly Problem[] {
  const { locales } = isRecord(input) ? input : {};
  const first: unknown = Array.isArray(locales) ? locales[0] : "en";
  const taken = new Set<string>();
  return Object.entries(sectionOf(input, "milestones")).flatMap(([id, one]): readonly Problem[] => {
    const title: unknown = isRecord(one) ? one["title"] : undefined;
    const words: unknown = isRecord(title) ? title[String(first)] : title;
    if (typeof words !== "string" || words.trim() === "") return [];
    const name = words.trim().toLowerCase();
    if (!taken.has(name)) {
      taken.add(name);
      return [];
    }
    const message = `another milestone is called ${describeValue(words)}, too`;
    const hint = "lists and figures tell them apart by nothing else";
    return [{ path: `milestones.${id}.title`, code: "same-title", message, found: words, hint }];
  });
}

function falseAlarmWarnings(input: unknown): readonly Problem[] {
  const { falseAlarms } = sectionOf(input, "stalls");
  if (typeof falseAlarms !== "number" || falseAlarms <= MANY_FALSE_ALARMS) return [];
  return [
    {
      path: "stalls.falseAlarms",
      code: "many-false-alarms",
      message: `of 100 people who get through by themselves, ${Math.round(falseAlarms * 100)} may be taken for stuck`,
      found: String(falseAlarms),
      hint: "0.05 is usual",
    },
  ];
}

function milestoneWarnings(input: unknown): readonly Problem[] {
  const milestones = Object.entries(sectionOf(input, "milestones"));
  const presence = milestones.flatMap(([id, milestone]): readonly Problem[] => {
    const when: unknown = isRecord(milestone) ? milestone["when"] : undefined;
    // Not coming back is a sign that nobody can give who is there.
    if (!isRecord(when) || when["kind"] === "absent") return [];
    const { steps, event } = when;
    const matches = Array.isArray(steps) ? steps : [event];
    const names = matches.map((match: unknown) => (isRecord(match) ? match["name"] : undefined));
    if (names.length === 0 || !names.every(isPresence)) return [];
    return names.map((name, index) => ({
      path: `milestones.${id}.when.${Array.isArray(steps) ? `steps.${index}` : "event"}.name`,
      code: "presence-only",
      message: `${JSON.stringify(name)} only says that somebody was there`,
      found: name,
      hint: "logins and page opens rarely mean value: name what they came for",
    }));
  });
  const listed = sectionOf(input, "activation")["milestones"];
  const hasActivation = Array.isArray(listed) && listed.length > 0;
  if (hasActivation || milestones.length === 0) return presence;
  return [
    ...presence,
    {
      path: "activation.milestones",
      code: "no-activation",
      message: "no milestone counts as activation, so nobody is ever activated",
      hint: "list the milestones that together mean a user got value",
    },
  ];
}

/** Whether an event of this name only says that somebody was there, as a sign-in or an opened page does. */
export function isPresence(name: unknown): name is string {
  return typeof name === "string" && name.length <= 200 && PRESENCE.test(name.trim());
}
