import type {
  AuditEntry,
  MemberRecord,
  Registry,
  SecretKeyRecord,
  SessionRecord,
} from "@cairn/collector/store";
import { describe, expect, it } from "vitest";

/** What every Registry must do with those who may sign in, their sessions, and the audit log's pages. */
export function describeTeam(name: string, open: () => Promise<Registry>): void {
  async function withRegistry(work: (registry: Registry) => Promise<void>): Promise<void> {
    const registry = await open();
    try {
      await work(registry);
    } finally {
      await registry.close();
    }
  }

  describe(`${name} registry: members`, () => {
    it("REG60 keeps members by name, and finds one by id and by e-mail", () =>
      withRegistry(async ({ members }) => {
        expect(await members.add(ben)).toBe("added");
        expect(await members.add(ada)).toBe("added");
        expect(await members.members()).toEqual([ada, ben]);
        expect(await members.member("m-ada")).toEqual(ada);
        expect(await members.memberByEmail("ben@x.example")).toEqual(ben);
        expect(await members.memberByEmail("nobody@x.example")).toBeUndefined();
      }));

    it("REG61 takes no e-mail and no name twice, nor a name in another case", () =>
      withRegistry(async ({ members }) => {
        await members.add({ ...ben, id: "m-new", name: "New", email: "new@x.example" });
        // Nobody who could let others in has joined yet.
        expect(await members.add(ada, { first: true })).toBe("added");
        await members.remove("m-new");
        expect(await members.add({ ...ben, email: ada.email })).toBe("email-taken");
        expect(await members.add({ ...ben, name: "ADA" })).toBe("name-taken");
        expect(await members.members()).toEqual([ada]);
      }));

    it("REG62 of two who would be the first at the same time adds one", () =>
      withRegistry(async ({ members }) => {
        const added = await Promise.all([
          members.add(ada, { first: true }),
          members.add({ ...ben, role: "admin", joinedAtMs: 5 }, { first: true }),
        ]);
        expect(added.toSorted()).toEqual(["added", "not-first"]);
        expect(await members.members()).toHaveLength(1);
      }));

    it("REG63 keeps the last admin who has joined, in its role and at all", () =>
      withRegistry(async ({ members }) => {
        await members.add(ada);
        // Invited and never here: nobody could be let in by her.
        await members.add({ ...ben, role: "admin" });
        expect(await members.setRole("m-ada", "viewer")).toBe("last-admin");
        expect(await members.remove("m-ada")).toBe("last-admin");
        expect(await members.setRole("m-ada", "admin")).toBe("done");
        await members.setJoined("m-ben", 7);
        expect(await members.setRole("m-ada", "viewer")).toBe("done");
        expect(await members.remove("m-ben")).toBe("last-admin");
        expect(await members.remove("m-ada")).toBe("done");
        expect(await members.remove("m-ada")).toBe("unknown");
        expect(await members.setRole("m-ada", "admin")).toBe("unknown");
      }));

    it("REG64 of two admins who end each other at the same time leaves one", () =>
      withRegistry(async ({ members }) => {
        await members.add(ada);
        await members.add({ ...ben, role: "admin", joinedAtMs: 5 });
        const changed = await Promise.all([
          members.setRole("m-ada", "viewer"),
          members.remove("m-ben"),
        ]);
        expect(changed.toSorted()).toEqual(["done", "last-admin"]);
      }));

    it("REG65 keeps a password and the moment of the first sign-in, and neither undoes the other", () =>
      withRegistry(async ({ members }) => {
        await members.add(ben);
        await Promise.all([
          members.setPassword("m-ben", "hash 2"),
          members.setJoined("m-ben", 3),
          members.setRole("m-ben", "editor"),
        ]);
        await members.setJoined("m-ben", 9);
        expect(await members.member("m-ben")).toEqual({
          ...ben,
          role: "editor",
          password: "hash 2",
          joinedAtMs: 3,
        });
        expect(await members.setPassword("m-nobody", "hash")).toBe(false);
      }));
  });

  describe(`${name} registry: sessions of members`, () => {
    it("REG66 lists and ends one member's, and leaves one out that is to stay", () =>
      withRegistry(async ({ access }) => {
        const link = aSession("l1", { member: "m-ada", kind: "sign-in-link", createdAtMs: 3 });
        for (const session of [OLDER, NEWER, link, OWNERS, aSession("b1", { member: "m-ben" })]) {
          await access.putSession(session);
        }
        expect(await access.sessionsOf({ member: "m-ada" })).toEqual([link, NEWER, OLDER]);
        expect(await access.sessionsOf({ member: undefined })).toEqual([OWNERS]);
        const ended = { member: "m-ada", kind: "studio", exceptHash: "a2" } as const;
        expect(await access.endSessions(ended)).toBe(1);
        expect(await access.sessionsOf({ member: "m-ada" })).toEqual([link, NEWER]);
        expect(await access.endSessions({ member: "m-ada" })).toBe(2);
        expect(await access.endSessions({ member: undefined })).toBe(1);
        expect(await access.session("b1")).toBeDefined();
      }));

    it("REG67 notes when a session and a key were used, and brings none back that ended", () =>
      withRegistry(async ({ access }) => {
        await access.putSession(OLDER);
        await access.touchSession("a1", 8);
        expect(await access.session("a1")).toEqual({ ...OLDER, seenAtMs: 8 });
        await access.takeSession("a1");
        await access.touchSession("a1", 9);
        expect(await access.session("a1")).toBeUndefined();
        const key: SecretKeyRecord = { hash: "k", ending: "cdef", name: "server", createdAtMs: 1 };
        await access.putSecretKey({ ...key, scopes: ["ingest", "read"] });
        await access.touchSecretKey("k", 6);
        await access.touchSecretKey("unknown", 6);
        expect(await access.secretKeys()).toEqual([
          { ...key, scopes: ["ingest", "read"], usedAtMs: 6 },
        ]);
      }));
  });

  describe(`${name} registry: pages of the audit log`, () => {
    it("REG68 tells lines newest first, by person and by action, page after page", () =>
      withRegistry(async ({ definitions }) => {
        const lines: readonly AuditEntry[] = [
          { atMs: 1, by: "Ada", action: "published", detail: "version 1" },
          { atMs: 2, by: "Ben", action: "refused" },
          { atMs: 3, by: "Ada", action: "paused" },
          { atMs: 4, by: "Ada", action: "published", detail: "version 2" },
        ];
        for (const line of lines) await definitions.record(line);
        const all = await definitions.auditPage({ limit: 9 });
        expect(all.map(({ atMs }) => atMs)).toEqual([4, 3, 2, 1]);
        const first = await definitions.auditPage({ by: "Ada", limit: 2 });
        expect(first.map(({ atMs }) => atMs)).toEqual([4, 3]);
        const rest = await definitions.auditPage({ by: "Ada", before: first[1]!.id, limit: 2 });
        expect(rest).toEqual([{ ...lines[0], id: expect.any(Number) }]);
        const published = { by: "Ada", actions: ["published"], limit: 9 } as const;
        expect((await definitions.auditPage(published)).map(({ atMs }) => atMs)).toEqual([4, 1]);
        expect(await definitions.auditPage({ actions: [], limit: 9 })).toEqual([]);
        expect(await definitions.auditPeople()).toEqual(["Ada", "Ben"]);
      }));
  });
}

const ada: MemberRecord = {
  id: "m-ada",
  name: "Ada",
  email: "ada@x.example",
  role: "admin",
  createdAtMs: 1,
  joinedAtMs: 2,
  password: "hash",
};
const ben: MemberRecord = {
  id: "m-ben",
  name: "Ben",
  email: "ben@x.example",
  role: "viewer",
  createdAtMs: 3,
};

function aSession(hash: string, parts: Partial<SessionRecord>): SessionRecord {
  return { hash, kind: "studio", name: "Owner", createdAtMs: 1, expiresAtMs: 99, ...parts };
}

const OLDER = aSession("a1", { member: "m-ada", browser: "Firefox on Linux" });
const NEWER = aSession("a2", { member: "m-ada", createdAtMs: 2 });
const OWNERS = aSession("o1", {});
