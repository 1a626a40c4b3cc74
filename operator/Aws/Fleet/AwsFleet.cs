using Amazon.CloudWatchLogs.Model;
using Amazon.EC2.Model;
using Amazon.ElastiCache.Model;
using Amazon.Kafka.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Filter = Amazon.EC2.Model.Filter;
using Subnet = Amazon.EC2.Model.Subnet;

namespace Wallet.Operator.Aws.Fleet;

/// <summary>The shared lists of one region and account.</summary>
internal sealed class AwsFleet
{
    private const int PageSize = 100;
    private const int Ec2PageSize = 1000;
    private const int LogGroupPageSize = 50;
    private readonly AwsClients _aws;
    private readonly TimeProvider _time;

    /// <summary>Lists of a region.</summary>
    public AwsFleet(AwsClients aws, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(aws);
        (_aws, _time) = (aws, time);
        DBClusters = Shared(ReadDBClustersAsync);
        DBInstances = Shared(ReadDBInstancesAsync);
        DBSubnetGroups = Shared(ReadDBSubnetGroupsAsync);
        ReplicationGroups = Shared(ReadReplicationGroupsAsync);
        CacheClusters = Shared(ReadCacheClustersAsync);
        CacheSubnetGroups = Shared(ReadCacheSubnetGroupsAsync);
        KafkaClusters = Shared(ReadKafkaClustersAsync);
        KafkaConfigurations = Shared(ReadKafkaConfigurationsAsync);
        SecurityGroups = Shared(ReadSecurityGroupsAsync);
        Subnets = new(ReadSubnetsAsync, time);
        RouteTables = new(ReadRouteTablesAsync, time);
        Vpcs = new(ReadVpcsAsync, time);
        FargateProfiles = new(ReadFargateProfilesAsync, time);
        FlowLogs = Shared(ReadFlowLogsAsync);
        LogGroups = new(ct => ReadLogGroupsAsync(LogGroupNames.OfOperator, ct), time, ReadAges.MovingList, ReadAges.RestingLogGroups);
        DatabaseLogGroups = new(ct => ReadLogGroupsAsync(LogGroupNames.OfDatabases, ct), time, ReadAges.MovingList, ReadAges.RestingLogGroups);
    }

    /// <summary>Aurora clusters, tags included.</summary>
    public FleetReader<DBCluster> DBClusters { get; }

    /// <summary>Database instances, tags included.</summary>
    public FleetReader<DBInstance> DBInstances { get; }

    /// <summary>Subnet groups of databases; their tags are asked for one by one.</summary>
    public FleetReader<DBSubnetGroup> DBSubnetGroups { get; }

    /// <summary>Replication groups; their tags are asked for one by one.</summary>
    public FleetReader<ReplicationGroup> ReplicationGroups { get; }

    /// <summary>Cache clusters: the members of replication groups.</summary>
    public FleetReader<CacheCluster> CacheClusters { get; }

    /// <summary>Subnet groups of caches; their tags are asked for one by one.</summary>
    public FleetReader<CacheSubnetGroup> CacheSubnetGroups { get; }

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

    /// <summary>Log groups that databases of the operator's names log to, of any platform; their tags are asked for one by one.</summary>
    public FleetReader<LogGroup> DatabaseLogGroups { get; }

    /// <summary>Subnets by VPC.</summary>
    public FleetReaders<Subnet> Subnets { get; }

    /// <summary>Route tables by VPC.</summary>
    public FleetReaders<RouteTable> RouteTables { get; }

    /// <summary>VPCs by id, each a list of one; empty where there is none.</summary>
    public FleetReaders<Vpc> Vpcs { get; }

    /// <summary>Names of Fargate profiles by EKS cluster; none of a cluster that there is not.</summary>
    public FleetReaders<string> FargateProfiles { get; }

    /// <summary>Says that a request of a platform's changed, or may have changed, something of its service: it reads those lists again.</summary>
    public void Mutated(AmazonWebServiceRequest request, string owner)
    {
        Action<string>[] lists = request.GetType().Namespace switch
        {
            "Amazon.RDS.Model" => [DBClusters.Mutated, DBInstances.Mutated, DBSubnetGroups.Mutated],
            "Amazon.ElastiCache.Model" => [ReplicationGroups.Mutated, CacheClusters.Mutated, CacheSubnetGroups.Mutated],
            "Amazon.Kafka.Model" => [KafkaClusters.Mutated, KafkaConfigurations.Mutated],
            "Amazon.EC2.Model" => [SecurityGroups.Mutated, Subnets.Mutated, RouteTables.Mutated, FlowLogs.Mutated],
            "Amazon.EKS.Model" => [FargateProfiles.Mutated],
            "Amazon.CloudWatchLogs.Model" => [LogGroups.Mutated, DatabaseLogGroups.Mutated],
            _ => [],
        };
        foreach (var mutated in lists)
            mutated(owner);
    }

    private FleetReader<T> Shared<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> read)
        => new(read, _time, ReadAges.MovingList, ReadAges.RestingList);

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

    private Task<IReadOnlyList<DBSubnetGroup>> ReadDBSubnetGroupsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.RDS.DescribeDBSubnetGroupsAsync(new() { Marker = marker, MaxRecords = PageSize }, ct);
        return (page.DBSubnetGroups, page.Marker);
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

    private Task<IReadOnlyList<CacheSubnetGroup>> ReadCacheSubnetGroupsAsync(CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.ElastiCache.DescribeCacheSubnetGroupsAsync(new() { Marker = marker, MaxRecords = PageSize }, ct);
        return (page.CacheSubnetGroups, page.Marker);
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

    private Task<IReadOnlyList<LogGroup>> ReadLogGroupsAsync(string prefix, CancellationToken ct) => AllAsync(async marker =>
    {
        var request = new DescribeLogGroupsRequest { LogGroupNamePrefix = prefix, NextToken = marker, Limit = LogGroupPageSize };
        var page = await _aws.Logs.DescribeLogGroupsAsync(request, ct);
        return (page.LogGroups, page.NextToken);
    }, ct);

    private async Task<IReadOnlyList<Subnet>> ReadSubnetsAsync(string vpcId, CancellationToken ct)
        => await _aws.EC2.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = [new Filter("vpc-id", [vpcId])] }).Subnets.ToListAsync(ct);

    private async Task<IReadOnlyList<RouteTable>> ReadRouteTablesAsync(string vpcId, CancellationToken ct)
        => await _aws.EC2.Paginators.DescribeRouteTables(new DescribeRouteTablesRequest { Filters = [new Filter("vpc-id", [vpcId])] })
            .RouteTables.ToListAsync(ct);

    // By a filter: one that fits nothing is no fault, whatever an id looks like.
    private async Task<IReadOnlyList<Vpc>> ReadVpcsAsync(string vpcId, CancellationToken ct)
        => (await _aws.EC2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new Filter("vpc-id", [vpcId])] }, ct)).Vpcs ?? [];

    private Task<IReadOnlyList<string>> ReadFargateProfilesAsync(string cluster, CancellationToken ct) => AllAsync(async marker =>
    {
        var page = await _aws.EKS.ListFargateProfilesAsync(new() { ClusterName = cluster, NextToken = marker }, ct).OrNullIfNotFoundAsync();
        return (page?.FargateProfileNames, page?.NextToken);
    }, ct);

    private static async Task<IReadOnlyList<T>> AllAsync<T>(
        Func<string?, Task<(List<T>? Items, string? Next)>> page, CancellationToken cancellationToken) =>
        await AwsPages.ReadAllAsync<T>(async marker => await page(marker), cancellationToken).ToListAsync(cancellationToken);
}
