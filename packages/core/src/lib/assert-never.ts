/** Makes a forgotten case of a closed union a compile error; throws if untyped data reaches it. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
