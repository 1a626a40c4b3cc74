using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record MessagingChange
{
    private MessagingChange()
    {
    }

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    private static PlannedChange Of(ClusterObserved cluster, string verb, string detail, ChangeEffect effect = ChangeEffect.None) =>
        new($"KafkaCluster {cluster.Name}", verb, detail, effect);

    /// <summary>Makes the configuration with its first revision.</summary>
    internal sealed record CreateConfiguration(ConfigurationDesired Configuration) : MessagingChange
    {
        public override PlannedChange Describe() => new($"KafkaConfiguration {Configuration.Name}", "Create", "");
    }

    /// <summary>Adds a revision; the cluster takes it up by another change.</summary>
    internal sealed record ReviseConfiguration(ConfigurationDesired Configuration, ConfigurationObserved Before) : MessagingChange
    {
        public override PlannedChange Describe() =>
            new($"KafkaConfiguration {Configuration.Name}", "Modify", FormattableString.Invariant($"revision {Before.Revision} -> {Before.Revision + 1}"));
    }

    /// <summary>Makes the cluster.</summary>
    internal sealed record CreateCluster(ClusterDesired Cluster, string Version, string ConfigurationArn, long ConfigurationRevision) : MessagingChange
    {
        public override PlannedChange Describe() => new(
            $"KafkaCluster {Cluster.Name}",
            "Create",
            FormattableString.Invariant($"{Cluster.Settings.Brokers} x {Cluster.Settings.BrokerType}, Kafka {Version}"));
    }

    /// <summary>Enlarges the volumes.</summary>
    internal sealed record GrowStorage(ClusterObserved Cluster, int ToGiB) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Modify", FormattableString.Invariant($"StorageGiB {Cluster.StorageGiB} -> {ToGiB}"));
    }

    /// <summary>Adds brokers; they hold no partitions until some are moved to them.</summary>
    internal sealed record AddBrokers(ClusterObserved Cluster, int To) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Modify", FormattableString.Invariant($"Brokers {Cluster.Brokers} -> {To}"));
    }

    /// <summary>Moves the brokers to another instance type, one after another.</summary>
    internal sealed record ChangeBrokerType(ClusterObserved Cluster, string To) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Modify", $"BrokerType {Cluster.BrokerType} -> {To}", ChangeEffect.Rolling);
    }

    /// <summary>Changes how clients connect.</summary>
    internal sealed record UpdateSecurity(ClusterObserved Cluster, ClientSecurity To) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Modify", $"Security {Cluster.Security} -> {To}", ChangeEffect.Rolling);
    }

    /// <summary>Takes up a revision of the configuration.</summary>
    internal sealed record ApplyConfiguration(ClusterObserved Cluster, string Arn, long Revision) : MessagingChange
    {
        public override PlannedChange Describe() => Of(
            Cluster, "Modify", FormattableString.Invariant($"ConfigurationRevision {Cluster.ConfigurationRevision} -> {Revision}"), ChangeEffect.Rolling);
    }

    /// <summary>Sends broker logs to a bucket, or to none.</summary>
    internal sealed record UpdateLogging(ClusterObserved Cluster, string? ToBucket) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Modify", $"LogsS3Bucket {Cluster.LogsS3Bucket ?? "(none)"} -> {ToBucket ?? "(none)"}");
    }

    /// <summary>Installs another version of Kafka, broker by broker.</summary>
    internal sealed record Upgrade(ClusterObserved Cluster, string To) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Upgrade", $"{Cluster.KafkaVersion} -> {To}", ChangeEffect.Rolling);
    }

    /// <summary>Repairs tags.</summary>
    internal sealed record Tag(ClusterObserved Cluster, TagChanges Tags) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Tag", string.Join(", ", Tags.Set.Keys.Concat(Tags.Remove)));
    }

    /// <summary>Makes a topic.</summary>
    internal sealed record CreateTopic(TopicSettings Topic) : MessagingChange
    {
        public override PlannedChange Describe() => new($"Topic {Topic.Name}", "Create", FormattableString.Invariant($"{Topic.Partitions} partitions"));
    }

    /// <summary>Adds partitions to a topic.</summary>
    internal sealed record GrowTopic(string Name, int From, int To) : MessagingChange
    {
        public override PlannedChange Describe() => new($"Topic {Name}", "Modify", FormattableString.Invariant($"Partitions {From} -> {To}"));
    }

    /// <summary>Deletes the cluster with its records.</summary>
    internal sealed record DeleteCluster(ClusterObserved Cluster) : MessagingChange
    {
        public override PlannedChange Describe() => Of(Cluster, "Delete", "", ChangeEffect.Destroy);
    }

    /// <summary>Deletes the configuration.</summary>
    internal sealed record DeleteConfiguration(ConfigurationObserved Configuration) : MessagingChange
    {
        public override PlannedChange Describe() => new($"KafkaConfiguration {Configuration.Name}", "Delete", "", ChangeEffect.Destroy);
    }
}
