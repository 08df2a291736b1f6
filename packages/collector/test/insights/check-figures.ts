import type {
  Accounts,
  Environment,
  FirstScreenLoss,
  Funnel,
  Overview,
  People,
  SeenEvent,
  Stalls,
  StallMap,
  TimeToMilestone,
} from "@cairn/core/api";
import { expect } from "vitest";
import type { Ask } from "./ask.ts";
import { checkFeedback } from "./check-feedback.ts";
import {
  cameAt,
  countedPeople,
  evidenceOf,
  everybody,
  firstAt,
  lost,
  openStall,
  ownFacts,
  type PlainPerson,
  placeOf,
  plainFunnel,
  reachedAt,
  survivalTable,
  topThree,
  watch,
} from "./plain-figures.ts";
import { type History, WAY } from "./random-history.ts";

/** Expects each figure of an environment to be what the plain list of what happened gives. */
export async function checkFigures(whole: History, env: Environment, ask: Ask): Promise<void> {
  const people = countedPeople(whole, env);
  const rows = people.flatMap(({ facts }) => facts);
  // The last moment that the log can speak of, whoever made it.
  const asOfMs = Math.max(
    0,
    ...everybody(whole, env).flatMap(({ facts }) => facts.map((one) => one.atMs)),
  );
  const isStuck = (person: PlainPerson): boolean => WAY.some((id) => openStall(person, id));
  const isActivated = (person: PlainPerson): boolean =>
    WAY.every((id) => reachedAt(person, id) !== undefined);
  const countOf = (name: string): number => rows.filter((one) => one.name === name).length;

  const overview = await ask<Overview>(`insights/overview?env=${env}`);
  const guides = ["start", "pulse", "leaving"].flatMap((guide) => {
    const count = (name: string): number =>
      rows.filter((one) => one.name === name && one.properties["guide"] === guide).length;
    const counts = {
      shown: count("Guide Shown"),
      completed: count("Guide Completed"),
      dismissed: count("Guide Dismissed"),
      broken: count("Guide Broken"),
    };
    return Object.values(counts).some((one) => one > 0) ? [{ guide, ...counts }] : [];
  });
  expect(overview).toEqual({
    users: people.length,
    activated: people.filter(isActivated).length,
    stalledNow: people.filter(isStuck).length,
    events: rows.length,
    ...(asOfMs === 0 ? {} : { lastEventAt: new Date(asOfMs).toISOString() }),
    deadLetters: 0,
    guides: expect.any(Array) as Overview["guides"],
  });
  expect(new Set(overview.guides)).toEqual(new Set(guides));

  const funnel = await ask<Funnel>(`insights/funnel?env=${env}`);
  const reached = WAY.map((id) => (person: PlainPerson) => reachedAt(person, id));
  expect(funnel.users).toBe(people.length);
  expect(funnel.steps.map(({ users }) => users)).toEqual(plainFunnel(people, reached));
  const mixed = `insights/funnel?env=${env}&steps=customer&steps=event:Looked Around&steps=paid`;
  const looked = (person: PlainPerson, sinceMs: number): number | undefined =>
    person.facts.find(({ name, atMs }) => name === "Looked Around" && atMs >= sinceMs)?.atMs;
  expect((await ask<Funnel>(mixed)).steps.map(({ users }) => users)).toEqual(
    plainFunnel(people, [reached[0]!, looked, reached[2]!]),
  );

  for (const [asked, when] of [
    ["milestone=bank", (one: PlainPerson) => reachedAt(one, "bank")],
    ["event=Looked%20Around", (one: PlainPerson) => firstAt(one, "Looked Around")],
  ] as const) {
    const curve = await ask<TimeToMilestone>(`insights/time-to-milestone?env=${env}&${asked}`);
    const watched = people.map((one) => watch(one.facts[0]?.atMs ?? 0, when(one), asOfMs));
    const table = survivalTable(watched);
    expect(curve).toMatchObject({
      users: people.length,
      reached: watched.filter(({ isReached }) => isReached).length,
      censored: watched.filter(({ isReached }) => !isReached).length,
    });
    expect(curve.points).toEqual(
      table.map(({ share, ...row }) => ({
        ...row,
        share: expect.closeTo(share, 9) as number,
        low: expect.any(Number) as number,
        high: expect.any(Number) as number,
      })),
    );
    expect(curve.medianMs).toBe(table.find(({ share }) => share > 0.5 - 1e-9)?.ms);
  }

  const isLost = new Set(lost(people));
  const map = await ask<StallMap>(`stall-map?env=${env}`);
  const places = people.map((person) => ({ person, ...placeOf(person) }));
  expect(map).toMatchObject({
    users: people.length,
    through: places.filter(({ stone }) => stone === WAY.length).length,
  });
  for (const [index, stone] of map.stones.entries()) {
    const here = places.filter((one) => one.stone === index);
    const came = places.filter((one) => one.stone >= index).length;
    const passed = places.filter((one) => one.stone > index).length;
    const watched = people.flatMap((person) => {
      const cameMs = cameAt(person, index);
      return cameMs === undefined ? [] : [watch(cameMs, reachedAt(person, WAY[index]!), asOfMs)];
    });
    const median = survivalTable(watched).find(({ share }) => share > 0.5 - 1e-9)?.ms;
    expect(stone).toMatchObject({
      came,
      passed,
      underWay: here.filter(({ stall }) => stall === undefined).length,
      stuck: here.filter(({ stall }) => stall !== undefined).length,
      away: 0,
    });
    expect(stone.stopShare).toEqual(came === 0 ? undefined : (came - passed) / came);
    expect(stone.medianMs).toBe(median);
    const shown = here.map(({ person }) => evidenceOf(person, isLost.has(person)));
    expect(stone.evidence.map(({ key, users }) => ({ key, users }))).toEqual(topThree(shown));
    const stuck = `stall-map/people?env=${env}&milestone=${WAY[index]}`;
    expect((await ask<People>(stuck)).people.map(({ id }) => id).toSorted()).toEqual(
      here.flatMap(({ person, stall }) => (stall === undefined ? [] : [person.id])).toSorted(),
    );
  }

  const stalls = await ask<Stalls>(`insights/stalls?env=${env}`);
  for (const { milestone, stalledNow } of stalls.byMilestone) {
    const at = WAY.find((id) => id === milestone)!;
    expect(stalledNow).toBe(people.filter((person) => openStall(person, at)).length);
  }

  const loss = await ask<FirstScreenLoss>(`insights/first-screen-loss?env=${env}`);
  const afterOne = [...isLost].filter((person) => ownFacts(person).length === 1);
  expect(loss).toMatchObject({ lost: isLost.size, afterOne: afterOne.length });
  const paths = afterOne.flatMap((person) => ownFacts(person)[0]?.properties["path"] ?? []);
  for (const { value, people: count } of loss.pages) {
    expect(count).toBe(paths.filter((path) => path === value).length);
  }

  const listed = await ask<People>(`people?env=${env}&limit=200`);
  expect(listed.people.map(({ id }) => id).toSorted()).toEqual(
    everybody(whole, env)
      .map(({ id }) => id)
      .toSorted(),
  );
  const counted = listed.people.filter((one) => one.isStaff !== true);
  expect(counted.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
  for (const one of counted) {
    const person = people.find(({ id }) => id === one.id)!;
    expect(one.reached).toBe(WAY.filter((id) => reachedAt(person, id) !== undefined).length);
    expect(one.stalledAt !== undefined).toBe(isStuck(person));
  }
  const stuckNow = await ask<People>(`people?env=${env}&state=stuck&limit=200`);
  expect(stuckNow.people).toHaveLength(people.filter(isStuck).length);

  const seen = await ask<readonly SeenEvent[]>(`events/seen?env=${env}`);
  const names = [...new Set(rows.map(({ name }) => name))];
  expect(seen.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  for (const { name, count, users } of seen) {
    expect(count).toBe(countOf(name));
    expect(users).toBe(people.filter((person) => firstAt(person, name) !== undefined).length);
  }

  for (const account of (await ask<Accounts>(`accounts?env=${env}`)).accounts) {
    const own = people.filter((person) => person.account === account.id);
    const events = own.map(({ facts }) => facts.length);
    const all = events.reduce((sum, count) => sum + count, 0);
    expect(account).toMatchObject({
      people: own.length,
      active: own.length,
      stuck: own.filter(isStuck).length,
      reached: WAY.filter((id) => own.some((one) => reachedAt(one, id) !== undefined)).length,
    });
    expect(account.mostActive?.share).toEqual(all === 0 ? undefined : Math.max(...events) / all);
  }
  await checkFeedback(people, env, ask);
}
