namespace Wallet.Operator.Telemetry;

/// <summary>One log line for each change that the operator makes, or was not allowed to make.</summary>
internal static partial class ChangeLog
{
    /// <param name="log">Log.</param>
    /// <param name="platform">namespace/name.</param>
    /// <param name="component">Section of the spec.</param>
    /// <param name="verb">What was done, e.g. Create.</param>
    /// <param name="resource">To what, e.g. DBCluster wp-x.</param>
    /// <param name="detail">How; never a secret.</param>
    /// <param name="effect">What users notice of it, e.g. Restart.</param>
    /// <param name="requestId">AWS' id of the request, to find it in CloudTrail; empty for Kubernetes.</param>
    [LoggerMessage(
        EventIds.Changes + 1,
        LogLevel.Information,
        "{Platform} {Component}: {Verb} {Resource} {Detail} (effect: {Effect}, request: {RequestId})")]
    public static partial void ChangeApplied(
        ILogger log, string platform, string component, string verb, string resource, string detail, string effect, string requestId);

    /// <param name="log">Log.</param>
    /// <param name="platform">namespace/name.</param>
    /// <param name="component">Section of the spec.</param>
    /// <param name="verb">What was refused, e.g. Modify.</param>
    /// <param name="resource">To what, e.g. DBCluster wp-x.</param>
    /// <param name="detail">How; never a secret.</param>
    /// <param name="reason">The error's code and text.</param>
    /// <param name="requestId">AWS' id of the request; empty for Kubernetes.</param>
    [LoggerMessage(
        EventIds.Changes + 2,
        LogLevel.Warning,
        "{Platform} {Component}: {Verb} {Resource} {Detail} was refused: {Reason} (request: {RequestId})")]
    public static partial void ChangeRefused(
        ILogger log, string platform, string component, string verb, string resource, string detail, string reason, string requestId);
}
