using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>The wallet API's objects as they should be, in the order in which they are applied.</summary>
/// <param name="Surroundings">What needs no schema: identity, environment, addresses, load balancer.</param>
/// <param name="Migration">The Job that has to succeed before the workload changes.</param>
/// <param name="MigrationHash">What the migration depends on.</param>
/// <param name="Workload">The pods and what scales and guards them.</param>
/// <param name="InitialReplicas">Replicas of a new Deployment; later ones are the autoscaler's.</param>
internal sealed record AppDesired(
    IReadOnlyList<AppObject> Surroundings,
    AppObject Migration,
    string MigrationHash,
    IReadOnlyList<AppObject> Workload,
    int InitialReplicas)
{
    /// <summary>All of them.</summary>
    public IEnumerable<AppObject> All => [.. Surroundings, Migration, .. Workload];

    /// <summary>Of one platform.</summary>
    public static AppDesired For(AppInputs inputs) => new(
        [
            ServiceAccountObject.Build(inputs),
            .. EnvironmentObjects.Build(inputs),
            ServiceObject.Build(inputs),
            NetworkPolicyObject.Build(inputs),
            IngressObject.Build(inputs),
        ],
        MigrationJobObject.Build(inputs),
        AppHash.OfMigration(inputs),
        [DeploymentObject.Build(inputs), ScalingObjects.Autoscaler(inputs), ScalingObjects.DisruptionBudget(inputs)],
        inputs.Pass.Settings.App.DesiredReplicas);
}
