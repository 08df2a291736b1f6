import { fail, ok, type Problem, type Result } from "@cairn/core";
import type { Environment, Staff, StaffRules, StaffTrait } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { isStaff } from "../../project/staff.ts";
import { jsonResponse } from "../answer.ts";
import { settled } from "./load.ts";
import { fieldsOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

// Enough for any team; rules are asked of each person for each figure.
const MOST = { domains: 100, users: 500, traits: 20 };
const LONGEST = 200;
const DOMAIN = /^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/** `GET /staff`, `PUT /staff`: whom no figure counts. */
export function staffRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { registry, learning, now, report } = context;

  async function present(): Promise<Staff> {
    const rules = await registry.staff.rules();
    const count = async (environment: Environment): Promise<number> => {
      let fit = 0;
      for await (const people of registry.projection.census(environment)) {
        fit += people.filter((person) => isStaff(person, rules)).length;
      }
      return fit;
    };
    await settled(context);
    return { ...rules, people: { live: await count("live"), test: await count("test") } };
  }

  routes.get("/staff", async () => jsonResponse(await present()));
  routes.put("/staff", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const rules = readRules(fields.value);
    if (!rules.ok) {
      const [first] = rules.failure;
      return problemResponse("invalid", first?.message ?? "", { problems: rules.failure });
    }
    await registry.staff.setRules(rules.value);
    const { domains, users, traits } = rules.value;
    const detail = `${domains.length} domains, ${users.length} users, ${traits.length} traits`;
    await registry.definitions.record({
      atMs: now(),
      by: c.get("by"),
      action: "staff-set",
      detail,
    });
    // Figures are made anew with each look; what was learned is not.
    learning.refit().catch(report);
    return jsonResponse(await present());
  });
  return routes;
}

/** The rules as they are kept: trimmed, domains in lower case and without an "@", each once; else what is wrong. */
function readRules(
  fields: Readonly<Record<string, unknown>>,
): Result<StaffRules, readonly Problem[]> {
  const problems: Problem[] = [];
  const domains = texts("domains").map((text) => text.replace(/^@/, "").toLowerCase());
  const users = texts("users");
  const traits = list("traits").flatMap((one, index): readonly StaffTrait[] => {
    const { name, value } = (one ?? {}) as Partial<Record<keyof StaffTrait, unknown>>;
    if (isText(name) && isText(value)) return [{ name: name.trim(), value: value.trim() }];
    problem(`traits.${index}`, "A trait has a name and a value, each as text.");
    return [];
  });
  for (const [index, domain] of domains.entries()) {
    if (DOMAIN.test(domain)) continue;
    const message = `${quote(domain)} is no domain: write what stands behind the @, such as example.com.`;
    problem(`domains.${index}`, message);
  }
  if (problems.length > 0) return fail(problems);
  return ok({ domains: [...new Set(domains)], users: [...new Set(users)], traits });

  function problem(path: string, message: string): void {
    problems.push({ path, code: "staff", message });
  }

  function list(name: keyof typeof MOST): readonly unknown[] {
    const found = fields[name] ?? [];
    if (!Array.isArray(found)) {
      problem(name, `${name} is a list.`);
      return [];
    }
    if (found.length > MOST[name]) problem(name, `At most ${MOST[name]} ${name}.`);
    return found.slice(0, MOST[name]);
  }

  function texts(name: "domains" | "users"): readonly string[] {
    return list(name).flatMap((one, index) => {
      if (isText(one)) return [one.trim()];
      problem(`${name}.${index}`, `Each is text of 1 to ${LONGEST} characters.`);
      return [];
    });
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= LONGEST;
}
