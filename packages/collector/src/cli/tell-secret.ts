/** Prints a secret alone on the standard output, for a script to take, and for a person what it is worth beside it. */
export function tellSecret(secret: string, worth: string): void {
  console.log(secret);
  process.stderr.write(`It is shown this once. ${worth}\n`);
}
