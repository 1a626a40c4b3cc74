using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>A request to the brokers about one topic: a closed set.</summary>
internal abstract record TopicRequest
{
    private TopicRequest()
    {
    }

    /// <summary>The topic.</summary>
    public abstract string Topic { get; }

    /// <summary>Creates it.</summary>
    internal sealed record Create(TopicSettings Settings) : TopicRequest
    {
        public override string Topic => Settings.Name;
    }

    /// <summary>Adds partitions up to a number.</summary>
    internal sealed record Grow(string Name, int Partitions) : TopicRequest
    {
        public override string Topic => Name;
    }

    /// <summary>Sets keys of its configuration, and resets others to the brokers' default.</summary>
    internal sealed record Configure(string Name, IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Reset) : TopicRequest
    {
        public override string Topic => Name;
    }
}
