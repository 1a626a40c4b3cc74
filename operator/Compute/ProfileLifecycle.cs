namespace Wallet.Operator.Compute;

/// <summary>Where a profile stands.</summary>
internal enum ProfileLifecycle
{
    /// <summary>Being made.</summary>
    Creating,

    /// <summary>Takes pods.</summary>
    Active,

    /// <summary>Going away.</summary>
    Deleting,

    /// <summary>Could not be made, or not be deleted.</summary>
    Failed,

    /// <summary>A state that nobody has met yet: wait.</summary>
    Other,
}
