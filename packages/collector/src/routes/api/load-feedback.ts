import type { Environment, StaffRules } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import type { FeedbackRead } from "../../insights/feedback/figures.ts";
import { gather, type HappeningBy } from "../../insights/feedback/gather.ts";
import { type Happening, happeningOf } from "../../insights/feedback/happening.ts";
import { knownParts } from "../../insights/feedback/known.ts";
import { textTrait } from "../../insights/person.ts";
import { isStaff } from "../../project/staff.ts";
import { readStateOf } from "./load.ts";
import { peopleBehind } from "./people-behind.ts";
import { createSharedRead, type SharedRead } from "./shared-reads.ts";

const DAY_MS = 86_400_000;
const sharedReads = new WeakMap<CollectorContext, SharedRead<FeedbackRead>>();

/** What people said in the last days, our own staff left out. Who asks for the same at the same time shares the reading. */
export async function loadFeedback(
  context: CollectorContext,
  environment: Environment,
  days: number,
): Promise<FeedbackRead> {
  const { state, rules } = await readStateOf(context, environment);
  const shared = sharedReads.get(context) ?? createSharedRead(() => performance.now());
  sharedReads.set(context, shared);
  return shared(`${environment} ${days}`, state, () =>
    readFeedback(context, environment, days, rules),
  );
}

async function readFeedback(
  context: CollectorContext,
  environment: Environment,
  days: number,
  rules: StaffRules,
): Promise<FeedbackRead> {
  const { definitions } = context.registry;
  const untilMs = context.now();
  const fromMs = untilMs - days * DAY_MS;
  const [found, { version }, versions] = await Promise.all([
    readHappenings(context, environment, fromMs),
    definitions.live(environment),
    definitions.versions(),
  ]);
  const actors = found.map(({ actor }) => actor);
  const people = await peopleBehind(context, environment, actors);
  const traits = new Map([...people.values()].map((person) => [person.id, person.traits]));
  const happenings = found.flatMap(({ actor, happening }): readonly HappeningBy[] => {
    const person = people.get(actor);
    if (person !== undefined && isStaff(person, rules)) return [];
    return [{ ...happening, user: person?.id ?? actor }];
  });
  const books = versions.map(({ guidebook }) => guidebook);
  return {
    gathered: gather(happenings),
    known: knownParts(version?.guidebook, books),
    span: { fromMs, untilMs },
    nameOf: (user) => textTrait(traits.get(user) ?? {}, "name").name,
    emailOf: (user) => textTrait(traits.get(user) ?? {}, "email").email,
  };
}

interface Found {
  readonly actor: string;
  readonly happening: Happening;
}

async function readHappenings(
  { log }: CollectorContext,
  environment: Environment,
  fromMs: number,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for await (const rows of log.scan({ environment, about: "feedback", fromMs })) {
    for (const row of rows) {
      const happening = happeningOf(row);
      if (happening !== undefined) found.push({ actor: row.actor, happening });
    }
  }
  return found;
}
