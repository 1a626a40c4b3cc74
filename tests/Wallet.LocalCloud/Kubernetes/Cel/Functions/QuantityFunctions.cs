using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>The quantity library of Kubernetes.</summary>
internal static class QuantityFunctions
{
    public static IEnumerable<CelFunction> All =>
    [
        CelFunction.Global("isQuantity", [Text], Bool, a => CelQuantity.Parse((string)a[0]!) is not null),
        CelFunction.Global("quantity", [Text], Quantity, a => CelQuantity.Parse((string)a[0]!) is { } quantity
            ? quantity
            : new CelError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")),
        CelFunction.Method("sign", [Quantity], Int, a => (long)Math.Sign(Q(a, 0))),
        CelFunction.Method("isInteger", [Quantity], Bool, a => ((CelQuantity)a[0]!).IsInteger),
        CelFunction.Method("asInteger", [Quantity], Int,
            a => ((CelQuantity)a[0]!).IsInteger ? (long)Q(a, 0) : new CelError("cannot convert value to integer")),
        CelFunction.Method("asApproximateFloat", [Quantity], CelType.Double, a => (double)Q(a, 0)),
        CelFunction.Method("add", [Quantity, Quantity], Quantity, a => new CelQuantity(Q(a, 0) + Q(a, 1))),
        CelFunction.Method("add", [Quantity, Int], Quantity, a => new CelQuantity(Q(a, 0) + (long)a[1]!)),
        CelFunction.Method("sub", [Quantity, Quantity], Quantity, a => new CelQuantity(Q(a, 0) - Q(a, 1))),
        CelFunction.Method("sub", [Quantity, Int], Quantity, a => new CelQuantity(Q(a, 0) - (long)a[1]!)),
        CelFunction.Method("isLessThan", [Quantity, Quantity], Bool, a => Q(a, 0) < Q(a, 1)),
        CelFunction.Method("isGreaterThan", [Quantity, Quantity], Bool, a => Q(a, 0) > Q(a, 1)),
        CelFunction.Method("compareTo", [Quantity, Quantity], Int, a => (long)Q(a, 0).CompareTo(Q(a, 1))),
    ];

    private static decimal Q(IReadOnlyList<object?> arguments, int index) => ((CelQuantity)arguments[index]!).Value;
}
