using Wallet.LocalCloud.Kubernetes.Cel.Functions;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// All functions and operators that expression rules may use. Source: "Common Expression Language in Kubernetes",
/// kubernetes.io/docs/reference/using-api/cel: the standard functions of CEL and the libraries beside them.
/// </summary>
internal static class CelLibrary
{
    private static readonly ILookup<(string Name, bool IsMethod), CelFunction> Functions = new[]
    {
        OperatorFunctions.All, ConversionFunctions.All, StringFunctions.All, ListFunctions.All, TimeFunctions.All,
        NetworkFunctions.All, QuantityFunctions.All, UrlFunctions.All, OptionalFunctions.All,
    }.SelectMany(part => part).ToLookup(function => (function.Name, function.IsMethod));

    /// <summary>Whether there is a function of that name at all.</summary>
    public static bool Knows(CelCall call) => Functions.Contains((call.Function, call.Target is not null));

    /// <returns>The overload that takes these types, or null.</returns>
    public static CelFunction? Find(CelCall call, IReadOnlyList<CelType> types)
        => Functions[(call.Function, call.Target is not null)].FirstOrDefault(function => function.Takes(types));
}
