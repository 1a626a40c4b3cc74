namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>States of a key.</summary>
internal enum KeyState
{
    /// <summary>Usable.</summary>
    Enabled,

    /// <summary>Switched off.</summary>
    Disabled,

    /// <summary>Waiting to be deleted.</summary>
    PendingDeletion,
}
