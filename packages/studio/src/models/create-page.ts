import type { Environment, StudioSession } from "@cairn/core/api";
import type { Place, Route } from "../routes.ts";
import { createAccount } from "./account.ts";
import { createAccounts } from "./accounts.ts";
import { createAudit } from "./audit.ts";
import { createBeforeAfter } from "./before-after.ts";
import { createDelivery } from "./delivery.ts";
import { createEffect, createEffects } from "./effects.ts";
import { createFeedback } from "./feedback.ts";
import { createGuideList } from "./guide-list.ts";
import { INSTALLATION_MS, createInstall } from "./install.ts";
import { createJudging } from "./judging.ts";
import { createLive } from "./live.ts";
import { createNewPart } from "./new-part.ts";
import { createOverview } from "./overview.ts";
import { createPeople } from "./people.ts";
import { createPerson } from "./person.ts";
import { createPublish } from "./publish.ts";
import { createResource } from "./resource.ts";
import { createRespondents } from "./respondents.ts";
import { createRemoval } from "./removal.ts";
import { createTranslations } from "./translations.ts";
import { createStaff } from "./staff.ts";
import { createStallPeople } from "./stall-people.ts";
import { createTeam } from "./team.ts";
import { createYou } from "./you.ts";
import type { Page, PageParts } from "./page.ts";
import {
  editGuide,
  editMilestone,
  editSegment,
  milestoneList,
  edit,
  list,
  look,
} from "./part-models.ts";

/** Opens the screen of a place. Its model's `stop` ends whatever it began. */
export function createPage(studio: PageParts, session: StudioSession, place: Place): Page {
  const { api, platform, draft, router } = studio;
  const { route, env } = place;
  switch (route.kind) {
    case "overview":
      return { kind: "overview", model: createOverview(studio, session, env) };
    case "stall":
      return { kind: "stall", model: createStallPeople(api, platform, env, route) };
    case "staff":
      return { kind: "staff", model: createStaff(api, platform, studio.announcer), env };
    case "judging":
      return { kind: "judging", model: createJudging(api, platform, draft, env) };
    case "you":
      return { kind: "you", model: createYou(api, platform, studio.session, studio.announcer) };
    case "team": {
      const model = createTeam(api, platform, studio.announcer, studio.session.may("admin"));
      return { kind: "team", model };
    }
    case "audit":
      return { kind: "audit", model: createAudit(api, platform, route) };
    case "install":
      return { kind: "install", model: createInstall(studio, session, env) };
    case "people":
      return { kind: "people", model: createPeople(api, platform, router, env, route) };
    case "person":
      return { kind: "person", model: createPerson(api, platform, env, route.id) };
    case "accounts":
      return {
        kind: "accounts",
        model: createAccounts(api, platform, router, env, route.search),
      };
    case "account":
      return { kind: "account", model: createAccount(api, platform, env, route.id) };
    case "live":
      return livePage(studio, env, route);
    case "delivery":
      return { kind: "delivery", model: createDelivery(api, platform, router, env, route.code) };
    case "milestone":
      return { kind: "milestone", model: editMilestone(studio, env, route.id) };
    case "guide":
      return { kind: "guide", model: editGuide(studio, env, route.id) };
    case "answer":
      return { kind: "answer", model: edit(studio, "faqs", route.id) };
    case "milestones":
      return { kind: "milestones", model: milestoneList(studio, env) };
    case "segments":
      return { kind: "segments", model: { newPart: createNewPart(), removal: createRemoval() } };
    case "segment":
      return { kind: "segment", model: editSegment(studio, env, route.id) };
    case "guides": {
      const model = list(studio, []);
      const effects = createEffects(api, platform, draft, env);
      const guides = createGuideList(api, platform, router, draft, env);
      const stop = (): void => {
        model.stop();
        effects.stop();
        guides.stop();
      };
      const removal = createRemoval();
      return { kind: "guides", model: { ...model, list: guides, effects, removal, stop } };
    }
    case "effects":
      return { kind: "effects", model: createEffects(api, platform, draft, env) };
    case "effect":
      return { kind: "effect", model: createEffect(api, platform, env, route.id) };
    case "before-after":
      return {
        kind: "before-after",
        model: createBeforeAfter(api, platform, router, studio.announcer, env),
      };
    case "answers": {
      const model = list(studio, ["help"]);
      const help = createResource(platform, () => api.help(env), 60_000);
      const stop = (): void => {
        model.stop();
        help.stop();
      };
      return { kind: "answers", model: { ...model, help, stop }, route };
    }
    case "feedback":
      return { kind: "feedback", model: createFeedback(api, platform, router, env) };
    case "feedback-part": {
      const model = createFeedback(api, platform, router, env);
      return { kind: "feedback-part", id: route.id, model };
    }
    case "feedback-people":
      return { kind: "feedback-people", model: createRespondents(api, platform, env, route) };
    case "publish":
      return { kind: "publish", model: createPublish(api, platform, draft, router, env) };
    case "translations":
      return { kind: "translations", model: createTranslations(draft, platform, router) };
    case "look":
      return { kind: "look", model: look(studio) };
    case "not-found":
      return { kind: "not-found" };
  }
}

function livePage(
  { api, platform }: PageParts,
  env: Environment,
  route: Route & { kind: "live" },
): Page {
  const live = createLive(api, platform, env, route);
  const installation = createResource(platform, () => api.installation(env), INSTALLATION_MS);
  const stop = (): void => {
    live.stop();
    installation.stop();
  };
  return { kind: "live", model: { ...live, stop }, installation, route };
}
