using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging;

/// <summary>A change of this room: a call to AWS, or a request to the brokers themselves.</summary>
internal abstract record MessagingChange(PlannedChange What) : IRoomChange
{
    /// <summary>A call to MSK, or about what its logs need.</summary>
    internal sealed record OfCluster(AwsChange Call) : MessagingChange(Call.What);

    /// <summary>A request to the brokers.</summary>
    /// <param name="What">What it is.</param>
    /// <param name="Brokers">How to reach them.</param>
    /// <param name="Request">The request.</param>
    internal sealed record OfTopic(PlannedChange What, MessagingFacts Brokers, TopicRequest Request) : MessagingChange(What);
}
