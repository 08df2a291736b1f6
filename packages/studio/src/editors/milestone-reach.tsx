import type { MilestonePreview } from "@cairn/core/api";
import type { JSX } from "preact";
import { Weeks } from "../charts/weeks.tsx";
import type { Question } from "../models/question.ts";
import type { Studio } from "../models/studio.ts";
import { PeopleLinks } from "../parts/people-links.tsx";
import { QuestionPanel } from "../parts/question-panel.tsx";
import { milestoneFinding, milestoneNotes } from "../words/milestone-reach.ts";

interface MilestoneReachProps {
  readonly studio: Studio;
  readonly question: Question<MilestonePreview>;
}

/** Who reached the milestone as it stands in the form, week by week, and what that changes. */
export function MilestoneReach({ studio, question }: MilestoneReachProps): JSX.Element {
  return (
    <QuestionPanel
      question={question}
      id="history-title"
      kicker="On what was recorded so far"
      asking="Counting who has reached this"
      finding={milestoneFinding}
      notes={milestoneNotes}
    >
      {(found) =>
        found.reached > 0 && (
          <>
            <Weeks found={found} />
            <details class="twin">
              <summary>Who, newest first</summary>
              <PeopleLinks
                people={found.who}
                all={found.reached}
                hrefOf={(id) => studio.router.href({ kind: "person", id })}
              />
            </details>
          </>
        )
      }
    </QuestionPanel>
  );
}
