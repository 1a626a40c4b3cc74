using Confluent.Kafka.Admin;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>Configurations of topics in the shapes of Kafka's admin protocol.</summary>
internal static class TopicConfigs
{
    /// <summary>The request that changes the named keys and no others.</summary>
    public static Dictionary<ConfigResource, List<ConfigEntry>> Alter(TopicRequest.Configure configure) => new()
    {
        [Resource(configure.Name)] =
        [
            .. configure.Set.Select(wanted => new ConfigEntry
            {
                Name = wanted.Key,
                Value = wanted.Value,
                IncrementalOperation = AlterConfigOpType.Set,
            }),
            .. configure.Reset.Select(key => new ConfigEntry { Name = key, IncrementalOperation = AlterConfigOpType.Delete }),
        ],
    };

    /// <summary>What is set for each topic itself: defaults of brokers and of Kafka are not.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(IEnumerable<DescribeConfigsResult> results)
        => results.ToDictionary(
            result => result.ConfigResource.Name,
            IReadOnlyDictionary<string, string> (result) => result.Entries.Values
                .Where(IsOfTheTopic)
                .ToDictionary(entry => entry.Name, entry => entry.Value ?? "", StringComparer.Ordinal),
            StringComparer.Ordinal);

    // Brokers older than 1.1 name no source (KIP-226): then all that is no default is taken for the topic's.
    private static bool IsOfTheTopic(ConfigEntryResult entry)
        => entry.Source == ConfigSource.DynamicTopicConfig || (entry.Source == ConfigSource.UnknownConfig && !entry.IsDefault);

    /// <summary>A topic as a resource with a configuration.</summary>
    public static ConfigResource Resource(string topic) => new() { Type = ResourceType.Topic, Name = topic };
}
