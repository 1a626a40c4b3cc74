namespace Wallet.Api.Outbox;

/// <summary>The types of events: what they mean and the shape of their data never change; another shape is another type.</summary>
internal static class EventTypes
{
    /// <summary>An entry of a wallet.</summary>
    public const string Entry = "wallet.entry.v1";

    /// <summary>A transaction, with its legs.</summary>
    public const string Transaction = "wallet.transaction.v1";

    /// <summary>A wallet was made.</summary>
    public const string Opened = "wallet.opened.v1";

    /// <summary>A wallet was frozen, unfrozen or closed.</summary>
    public const string Changed = "wallet.changed.v1";

    /// <summary>A wallet was given other limits.</summary>
    public const string Limits = "wallet.limits.v1";

    /// <summary>A profile of limits was made, replaced or removed.</summary>
    public const string LimitProfile = "wallet.limit-profile.v1";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Entry, Transaction, Opened, Changed, Limits, LimitProfile];
}
