namespace Wallet.Operator.Security.Keys;

/// <summary>Where a key stands in its life.</summary>
internal enum KeyLifecycle
{
    /// <summary>Serves.</summary>
    Enabled,

    /// <summary>Refuses; can be enabled.</summary>
    Disabled,

    /// <summary>Will be destroyed; can be called back.</summary>
    PendingDeletion,

    /// <summary>Anything else, e.g. <c>Creating</c>: wait.</summary>
    Other,
}
