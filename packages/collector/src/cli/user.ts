import type { Role } from "@cairn/core/api";
import { Command, Option } from "commander";
import { DEFAULT_PORT } from "../config.ts";
import type { CollectorContext } from "../context.ts";
import type { MemberRecord } from "../store/members.ts";
import { changeRole, invite, linkFor, type MemberLink, removeMember } from "../team/membership.ts";
import { ROLES } from "../team/role.ts";
import { emailKey } from "../team/sign-in.ts";
import { dataOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore, withStore } from "./with-store.ts";

interface DataOptions {
  readonly data: string;
}

interface LinkOptions extends DataOptions {
  readonly url: string;
}

// As the audit log tells it.
const BY = "cairn";

/** `cairn user`: who may sign in to the studio. The way back in, too, when nobody can. */
export function userCommand(): Command {
  return new Command("user")
    .description("Who may sign in to the studio, and as what.")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(addCommand())
    .addCommand(linkCommand())
    .addCommand(roleCommand())
    .addCommand(removeCommand());
}

function listCommand(): Command {
  return new Command("list")
    .description("Everybody who may sign in, by name.")
    .addOption(dataOption())
    .action((options: DataOptions) =>
      withExistingStore(options, async ({ registry }) => {
        const members = await registry.members.members();
        for (const member of members) console.log(memberLine(member));
        if (members.length === 0) {
          console.log("Nobody yet. The link that cairn serve prints makes the first admin.");
        }
      }),
    );
}

function addCommand(): Command {
  return new Command("add")
    .description("Let somebody in: prints the one-time link to send them.")
    .argument("<name>")
    .argument("<email>")
    .addOption(roleOption().default("viewer"))
    .addOption(urlOption())
    .addOption(dataOption())
    .action((name: string, email: string, options: LinkOptions & { readonly role: Role }) =>
      withStore(options, async ({ team }) => {
        const invited = await invite({ name, email, role: options.role }, BY, team);
        if (!invited.ok) stopWith(invited.failure.map(({ message }) => message).join(" "));
        tellLink(invited.value, options);
      }),
    );
}

function linkCommand(): Command {
  return new Command("link")
    .description("A new one-time link for somebody, who may then choose a new password.")
    .argument("<email>")
    .addOption(urlOption())
    .addOption(dataOption())
    .action((email: string, options: LinkOptions) =>
      withMember(options, email, async ({ id }, { team }) => {
        const made = await linkFor(id, BY, team);
        if (made !== undefined) tellLink(made, options);
      }),
    );
}

function roleCommand(): Command {
  return new Command("role")
    .description("Give somebody another role, from their next request on.")
    .argument("<email>")
    .argument("<role>", ROLES.join(", "))
    .addOption(dataOption())
    .action((email: string, role: string, options: DataOptions) =>
      withMember(options, email, async (member, { team }) => {
        const known = ROLES.find((one) => one === role);
        if (known === undefined) stopWith(`A role is one of ${ROLES.join(", ")}.`);
        const changed = await changeRole(member.id, known, BY, team);
        if (changed === "last-admin") stopWith(LAST_ADMIN);
        console.log(memberLine({ ...member, role: known }));
      }),
    );
}

function removeCommand(): Command {
  return new Command("remove")
    .description("Let somebody in no more; what they have open ends.")
    .argument("<email>")
    .addOption(dataOption())
    .action((email: string, options: DataOptions) =>
      withMember(options, email, async ({ id, name }, { team }) => {
        if ((await removeMember(id, BY, team)) === "last-admin") stopWith(LAST_ADMIN);
        console.log(`${name} may not sign in any more.`);
      }),
    );
}

const LAST_ADMIN =
  "This is the last admin. Make somebody else one first: cairn user role EMAIL admin";

function withMember(
  options: DataOptions,
  email: string,
  work: (member: MemberRecord, context: CollectorContext) => Promise<void>,
): Promise<void> {
  return withExistingStore(options, async (context) => {
    const member = await context.registry.members.memberByEmail(emailKey(email));
    if (member === undefined) {
      stopWith(`Nobody has the e-mail ${email.slice(0, 100)}. List them: cairn user`);
    }
    await work(member, context);
  });
}

function roleOption(): Option {
  return new Option("--role <role>", "what they may do").choices(ROLES);
}

function urlOption(): Option {
  return new Option("--url <address>", "where browsers reach the collector, for the link").default(
    `http://localhost:${DEFAULT_PORT}`,
  );
}

function tellLink({ token, expiresAtMs }: MemberLink, { url }: LinkOptions): void {
  console.log(`${url.replace(/\/+$/, "")}/studio/#token=${token}`);
  process.stderr.write(`It works once, until ${new Date(expiresAtMs).toISOString()}.\n`);
}

function memberLine({ name, email, role, joinedAtMs }: MemberRecord): string {
  return `${email}  ${name}, ${role}${joinedAtMs === undefined ? ", has not signed in yet" : ""}`;
}
