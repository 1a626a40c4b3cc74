using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Ec2;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Iam;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>Amazon EKS: one cluster and its Fargate profiles.</summary>
public sealed class EksService : IAwsService, ITaggedResources, IResourceStates
{
    private readonly ProfileStates _states;
    private readonly FargateProfiles _profiles;

    /// <summary>
    /// An EKS with the cluster <paramref name="clusterName"/>, whose service accounts' issuer is <paramref name="issuer"/>.
    /// </summary>
    public EksService(
        CloudClock clock, Identifiers ids, Paging paging, Ec2Service ec2, IamService iam, string region, string clusterName, string issuer,
        EksTimings timings, Hostility hostility)
    {
        var cluster = new Cluster(clusterName, region, issuer, ec2.Landscape, clock.GetUtcNow() - TimeSpan.FromDays(30));
        _profiles = new(clock, timings, new PlannedFailures(new Random(hostility.Seed), hostility.FailureRate));
        _states = new(_profiles);
        Operations = new Dictionary<string, AwsOperation>[]
        {
            new()
            {
                ["ListClusters"] = new(_ => new() { ["clusters"] = CallMembers.ToJsonArray([cluster.Name]) },
                    _ => [new("eks:ListClusters", "*")], "GET /clusters"),
                ["DescribeCluster"] = new(
                    call => new() { ["cluster"] = Check(cluster, call).Show() },
                    call => [new("eks:DescribeCluster", Check(cluster, call).Arn)], "GET /clusters/{name}"),
            },
            new FargateProfileOperations(cluster, _profiles, ec2, iam, ids, paging).Operations,
            new EksTags(_profiles).Operations,
        }.SelectMany(part => part).ToDictionary();
    }

    /// <summary>For the node: which pods run here.</summary>
    public IFargateProfiles FargateProfiles => _profiles;

    /// <inheritdoc/>
    public string SigningName => "eks";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.RestJson;

    /// <inheritdoc/>
    public string WireName => "";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IEnumerable<TaggedResource> Resources => _profiles.All.Select(p => new TaggedResource(p.Arn, p.Tags));

    /// <inheritdoc/>
    public IReadOnlyList<ResourceKind> Kinds => ProfileStates.Kinds;

    /// <inheritdoc/>
    public IEnumerable<ResourceState> States => _states.All;

    /// <inheritdoc/>
    public bool SetState(string kind, string name, string state) => _states.Set(name, state);

    /// <inheritdoc/>
    public void FailNext(string kind, string name, string failure) => _profiles.Failures.Plan(kind, name, failure);

    /// <summary>The cluster, if the call names it.</summary>
    internal static Cluster Check(Cluster cluster, AwsCall call) => call.Input.Text("name") == cluster.Name
        ? cluster
        : throw new AwsFault("ResourceNotFoundException", $"No cluster found for name: {call.Input.Text("name")}.", 404);

    /// <summary>A map as JSON.</summary>
    internal static JsonObject ShowMap(IEnumerable<KeyValuePair<string, string>> map)
        => new(map.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));
}
