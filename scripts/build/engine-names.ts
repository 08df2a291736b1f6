/**
 * Names of properties that only engine, stage and widgets call each other by, shortened alike in their bundles: some 150
 * of the engine's brotli bytes. A name that the entry, a host, the collector, a guidebook, a store or the browser knows
 * must not be here; a test compares them.
 */
export const ENGINE_NAMES: readonly string[] = `
  addEvent addFrustration answered baseline book change checkedAt choose clickable compute decide derivedId edited elsewhere errorsBefore
  excess exempt facts failed feed followers gain hear held isHelpWanted isInForm isLate isLoaded isOver
  isReady isStale isSubmit isTold kept because landed look lose mayShow onBroken onCancel onChange onElement
  onElsewhere onEnd onEvent onStep onSwitch opening parts port readSignals recent renew repeatable restart save seen selecting shared
  shown signals sinceMs synced tell tellOnce useBook waits wasSeen who
`
  .trim()
  .split(/\s+/);
