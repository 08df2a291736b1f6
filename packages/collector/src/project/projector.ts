/** Keeps the registry's projection up with the log. */
export interface Projector {
  /** Says that the log has grown; the projection follows soon. Cheap to call often. */
  nudge(): void;
  /** Resolves once everything committed before the call is projected. */
  caughtUp(): Promise<void>;
  /** Forgets the projection and folds the log from its beginning; resolves when done. */
  rebuild(): Promise<void>;
  /** Finishes the step under way and begins no other. */
  stop(): Promise<void>;
}
