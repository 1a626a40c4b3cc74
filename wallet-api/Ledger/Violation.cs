namespace Wallet.Api.Ledger;

/// <summary>
/// Something in the books that must not be. <paramref name="Invariant"/> names the rule, <paramref name="Subject"/> the wallet, transaction
/// or currency, <paramref name="What"/> the expected and the found.
/// </summary>
internal sealed record Violation(string Invariant, string Subject, string What);
