import type { CancelFlowFigures, ReasonFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import { ShareList, type ShareRow } from "../charts/share-list.tsx";
import type { FeedbackModel } from "../models/feedback.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { More } from "../parts/more.tsx";
import { Panel } from "../parts/panel.tsx";
import { COUNTED_ONCE, flowFinding, optionLabel, shareInWords } from "../words/feedback.ts";
import { grouped, people, percent } from "../words/figures.ts";

interface FlowProps {
  readonly studio: Studio;
  readonly model: FeedbackModel;
  readonly flow: CancelFlowFigures;
}

/** Why people cancel, and what came of what they were offered. */
export function FlowPanels({ studio, model, flow }: FlowProps): JSX.Element {
  const { opened, accepted, cancelled, left, reasons } = flow;
  const hrefOf = (who: string, pick?: string): string =>
    studio.router.href({
      kind: "feedback-people",
      id: flow.flow,
      days: model.days.value,
      who,
      ...(pick === undefined ? {} : { pick }),
    });
  if (opened === 0) {
    return (
      <Panel id="flow-title" title={flowFinding(flow)}>
        <Empty title="Nobody has asked to cancel">
          Your cancel button opens it by <code>startCancel()</code>. What people say stands here.
        </Empty>
      </Panel>
    );
  }
  const outcome = (
    who: string,
    title: string,
    count: number,
    tone: ShareRow["tone"],
  ): ShareRow => ({
    key: who,
    title,
    people: count,
    share: count / opened,
    href: hrefOf(who),
    ...(tone === undefined ? {} : { tone }),
  });
  return (
    <>
      <Panel id="reasons-title" kicker="Reasons" title={flowFinding(flow)}>
        <ShareList
          label="Reasons"
          rows={reasons.map((one) => ({
            key: one.reason,
            title: optionLabel(one),
            people: one.people,
            share: one.share.value,
            words: shareInWords(one.share),
            href: hrefOf("reason", one.reason),
            more: <WhatCame reason={one} hrefOf={hrefOf} />,
          }))}
        />
        <p class="quiet">
          <a href={hrefOf("reason")}>{people(flow.people)}</a> gave a reason.
        </p>
        <More words="How this is counted" open={false}>
          <p>
            {COUNTED_ONCE} Who goes back and gives another reason counts with that one. Shares are
            of those who gave a reason, with Wilson&rsquo;s 95&nbsp;% interval.
          </p>
        </More>
      </Panel>
      <Panel
        id="outcome-title"
        kicker="What came of it"
        title={`${percent(cancelled / opened)} went on to cancel, ${percent(accepted / opened)} took an offer`}
        note={
          <>
            <a href={hrefOf("shown")}>{people(opened)}</a> opened it.
          </>
        }
      >
        <ShareList
          label="What came of it"
          rows={[
            outcome("cancelled", "Went on to cancel", cancelled, "bad"),
            outcome("accepted", "Took what was offered instead", accepted, "good"),
            outcome("left", "Closed it and did neither", left, "middle"),
          ]}
        />
        <More words="How this is counted" open={false}>
          <p>
            Everybody counts once, by what they did last after their last reason. Who went on to
            cancel said so here; whether they left in the end, only your product knows.
          </p>
        </More>
      </Panel>
    </>
  );
}

/** What those who gave a reason were offered, and what they did. */
function WhatCame({
  reason,
  hrefOf,
}: {
  readonly reason: ReasonFigures;
  readonly hrefOf: (who: string, pick?: string) => string;
}): JSX.Element {
  const { remedy, accepted, cancelled } = reason;
  const part = (who: string, count: number, words: string): JSX.Element =>
    count === 0 ? (
      <>nobody {words}</>
    ) : (
      <>
        <a href={hrefOf(who, reason.reason)}>{grouped(count)}</a> {words}
      </>
    );
  return (
    <>
      {remedy === undefined ? (
        "Nothing is offered; "
      ) : (
        <>
          Offered “<bdi>{remedy}</bdi>”:{" "}
        </>
      )}
      {(remedy !== undefined || accepted > 0) && <>{part("accepted", accepted, "took it")}, </>}
      {part("cancelled", cancelled, "went on to cancel")}.
    </>
  );
}
