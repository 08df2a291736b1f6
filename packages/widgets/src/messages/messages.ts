/** A count's forms by CLDR plural category; `other` always exists. `{count}` is the number, formatted. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Every word that widgets show of their own. `{name}` in a message is filled by the caller. */
export interface Messages {
  /** Names the landmark that holds the launchers. */
  readonly guides: string;
  readonly close: string;
  /** `{done}` and `{total}` are numbers. */
  readonly progress: string;
  readonly allDone: string;
  /** Before an item's title, for screen readers. */
  readonly itemDone: string;
  readonly itemToDo: string;
  readonly itemSkipped: string;
  readonly notForMe: string;
  readonly putBack: string;
  readonly hideChecklist: string;
  readonly finish: string;
  /** `{item}` was just completed. */
  readonly announceDone: string;
  readonly later: string;
  readonly never: string;
  readonly tipsOff: string;
  readonly tipsOn: string;
  readonly tipsAreOff: string;
  readonly more: string;
  /** The name of a hint without a title. */
  readonly tip: string;
  /** Where a tour stands; `{number}` and `{total}` are numbers. */
  readonly tourStep: string;
  readonly tourNext: string;
  readonly tourBack: string;
  readonly tourDone: string;
  readonly tourSkip: string;
  /** A tour goes on by itself as soon as what it speaks of was done on the page. */
  readonly tourOnPage: string;
  readonly gotIt: string;
  readonly help: string;
  readonly search: string;
  readonly suggested: string;
  readonly questions: string;
  readonly answers: Plural;
  /** `{query}` is what was searched. */
  readonly noAnswers: string;
  readonly noAnswersHint: string;
  readonly nothingYet: string;
  readonly back: string;
  readonly didHelp: string;
  readonly yes: string;
  readonly no: string;
  readonly thanksYes: string;
  readonly thanksNo: string;
  readonly thanksNoContact: string;
  readonly mayHelp: string;
  readonly showAnswer: string;
  readonly notNow: string;
  /** Where somebody is in a survey of more than two questions. */
  readonly surveyStep: string;
  /** What the ends of a scale mean: how likely, how satisfied, how easy. */
  readonly npsLow: string;
  readonly npsHigh: string;
  readonly csatLow: string;
  readonly csatHigh: string;
  readonly cesLow: string;
  readonly cesHigh: string;
  readonly askNext: string;
  readonly askSkip: string;
  /** The last answer goes out. */
  readonly askSend: string;
  readonly askBack: string;
  readonly askNever: string;
  readonly surveyThanks: string;
  /** Leaves the cancel flow for the product's own cancelling. */
  readonly cancelGoOn: string;
}
