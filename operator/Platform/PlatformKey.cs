namespace Wallet.Operator.Platform;

/// <summary>Which platform: the only thing that the work queue carries.</summary>
internal readonly record struct PlatformKey(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
