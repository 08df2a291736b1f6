import type {
  Environment,
  EventSuggestions,
  HelpFigures,
  Installation,
  MilestonePreview,
  SegmentCount,
  Simulation,
} from "@cairn/core/api";
import type { Stop } from "@cairn/core";
import type { Route } from "../routes.ts";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { AccountModel } from "./account.ts";
import type { AccountsModel } from "./accounts.ts";
import type { Announcer } from "./announcer.ts";
import type { AuditModel } from "./audit.ts";
import type { Definitions } from "./definitions.ts";
import type { DraftModel } from "./draft.ts";
import type { BeforeAfterModel } from "./before-after.ts";
import type { DeliveryModel } from "./delivery.ts";
import type { EffectModel, EffectsModel } from "./effects.ts";
import type { FeedbackModel } from "./feedback.ts";
import type { FormModel } from "./form.ts";
import type { GuideListModel } from "./guide-list.ts";
import type { GuideText } from "./guide-text.ts";
import type { InstallModel } from "./install.ts";
import type { JudgingModel } from "./judging.ts";
import type { LiveModel } from "./live.ts";
import type { NewPart } from "./new-part.ts";
import type { OverviewModel } from "./overview.ts";
import type { PeopleModel } from "./people.ts";
import type { PersonModel } from "./person.ts";
import type { PreviewAsModel } from "./preview-as.ts";
import type { PreviewModel, StartPreview } from "./preview.ts";
import type { PublishModel } from "./publish.ts";
import type { Resource } from "./resource.ts";
import type { RespondentsModel } from "./respondents.ts";
import type { Question } from "./question.ts";
import type { Removal } from "./removal.ts";
import type { Rename } from "./rename.ts";
import type { Router } from "./router.ts";
import type { TranslationsModel } from "./translations.ts";
import type { StaffModel } from "./staff.ts";
import type { StallPeopleModel } from "./stall-people.ts";
import type { Session } from "./session.ts";
import type { TeamModel } from "./team.ts";
import type { YouModel } from "./you.ts";

/** What a form screen needs: the part, and its preview. */
export interface EditModel {
  readonly id: string;
  readonly form: FormModel;
  readonly preview: PreviewModel;
  /** For a guide: its JSON. */
  readonly text?: GuideText;
  /** Another id. */
  readonly rename: Rename;
  readonly removal: Removal;
  /** For a guide: who would have seen it in the last days, and as whom it is previewed. */
  readonly reach?: Question<Simulation>;
  readonly as?: PreviewAsModel;
  /** For a milestone: what it makes of history. */
  readonly history?: Question<MilestonePreview>;
  readonly stop: Stop;
}

/** The form of a segment, with who fits it. */
export interface SegmentModel extends Pick<
  EditModel,
  "id" | "form" | "rename" | "removal" | "stop"
> {
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
  | { readonly kind: "feedback"; readonly model: FeedbackModel }
  | { readonly kind: "feedback-part"; readonly id: string; readonly model: FeedbackModel }
  | { readonly kind: "feedback-people"; readonly model: RespondentsModel }
  | { readonly kind: "publish"; readonly model: PublishModel }
  | { readonly kind: "look"; readonly model: LookModel }
  | { readonly kind: "translations"; readonly model: TranslationsModel }
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
