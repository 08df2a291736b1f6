import type { NewBuilderProposal } from "@cairn/core/api";
import { parseBuilderProposal } from "@cairn/core/guidebook";
import { Hono, type MiddlewareHandler } from "hono";
import { endBuilderLink, linkByToken, proposalsIn } from "../../builder/builder-links.ts";
import { builderSession } from "../../builder/builder-session.ts";
import type { CollectorContext } from "../../context.ts";
import { bearerOf } from "../../http/auth.ts";
import { preflightResponse, withCors } from "../../http/cors.ts";
import { problemResponse } from "../../http/problem.ts";
import { publicOrigin } from "../../http/public-origin.ts";
import { readDraft } from "../../publish/draft.ts";
import type { BuilderLinkRecord } from "../../store/builder-links.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf } from "./query.ts";
import { requestSite } from "./same-origin.ts";

interface BuilderVariables {
  readonly Variables: { readonly link: BuilderLinkRecord };
}

const PROPOSAL_CHARACTERS = 10_000;

/**
 * The builder's side, on the product's own pages: with the token of a link and from its origin only. Scripts of those
 * pages can read the token, so that all it can do is read the one guide of its task and propose.
 */
export function builderRoutes(context: CollectorContext): Hono<BuilderVariables> {
  const routes = new Hono<BuilderVariables>();
  const { builderLinks, definitions } = context.registry;
  routes.use("/builder", byLink(context));
  routes.use("/builder/*", byLink(context));

  routes.get("/builder", async (c) => {
    const link = c.get("link");
    const page = (c.req.query("page") ?? "/").slice(0, 2_000);
    const { guidebook } = await readDraft({ definitions, now: () => context.now() });
    const notes = await builderLinks.notes(link.id);
    const session = builderSession(link, guidebook, notes);
    if (!session.ok) return problemResponse("not-found", session.failure);
    const last = notes.findLast((note) => note.kind === "opened");
    // Each page once: a reload tells nothing new.
    if (last?.page !== page) {
      await builderLinks.note(link.id, { kind: "opened", page, atMs: context.now() });
    }
    return jsonResponse(session.value);
  });
  routes.post("/builder/proposals", async (c) => {
    const link = c.get("link");
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    if (JSON.stringify(fields.value).length > PROPOSAL_CHARACTERS) {
      return problemResponse("malformed", "That is more than a proposal holds.");
    }
    const proposal = parseBuilderProposal(fields.value);
    if (!proposal.ok) {
      const problems = proposal.failure;
      return problemResponse("invalid", "That is no proposal.", { problems });
    }
    const note = {
      kind: "proposed",
      proposal: proposal.value as NewBuilderProposal,
      atMs: context.now(),
    } as const;
    const isKept = await builderLinks.note(link.id, note);
    if (!isKept) return problemResponse("not-found", "This link has taken all that it can.");
    const kept = proposalsIn(await builderLinks.notes(link.id));
    return jsonResponse(kept.at(-1), 201);
  });
  routes.delete("/builder", async (c) => {
    await endBuilderLink(c.get("link"), builderLinks, context.now());
    return c.body(null, 204);
  });
  return routes;
}

function byLink(context: CollectorContext): MiddlewareHandler<BuilderVariables> {
  return async (c, next) => {
    if (c.req.method === "OPTIONS") return preflight();
    const link = await linkByToken(
      bearerOf(c.req.raw) ?? "",
      context.registry.builderLinks,
      context.now(),
    );
    if (link === undefined) return withCors(tooOld());
    if (!isFrom(link.origin, c.req.raw)) {
      const detail = `This link is for ${link.origin}. Open it from the studio again.`;
      return withCors(problemResponse("origin-not-allowed", detail));
    }
    c.set("link", link);
    await next();
    withCors(c.res);
  };
}

function preflight(): Response {
  const response = preflightResponse();
  response.headers.set("access-control-allow-methods", "GET, POST, DELETE");
  return response;
}

/** A page asks; one that the collector serves itself sends no `Origin` where it only reads. */
function isFrom(wanted: string, request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return origin === wanted;
  return requestSite(request) === "same-origin" && publicOrigin(request) === wanted;
}

function tooOld(): Response {
  const detail = "This link has ended. Open your site from the studio again.";
  return problemResponse("not-signed-in", detail);
}
