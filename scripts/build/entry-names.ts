/**
 * Names of properties that only the entry's own parts call each other by, shortened in its bundle: 150 of its 7168
 * brotli bytes. A name that a host, the engine, the collector, a store or the browser knows must not be here; a test
 * compares them.
 */
export const ENTRY_NAMES: readonly string[] = `
  after allowed ask asksForPrivacy atMs become bridge change channel contextNow current decide drop engine forget isFocused isLeading isVisible
  lead leave lock newId notes onAddress onDrop onMemory onRefused onStored onVerdict outbox pass place proof platform post
  randomWords read readCookie recover redaction relay remove retryAfter rows surroundings sync pageActiveMs takeUnsent tool touch use user
  useToken wake whenIdle write writeCookie
`
  .trim()
  .split(/\s+/);
