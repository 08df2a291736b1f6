/** What the bank form sends. */
export interface BankRequest {
  readonly holder: string;
  readonly accountNumber: string;
  readonly sortCode: string;
}

/** The bank's answer; `reason` is a stable code, `message` is what the person reads. */
export type BankAnswer =
  | { readonly kind: "connected"; readonly lastFour: string }
  | { readonly kind: "refused"; readonly reason: string; readonly message: string };

/** Connects a bank account; the answer takes as long as a server would. */
export type ConnectBank = (request: BankRequest) => Promise<BankAnswer>;

const ANSWER_MS = 300;

/**
 * A pretended bank. It is as strict as real ones are: people type "1234567" or "12 34 56 78" from
 * their card, and only eight bare digits pass.
 */
export const connectBank: ConnectBank = (request) =>
  new Promise((resolve) => {
    setTimeout(() => resolve(judge(request.accountNumber)), ANSWER_MS);
  });

function judge(accountNumber: string): BankAnswer {
  if (/^\d{8}$/.test(accountNumber)) {
    return { kind: "connected", lastFour: accountNumber.slice(-4) };
  }
  return {
    kind: "refused",
    reason: "account_number_format",
    message:
      "Account number must be 8 digits, without spaces. Add leading zeros if yours is shorter.",
  };
}
