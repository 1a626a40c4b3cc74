using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>
/// States that clusters are put into from outside: MSK guide, "Cluster states". HEALING, MAINTENANCE and REBOOTING_BROKER serve
/// clients, refuse updates, and end on their own.
/// </summary>
internal sealed class KafkaResourceStates(KafkaState state)
{
    /// <summary>An operation that ends so leaves the cluster ACTIVE, with its old values.</summary>
    public const string UpdateFailed = "UPDATE_FAILED";

    public const string Failed = "FAILED";

    private static readonly string[] Passing = ["HEALING", "MAINTENANCE", "REBOOTING_BROKER"];
    private static readonly ResourceKind Clusters = new("cluster", ["ACTIVE", .. Passing, Failed], [UpdateFailed, Failed]);

    public static IReadOnlyList<ResourceKind> Kinds { get; } = [Clusters];

    public IEnumerable<ResourceState> All => state.Clusters.Values.Select(cluster =>
        new ResourceState("kafka", Clusters.Name, cluster.Name, cluster.State, state.Failures.For(Clusters.Name, cluster.Name)));

    public bool Set(string name, string status)
    {
        if (state.Clusters.Values.FirstOrDefault(one => one.Name == name) is not { } cluster)
            return false;
        cluster.State = status;
        if (Passing.Contains(status))
        {
            state.Agenda.After(state.Timings.PassingState, () =>
            {
                if (cluster.State == status)
                    cluster.State = "ACTIVE";
            });
        }

        return true;
    }

    /// <summary>Whether the creation of a cluster fails, or an operation on it.</summary>
    public static bool Fails(KafkaState state, KafkaCluster cluster, string failure)
        => state.Failures.Take(Clusters.Name, cluster.Name, failure) is not null;

    /// <summary>Why an operation failed, as ErrorInfo.</summary>
    public static JsonObject Error(string type) => new()
    {
        ["errorCode"] = "InternalServerError",
        ["errorString"] = $"The operation {type} failed and the cluster was returned to what it was.",
    };
}
