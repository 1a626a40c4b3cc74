// The example of the README, with a client that is generated from the OpenAPI document.
// Usage: node built/example.js http://127.0.0.1:8088
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./wallet-api.js";

type Wallet = components["schemas"]["WalletResponse"];

const baseUrl = process.argv[2];
if (baseUrl === undefined) {
  throw new Error("Say where the API is, such as http://127.0.0.1:8088");
}
const api = createClient<paths>({ baseUrl });

/** A new key for a new operation; who tries again sends the same one. */
const once = () => ({ "Idempotency-Key": randomUUID() });

/** What was answered, or the problem as an error. */
function done<T>(answer: { data?: T; error?: components["schemas"]["Problem"] }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.error?.code}: ${answer.error?.detail}`);
  }
  return answer.data;
}

async function make(userId: string): Promise<Wallet> {
  const wallet = done(await api.POST("/api/v1/wallets", {
    params: { header: once() },
    body: { userId, currency: "BRL", metadata: { segment: "retail" } },
  }));
  if ("wouldBe" in wallet) {
    throw new Error("Nobody asked for a dry run");
  }
  return wallet;
}

const ana = await make("ana");
const bruno = await make("bruno");
const path = { walletId: ana.id };

done(await api.POST("/api/v1/wallets/{walletId}/deposit", { params: { path, header: once() }, body: { amount: "150.00" } }));
done(await api.POST("/api/v1/wallets/{walletId}/transfer", {
  params: { path, header: once() },
  body: { amount: "42.50", destinationWalletId: bruno.id },
}));
done(await api.POST("/api/v1/wallets/{walletId}/withdraw", { params: { path, header: once() }, body: { amount: "7.50" } }));

const balance = done(await api.GET("/api/v1/wallets/{walletId}/balance", { params: { path } }));
const past = done(await api.GET("/api/v1/wallets/{walletId}/balance/history", { params: { path, query: { timestamp: ana.createdAt } } }));
const statement = done(await api.GET("/api/v1/wallets/{walletId}/transactions", { params: { path, query: { limit: 10 } } }));
const wallets = done(await api.GET("/api/v1/users/{userId}/wallets", { params: { path: { userId: "bruno" } } }));

// What is refused is typed as well: the codes that this operation can answer with, and no others.
const refused = await api.POST("/api/v1/wallets/{walletId}/withdraw", { params: { path, header: once() }, body: { amount: "1000000.00" } });
if (refused.error?.code !== "INSUFFICIENT_FUNDS") {
  throw new Error(`The withdrawal of too much was answered ${refused.response.status}`);
}
// @ts-expect-error: no withdrawal is refused with this code.
const isImpossible: boolean = refused.error.code === "HOLD_NOT_FOUND";

// Nor does it compile to send what the API would refuse for its form.
// @ts-expect-error: a transfer names its receiver.
const unsent: components["schemas"]["TransferRequest"] = { amount: "1.00" };

console.log(JSON.stringify({
  ana: ana.id,
  balance: balance.balance,
  past: past.balance,
  statement: statement.items.map((line) => `${line.type} ${line.amount}`),
  bruno: wallets.items.map((wallet) => wallet.balance),
  refused: { status: refused.response.status, outcome: refused.error.outcome, available: refused.error.details?.["availableAmount"] },
  notDone: [isImpossible, unsent.amount],
}));
