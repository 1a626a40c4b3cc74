using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>What the wallet API's objects are made from: the spec, and what the other rooms reported.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Network">Subnets and groups of the load balancer.</param>
/// <param name="Security">Role and credentials.</param>
/// <param name="Database">Database.</param>
/// <param name="Cache">Cache.</param>
/// <param name="Messaging">Brokers.</param>
/// <param name="Compute">Where the pods run.</param>
internal sealed record AppInputs(
    PlatformPass Pass,
    NetworkFacts Network,
    SecurityFacts Security,
    DatabaseFacts Database,
    CacheFacts Cache,
    MessagingFacts Messaging,
    ComputeFacts Compute)
{
    /// <summary>Port of health and metrics.</summary>
    public int ManagementPort => ApiContract.ManagementPortBeside(Pass.Settings.App.Port);

    /// <summary>Name of most objects, e.g. <c>demo-wallet-api</c>.</summary>
    public string Name => AppNames.Serving(Pass.Names);

    /// <summary>Name of the Deployment in one place, and of its autoscaler.</summary>
    public string NameIn(PodPlacement place) => AppNames.Serving(Pass.Names, Pass.Settings.Region, place.Zone);

    /// <summary>Name of what only the migration reads.</summary>
    public string MigrationName => AppNames.Migrating(Pass.Names);

    /// <summary>
    /// What the other rooms report, and where one cannot, what the pods were made from; null while a platform that has no pods yet misses
    /// something.
    /// </summary>
    public static AppInputs? From(PlatformPass pass, AppObserved observed)
    {
        var live = observed.Objects.Keys.Any(each => each.Kind == ObjectKind.Deployment) ? new LiveInputs(pass, observed) : null;
        return (pass.Find<NetworkFacts>() ?? live?.Network) is { } network
            && (pass.Find<SecurityFacts>() ?? live?.Security) is { } security
            && (pass.Find<DatabaseFacts>() ?? live?.Database) is { } database
            && (pass.Find<CacheFacts>() ?? live?.Cache) is { } cache
            && (pass.Find<MessagingFacts>() ?? live?.Messaging) is { } messaging
            // Pods made before their profile is active are not taken by Fargate, ever.
            && (pass.Find<ComputeFacts>() ?? live?.Compute) is { } compute
                ? new AppInputs(pass, network, security, database, cache, messaging, compute)
                : null;
    }
}
