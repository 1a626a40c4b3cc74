namespace Wallet.Operator.Platform.Spec;

/// <summary>Estimates.</summary>
internal sealed record CostSpec
{
    /// <summary>Prices to use. One of OnDemand, Reserved1y, Reserved3y, SeedReference.</summary>
    public string? Basis { get; init; }

    /// <summary>Budget; above it a condition turns. 0 to 10000000.</summary>
    public int? BudgetMonthlyUSD { get; init; }
}
