/**
 * Names of properties that only widgets, and the stage with them, call each other by, shortened in their bundle: 300 of
 * its brotli bytes. What the engine, the inspector, a guidebook, a host or the browser knows must not be here; a test
 * compares them.
 */
export const WIDGET_NAMES: readonly string[] = `
  afterPaint guidebook model announce around attach attachCard attachHole attachHotspot attachTooltip dismiss giveWay
  holdsFocus isComplete isDismissed isFresh isInline isMenuOpen isMultiple isNarrow keepFocus laid
  linger mayGoBack onChoose onClick onClose onFollow onMove onNear onNext onPlaced onPress openRoot peek personalise
  rememberFocus statusOf stepAside stones suggestions takesFocus turnTipsOff turnTipsOn unfolded watchTarget words
  say report
`
  .trim()
  .split(/\s+/);
