import type { EventSuggestions } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Question } from "../models/question.ts";
import { Button } from "../parts/button.tsx";
import { QuestionPanel } from "../parts/question-panel.tsx";
import { Table } from "../parts/table.tsx";
import { percent } from "../words/figures.ts";
import { suggestionFinding, suggestionNotes } from "../words/milestone-reach.ts";

interface SuggestionsProps {
  readonly question: Question<EventSuggestions>;
  readonly onPick: (title: string, event: string) => void;
}

/** Events that those who got there did more often than the others, to be made milestones of. */
export function MilestoneSuggestions({ question, onPick }: SuggestionsProps): JSX.Element {
  return (
    <QuestionPanel
      question={question}
      id="suggestions-title"
      kicker="From what really arrives"
      asking="Looking for events that tell people apart"
      finding={suggestionFinding}
      notes={suggestionNotes}
    >
      {({ events, there, people }) =>
        events.length > 0 && (
          <Table
            caption="Events, and how many did them"
            rows={events}
            keyOf={(row) => row.event}
            columns={[
              { head: "Event", cell: (row) => row.event },
              { head: "Of those who did", figure: true, cell: (row) => percent(row.there / there) },
              {
                head: "Of the others",
                figure: true,
                cell: (row) => percent(row.others / (people - there)),
              },
              {
                head: "Make it a milestone",
                steps: true,
                cell: (row) => (
                  <Button
                    small
                    label={`Make it one: ${row.event}`}
                    onPress={() => onPick(row.event, row.event)}
                  >
                    Make it one
                  </Button>
                ),
              },
            ]}
          />
        )
      }
    </QuestionPanel>
  );
}
