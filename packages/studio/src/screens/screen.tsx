import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { PageHead } from "../parts/page-head.tsx";
import { lazy } from "./lazy.tsx";

const Overview = lazy(async () => (await import("./overview.tsx")).OverviewScreen);
const StallPeople = lazy(async () => (await import("./stall-people.tsx")).StallPeopleScreen);
const Judging = lazy(async () => (await import("./judging.tsx")).JudgingScreen);
const You = lazy(async () => (await import("./you.tsx")).YouScreen);
const Team = lazy(async () => (await import("./team.tsx")).TeamScreen);
const WhoDidWhat = lazy(async () => (await import("./audit.tsx")).AuditScreen);
const StaffPeople = lazy(async () => (await import("./staff.tsx")).StaffScreen);
const Install = lazy(async () => (await import("./install.tsx")).InstallScreen);
const People = lazy(async () => (await import("./people.tsx")).PeopleScreen);
const Person = lazy(async () => (await import("./person.tsx")).PersonScreen);
const Accounts = lazy(async () => (await import("./accounts.tsx")).AccountsScreen);
const Account = lazy(async () => (await import("./account.tsx")).AccountScreen);
const Live = lazy(async () => (await import("./live.tsx")).LiveScreen);
const Delivery = lazy(async () => (await import("./delivery.tsx")).DeliveryScreen);
const Publish = lazy(async () => (await import("./publish.tsx")).PublishScreen);
const Milestones = lazy(async () => (await import("./milestones.tsx")).MilestonesScreen);
const Segments = lazy(async () => (await import("./segments.tsx")).SegmentsScreen);
const Guides = lazy(async () => (await import("./guides.tsx")).GuidesScreen);
const Translations = lazy(async () => (await import("./translations.tsx")).TranslationsScreen);
const Look = lazy(async () => (await import("./look.tsx")).LookScreen);
const Answers = lazy(async () => (await import("./answers.tsx")).AnswersScreen);
const Effects = lazy(async () => (await import("./effects.tsx")).EffectsScreen);
const Effect = lazy(async () => (await import("./effect.tsx")).EffectScreen);
const BeforeAfter = lazy(async () => (await import("./before-after.tsx")).BeforeAfterScreen);
const Feedback = lazy(async () => (await import("./feedback.tsx")).FeedbackScreen);
const FeedbackPart = lazy(async () => (await import("./feedback-part.tsx")).FeedbackPartScreen);
const FeedbackPeople = lazy(
  async () => (await import("./feedback-people.tsx")).FeedbackPeopleScreen,
);
const Milestone = lazy(async () => (await import("../editors/milestone.tsx")).MilestoneEditor);
const Segment = lazy(async () => (await import("../editors/segment.tsx")).SegmentEditor);
const Guide = lazy(async () => (await import("../editors/guide.tsx")).GuideEditor);
const Answer = lazy(async () => (await import("../editors/answer.tsx")).AnswerEditor);

/** The open screen; each one's code comes when it is first opened. */
export function Screen({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const page = studio.page.value;
  if (page === undefined) return null;
  switch (page.kind) {
    case "overview":
      return <Overview studio={studio} model={page.model} />;
    case "stall":
      return <StallPeople studio={studio} model={page.model} />;
    case "judging":
      return <Judging studio={studio} model={page.model} />;
    case "you":
      return <You studio={studio} model={page.model} />;
    case "team":
      return <Team studio={studio} model={page.model} />;
    case "audit":
      return <WhoDidWhat studio={studio} model={page.model} />;
    case "staff":
      return <StaffPeople studio={studio} model={page.model} env={page.env} />;
    case "install":
      return <Install studio={studio} model={page.model} />;
    case "people":
      return <People studio={studio} model={page.model} />;
    case "person":
      return <Person studio={studio} model={page.model} />;
    case "accounts":
      return <Accounts studio={studio} model={page.model} />;
    case "account":
      return <Account studio={studio} model={page.model} />;
    case "live":
      return (
        <Live
          studio={studio}
          model={page.model}
          installation={page.installation}
          route={page.route}
        />
      );
    case "delivery":
      return <Delivery studio={studio} model={page.model} />;
    case "publish":
      return <Publish studio={studio} model={page.model} />;
    case "milestones":
      return <Milestones studio={studio} model={page.model} />;
    case "segments":
      return <Segments studio={studio} model={page.model} />;
    case "segment":
      return <Segment key={page.model.id} studio={studio} model={page.model} />;
    case "guides":
      return <Guides studio={studio} model={page.model} />;
    case "effects":
      return <Effects studio={studio} model={page.model} />;
    case "effect":
      return <Effect studio={studio} model={page.model} />;
    case "before-after":
      return <BeforeAfter studio={studio} model={page.model} />;
    case "feedback":
      return <Feedback studio={studio} model={page.model} />;
    case "feedback-part":
      return <FeedbackPart key={page.id} studio={studio} id={page.id} model={page.model} />;
    case "feedback-people":
      return <FeedbackPeople studio={studio} model={page.model} />;
    case "translations":
      return <Translations studio={studio} model={page.model} />;
    case "look":
      return <Look studio={studio} model={page.model} />;
    case "answers":
      return <Answers studio={studio} model={page.model} route={page.route} />;
    case "milestone":
      return <Milestone key={page.model.id} studio={studio} model={page.model} />;
    case "guide":
      return <Guide key={page.model.id} studio={studio} model={page.model} />;
    case "answer":
      return <Answer key={page.model.id} studio={studio} model={page.model} />;
    case "not-found":
      return (
        <PageHead
          title="There is no such page"
          lead={<a href={studio.router.href({ kind: "overview" })}>Go to the overview</a>}
        />
      );
  }
}
