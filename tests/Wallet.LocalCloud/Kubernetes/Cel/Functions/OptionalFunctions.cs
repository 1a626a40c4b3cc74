using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>Values that may be missing: <c>oldSelf</c> of a rule with optionalOldSelf, <c>self.?field</c>.</summary>
internal static class OptionalFunctions
{
    public static IEnumerable<CelFunction> All =>
    [
        CelFunction.Global("optional.none", [], AnyOptional, _ => CelOptional.None),
        CelFunction.Global("optional.of", [Dyn], AnyOptional, a => CelOptional.Of(a[0])) with { ResultOf = types => OptionalOf(types[0]) },
        CelFunction.Method("hasValue", [AnyOptional], Bool, a => O(a, 0).HasValue),
        CelFunction.Method("value", [AnyOptional], Dyn, a => ValueOf(a, new CelError("optional.none() dereference"))) with { ResultOf = Inner },
        CelFunction.Method("orValue", [AnyOptional, Dyn], Dyn, a => ValueOf(a, a[1])) with { ResultOf = Inner },
        CelFunction.Method("or", [AnyOptional, AnyOptional], AnyOptional, a => O(a, 0).HasValue ? a[0] : a[1]) with
        {
            ResultOf = types => types[0],
        },
    ];

    private static object? ValueOf(IReadOnlyList<object?> arguments, object? otherwise)
        => O(arguments, 0) is { HasValue: true } some ? some.Value : otherwise;

    private static CelOptional O(IReadOnlyList<object?> arguments, int index) => (CelOptional)arguments[index]!;

    private static CelType Inner(IReadOnlyList<CelType> types) => types[0].Of ?? Dyn;
}
