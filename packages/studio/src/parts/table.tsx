import type { ComponentChildren, JSX } from "preact";

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row, index: number) => ComponentChildren;
  /** Figures stand to the right. */
  readonly figure?: boolean;
  /** Stays on one line where there is room, as a day does. */
  readonly brief?: boolean;
  /** What can be done with a row: it stands at the end of the line. */
  readonly steps?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table; on a narrow screen each row becomes a small card with its heads beside the cells. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const first = props.columns[0];
  return (
    <table class="table">
      <caption class={props.showCaption ? "" : "visually-hidden"}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.head} scope="col" class={classOf(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          <tr key={props.keyOf(row)}>
            {props.columns.map((column) =>
              column === first ? (
                <th key={column.head} scope="row" data-head={column.head}>
                  {column.cell(row, index)}
                </th>
              ) : (
                <td key={column.head} class={classOf(column)} data-head={column.head}>
                  {column.cell(row, index)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ figure, brief, steps }: Omit<Column<never>, "cell">): string {
  return figure ? "figure" : steps ? "row-end" : brief ? "brief" : "";
}
