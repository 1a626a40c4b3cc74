using Amazon.Runtime;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Rooms.Faults;

/// <summary>Faults of AWS: the class decides who must act and how soon it is tried again.</summary>
internal sealed class AwsFaults : IFaultClassifier
{
    /// <summary>Reason of a removal that something else still uses.</summary>
    public const string InUse = "InUse";

    /// <summary>Reason of what is refused because something just made is not visible everywhere yet.</summary>
    public const string Propagating = "Propagating";

    /// <summary>Reason of what the operator's role may not do.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>Reason of what names something that does not exist.</summary>
    public const string NotFound = "AwsNotFound";

    /// <summary>Reason of a request that is wrong.</summary>
    public const string Refused = "AwsRefused";

    // As long as AWS's own tools wait for IAM (terraform-provider-aws: two minutes).
    private static readonly TimeSpan PropagationLimit = TimeSpan.FromMinutes(2);

    public Fault? Classify(Exception exception) => exception switch
    {
        WrongAccountException => new("WrongAccount", exception.Message, true, FaultPaces.Denied),
        UnknownRegionException => new("RegionUnknown", exception.Message, true, FaultPaces.Denied),
        CallsHeldBackException held => FaultOf(AwsErrors.Of(held)) with { Pace = FaultPaces.HeldBack(held.Wait) },
        AmazonServiceException or AmazonClientException => FaultOf(AwsErrors.Of(exception)),
        _ => null,
    };

    private static Fault FaultOf(AwsError error) => error.Class switch
    {
        AwsErrorClass.Transient or AwsErrorClass.Ambiguous => new("AwsUnavailable", error.Message, false, FaultPaces.Transient) { Passing = true },
        AwsErrorClass.Throttled => new("AwsThrottled", error.Message, false, FaultPaces.Throttled) { Passing = true },
        AwsErrorClass.Conflict => new("AwsConflict", error.Message, false, FaultPaces.Conflict) { Passing = true },
        AwsErrorClass.NoOp => new("AwsConflict", error.Message, false, FaultPaces.Conflict) { Passing = true, MeansDone = true },
        AwsErrorClass.Propagation => new(Propagating, error.Message, false, FaultPaces.Propagation) { PassesWithin = PropagationLimit },
        AwsErrorClass.WrongState => new("WrongState", error.Message, false, FaultPaces.Busy),
        AwsErrorClass.InUse => new(InUse, error.Message, false, FaultPaces.Busy),
        // Named by a create or a change, met again by the next pass' reading: it decides what it means.
        AwsErrorClass.NotFound => new(NotFound, error.Message, false, FaultPaces.Transient) { MeansGone = true },
        AwsErrorClass.Exists => new("AwsExists", error.Message, false, FaultPaces.Transient) { MeansDone = true },
        AwsErrorClass.Quota => new("QuotaExceeded", error.Message, true, FaultPaces.Quota),
        AwsErrorClass.Capacity => new("CapacityExceeded", error.Message, true, FaultPaces.Quota),
        AwsErrorClass.AccessDenied => new(AccessDenied, error.Message, true, FaultPaces.Denied),
        AwsErrorClass.Auth => new("CredentialsRefused", error.Message, true, FaultPaces.Denied),
        AwsErrorClass.Validation => new(Refused, error.Message, true, FaultPaces.Invalid),
        AwsErrorClass.TerminalState => new("TerminalState", error.Message, true, FaultPaces.Invalid),
        _ => throw new InvalidOperationException($"No pace for {error.Class}."),
    };
}
