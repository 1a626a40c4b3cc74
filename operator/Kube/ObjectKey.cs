namespace Wallet.Operator.Kube;

/// <summary>Namespace and name of an object of a known kind.</summary>
public readonly record struct ObjectKey(string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}/{Name}";
}
