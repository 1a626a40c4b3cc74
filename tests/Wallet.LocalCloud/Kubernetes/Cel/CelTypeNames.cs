namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>The types that an expression may name: <c>type(x) == int</c>.</summary>
internal static class CelTypeNames
{
    private static readonly Dictionary<string, CelType> Names = new()
    {
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.Uint,
        ["double"] = CelType.Double,
        ["string"] = CelType.Text,
        ["bytes"] = CelType.Bytes,
        ["list"] = CelType.AnyList,
        ["map"] = CelType.AnyMap,
        ["null_type"] = CelType.Null,
        ["type"] = CelType.TypeName,
    };

    public static CelType? Find(string name) => Names.GetValueOrDefault(name);
}
