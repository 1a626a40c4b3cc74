using Amazon.CloudWatchLogs.Model;
using Amazon.EC2.Model;
using Amazon.ElastiCache.Model;
using Amazon.Kafka.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Filter = Amazon.EC2.Model.Filter;

namespace Wallet.Operator.Aws.Fleet;

/// <summary>The shared lists of one region and account.</summary>
internal sealed class AwsFleet
{
    private const int PageSize = 100;
    private const int Ec2PageSize = 1000;
    private const int LogGroupPageSize = 50;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(15);
    private readonly AwsClients _aws;

    /// <summary>Lists of a region.</summary>
    public AwsFleet(AwsClients aws, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(aws);
        _aws = aws;
        DBClusters = new(ReadDBClustersAsync, time, MaxAge);
        DBInstances = new(ReadDBInstancesAsync, time, MaxAge);
        ReplicationGroups = new(ReadReplicationGroupsAsync, time, MaxAge);
        CacheClusters = new(ReadCacheClustersAsync, time, MaxAge);
        KafkaClusters = new(ReadKafkaClustersAsync, time, MaxAge);
        KafkaConfigurations = new(ReadKafkaConfigurationsAsync, time, MaxAge);
        SecurityGroups = new(ReadSecurityGroupsAsync, time, MaxAge);
        FlowLogs = new(ReadFlowLogsAsync, time, MaxAge);
        LogGroups = new(ReadLogGroupsAsync, time, MaxAge);
    }

    /// <summary>Aurora clusters, tags included.</summary>
    public FleetReader<DBCluster> DBClusters { get; }

    /// <summary>Database instances, tags included.</summary>
    public FleetReader<DBInstance> DBInstances { get; }

    /// <summary>Replication groups; their tags are asked for one by one.</summary>
    public FleetReader<ReplicationGroup> ReplicationGroups { get; }

    /// <summary>Cache clusters: the members of replication groups.</summary>
    public FleetReader<CacheCluster> CacheClusters { get; }

    /// <summary>MSK clusters, tags included.</summary>
    public FleetReader<Cluster> KafkaClusters { get; }

    /// <summary>MSK configurations.</summary>
    public FleetReader<Configuration> KafkaConfigurations { get; }

    /// <summary>Security groups that carry a uid tag, of any platform.</summary>
    public FleetReader<SecurityGroup> SecurityGroups { get; }

    /// <summary>Flow logs that carry a uid tag, of any platform.</summary>
    public FleetReader<FlowLog> FlowLogs { get; }

    /// <summary>Log groups of the operator's names, of any platform; their tags are asked for one by one.</summary>
    public FleetReader<LogGroup> LogGroups { get; }

    /// <summary>Says that a request changed, or may have changed, something of its service: the lists of that service are read again.</summary>
    public void Mutated(AmazonWebServiceRequest request)
    {
        switch (request.GetType().Namespace)
        {
            case "Amazon.RDS.Model":
                DBClusters.Mutated();
                DBInstances.Mutated();
                break;
            case "Amazon.ElastiCache.Model":
                ReplicationGroups.Mutated();
                CacheClusters.Mutated();
                break;
            case "Amazon.Kafka.Model":
                KafkaClusters.Mutated();
                KafkaConfigurations.Mutated();
                break;
            case "Amazon.EC2.Model":
                SecurityGroups.Mutated();
                FlowLogs.Mutated();
                break;
            case "Amazon.CloudWatchLogs.Model":
                LogGroups.Mutated();
                break;
        }
    }

    private Task<IReadOnlyList<DBCluster>> ReadDBClustersAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.RDS.DescribeDBClustersAsync(new() { Marker = marker, MaxRecords = PageSize }, ct);
        return (page.DBClusters, page.Marker);
    }, ct);

    private Task<IReadOnlyList<DBInstance>> ReadDBInstancesAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.RDS.DescribeDBInstancesAsync(new() { Marker = marker, MaxRecords = PageSize }, ct);
        return (page.DBInstances, page.Marker);
    }, ct);

    private Task<IReadOnlyList<ReplicationGroup>> ReadReplicationGroupsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.ElastiCache.DescribeReplicationGroupsAsync(new() { Marker = marker, MaxRecords = PageSize }, ct);
        return (page.ReplicationGroups, page.Marker);
    }, ct);

    private Task<IReadOnlyList<CacheCluster>> ReadCacheClustersAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.ElastiCache.DescribeCacheClustersAsync(new() { Marker = marker, MaxRecords = PageSize }, ct);
        return (page.CacheClusters, page.Marker);
    }, ct);

    private Task<IReadOnlyList<Cluster>> ReadKafkaClustersAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.Kafka.ListClustersV2Async(new() { NextToken = marker, MaxResults = PageSize }, ct);
        return (page.ClusterInfoList, page.NextToken);
    }, ct);

    private Task<IReadOnlyList<Configuration>> ReadKafkaConfigurationsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.Kafka.ListConfigurationsAsync(new() { NextToken = marker, MaxResults = PageSize }, ct);
        return (page.Configurations, page.NextToken);
    }, ct);

    private Task<IReadOnlyList<SecurityGroup>> ReadSecurityGroupsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var request = new DescribeSecurityGroupsRequest
        {
            Filters = [new Filter("tag-key", [OwnershipTags.UidKey])],
            NextToken = marker,
            MaxResults = Ec2PageSize,
        };
        var page = await _aws.EC2.DescribeSecurityGroupsAsync(request, ct);
        return (page.SecurityGroups, page.NextToken);
    }, ct);

    private Task<IReadOnlyList<FlowLog>> ReadFlowLogsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var request = new DescribeFlowLogsRequest
        {
            Filter = [new Filter("tag-key", [OwnershipTags.UidKey])],
            NextToken = marker,
            MaxResults = Ec2PageSize,
        };
        var page = await _aws.EC2.DescribeFlowLogsAsync(request, ct);
        return (page.FlowLogs, page.NextToken);
    }, ct);

    private Task<IReadOnlyList<LogGroup>> ReadLogGroupsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var request = new DescribeLogGroupsRequest { LogGroupNamePrefix = LogGroupNames.OfOperator, NextToken = marker, Limit = LogGroupPageSize };
        var page = await _aws.Logs.DescribeLogGroupsAsync(request, ct);
        return (page.LogGroups, page.NextToken);
    }, ct);

    private static async Task<IReadOnlyList<T>> AllAsync<T>(
        Func<string?, Task<(List<T>? Items, string? Next)>> page, CancellationToken cancellationToken) =>
        await AwsPages.ReadAllAsync<T>(async marker => await page(marker), cancellationToken).ToListAsync(cancellationToken);
}
