using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.CloudWatchLogs;
using Wallet.LocalCloud.Aws.Ec2;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Iam;
using Wallet.LocalCloud.Aws.Kms;
using Wallet.LocalCloud.Aws.SecretsManager;
using Wallet.LocalCloud.Aws.Sts;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws;

/// <summary>One simulated account: network, identities, keys, secrets and the cluster, and what data stores ask of them.</summary>
public sealed class AwsCloud : IStoreSurroundings
{
    private readonly CloudClock _clock;
    private readonly AwsCloudOptions _options;

    /// <summary>An account as <paramref name="options"/> describe it.</summary>
    public AwsCloud(CloudClock clock, AwsCloudOptions? options = null)
    {
        (_clock, _options) = (clock, options ?? new());
        var (ids, paging, region) = (new Identifiers(_options.Seed), _options.Hostility.Over(_options.Paging), _options.Region);
        Propagation = new(clock, _options.PropagationDelay);
        Access = new(_options.CallersTime, [region, .. _options.EnabledRegions]);
        Ec2 = new(clock, Propagation, ids, paging, region, _options.ClusterName, Hostility.RaisedQuotas);
        Iam = new(clock, Propagation, ids, paging);
        Iam.AddOpenIdProvider(_options.OidcIssuer, "sts.amazonaws.com");
        Sts = new(Access, Iam, _options.ServiceAccountKeys);
        Kms = new(clock, Propagation, ids, paging, Iam, region) { TagDelay = _options.KeyTagDelay };
        Logs = new(clock, Propagation, paging, Kms.Keys, region);
        Ec2.FlowLogs = new FlowLogDelivery(Iam, Logs);
        SecretsManager = new(clock, ids, paging, Kms.Keys, region);
        Eks = new(clock, ids, paging, Ec2, Iam, region, _options.ClusterName, _options.OidcIssuer, _options.Eks, Hostility);
    }

    /// <summary>In what the account is unhelpful.</summary>
    public Hostility Hostility => _options.Hostility;

    /// <summary>How long new things stay unseen.</summary>
    public Propagation Propagation { get; }

    /// <summary>Who may call.</summary>
    public AccessControl Access { get; }

    /// <summary>The network.</summary>
    public Ec2Service Ec2 { get; }

    /// <summary>Roles.</summary>
    public IamService Iam { get; }

    /// <summary>Sessions of roles.</summary>
    public StsService Sts { get; }

    /// <summary>Keys.</summary>
    public KmsService Kms { get; }

    /// <summary>Secrets.</summary>
    public SecretsManagerService SecretsManager { get; }

    /// <summary>Log groups.</summary>
    public CloudWatchLogsService Logs { get; }

    /// <summary>Names of S3 buckets that cannot be used, with why not. S3 itself is not simulated: every other bucket is there, the account's.</summary>
    public Dictionary<string, string> UnusableBuckets { get; } = [];

    /// <summary>The cluster.</summary>
    public EksService Eks { get; }

    /// <summary>The account's own services.</summary>
    internal IReadOnlyList<IAwsService> Services => [Ec2, Iam, Sts, Kms, Logs, SecretsManager, Eks];

    /// <summary>Starts answering, for <paramref name="stores"/> too.</summary>
    /// <param name="stores">Services beyond the account's own.</param>
    /// <param name="faults">Faults on request.</param>
    /// <param name="port">Loopback port; 0 chooses one.</param>
    public Task<AwsEndpoint> StartAsync(IEnumerable<IAwsService>? stores = null, AwsFaults? faults = null, int port = 0)
    {
        IAwsService[] services = [.. Services, .. stores ?? []];
        var tagging = new TaggingService(services.OfType<ITaggedResources>(), Hostility.Over(_options.Paging));
        return AwsEndpoint.StartAsync([.. services, tagging], _clock, Access, faults, port);
    }

    /// <inheritdoc/>
    public SubnetFacts? FindSubnet(string subnetId) => Ec2.FindSubnet(subnetId);

    /// <inheritdoc/>
    public bool SecurityGroupExists(string groupId) => Ec2.SecurityGroupExists(groupId);

    /// <inheritdoc/>
    public string? FindUsableKey(string key) => Kms.Keys.Find(key) is { IsUsable: true } found ? found.Arn : null;

    /// <inheritdoc/>
    public KeyFacts? FindKey(string key) => Kms.Keys.Find(key);

    /// <inheritdoc/>
    public bool RoleExists(string roleArn) => Iam.RoleExists(roleArn);

    /// <inheritdoc/>
    public bool LogGroupExists(string name) => Logs.Exists(name);

    /// <inheritdoc/>
    public void BeginDelivery(string logGroup) => Logs.BeginDelivery(logGroup);

    /// <inheritdoc/>
    public void WriteLog(string logGroup) => Logs.MakeAsService(logGroup);

    /// <inheritdoc/>
    public string? WhyUnusable(string bucket) => UnusableBuckets.GetValueOrDefault(bucket);

    /// <inheritdoc/>
    public IEnumerable<AccessRequest> LinkedRoleAccess(string service) => Iam.LinkedRoleAccess(service);

    /// <inheritdoc/>
    public void EnsureLinkedRole(string service) => Iam.EnsureLinkedRole(service);

    /// <inheritdoc/>
    public string AddNetworkInterface(string subnetId, IReadOnlyList<string> securityGroups, string description)
        => Ec2.NetworkInterfaces.Attach(subnetId, securityGroups, description, "amazon-aws");

    /// <inheritdoc/>
    public void RemoveNetworkInterface(string interfaceId) => Ec2.NetworkInterfaces.Detach(interfaceId);
}
