import { canonicalJson } from "../lib/canonical-json.ts";
import { parseDuration } from "../lib/duration.ts";
import type { Problem } from "../lib/problem.ts";
import { isRecord, sectionOf, visitObjects } from "./visit-values.ts";

type Part = Readonly<Record<string, unknown>>;

/** Milestones that nobody can reach, or that are asked for where nobody can work on them. Reads drafts of any shape. */
export function milestoneProblems(input: unknown): readonly Problem[] {
  const start = sectionOf(sectionOf(input, "lifecycle"), "start");
  const milestones = Object.entries(sectionOf(input, "milestones")).flatMap(([id, milestone]) => {
    const when: unknown = isRecord(milestone) ? milestone["when"] : undefined;
    return isRecord(when) ? [[id, when] as const] : [];
  });
  const absent = milestones.filter(([, when]) => when["kind"] === "absent");
  return [
    ...milestones.flatMap(([id, when]) => tooShort(`milestones.${id}.when`, when)),
    ...absent.flatMap(([id, when]) => withoutBeginning(`milestones.${id}.when`, when, start)),
    ...workedOn(input, new Set(absent.map(([id]) => id))),
  ];
}

const PERIODS: Readonly<Record<string, string>> = { day: "1d", week: "7d", month: "31d" };

/** Windows that end before anything can have happened in them. */
function tooShort(path: string, when: Part): readonly Problem[] {
  const within: unknown = when["within"];
  const [at, given] = isRecord(within)
    ? [`${path}.within`, within["for"] ?? PERIODS[String(within["unit"])]]
    : [path, when["for"]];
  const length = typeof given === "string" ? given : "";
  const lengthMs = parseDuration(length);
  if (lengthMs === undefined) return [];
  if (lengthMs === 0) {
    const hint = 'give it a length of time, such as "7d"';
    return [impossible(`${at}.for`, "no time at all", length, "more than no time", hint)];
  }
  const { kind, atLeast } = when;
  const wanted = kind === "active-time" && typeof atLeast === "string" ? atLeast : "";
  if ((parseDuration(wanted) ?? 0) <= lengthMs) return [];
  const message = `nobody is active for ${wanted} within ${length}`;
  return [impossible(`${path}.atLeast`, message, wanted, `at most ${length}`, "ask for less")];
}

/** What is waited for without saying from when, or from itself on. */
function withoutBeginning(path: string, when: Part, start: Part): readonly Problem[] {
  const after = isRecord(when["after"]) ? when["after"] : start;
  if (Object.keys(after).length === 0) {
    const message = "it does not say from when on";
    const hint =
      'name the event under "after", or the one that begins a customer\'s life under "lifecycle.start"';
    return [
      {
        path: `${path}.after`,
        code: "missing",
        message,
        found: "nothing",
        expected: "an event",
        hint,
      },
    ];
  }
  if (!isRecord(when["event"]) || canonicalJson(when["event"]) !== canonicalJson(after)) return [];
  const message = "waits for the event that it begins with, so it is never reached";
  const found = String(when["event"]["name"]);
  return [
    impossible(
      `${path}.event`,
      message,
      found,
      "another event",
      "name what must not happen after it",
    ),
  ];
}

/** Places that take a milestone for something to be worked on. */
function workedOn(input: unknown, absent: ReadonlySet<string>): readonly Problem[] {
  if (absent.size === 0) return [];
  const problems: Problem[] = [];
  const look = (path: string, id: unknown): void => {
    if (typeof id !== "string" || !absent.has(id)) return;
    const message = `${JSON.stringify(id)} is reached by not doing something, so nobody works on it`;
    const hint =
      'name one that is reached by doing something; conditions may ask for this one with "reached"';
    problems.push({
      path,
      code: "not-worked-on",
      message,
      found: id,
      expected: "another milestone",
      hint,
    });
  };
  visitObjects(input, ({ path, value }) => {
    const lists = path[0] === "milestones" ? ["after"] : ["milestones"];
    for (const key of lists) {
      const list: unknown = value[key];
      if (!Array.isArray(list)) continue;
      list.forEach((id, index) => look([...path, key, index].join("."), id));
    }
    if (value["kind"] !== "reached") look([...path, "milestone"].join("."), value["milestone"]);
  });
  return problems;
}

function impossible(
  path: string,
  message: string,
  found: string,
  expected: string,
  hint: string,
): Problem {
  return { path, code: "impossible", message, found, expected, hint };
}
