import type {
  Environment,
  EventSuggestions,
  HelpFigures,
  Installation,
  MilestonePreview,
  SegmentCount,
  Simulation,
  StudioSession,
} from "@cairn/core/api";
import type { Stop } from "@cairn/core";
import type { Place, Route } from "../routes.ts";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type AccountModel, createAccount } from "./account.ts";
import { type AccountsModel, createAccounts } from "./accounts.ts";
import type { Announcer } from "./announcer.ts";
import { type AuditModel, createAudit } from "./audit.ts";
import type { Definitions } from "./definitions.ts";
import type { DraftModel } from "./draft.ts";
import { type BeforeAfterModel, createBeforeAfter } from "./before-after.ts";
import { type DeliveryModel, createDelivery } from "./delivery.ts";
import { type EffectModel, type EffectsModel, createEffect, createEffects } from "./effects.ts";
import { type FormModel, createForm } from "./form.ts";
import { type GuideListModel, createGuideList } from "./guide-list.ts";
import { type GuideText, createGuideText } from "./guide-text.ts";
import { type InstallModel, INSTALLATION_MS, createInstall } from "./install.ts";
import { type JudgingModel, createJudging } from "./judging.ts";
import { type LiveModel, createLive } from "./live.ts";
import { type NewPart, createNewPart } from "./new-part.ts";
import { type OverviewModel, createOverview } from "./overview.ts";
import { type PeopleModel, createPeople } from "./people.ts";
import { type PersonModel, createPerson } from "./person.ts";
import { type PreviewAsModel, createPreviewAs } from "./preview-as.ts";
import { type PreviewModel, type StartPreview, createPreview } from "./preview.ts";
import { type PublishModel, createPublish } from "./publish.ts";
import { type Resource, createResource } from "./resource.ts";
import type { Question } from "./question.ts";
import { askForEvents, askWhoFits, askWhoReached, askWhoWouldSee } from "./reach.ts";
import { type Removal, createRemoval } from "./removal.ts";
import { type Rename, createRename } from "./rename.ts";
import type { Router } from "./router.ts";
import { type TranslationsModel, createTranslations } from "./translations.ts";
import { type StaffModel, createStaff } from "./staff.ts";
import { type StallPeopleModel, createStallPeople } from "./stall-people.ts";
import type { Session } from "./session.ts";
import { type TeamModel, createTeam } from "./team.ts";
import { type YouModel, createYou } from "./you.ts";

/** What a form screen needs: the part, and its preview. */
export interface EditModel {
  readonly id: string;
  readonly form: FormModel;
  readonly preview: PreviewModel;
  /** For a guide: its JSON. */
  readonly text?: GuideText;
  /** For a guide: another id. */
  readonly rename?: Rename;
  readonly removal: Removal;
  /** For a guide: who would have seen it in the last days, and as whom it is previewed. */
  readonly reach?: Question<Simulation>;
  readonly as?: PreviewAsModel;
  /** For a milestone: what it makes of history. */
  readonly history?: Question<MilestonePreview>;
  readonly stop: Stop;
}

/** The form of a segment, with who fits it. */
export interface SegmentModel extends Pick<EditModel, "id" | "form" | "removal" | "stop"> {
  readonly count: Question<SegmentCount>;
}

/** The segments of the draft. */
export interface SegmentsModel {
  readonly newPart: NewPart;
  readonly removal: Removal;
  readonly stop?: Stop;
}

/** A list of parts: what is new is named here first. */
export interface ListModel {
  readonly newPart: NewPart;
  readonly form: FormModel;
  readonly preview: PreviewModel;
  /** For answers: what people asked the help. */
  readonly help?: Resource<HelpFigures>;
  /** For milestones: events that tell people apart. */
  readonly suggestions?: Question<EventSuggestions>;
  readonly stop: Stop;
}

/** The list of guides. */
export interface GuidesModel extends ListModel {
  readonly list: GuideListModel;
  /** What each of them changes. */
  readonly effects: EffectsModel;
  readonly removal: Removal;
}

/** How all help looks, and how much of it shows. */
export interface LookModel {
  readonly theme: FormModel;
  readonly caps: FormModel;
  readonly experiments: FormModel;
  readonly preview: PreviewModel;
  readonly stop: Stop;
}

/** The open screen with its model. */
export type Page =
  | { readonly kind: "overview"; readonly model: OverviewModel }
  | { readonly kind: "stall"; readonly model: StallPeopleModel }
  | { readonly kind: "judging"; readonly model: JudgingModel }
  | { readonly kind: "staff"; readonly model: StaffModel; readonly env: Environment }
  | { readonly kind: "install"; readonly model: InstallModel }
  | { readonly kind: "people"; readonly model: PeopleModel }
  | { readonly kind: "person"; readonly model: PersonModel }
  | { readonly kind: "accounts"; readonly model: AccountsModel }
  | { readonly kind: "account"; readonly model: AccountModel }
  | {
      readonly kind: "live";
      readonly model: LiveModel;
      readonly installation: Resource<Installation>;
      readonly route: Route & { kind: "live" };
    }
  | { readonly kind: "delivery"; readonly model: DeliveryModel }
  | { readonly kind: "milestone" | "guide" | "answer"; readonly model: EditModel }
  | { readonly kind: "milestones"; readonly model: ListModel }
  | { readonly kind: "segments"; readonly model: SegmentsModel }
  | { readonly kind: "segment"; readonly model: SegmentModel }
  | { readonly kind: "guides"; readonly model: GuidesModel }
  | {
      readonly kind: "answers";
      readonly model: ListModel;
      readonly route: Route & { readonly kind: "answers" };
    }
  | { readonly kind: "effects"; readonly model: EffectsModel }
  | { readonly kind: "effect"; readonly model: EffectModel }
  | { readonly kind: "before-after"; readonly model: BeforeAfterModel }
  | { readonly kind: "publish"; readonly model: PublishModel }
  | { readonly kind: "look"; readonly model: LookModel }
  | { readonly kind: "translations"; readonly model: TranslationsModel }
  | { readonly kind: "you"; readonly model: YouModel }
  | { readonly kind: "team"; readonly model: TeamModel }
  | { readonly kind: "audit"; readonly model: AuditModel }
  | { readonly kind: "you"; readonly model: YouModel }
  | { readonly kind: "team"; readonly model: TeamModel }
  | { readonly kind: "audit"; readonly model: AuditModel }
  | { readonly kind: "not-found"; readonly model?: undefined };

/** What screens are made from. */
export interface PageParts {
  readonly api: Api;
  readonly platform: Platform;
  readonly router: Router;
  readonly draft: DraftModel;
  readonly announcer: Announcer;
  readonly session: Session;
  readonly definitions: Definitions;
  readonly loadStage: () => Promise<StartPreview>;
}

/** Opens the screen of a place. Its model's `stop` ends whatever it began. */
export function createPage(studio: PageParts, session: StudioSession, place: Place): Page {
  const { api, platform, draft, router } = studio;
  const { route, env } = place;
  switch (route.kind) {
    case "overview":
    case "staff":
      return { kind: "staff", model: createStaff(api, platform, studio.announcer), env };
      return { kind: "overview", model: createOverview(studio, session, env) };
    case "stall":
      return { kind: "stall", model: createStallPeople(api, platform, env, route) };
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

function editGuide(studio: PageParts, env: Environment, id: string): EditModel {
  const model = edit(studio, "guides", id);
  const reach = askWhoWouldSee(studio, env, id);
  const as = createPreviewAs(studio, env, id, model.preview);
  const stop = (): void => {
    model.stop();
    reach.stop();
    as.stop();
  };
  return { ...model, reach, as, stop };
}

function editMilestone(studio: PageParts, env: Environment, id: string): EditModel {
  const model = edit(studio, "milestones", id);
  const history = askWhoReached(studio, env, id);
  const stop = (): void => {
    model.stop();
    history.stop();
  };
  return { ...model, history, stop };
}

function editSegment(studio: PageParts, env: Environment, id: string): SegmentModel {
  const isFresh = studio.definitions.isFresh(`segments.${id}`);
  const form = createForm(studio.draft, ["segments", id], isFresh);
  const count = askWhoFits(studio, env, id);
  return { id, form, count, removal: createRemoval(), stop: count.stop };
}

function milestoneList(studio: PageParts, env: Environment): ListModel {
  const model = list(studio, []);
  const suggestions = askForEvents(studio, env);
  const stop = (): void => {
    model.stop();
    suggestions.stop();
  };
  return { ...model, suggestions, stop };
}

function edit(studio: PageParts, section: "milestones" | "guides" | "faqs", id: string): EditModel {
  const isFresh = studio.definitions.isFresh(`${section}.${id}`);
  const preview = createPreview(studio.draft, studio.platform, { section, id }, studio.loadStage);
  const form = createForm(studio.draft, [section, id], isFresh);
  const text =
    section === "guides"
      ? { text: createGuideText(studio.draft, id), rename: createRename(studio.draft, id) }
      : {};
  return { id, form, preview, ...text, removal: createRemoval(), stop: preview.stop };
}

function list(studio: PageParts, at: readonly string[]): ListModel {
  const preview = createPreview(
    studio.draft,
    studio.platform,
    { section: "help", id: "" },
    studio.loadStage,
  );
  const form = createForm(studio.draft, at, false);
  return { newPart: createNewPart(), form, preview, stop: preview.stop };
}

function look(studio: PageParts): LookModel {
  const { draft, platform, loadStage } = studio;
  const subject = { section: "look", id: "" } as const;
  const preview = createPreview(draft, platform, subject, loadStage);
  const form = (section: string): FormModel => createForm(draft, [section], false);
  const forms = { theme: form("theme"), caps: form("caps"), experiments: form("experiments") };
  return { ...forms, preview, stop: preview.stop };
}
