using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>The wallet API's objects as they should be, in the order in which they are applied.</summary>
/// <param name="Surroundings">What needs no schema: identity, environment, addresses, load balancer.</param>
/// <param name="Migration">The Job that has to succeed before the workload changes.</param>
/// <param name="MigrationHash">What the migration depends on.</param>
/// <param name="Workloads">The pods and what scales them: one for all zones, or one for each.</param>
/// <param name="Budget">How many of all pods may be away at once.</param>
internal sealed record AppDesired(
    IReadOnlyList<AppObject> Surroundings,
    AppObject Migration,
    string MigrationHash,
    IReadOnlyList<WorkloadDesired> Workloads,
    AppObject Budget)
{
    /// <summary>Whether the workloads are where the compute room says; else they are where they were found.</summary>
    public required bool IsPlaced { get; init; }

    /// <summary>Name of the Secret that running pods follow.</summary>
    public required string Credentials { get; init; }

    /// <summary>What of the spec is not made; null when all is.</summary>
    public Finding? Refusal { get; init; }

    /// <summary>All of them.</summary>
    public IEnumerable<AppObject> All
        => [.. Surroundings, Migration, .. Workloads.SelectMany(each => (AppObject[])[each.Deployment, each.Autoscaler]), Budget];

    /// <summary>Of one platform.</summary>
    public static AppDesired For(AppInputs inputs)
    {
        var refusal = IngressObject.Refusal(inputs);
        return new(
            [
                ServiceAccountObject.Build(inputs),
                .. EnvironmentObjects.Build(inputs),
                ServiceObject.Build(inputs),
                NetworkPolicyObject.Build(inputs),
                .. refusal is null ? (AppObject[])[IngressObject.Build(inputs)] : [],
            ],
            MigrationJobObject.Build(inputs),
            AppHash.OfMigration(inputs),
            WorkloadDesired.For(inputs),
            ScalingObjects.DisruptionBudget(inputs))
        {
            Credentials = inputs.Name,
            IsPlaced = inputs.Pass.Find<ComputeFacts>() is not null,
            Refusal = refusal,
        };
    }
}
