namespace Wallet.Operator.Platform;

/// <summary>
/// Every derived name. They come from the platform's name and uid, so that a create repeated after a crash meets the first one, and a
/// platform deleted and created again under the same name meets nothing of its former life. One that has taken over what another
/// platform left behind goes on with that one's names in AWS.
/// </summary>
/// <param name="Name">metadata.name, at most 22 characters.</param>
/// <param name="Uid">metadata.uid, or that of the platform that was taken over.</param>
internal sealed record PlatformNames(string Name, string Uid)
{
    private const string Start = "wp-";
    private const int UidInNames = 8;

    /// <summary>The name in AWS names: its own, or that of the platform that was taken over.</summary>
    public string AwsName { get; init; } = Name;

    /// <summary>
    /// Stem of AWS names: <c>wp-{name}-{first 8 of uid}</c>, at most 34 characters, within the tightest bound (ElastiCache: 40).
    /// Letter first and no double or trailing hyphens, as RDS demands: the CRD allows no name that would bring them.
    /// </summary>
    public string Stem => $"{Start}{AwsName}{EndOf(Uid)}";

    /// <summary>A part's AWS name, e.g. <c>For("redis")</c>.</summary>
    public string For(string part) => $"{Stem}-{part}";

    /// <summary>The <see cref="AwsName"/> in a part's AWS name; null where no platform of this uid would name that part so.</summary>
    public static string? AwsNameIn(string resource, string uid, string part)
    {
        var end = uid.Length < UidInNames ? "" : $"{EndOf(uid)}-{part}";
        return end.Length > 0 && resource.Length > Start.Length + end.Length
            && resource.StartsWith(Start, StringComparison.Ordinal) && resource.EndsWith(end, StringComparison.Ordinal)
                ? resource[Start.Length..^end.Length]
                : null;
    }

    /// <summary>Service account of the wallet API's pods; its role trusts no other.</summary>
    public string ServiceAccount => Object("wallet-api");

    /// <summary>Name of a Kubernetes object of the platform, e.g. <c>demo-wallet-api</c>.</summary>
    public string Object(string part) => $"{Name}-{part}";

    private static string EndOf(string uid) => $"-{uid[..UidInNames]}";
}

/// <summary>Which platform: the only thing that the work queue carries.</summary>
internal readonly record struct PlatformKey(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
