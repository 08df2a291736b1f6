import { fail, ok, type Result } from "@cairn/core";
import type { People, PersonSummary, StallMap } from "@cairn/core/api";
import { expect, it } from "vitest";
import type { ApiFailure } from "../../src/api.ts";
import { createStallPeople } from "../../src/models/stall-people.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

it("the people at a stone come page by page: pressed twice, once; one that does not come is told", async () => {
  const person = (id: string) => ({ id }) as PersonSummary;
  let next: Result<People, ApiFailure> = ok({ people: [person("ana")], cursor: "after ana" });
  const asked: (string | undefined)[] = [];
  const api = {
    stallMap: () => Promise.resolve(ok({} as StallMap)),
    stallPeople(_env: string, _asked: object, cursor?: string) {
      asked.push(cursor);
      return Promise.resolve(next);
    },
  };
  const stone = { milestone: "bank", figure: "stuck", evidence: "" } as const;
  const model = createStallPeople(api, fakePlatform(), "live", stone);
  await settle();
  next = fail({ kind: "lost" });
  await model.loadMore();
  expect(model.paging.value).toBe("failed");
  next = ok({ people: [person("ben")] });
  await Promise.all([model.loadMore(), model.loadMore()]);
  expect(model.more.value).toEqual([person("ben")]);
  expect(model.cursor.value).toBeUndefined();
  expect(asked).toEqual([undefined, "after ana", "after ana"]);
  model.stop();
});
