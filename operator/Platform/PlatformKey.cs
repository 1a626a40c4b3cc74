namespace Wallet.Operator.Platform;

/// <summary>Which platform: the only thing that the work queue carries.</summary>
public readonly record struct PlatformKey(string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}/{Name}";
}
