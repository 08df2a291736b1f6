/**
 * Our own staff, in both environments: whoever fits one of these counts in no figure, and nothing is learned from them.
 * `PUT /api/staff` takes it; figures follow at once, of what was before too.
 */
export interface StaffRules {
  /** What stands behind the @ of their e-mail address (the trait `email`, or the user id), such as "ledgerly.example". */
  readonly domains: readonly string[];
  /** User ids. */
  readonly users: readonly string[];
  /** Traits that only they have. */
  readonly traits: readonly StaffTrait[];
}
export interface StaffTrait {
  readonly name: string;
  /** The value as text: "true", "internal". */
  readonly value: string;
}

/** `GET /api/staff`. */
export interface Staff extends StaffRules {
  /** How many people fit. */
  readonly people: { readonly live: number; readonly test: number };
}
