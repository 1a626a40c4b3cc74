namespace Wallet.Operator.Kube;

/// <summary>Namespace and name of an object of a known kind.</summary>
internal readonly record struct ObjectKey(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
