/** What is used of `xliff`, which brings no types. */
declare module "xliff" {
  interface Units {
    readonly sourceLanguage: string;
    readonly targetLanguage?: string;
    readonly resources: Readonly<
      Record<
        string,
        Readonly<
          Record<
            string,
            { readonly source: unknown; readonly target?: unknown; readonly note?: string }
          >
        >
      >
    >;
  }
  export function jsToXliff12(units: Units): Promise<string>;
  /** Rejects what is no XML. */
  export function xliff12ToJs(text: string): Promise<Units>;
}
