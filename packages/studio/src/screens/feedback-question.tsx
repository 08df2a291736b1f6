import type { QuestionFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import { marksWithin } from "../charts/dated-curve.tsx";
import { ScoreColumns, type ScoreColumn } from "../charts/score-columns.tsx";
import { ShareList } from "../charts/share-list.tsx";
import { Trend } from "../charts/trend.tsx";
import type { FeedbackModel } from "../models/feedback.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { More } from "../parts/more.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told, ToldName } from "../parts/told.tsx";
import {
  besideInWords,
  definitionOf,
  optionLabel,
  questionFinding,
  shareInWords,
} from "../words/feedback.ts";
import { ago, grouped, people } from "../words/figures.ts";
import { MarkList } from "./mark-list.tsx";

interface QuestionProps {
  readonly studio: Studio;
  readonly model: FeedbackModel;
  readonly survey: string;
  readonly question: QuestionFigures;
  /** The survey asks for a net promoter score first, which stands beside what people wrote. */
  readonly hasScore: boolean;
}

type Scored = Extract<QuestionFigures, { readonly kind: "nps" | "csat" | "ces" }>;

/** What people answered to one question, each figure with the people behind it. */
export function QuestionPanel(props: QuestionProps): JSX.Element {
  const { question } = props;
  const id = `question-${question.kind}-${question.question}`;
  const note = question.isAsked ? {} : { note: "Not asked any more." };
  return (
    <Panel id={id} kicker={question.title} title={questionFinding(question)} {...note}>
      {question.people > 0 && <Answers {...props} />}
      <More words="How this is counted" open={false}>
        <p>{definitionOf(question.kind)}</p>
      </More>
    </Panel>
  );
}

function Answers(props: QuestionProps): JSX.Element {
  const { question } = props;
  switch (question.kind) {
    case "nps":
    case "csat":
    case "ces":
      return <Scores {...props} question={question} />;
    case "single":
    case "multiple":
      return (
        <>
          <ShareList
            label={question.title}
            rows={question.options.map(({ option, label, isOffered, people: count, share }) => ({
              key: option,
              title: optionLabel({ label, isOffered }),
              people: count,
              href: hrefOf(props, option),
              ...(share === undefined ? {} : { share: share.value, words: shareInWords(share) }),
            }))}
          />
          <p class="quiet">
            <a href={hrefOf(props)}>{people(question.people)}</a> answered.
            {question.kind === "multiple" &&
              " They could choose several: the shares sum up to more than 100\u00a0%."}
          </p>
        </>
      );
    case "text":
      return (
        <>
          <div class="quotes">
            {question.latest.map(({ user, name, at, said = "", score }) => (
              <figure key={user}>
                <blockquote>
                  <Told text={said} />
                </blockquote>
                <figcaption>
                  <a href={props.studio.router.href({ kind: "person", id: user })}>
                    <ToldName text={name ?? user} most={40} />
                  </a>
                  {score !== undefined && `, ${besideInWords(score)}`}, {ago(at, props.model.nowMs)}
                </figcaption>
              </figure>
            ))}
          </div>
          <TextLinks {...props} />
        </>
      );
  }
}

/** The ways to all texts, and to those of some. */
function TextLinks(props: QuestionProps): JSX.Element {
  const { question, hasScore } = props;
  const groups = hasScore ? (["promoters", "passives", "detractors"] as const) : [];
  return (
    <p class="text-links">
      <a href={hrefOf(props)}>Read all {grouped(question.people)}</a>
      {groups.map((group) => (
        <a key={group} href={hrefOf(props, group)}>
          Only {group}
        </a>
      ))}
    </p>
  );
}

function Scores(props: QuestionProps & { readonly question: Scored }): JSX.Element {
  const { studio, model, question } = props;
  const { kind, scores, trend, title } = question;
  const lowest = kind === "nps" ? 0 : 1;
  const marks = marksWithin(trend, valueOf(model.marks) ?? []);
  const isCurve = trend.filter(({ estimate }) => estimate !== undefined).length > 1;
  return (
    <>
      {kind === "nps" && <PromoterGroups {...props} question={question} />}
      {kind === "csat" && (
        <p>
          <a href={hrefOf(props, "satisfied")}>{people(question.satisfied)}</a> of{" "}
          <a href={hrefOf(props)}>{grouped(question.people)}</a> answered 4 or 5.
        </p>
      )}
      <ScoreColumns
        label={`Answers to ${title}`}
        columns={scores.map((count, index): ScoreColumn => ({
          score: index + lowest,
          people: count,
          tone: toneOf(kind, index + lowest),
        }))}
        hrefOf={(score) => hrefOf(props, String(score))}
      />
      {isCurve && (
        <>
          <Trend kind={kind} points={trend} marks={marks} title={`${title} over time`} />
          <MarkList studio={studio} marks={marks} milestone={undefined} numbered />
        </>
      )}
    </>
  );
}

function PromoterGroups(
  props: QuestionProps & { readonly question: Extract<QuestionFigures, { kind: "nps" }> },
): JSX.Element {
  const { promoters, passives, detractors, people: all } = props.question;
  const groups = [
    ["promoters", "Promoters, 9 and 10", promoters, "good"],
    ["passives", "Passives, 7 and 8", passives, "middle"],
    ["detractors", "Detractors, 0 to 6", detractors, "bad"],
  ] as const;
  return (
    <ShareList
      label="Promoters, passives, detractors"
      rows={groups.map(([key, title, count, tone]) => ({
        key,
        title,
        people: count,
        share: count / all,
        href: hrefOf(props, key),
        tone,
      }))}
    />
  );
}

function toneOf(kind: Scored["kind"], score: number): ScoreColumn["tone"] {
  if (kind === "ces") return score >= 5 ? "good" : score === 4 ? "middle" : "bad";
  const [good, middle] = kind === "nps" ? [9, 7] : [4, 3];
  return score >= good ? "good" : score >= middle ? "middle" : "bad";
}

/** Where the people behind an answer are; without one all who answered. */
function hrefOf({ studio, model, survey, question }: QuestionProps, pick?: string): string {
  return studio.router.href({
    kind: "feedback-people",
    id: survey,
    days: model.days.value,
    question: question.question,
    of: question.kind,
    ...(pick === undefined ? {} : { pick }),
  });
}
