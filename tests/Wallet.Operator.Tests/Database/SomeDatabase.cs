using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Database;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>The sample platform's database as data: available and as its settings say, unless a test changes it.</summary>
internal static class SomeDatabase
{
    /// <summary>Name of the cluster and of its parameter group.</summary>
    public const string Id = "wp-demo-1a2b3c4d-aurora";

    /// <summary>Identity of the cluster.</summary>
    public const string ResourceId = "cluster-1";

    public const string ClusterArn = "arn:cluster";

    public const string GroupArn = "arn:group";

    public const string KeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";

    public const string Class = "db.r6g.large";

    public static PlatformPass Pass(Func<DatabaseSettings, DatabaseSettings>? change = null)
        => SamplePlatform.Pass(settings => settings with { Database = (change ?? (same => same))(settings.Database) });

    public static DatabaseDesired Desired(PlatformPass pass)
        => DatabaseDesired.For(pass, SamplePlatform.Network(), SamplePlatform.Security());

    /// <summary>The database as it is.</summary>
    /// <param name="members">
    /// <c>1* 2:deleting 3+ (4)</c>: instances by number; the writer has a star, a pending class a plus, and other people's are in brackets.
    /// </param>
    /// <param name="change">Another answer about the cluster.</param>
    public static DatabaseObserved Observed(string members = "1* 2", Action<DBCluster>? change = null)
    {
        var words = members.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var answer = Answer();
        answer.DBClusterMembers = [.. words.Select(RoleOf)];
        change?.Invoke(answer);
        return new DatabaseObserved
        {
            ParameterGroup = ParameterGroup(),
            Cluster = ClusterObserved.From(answer),
            ClusterThere = ResourceId,
            Members = [.. words.Where(word => word[0] != '(').Select(word => Member(word, answer))],
            Others = [.. words.Where(word => word[0] == '(').Select(word => Member(word, answer))],
        };
    }

    /// <summary>Neither a cluster nor instances; the parameter group is there.</summary>
    public static DatabaseObserved WithoutCluster() => Observed("") with { Cluster = null, ClusterThere = null };

    /// <summary>The parameter group as the settings say.</summary>
    public static ParameterGroupObserved ParameterGroup()
    {
        var desired = DatabaseParameters.For(Pass());
        var values = desired.Values.ToDictionary(value => value.Key, value => new ParameterObserved(value.Value, IsSet: true));
        return new ParameterGroupObserved(Id, GroupArn, desired.Family, values, desired.Tags);
    }

    /// <summary>Changes as people read them, with the cluster's name cut to <c>db</c>.</summary>
    public static string Texts(IEnumerable<AwsChange> changes)
        => string.Join("; ", changes.Select(change => change.What.ToString().Replace(Id, "db", StringComparison.Ordinal)));

    private static DBCluster Answer() => new()
    {
        DBClusterIdentifier = Id,
        DBClusterArn = ClusterArn,
        DbClusterResourceId = ResourceId,
        Status = "available",
        EngineVersion = "8.0.mysql_aurora.3.08.2",
        DBClusterParameterGroup = Id,
        VpcSecurityGroups = [new VpcSecurityGroupMembership { VpcSecurityGroupId = "sg-database" }],
        StorageEncrypted = true,
        KmsKeyId = KeyArn,
        BackupRetentionPeriod = 7,
        PreferredBackupWindow = "03:00-04:00",
        PreferredMaintenanceWindow = "sun:04:00-sun:05:00",
        EnabledCloudwatchLogsExports = ["audit", "error", "general", "slowquery"],
        DeletionProtection = false,
        CopyTagsToSnapshot = true,
        TagList = DatabaseNames.ClusterTags(Pass()).ToRds(),
    };

    private static DBClusterMember RoleOf(string word)
        => new() { DBInstanceIdentifier = NameOf(word), IsClusterWriter = word.Contains('*', StringComparison.Ordinal) };

    private static MemberObserved Member(string word, DBCluster cluster) => MemberObserved.From(
        new DBInstance
        {
            DBInstanceIdentifier = NameOf(word),
            DBInstanceArn = $"arn:{Number(word)}",
            DbiResourceId = $"db-{Number(word)}",
            DBInstanceClass = Class,
            DBInstanceStatus = word.Trim('(', ')').Split(':') is [_, var status] ? status : "available",
            PendingModifiedValues = word.Contains('+', StringComparison.Ordinal) ? new() { DBInstanceClass = Class } : null,
            PubliclyAccessible = false,
            AutoMinorVersionUpgrade = true,
            PreferredMaintenanceWindow = "sun:04:00-sun:05:00",
            PerformanceInsightsEnabled = true,
            PerformanceInsightsRetentionPeriod = 7,
            MonitoringInterval = 60,
            TagList = DatabaseNames.Tags(Pass(), NameOf(word)).ToRds(),
        },
        cluster);

    private static string NameOf(string word) => $"{Id}-{Number(word)}";

    private static string Number(string word) => string.Concat(word.Where(char.IsAsciiDigit));
}
