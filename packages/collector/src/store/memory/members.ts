import type { MemberRecord, MemberStore } from "../members.ts";

/** The reference of `MemberStore`: a map. */
export function createMemoryMembers(): MemberStore {
  const members = new Map<string, MemberRecord>();
  const isLastAdmin = (id: string): boolean =>
    mayLetIn(members.get(id)) &&
    ![...members.values()].some((member) => member.id !== id && mayLetIn(member));
  const change = (id: string, next: (member: MemberRecord) => MemberRecord): boolean => {
    const member = members.get(id);
    if (member !== undefined) members.set(id, next(member));
    return member !== undefined;
  };

  return {
    async members() {
      return [...members.values()].toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
    },
    async member(id) {
      return members.get(id);
    },
    async memberByEmail(email) {
      return [...members.values()].find((member) => member.email === email);
    },
    async add(record, { first = false } = {}) {
      const others = [...members.values()];
      if (others.some(({ email }) => email === record.email)) return "email-taken";
      if (others.some((other) => nameKey(other) === nameKey(record))) return "name-taken";
      if (first && others.some(mayLetIn)) return "not-first";
      members.set(record.id, record);
      return "added";
    },
    async setRole(id, role) {
      if (role !== "admin" && isLastAdmin(id)) return "last-admin";
      return change(id, (member) => ({ ...member, role })) ? "done" : "unknown";
    },
    async setPassword(id, password) {
      return change(id, (member) => ({ ...member, password }));
    },
    async setJoined(id, atMs) {
      change(id, (member) => ({ ...member, joinedAtMs: member.joinedAtMs ?? atMs }));
    },
    async remove(id) {
      if (isLastAdmin(id)) return "last-admin";
      return members.delete(id) ? "done" : "unknown";
    },
  };
}

function mayLetIn(member: MemberRecord | undefined): boolean {
  return member?.role === "admin" && member.joinedAtMs !== undefined;
}

function nameKey({ name }: MemberRecord): string {
  return name.toLowerCase();
}
