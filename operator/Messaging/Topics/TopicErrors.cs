using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>What Kafka's errors mean: silence, a missing right, or a wrong request.</summary>
internal static class TopicErrors
{
    /// <summary>An error of the client, or its silence.</summary>
    public static BrokersException Of(Exception exception, TimeSpan patience)
    {
        var error = exception is KafkaException kafka ? ErrorOf(kafka) : null;
        return error is null || IsSilence(error)
            ? new BrokersException(
                BrokerTrouble.Unreachable,
                FormattableString.Invariant($"no answer within {patience.TotalSeconds} s, asked again at the next pass"),
                exception)
            : new BrokersException(TroubleOf(error), error.Reason, exception);
    }

    // The client has the same patience as the pass: whichever gives up first, it says the same.
    private static bool IsSilence(Error error)
        => error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown;

    // Local_Authentication covers expired tokens and wrong certificates alike.
    private static BrokerTrouble TroubleOf(Error error) => error.Code switch
    {
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.SaslAuthenticationFailed
            or ErrorCode.Local_Authentication => BrokerTrouble.Denied,
        ErrorCode.InvalidConfig or ErrorCode.InvalidPartitions or ErrorCode.InvalidReplicationFactor or ErrorCode.InvalidRequest
            or ErrorCode.PolicyViolation or ErrorCode.TopicException or ErrorCode.UnsupportedVersion
            or ErrorCode.Local_UnsupportedFeature => BrokerTrouble.Refused,
        _ => BrokerTrouble.Unreachable,
    };

    // The admin calls report each item's error in an exception of their own, whose head says only that there is one.
    private static Error ErrorOf(KafkaException exception) => exception switch
    {
        CreateTopicsException create => First(create.Results.Select(result => result.Error), exception),
        CreatePartitionsException create => First(create.Results.Select(result => result.Error), exception),
        IncrementalAlterConfigsException alter => First(alter.Results.Select(result => result.Error), exception),
        DescribeConfigsException describe => First(describe.Results.Select(result => result.Error), exception),
        _ => exception.Error,
    };

    private static Error First(IEnumerable<Error> errors, KafkaException exception)
        => errors.FirstOrDefault(error => error.IsError) ?? exception.Error;
}
