using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>The one profile of limits that there is in the model's world: in euros, so much a day.</summary>
internal static class ModelProfiles
{
    public static LimitProfileKey Retail { get; } = new(MemoryLedger.Euro, "retail");

    public static Limits OfRetail { get; } = new(null, 18, null);

    public static bool IsThere(Limits limits, Currency currency)
        => limits.Profile is null || (limits.Profile == "retail" && currency == MemoryLedger.Euro);

    // A wallet that has one has this one.
    public static Limits Applying(Limits own) => own.Profile is null || own.PerDay is not null ? own : own with { PerDay = OfRetail.PerDay };
}
