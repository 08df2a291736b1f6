import { describe, expect, it } from "vitest";
import { reasonWords } from "../../src/words/fault.ts";
import { letterGroups } from "../../src/words/letter-groups.ts";
import { letterSubject } from "../../src/words/letter-subject.ts";

describe("the reason of a refused event", () => {
  it.each([
    [
      'event: is missing: expected a name of at most 200 characters (send "event")',
      "event is missing: expected a name of at most 200 characters.",
    ],
    [
      "userId: is missing: expected userId or anonymousId (send the id of the user, or an anonymousId that stays the same for a browser)",
      "userId is missing: send the id of the user, or an anonymousId that stays the same for a browser.",
    ],
    [
      "userId: expected a valid identity token for the user, found one that ended (it ended before the event: hand identify() a function that fetches a fresh token)",
      "userId: expected a valid identity token for the user, found one that ended. It ended before the event: hand identify() a function that fetches a fresh token.",
    ],
    [
      "event: is missing: expected a name; properties: expected an object, found 5",
      "event is missing: expected a name. properties: expected an object, found 5.",
    ],
    ["the event is too large; it has 40 KiB", "The event is too large; it has 40 KiB."],
  ])("%s", (reason, words) => {
    expect(reasonWords(reason)).toBe(words);
  });
});

describe("a refused event", () => {
  it.each([
    ['{"type":"track","event":"Invoice Sent","userId":"u_7"}', "Invoice Sent", "u_7"],
    ['{"type":"track","userId":"u_8"}', "Event without a name", "u_8"],
    ['{"type":"page","name":"Prices","anonymousId":"x"}', "page: Prices", "anon:x"],
    ['{"type":"identify","userId":7}', "identify", "no user id"],
    ['{"event":"Scrolled"}', "Scrolled", "no user id"],
    ["[1]", "Event without a type", "no user id"],
    ["null", "Event without a type", "no user id"],
    // Cut off where it was too large.
    ['{"type":"track","event":"Big","userId":"u_9","properties":{"a":"xx', "Big", "u_9"],
  ])("%s is titled by its name and its user", (raw, name, user) => {
    expect(letterSubject({ raw })).toMatchObject({ name, user });
  });
});

describe("refused events with the same reason", () => {
  const letter = (id: number, code: string, message: string, userId: string) => ({
    id,
    receivedAt: "2026-05-04T12:00:00Z",
    code,
    message,
    raw: JSON.stringify({ type: "track", event: "Invoice Sent", userId }),
  });
  const unproven = (id: number, user: string, found: string) =>
    letter(
      id,
      "identity-unverified",
      `userId: expected a valid identity token for userId "${user}", found ${found}`,
      user,
    );

  it("stand under it together, whoever they name, in the order of their newest", () => {
    const groups = letterGroups([
      unproven(5, "u_1", "none"),
      letter(4, "missing", "event: is missing: expected a name", "u_1"),
      unproven(3, "u_2", "none"),
      unproven(2, "u_2", "one that ended"),
    ]);
    expect(
      groups.map(({ reason, letters }) => [reason, letters.map((one) => one.letter.id)]),
    ).toEqual([
      ["userId: expected a valid identity token for the user, found none.", [5, 3]],
      ["event is missing: expected a name.", [4]],
      ["userId: expected a valid identity token for the user, found one that ended.", [2]],
    ]);
  });
});
