import { describe, expect, it } from "vitest";
import { createChecklistModel } from "../../src/checklist/model.ts";
import { aChecklist, aPort, shownAs } from "../builders.ts";

function arrange(how: Parameters<typeof shownAs>[1] = {}) {
  const guide = aChecklist("customer", "invoice", "bank");
  const setting = aPort();
  const shown = shownAs(guide, how);
  return { ...setting, guide, shown, model: createChecklistModel(shown, guide, setting.around) };
}

describe("checklist model", () => {
  it("LIST1 counts what is done, and makes the first open item the current one", () => {
    const { model, guide, reachedAt } = arrange();
    reachedAt.value = { customer: 5 };
    expect(guide.items.map(model.statusOf)).toEqual(["done", "current", "todo"]);
    expect([model.done.value, model.total.value]).toEqual([1, 3]);
    expect(model.unfolded.value).toBe("invoice");
  });

  it("LIST2 lays stones in the order in which items were finished, and only new ones are fresh", () => {
    const guide = aChecklist("customer", "invoice", "bank");
    const { around, reachedAt } = aPort();
    reachedAt.value = { invoice: 10 };
    const model = createChecklistModel(shownAs(guide), guide, around);
    reachedAt.value = { invoice: 10, customer: 20 };
    expect(model.stones.value).toEqual([
      { id: "invoice", isFresh: false },
      { id: "customer", isFresh: true },
    ]);
  });

  it("LIST3 counts a skipped item in neither number, unless it gets done all the same", () => {
    const { model, skipped, reachedAt } = arrange();
    skipped.value = new Set(["start/bank"]);
    expect([model.done.value, model.total.value]).toEqual([0, 2]);
    reachedAt.value = { bank: 1 };
    expect([model.done.value, model.total.value]).toEqual([1, 3]);
  });

  it("LIST4 is complete when every item is done or skipped", () => {
    const { model, skipped, reachedAt } = arrange();
    skipped.value = new Set(["start/bank"]);
    reachedAt.value = { customer: 1, invoice: 2 };
    expect(model.isComplete.value).toBe(true);
  });

  it("LIST5 says an item once when it completes, and nothing of those done before", () => {
    const { reachedAt, said } = arrange();
    reachedAt.value = { customer: 1 };
    reachedAt.value = { customer: 1, other: 2 };
    reachedAt.value = { customer: 1, invoice: 3, bank: 4 };
    expect(said).toEqual([
      "Done: Do customer. 1 of 3 done",
      "Done: Do invoice, Do bank. That was it.",
    ]);
  });

  it("LIST6 takes focus when its user opens it, and not when it opens by itself", () => {
    const { model, shown, reported } = arrange();
    shown.value = { ...shown.value, open: true };
    expect([model.isOpen.value, model.takesFocus()]).toEqual([true, false]);
    model.close();
    shown.value = { ...shown.value, open: false };
    model.open();
    // The engine answers with the new state; that echo must not take focus away again.
    shown.value = { ...shown.value, open: true };
    expect([model.isOpen.value, model.takesFocus()]).toEqual([true, true]);
    expect(reported.map(({ kind }) => kind)).toEqual(["closed", "opened"]);
  });

  it("LIST7 stays small after it was put away, until it is opened again", () => {
    const { model, shown } = arrange({ open: true });
    model.dismiss();
    shown.value = { ...shown.value, open: false };
    expect([model.isOpen.value, model.isDismissed.value]).toEqual([false, true]);
    model.open();
    expect(model.isDismissed.value).toBe(false);
  });

  it("LIST8 comes back small after a reload when the port remembers that it was put away", () => {
    expect(arrange({ dismissed: true }).model.isDismissed.value).toBe(true);
  });

  it("LIST9 makes room when help opens, and opens beside it when nobody asked", () => {
    const { model, shown, around } = arrange({ open: true });
    around.corner.value = "?";
    expect(model.isOpen.value).toBe(false);
    shown.value = { ...shown.value, open: false };
    shown.value = { ...shown.value, open: true };
    expect(model.isOpen.value).toBe(true);
    expect(around.corner.value).toBe("?");
  });

  it("LIST10 closes before it follows an item's action, so that it never covers where that leads", () => {
    const { model, guide, around, reported } = arrange({ open: true });
    const openWhenActing: boolean[] = [];
    const port = { ...around.port, act: () => openWhenActing.push(following.isOpen.peek()) };
    const shown = shownAs(guide, { open: true });
    const following = createChecklistModel(shown, guide, { ...around, port });
    following.follow(guide.items[1]!);
    expect(openWhenActing).toEqual([false]);
    expect(reported).toEqual([
      { kind: "item-opened", guide: "start", item: "invoice" },
      { kind: "closed", guide: "start" },
    ]);
    expect(model.isOpen.value).toBe(true);
  });

  it("LIST11 folds and unfolds by choice, and goes on to the next item by itself", () => {
    const { model, reachedAt } = arrange();
    model.unfold("customer");
    expect(model.unfolded.value).toBeUndefined();
    model.unfold("bank");
    expect(model.unfolded.value).toBe("bank");
    model.skip("bank");
    reachedAt.value = { customer: 1 };
    expect(model.unfolded.value).toBe("invoice");
  });

  it("LIST12 says in words of its own that all is done when the author wrote none", () => {
    const guide = { ...aChecklist("customer"), done: "" };
    const { around, reachedAt, said } = aPort();
    createChecklistModel(shownAs(guide), guide, around);
    reachedAt.value = { customer: 1 };
    expect(said).toEqual(["Done: Do customer. All done"]);
  });
});
