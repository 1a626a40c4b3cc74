namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>Disturbances as the error that each protocol's services answer.</summary>
internal static class DisturbanceFaults
{
    /// <summary>The fault that a disturbance answers with; nothing when it answers otherwise.</summary>
    public static AwsFault? Of(Disturbance? disturbance, AwsProtocol protocol, string service) => disturbance switch
    {
        Disturbance.Throttle => Throttled(protocol, service),
        Disturbance.Unavailable => protocol switch
        {
            AwsProtocol.Ec2 => new("Unavailable", "The service is unavailable. Please try again shortly.", 503),
            AwsProtocol.Query => new("ServiceUnavailable", "Service is unavailable. Please try again later.", 503),
            _ => new("ServiceUnavailableException", "Service is unavailable. Please try again later.", 503),
        },
        Disturbance.Fail(var code, var message, var status) => new(code, message, status),
        _ => null,
    };

    /// <summary>Whether a call with this outcome was refused as too frequent.</summary>
    public static bool IsThrottling(string outcome)
        => outcome is "RequestLimitExceeded" or "TooManyRequestsException" or "ThrottlingException" or "Throttling";

    private static AwsFault Throttled(AwsProtocol protocol, string service) => (protocol, service) switch
    {
        (AwsProtocol.Ec2, _) => new("RequestLimitExceeded", "Request limit exceeded.", 503),
        (AwsProtocol.RestJson, "kafka") => new("TooManyRequestsException", "Too many requests.", 429),
        (AwsProtocol.RestJson, _) => new("ThrottlingException", "Rate exceeded", 429),
        (AwsProtocol.Json11, _) => new("ThrottlingException", "Rate exceeded"),
        _ => new("Throttling", "Rate exceeded"),
    };
}
