/**
 * Names of properties that only widgets, and the stage with them, call each other by, shortened in their bundle: 500 of
 * its brotli bytes. What the engine, the inspector, a guidebook, a host or the browser knows must not be here; a test
 * compares them.
 */
export const WIDGET_NAMES: readonly string[] = `
  above addStyle afterPaint announce around arrow asks attach attachCard attachHole attachHotspot attachTooltip bring chosen
  decline depth dismiss draw drawn failure fit focused follow free giveWay goOn guidebook holdsFocus icon inner inside
  isComplete isDismissed isEffect isFresh isHostModalOpen isInline isMenuOpen isMultiple isNarrow isPaused isSheet
  isTipsOff isTurned isTyping isUntold isWithheld keepFocus laid learn linger loadedMs mark mayGoBack memory mirror modals model most
  node onChoose onClick onClose onEscape onFollow onGone onHandedOver onMove onNavigation onNext onPlaced onPress openRoot
  outline peek personalise rate rated rating readings rememberFocus report restore rim said say searched shadow side snooze
  stand standTooltip statusOf stays stepAside stones suggestions takesFocus task tilt tips toggle turnTipsOff turnTipsOn
  unfold unfolded viewed watch watchTarget ways whose words work
`
  .trim()
  .split(/\s+/);
