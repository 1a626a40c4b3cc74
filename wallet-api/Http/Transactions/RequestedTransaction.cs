using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Transactions;

/// <summary>A transaction of any number of legs as the caller meant it: checked, in minor units.</summary>
internal sealed record RequestedTransaction(IReadOnlyList<Leg> Legs, IReadOnlyList<Condition> Conditions, Remarks Remarks)
{
    /// <summary>The most legs.</summary>
    public const int MaxLegs = 100;

    /// <summary>The most conditions.</summary>
    public const int MaxConditions = 20;

    /// <summary>The first leg's currency, which all must have.</summary>
    public Currency Currency => Legs[0].Wallet.Currency;

    /// <summary>The digest of what is asked for.</summary>
    public UInt128 Meaning => Digest.Of(
        [
            "post", Remarks.Reference, Remarks.Description, Remarks.Metadata, Remarks.EffectiveAt?.ToString("O", CultureInfo.InvariantCulture),
            .. Legs.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Wallet.Value}:{l.AmountMinor}")),
            .. Conditions.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Wallet.Value}?{c.MinAvailable}:{c.Version}")),
        ]);

    /// <summary>Checks a body.</summary>
    public static Checked<RequestedTransaction> Read(TransactionRequest body)
    {
        if (body.Legs is not { Count: >= 2 and <= MaxLegs })
            return new Problem(ProblemType.Validation, $"legs must have 2 to {MaxLegs} items.");
        if (body.Conditions is { Count: > MaxConditions })
            return new Problem(ProblemType.Validation, $"conditions must have at most {MaxConditions} items.");
        var legs = new List<Leg>();
        foreach (var leg in body.Legs)
        {
            if (ReadLeg(leg, legs.Count).Failed(out var problem, out var read))
                return problem;
            legs.Add(read);
        }
        var conditions = new List<Condition>();
        foreach (var condition in body.Conditions ?? [])
        {
            if (ReadCondition(condition, conditions.Count).Failed(out var problem, out var read))
                return problem;
            conditions.Add(read);
        }
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata, body.EffectiveAt?.Value).Failed(out var bad, out var remarks))
            return bad;
        return new RequestedTransaction(legs, conditions, remarks);
    }

    private static Checked<Leg> ReadLeg(LegRequest? leg, int index)
    {
        if (Fields.WalletNamed(leg?.WalletId, $"legs[{index}].walletId").Failed(out var problem, out var wallet))
            return problem;
        return Fields.Signed(leg!.Amount, wallet.Currency, $"legs[{index}].amount").Failed(out problem, out var amount)
            ? problem
            : new Leg(wallet, amount);
    }

    private static Checked<Condition> ReadCondition(ConditionRequest? condition, int index)
    {
        if (Fields.WalletNamed(condition?.WalletId, $"conditions[{index}].walletId").Failed(out var problem, out var wallet))
            return problem;
        if (condition!.MinAvailable is null)
            return new Condition(wallet, null, condition.Version);
        return Fields.NotNegative(condition.MinAvailable, wallet.Currency, $"conditions[{index}].minAvailable").Failed(out problem, out var amount)
            ? problem
            : new Condition(wallet, amount, condition.Version);
    }
}
