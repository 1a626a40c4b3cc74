namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>What a key's state forbids.</summary>
internal static class KeyStates
{
    /// <summary>The key, unless it waits for its deletion.</summary>
    public static Key NotPending(this Key key) => key.State != KeyState.PendingDeletion
        ? key
        : throw new AwsFault("KMSInvalidStateException", $"{key.Arn} is pending deletion.");

    /// <summary>The key, if it is enabled.</summary>
    public static Key Usable(this Key key) => key.NotPending().State == KeyState.Enabled
        ? key
        : throw new AwsFault("DisabledException", $"{key.Arn} is disabled.");
}
