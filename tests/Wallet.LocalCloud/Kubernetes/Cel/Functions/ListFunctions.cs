using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>Lists, maps and sets: the standard size, the list library of Kubernetes and cel-go's sets.</summary>
internal static class ListFunctions
{
    public static IEnumerable<CelFunction> All =>
    [
        CelFunction.Global("size", [AnyList], Int, a => (long)L(a, 0).Count),
        CelFunction.Method("size", [AnyList], Int, a => (long)L(a, 0).Count),
        CelFunction.Global("size", [AnyMap], Int, a => (long)((CelMap)a[0]!).Entries.Count),
        CelFunction.Method("size", [AnyMap], Int, a => (long)((CelMap)a[0]!).Entries.Count),
        CelFunction.Method("isSorted", [AnyList], Bool, a => IsSorted(L(a, 0))),
        CelFunction.Method("sum", [AnyList], Dyn, a => Sum(L(a, 0))) with { ResultOf = Item },
        CelFunction.Method("min", [AnyList], Dyn, a => Extreme(L(a, 0), -1, "min")) with { ResultOf = Item },
        CelFunction.Method("max", [AnyList], Dyn, a => Extreme(L(a, 0), 1, "max")) with { ResultOf = Item },
        CelFunction.Method("indexOf", [AnyList, Dyn], Int, a => (long)Items(a).FindIndex(item => CelEquality.Same(item, a[1]))),
        CelFunction.Method("lastIndexOf", [AnyList, Dyn], Int, a => (long)Items(a).FindLastIndex(item => CelEquality.Same(item, a[1]))),
        CelFunction.Global("sets.contains", [AnyList, AnyList], Bool, a => Holds(L(a, 0), L(a, 1))),
        CelFunction.Global("sets.equivalent", [AnyList, AnyList], Bool, a => Holds(L(a, 0), L(a, 1)) && Holds(L(a, 1), L(a, 0))),
        CelFunction.Global("sets.intersects", [AnyList, AnyList], Bool, a => L(a, 0).Any(item => Holds(L(a, 1), [item]))),
    ];

    private static IReadOnlyList<object?> L(IReadOnlyList<object?> arguments, int index) => ((CelList)arguments[index]!).Items;

    private static List<object?> Items(IReadOnlyList<object?> arguments) => [.. L(arguments, 0)];

    private static bool IsSorted(IReadOnlyList<object?> items)
        => items.Zip(items.Skip(1)).All(pair => CelOrder.Compare(pair.First!, pair.Second!) <= 0);

    private static CelType Item(IReadOnlyList<CelType> types) => types[0].Of ?? Dyn;

    private static bool Holds(IReadOnlyList<object?> list, IReadOnlyList<object?> part)
        => part.All(wanted => list.Any(item => CelEquality.Same(item, wanted)));

    private static object Sum(IReadOnlyList<object?> items) => items switch
    {
        [] => 0L,
        _ when items.All(item => item is long) => items.Sum(item => (long)item!),
        _ when items.All(item => item is double) => items.Sum(item => (double)item!),
        _ when items.All(item => item is TimeSpan) => items.Aggregate(TimeSpan.Zero, (sum, item) => sum + (TimeSpan)item!),
        _ => CelError.NoOverload,
    };

    private static object Extreme(IReadOnlyList<object?> items, int sign, string name)
    {
        if (items.Count == 0) return new CelError($"{name} called on empty list");
        return items.Aggregate((best, item) => CelOrder.Compare(item!, best!) * sign > 0 ? item : best)!;
    }
}
