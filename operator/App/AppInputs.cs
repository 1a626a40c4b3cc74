using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>What the wallet API's objects are made from: the spec, and what the other rooms told.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Network">Subnets and groups of the load balancer.</param>
/// <param name="Security">Role and credentials.</param>
/// <param name="Database">Database.</param>
/// <param name="Cache">Cache.</param>
/// <param name="Messaging">Brokers.</param>
internal sealed record AppInputs(
    PlatformPass Pass,
    NetworkFacts Network,
    SecurityFacts Security,
    DatabaseFacts Database,
    CacheFacts Cache,
    MessagingFacts Messaging)
{
    /// <summary>Name of most objects, e.g. <c>demo-wallet-api</c>.</summary>
    public string Name => AppNames.Serving(Pass.Names);

    /// <summary>Name of what only the migration reads.</summary>
    public string MigrationName => AppNames.Migrating(Pass.Names);

    /// <summary>What a pass knows; null while something is missing.</summary>
    public static AppInputs? From(PlatformPass pass)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            && pass.Find<DatabaseFacts>() is { } database && pass.Find<CacheFacts>() is { } cache
            && pass.Find<MessagingFacts>() is { } messaging
            // Pods made before their profile is active are not taken by Fargate, ever.
            && pass.Find<ComputeFacts>() is not null
                ? new AppInputs(pass, network, security, database, cache, messaging)
                : null;
}
