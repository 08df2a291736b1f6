/** One broken rule: the file it stands in (from the checked root) and what to do about it. */
export interface Fault {
  readonly file: string;
  readonly message: string;
}

/** A fault as one line. */
export function faultLine({ file, message }: Fault): string {
  return `${file}: ${message}`;
}
