namespace Wallet.LocalCloud.Aws.Access;

/// <summary>What a key's policy says to a caller of the key's account.</summary>
internal enum KeyPolicyVerdict
{
    /// <summary>Nothing: then nobody else can allow it, whatever IAM says.</summary>
    Silent,

    /// <summary>The account decides by its IAM policies.</summary>
    Delegated,

    /// <summary>Allowed, whatever IAM does not say.</summary>
    Allowed,

    /// <summary>Denied.</summary>
    Denied,
}
