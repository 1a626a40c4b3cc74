namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>What a controller works on: an object by name, or a whole namespace when the name is empty.</summary>
internal readonly record struct ObjectKey(string Namespace, string Name)
{
    public static ObjectKey AllOf(string @namespace) => new(@namespace, "");

    public override string ToString() => Name.Length == 0 ? Namespace : $"{Namespace}/{Name}";
}
