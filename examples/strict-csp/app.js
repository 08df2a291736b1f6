const refused = document.querySelector("#refused");
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  refused.value = `${violatedDirective} ${blockedURI}`;
});

cairn.identify("strict-example", { name: "Ada", plan: "trial", createdAt: new Date() });
cairn.group("strict-example-ltd", { name: "Strict Example Ltd", plan: "trial" });

let customers = 0;
document.querySelector("#add-customer").addEventListener("click", () => {
  customers += 1;
  cairn.track("Customer Added", { customerId: `customer-${customers}` });
});
