namespace Wallet.Operator.Rooms.Logs;

/// <summary>
/// A log group as it should be. It is made before anything is delivered to it: a service would make one whose logs never end.
/// </summary>
/// <param name="Name">Name, e.g. <c>/aws/vendedlogs/wp-demo-1a2b3c4d-kafka</c>.</param>
/// <param name="RetentionDays">Days after which logs are gone.</param>
/// <param name="KeyArn">Key that encrypts what comes in.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record LogGroupDesired(string Name, int RetentionDays, string KeyArn, IReadOnlyDictionary<string, string> Tags);

/// <summary>A log group as it is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN, as calls about tags name it: without the <c>:*</c> of its streams.</param>
/// <param name="RetentionDays">Days after which logs are gone; null when they stay.</param>
/// <param name="KeyArn">Key; null when it is one of AWS's own.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record LogGroupObserved(
    string Name, string Arn, int? RetentionDays, string? KeyArn, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Kind of log groups in planned changes and in the status.</summary>
    public const string Kind = "LogGroup";

    /// <summary>How long ago it was made; null where that was not asked.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Whether a retention of so many days would delete records: no record is older than its group.</summary>
    public bool HasOlderThan(int days) => Age is not { } age || age >= TimeSpan.FromDays(days);

    /// <summary>Whose it is.</summary>
    public Holding HoldingOf(string uid) => Holding.Tagged(Kind, Name, Arn, Tags, uid);

    /// <summary>Itself when it is among those that are kept; else null.</summary>
    public LogGroupObserved? Among(IReadOnlyList<Holding> kept) => kept.Any(each => each.Kind == Kind && each.Id == Arn) ? this : null;
}
