namespace Wallet.Operator.Security.Secrets;

/// <summary>What a secret is for.</summary>
internal enum SecretPurpose
{
    /// <summary>Administrator of the database.</summary>
    DatabaseAdmin,

    /// <summary>The application's database user.</summary>
    DatabaseApp,

    /// <summary>AUTH token of the cache.</summary>
    CacheAuthToken,
}
