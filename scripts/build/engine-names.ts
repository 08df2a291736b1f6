/**
 * Names of properties that only engine, stage and widgets call each other by, shortened alike in their bundles: some 150
 * of the engine's brotli bytes. A name that the entry, a host, the collector, a guidebook, a store or the browser knows
 * must not be here; a test compares them.
 */
export const ENGINE_NAMES: readonly string[] = `
  addEvent addFrustration answered book change choose clickable derivedId edited excess exempt facts failed feed held
  isHelpWanted isInForm isLoaded isOnPage isSubmit isTold loadedMs look onChange onEvent onSwitch opening recent repeatable
  restart save selecting shown sinceMs synced tellOnce useBook visibleErrors waits
`
  .trim()
  .split(/\s+/);
