import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectBank, type BankAnswer } from "../src/bank.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function answerFor(accountNumber: string): Promise<BankAnswer> {
  const answer = connectBank({ holder: "Maya", accountNumber, sortCode: "200000" });
  await vi.advanceTimersByTimeAsync(300);
  return answer;
}

it.each(["1234567", "12 34 56 78", "GB29NWBK60161331926819", "123456789", "12-345678"])(
  "refuses %j with the one message that says what is wrong",
  async (accountNumber) => {
    expect(await answerFor(accountNumber)).toEqual({
      kind: "refused",
      reason: "account_number_format",
      message:
        "Account number must be 8 digits, without spaces. Add leading zeros if yours is shorter.",
    });
  },
);

it("connects eight bare digits and keeps the last four", async () => {
  expect(await answerFor("01234567")).toEqual({ kind: "connected", lastFour: "4567" });
});
