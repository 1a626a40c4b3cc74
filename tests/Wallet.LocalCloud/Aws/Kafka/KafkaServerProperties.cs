namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>The properties that a configuration may set: MSK guide, "Custom Amazon MSK configurations" and tiered storage.</summary>
internal static class KafkaServerProperties
{
    private static readonly HashSet<string> Known =
    [
        "allow.everyone.if.no.acl.found", "auto.create.topics.enable", "compression.type", "connections.max.idle.ms",
        "default.replication.factor", "delete.topic.enable", "group.initial.rebalance.delay.ms", "group.max.session.timeout.ms",
        "group.min.session.timeout.ms", "leader.imbalance.per.broker.percentage", "log.cleaner.delete.retention.ms",
        "log.cleaner.min.cleanable.ratio", "log.cleanup.policy", "log.flush.interval.messages", "log.flush.interval.ms",
        "log.local.retention.bytes", "log.local.retention.ms", "log.message.timestamp.after.max.ms",
        "log.message.timestamp.before.max.ms", "log.message.timestamp.difference.max.ms", "log.message.timestamp.type",
        "log.retention.bytes", "log.retention.hours", "log.retention.minutes", "log.retention.ms", "log.roll.ms", "log.segment.bytes",
        "max.incremental.fetch.session.cache.slots", "message.max.bytes", "min.insync.replicas", "num.io.threads",
        "num.network.threads", "num.partitions", "num.recovery.threads.per.data.dir", "num.replica.fetchers",
        "offsets.retention.minutes", "offsets.topic.replication.factor", "remote.log.msk.disable.policy", "replica.fetch.max.bytes",
        "replica.fetch.response.max.bytes", "replica.lag.time.max.ms", "replica.selector.class", "replica.socket.receive.buffer.bytes",
        "socket.receive.buffer.bytes", "socket.request.max.bytes", "socket.send.buffer.bytes", "transaction.max.timeout.ms",
        "transaction.state.log.min.isr", "transaction.state.log.replication.factor", "transactional.id.expiration.ms",
        "unclean.leader.election.enable", "zookeeper.connection.timeout.ms", "zookeeper.session.timeout.ms",
    ];

    /// <summary>The first property that MSK does not accept; nothing when it accepts all.</summary>
    public static string? Unknown(IEnumerable<string> names) => names.FirstOrDefault(name => !Known.Contains(name));
}
