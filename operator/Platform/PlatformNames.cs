namespace Wallet.Operator.Platform;

/// <summary>
/// Every derived name. They come from the platform's name and uid, so that a create repeated after a crash meets the first one, and a
/// platform deleted and created again under the same name meets nothing of its former life.
/// </summary>
/// <param name="Name">metadata.name, at most 22 characters.</param>
/// <param name="Uid">metadata.uid.</param>
internal sealed record PlatformNames(string Name, string Uid)
{
    /// <summary>
    /// Stem of AWS names: <c>wp-{name}-{first 8 of uid}</c>, at most 34 characters, within the tightest bound (ElastiCache: 40).
    /// Letter first and no double or trailing hyphens, as RDS demands: the CRD allows no name that would bring them.
    /// </summary>
    public string Stem => $"wp-{Name}-{Uid[..8]}";

    /// <summary>A part's AWS name, e.g. <c>For("redis")</c>.</summary>
    public string For(string part) => $"{Stem}-{part}";

    /// <summary>Service account of the wallet API's pods; its role trusts no other.</summary>
    public string ServiceAccount => Object("wallet-api");

    /// <summary>Name of a Kubernetes object of the platform, e.g. <c>demo-wallet-api</c>.</summary>
    public string Object(string part) => $"{Name}-{part}";
}

/// <summary>Which platform: the only thing that the work queue carries.</summary>
internal readonly record struct PlatformKey(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
