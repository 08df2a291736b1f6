import { CairnChecklist, useCairn, useChecklist, useMilestone } from "@cairn/react";
import { type JSX, useEffect, useState } from "react";

/** Two of Ledgerly's steps, enough to see a checklist tick itself. */
export function App(): JSX.Element {
  const cairn = useCairn();
  useEffect(() => {
    cairn.identify("react-example", { name: "Ada", plan: "trial", createdAt: new Date() });
    cairn.group("react-example-ltd", { name: "React Example Ltd", plan: "trial" });
  }, [cairn]);

  return (
    <>
      <header>
        <h1>Ledgerly in React</h1>
        <Progress />
      </header>
      <main>
        <Steps />
        <CairnChecklist guide="get-paid" className="checklist" />
      </main>
    </>
  );
}

function Progress(): JSX.Element | null {
  const { isShown, done, total } = useChecklist("get-paid");
  if (!isShown) return null;
  return (
    <p>
      {done} of {total} steps
    </p>
  );
}

function Steps(): JSX.Element {
  const cairn = useCairn();
  const [made, setMade] = useState(0);
  const customer = useMilestone("first-customer");

  function addCustomer(): void {
    setMade(made + 1);
    cairn.track("Customer Added", { customerId: `customer-${made + 1}` });
  }
  function sendInvoice(): void {
    setMade(made + 1);
    const invoiceId = `invoice-${made + 1}`;
    cairn.track("Invoice Sent", { invoiceId, amount: 120, currency: "GBP" });
  }

  return (
    <section aria-label="Work">
      <button type="button" onClick={addCustomer}>
        Add a customer
      </button>
      <button type="button" onClick={sendInvoice} disabled={!customer.isReached}>
        Send an invoice
      </button>
      <button type="button" onClick={() => cairn.openHelp("bank")}>
        Help with the bank
      </button>
      {customer.reachedAtMs !== undefined && (
        <p>First customer: {new Date(customer.reachedAtMs).toLocaleTimeString()}</p>
      )}
    </section>
  );
}
