using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.ElastiCache;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Kafka;
using Wallet.LocalCloud.Aws.Models;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>A simulated AWS account over HTTP on a clock that tests turn, and the operator's clients for it.</summary>
internal sealed class LocalAccount : IAsyncDisposable
{
    /// <summary>Region of the simulated cluster.</summary>
    public const string Region = "eu-west-1";

    private readonly AwsEndpoint _endpoint;
    private readonly AwsRegions _administrator;

    static LocalAccount() => AwsSdk.Configure(NullLoggerFactory.Instance);

    private LocalAccount(CloudClock clock, AwsCloud cloud, AwsEndpoint endpoint, AccessKey key, KafkaService kafka)
    {
        Kafka = kafka;
        (Clock, Cloud, _endpoint) = (clock, cloud, endpoint);
        Regions = RegionsOf(key);
        _administrator = RegionsOf(AccessControl.Administrator);
    }

    /// <summary>The cloud's time.</summary>
    public CloudClock Clock { get; }

    /// <summary>The account, to look at it from inside.</summary>
    public AwsCloud Cloud { get; }

    /// <summary>What steps are given.</summary>
    public AwsRegions Regions { get; }

    /// <summary>Clients of somebody who may do everything.</summary>
    public AwsClients Clients => _administrator.For(Region).Clients;

    /// <summary>Clients with the operator's rights.</summary>
    public AwsClients OperatorsClients => Regions.For(Region).Clients;

    /// <summary>Calls that changed something since the last look.</summary>
    public AwsJournal Journal => _endpoint.Journal;

    /// <summary>Who may call, and which rights were used.</summary>
    public AccessControl Access => _endpoint.Access;

    /// <summary>Requests held against the services' models.</summary>
    public RequestModels Models => _endpoint.Models;

    /// <summary>The members of all stores, as their clients find them.</summary>
    public IReadOnlyList<StoreMember> Members => _endpoint.Members;

    /// <summary>Faults on request.</summary>
    public AwsFaults Faults => _endpoint.Faults;

    /// <summary>MSK from inside: states and failures on request.</summary>
    public KafkaService Kafka { get; }

    /// <summary>RDS from inside: states and failures on request.</summary>
    public required RdsService Rds { get; init; }

    /// <summary>ElastiCache from inside: states and failures on request.</summary>
    public required ElastiCacheService ElastiCache { get; init; }

    /// <summary>The policy that operators are given.</summary>
    public static string Policy { get; } = File.ReadAllText(RepositoryFolder.File("config", "iam", "operator-policy.json"));

    /// <summary>
    /// An account in which the operator has exactly the rights of its policy (and of <paramref name="more"/>): each room's tests prove it
    /// sufficient.
    /// </summary>
    public static async Task<LocalAccount> StartAsync(
        RdsQuotas? quotas = null, Hostility? hostility = null, IReadOnlyList<string>? more = null, RdsTimings? timings = null)
    {
        var clock = CloudClock.ByHand(DateTimeOffset.UtcNow);
        var cloud = new AwsCloud(clock);
        var engines = new NoEngines();
        var rds = new RdsService(clock, engines, cloud, timings, quotas, hostility: hostility);
        var kafka = new KafkaService(clock, engines, cloud);
        var cache = new ElastiCacheService(clock, engines, cloud);
        var endpoint = await cloud.StartAsync([rds, cache, kafka]);
        var key = endpoint.Access.AddUser("operator", Policy, more ?? []);
        return new LocalAccount(clock, cloud, endpoint, key, kafka) { Rds = rds, ElastiCache = cache };
    }

    public async ValueTask DisposeAsync()
    {
        Regions.Dispose();
        _administrator.Dispose();
        await _endpoint.DisposeAsync();
    }

    // Against a hang only: a call that a loaded machine makes slow is not to be sent again, tests count them.
    private AwsRegions RegionsOf(AccessKey key) => new(
        new AwsSettings(Region, _endpoint.Url, new BasicAWSCredentials(key.Id, key.Secret)) { Timeout = TimeSpan.FromMinutes(2), IsPaced = false },
        Clock);
}
