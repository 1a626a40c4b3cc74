using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>What must hold of the answer that is kept for a key.</summary>
internal static class AnswerChecks
{
    /// <summary>What is wrong; <paramref name="key"/> names the key.</summary>
    public static IEnumerable<Violation> Of(string key, Answer answer, AnswerFacts facts)
    {
        if (Fault(answer, facts) is { } what)
            yield return new("I7 answer", $"key {key}", what);
        foreach (var violation in answer.Items.SelectMany((item, i) => Of($"{key} item {i}", item, facts)))
            yield return violation;
    }

    private static string? Fault(Answer answer, AnswerFacts facts) => answer switch
    {
        _ when !Enum.IsDefined(answer.Code) || !answer.Code.IsFinal() => $"{(int)answer.Code} is no code of an answer that is kept",
        { Code: not ResultCode.Executed, Subject: not 0 } => $"a refusal ({answer.Code}) that made {answer.Subject}",
        { Code: not ResultCode.Executed } => null,
        { Subject: 0 } => (answer.Posted, answer.Available, answer.Version) == (0, 0, 0) ? null : "amounts of nothing that was made",
        _ => OfSubject(answer, facts),
    };

    private static string? OfSubject(Answer answer, AnswerFacts facts)
    {
        var (transaction, wallet) = (new TransactionId(answer.Subject), new WalletId(answer.Subject));
        if (facts.History.IsRetired(transaction))
            return null;
        if (facts.Wallets.Contains(wallet) && (answer.Posted, answer.Version) == (0, 0) && facts.MayHaveHad(wallet, answer.Available))
            return null;
        if (facts.Transactions.TryGetValue(transaction, out var original))
            return Fits(answer, original.Transaction, facts) ? null : $"its amounts or version are not those of transaction {transaction}";
        return facts.Wallets.Contains(wallet)
            ? $"its amounts or version are not those of wallet {wallet} when it was made"
            : $"what was made, {answer.Subject}, is not there";
    }

    private static bool Fits(Answer answer, LedgerTransaction transaction, AnswerFacts facts)
    {
        var isOfHold = transaction.Kind is TransactionKind.Hold or TransactionKind.Capture or TransactionKind.Void;
        // A hold's beneficiary does not learn how its payer stands.
        if (isOfHold && (answer.Posted, answer.Available, answer.Version) == (0, 0, 0))
            return true;
        return facts.Entries[transaction.Id].Where(e => !e.Wallet.IsSystem).Any(e => e.Sequence == answer.Version
            ? e.Posted == answer.Posted && facts.MayHaveHad(e.Wallet, answer.Available - e.Posted + e.Held)
            // Given more time, a hold is the subject of an answer once more.
            : transaction.Kind == TransactionKind.Hold && answer.Version > e.Sequence);
    }
}
