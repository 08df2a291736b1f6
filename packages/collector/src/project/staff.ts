import type { StaffRules } from "@cairn/core/api";
import type { PersonRecord, ProjectionStore } from "../store/people.ts";
import type { StaffStore } from "../store/staff.ts";

/** Whether a person is one of our own staff by these rules. */
export function isStaff(
  { actors, userId, traits }: Pick<PersonRecord, "actors" | "userId" | "traits">,
  rules: StaffRules,
): boolean {
  if (rules.users.some((id) => actors.includes(id))) return true;
  const addresses = [traits["email"], userId].map(domainOf);
  if (rules.domains.some((domain) => addresses.includes(domain))) return true;
  return rules.traits.some(({ name, value }) => {
    const own = Object.hasOwn(traits, name) ? traits[name] : undefined;
    return own !== undefined && own !== null && typeof own !== "object" && String(own) === value;
  });
}

/** The projection as figures and what is learned read it: without our own staff. */
export function withoutStaff(projection: ProjectionStore, staff: StaffStore): ProjectionStore {
  return {
    ...projection,
    async persons(environment, ids) {
      const rules = await staff.rules();
      const people = await projection.persons(environment, ids);
      if (isNobody(rules)) return people;
      return new Map([...people].filter(([, person]) => !isStaff(person, rules)));
    },
    everyone: (environment) => without(projection.everyone(environment), staff),
    census: (environment) => without(projection.census(environment), staff),
  };
}

async function* without(
  chunks: AsyncIterable<readonly PersonRecord[]>,
  staff: StaffStore,
): AsyncIterable<readonly PersonRecord[]> {
  const rules = await staff.rules();
  for await (const people of chunks) {
    yield isNobody(rules) ? people : people.filter((person) => !isStaff(person, rules));
  }
}

function isNobody({ domains, users, traits }: StaffRules): boolean {
  return domains.length + users.length + traits.length === 0;
}

function domainOf(address: unknown): string | undefined {
  if (typeof address !== "string") return undefined;
  const at = address.lastIndexOf("@");
  return at === -1
    ? undefined
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase();
}
