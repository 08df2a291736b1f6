import type { JsonObject } from "@cairn/core";
import type { LogEvent } from "../../src/store/event-log.ts";
import { aStudio, did, GUIDEBOOK, NOON } from "./studio.ts";

/** Minutes of a day. */
export const DAY: number = 24 * 60;

/** Guides are measured by "Get paid"; a fifth goes without the checklist, nobody without the notice. */
export const MEASURED = {
  ...GUIDEBOOK,
  experiments: { holdout: 0 },
  guides: {
    start: {
      ...GUIDEBOOK.guides.start,
      holdout: 0.2,
      effect: { milestone: "paid", within: "7d" },
    },
    news: { kind: "notice", style: "banner", title: "What is new", body: "More of it." },
  },
};

/** `user` came to where the checklist is shown or withheld. */
export const viewed = (user: string, minutes: number, properties: JsonObject = {}) =>
  did(user, "Experiment Viewed", minutes, {
    guide: "start",
    arm: "shown",
    unit: user,
    by: "user",
    holdout: "guide",
    share: 0.2,
    ...properties,
  });
/** `user` reached the milestone. */
export const paid = (user: string, minutes: number) => did(user, "Invoice Paid", minutes);

/** `users` people who came by one a minute, of whom the first `reached` got paid an hour later. */
export function cohort(name: string, users: number, reached: number, properties: JsonObject) {
  return Array.from({ length: users }, (_, index) => {
    const user = `${name}-${index}`;
    return [viewed(user, index, properties), ...(index < reached ? [paid(user, index + 60)] : [])];
  }).flat();
}

/** A studio at noon; the guidebook was published so many days ago, and minute 0 of the events was then. */
export async function aStudioSince(days: number, events: readonly LogEvent[], guidebook: unknown) {
  const studio = await aStudio();
  const agoMs = days * DAY * 60_000;
  studio.goTo(NOON - agoMs);
  await studio.publish(guidebook);
  await studio.happened(...events.map((event) => ({ ...event, atMs: event.atMs - agoMs })));
  studio.goTo(NOON);
  return studio;
}
/** The same, measured as above for 20 days. */
export const aMeasuringStudio = (events: readonly LogEvent[], guidebook: unknown = MEASURED) =>
  aStudioSince(20, events, guidebook);
