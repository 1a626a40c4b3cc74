using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>
/// Operators, but for those that need not read both operands, and equality, which takes any. Integers that leave 64 bits are errors,
/// as the CEL language definition has it.
/// </summary>
internal static class OperatorFunctions
{
    private static readonly CelError Overflow = new("integer overflow");
    private static readonly CelType[] Ordered = [Bool, Int, Uint, CelType.Double, Text, Bytes, Timestamp, Duration];
    private static readonly CelType[] Numbers = [Int, Uint, CelType.Double];

    public static IEnumerable<CelFunction> All => [.. Order(), .. Arithmetic(), .. Sums(), .. Membership()];

    private static IEnumerable<CelFunction> Order()
    {
        (string, Func<int, bool>)[] operators = [("_<_", c => c < 0), ("_<=_", c => c <= 0), ("_>_", c => c > 0), ("_>=_", c => c >= 0)];
        foreach (var (name, holds) in operators)
        {
            object Compare(object? l, object? r) => CelOrder.Compare(l!, r!) is { } order && holds(order);
            foreach (var type in Ordered) yield return Operator(name, type, type, Bool, Compare);
            foreach (var left in Numbers)
            {
                foreach (var right in Numbers.Where(right => right != left)) yield return Operator(name, left, right, Bool, Compare);
            }
        }
    }

    private static IEnumerable<CelFunction> Arithmetic() =>
    [
        Whole("_+_", (l, r) => checked(l + r)), Whole("_-_", (l, r) => checked(l - r)), Whole("_*_", (l, r) => checked(l * r)),
        Whole("_/_", (l, r) => r == 0 ? new CelError("division by zero") : checked(l / r)),
        Whole("_%_", (l, r) => r == 0 ? new CelError("modulus by zero") : r == -1 ? 0L : l % r),
        Unsigned("_+_", (l, r) => checked(l + r)), Unsigned("_-_", (l, r) => checked(l - r)), Unsigned("_*_", (l, r) => checked(l * r)),
        Unsigned("_/_", (l, r) => r == 0 ? new CelError("division by zero") : l / r),
        Unsigned("_%_", (l, r) => r == 0 ? new CelError("modulus by zero") : l % r),
        Real("_+_", (l, r) => l + r), Real("_-_", (l, r) => l - r), Real("_*_", (l, r) => l * r), Real("_/_", (l, r) => l / r),
        CelFunction.Global("-_", [Int], Int, a => (long)a[0]! == long.MinValue ? Overflow : -(long)a[0]!),
        CelFunction.Global("-_", [CelType.Double], CelType.Double, a => -(double)a[0]!),
        CelFunction.Global("!_", [Bool], Bool, a => !(bool)a[0]!),
    ];

    private static IEnumerable<CelFunction> Sums() =>
    [
        Operator("_+_", Text, Text, Text, (l, r) => (string)l! + (string)r!),
        Operator("_+_", Bytes, Bytes, Bytes, (l, r) => (byte[])[.. (byte[])l!, .. (byte[])r!]),
        Operator("_+_", AnyList, AnyList, AnyList, (l, r) => ((CelList)l!).Plus((CelList)r!)) with { ResultOf = types => types[0] },
        Operator("_+_", Timestamp, Duration, Timestamp, (l, r) => (DateTimeOffset)l! + (TimeSpan)r!),
        Operator("_+_", Duration, Timestamp, Timestamp, (l, r) => (DateTimeOffset)r! + (TimeSpan)l!),
        Operator("_+_", Duration, Duration, Duration, (l, r) => (TimeSpan)l! + (TimeSpan)r!),
        Operator("_-_", Timestamp, Timestamp, Duration, (l, r) => (DateTimeOffset)l! - (DateTimeOffset)r!),
        Operator("_-_", Timestamp, Duration, Timestamp, (l, r) => (DateTimeOffset)l! - (TimeSpan)r!),
        Operator("_-_", Duration, Duration, Duration, (l, r) => (TimeSpan)l! - (TimeSpan)r!),
    ];

    private static IEnumerable<CelFunction> Membership() =>
    [
        Operator("_in_", Dyn, AnyList, Bool, (l, r) => ((CelList)r!).Items.Any(item => CelEquality.Same(item, l))),
        Operator("_in_", Dyn, AnyMap, Bool, (l, r) => l is not null && ((CelMap)r!).Entries.ContainsKey(l)),
    ];

    private static CelFunction Operator(string name, CelType left, CelType right, CelType result, Func<object?, object?, object?> run)
        => CelFunction.Global(name, [left, right], result, arguments => run(arguments[0], arguments[1]));

    private static CelFunction Whole(string name, Func<long, long, object> run)
        => Operator(name, Int, Int, Int, (l, r) => Checked(() => run((long)l!, (long)r!)));

    private static CelFunction Unsigned(string name, Func<ulong, ulong, object> run)
        => Operator(name, Uint, Uint, Uint, (l, r) => Checked(() => run((ulong)l!, (ulong)r!)));

    private static CelFunction Real(string name, Func<double, double, object> run)
        => Operator(name, CelType.Double, CelType.Double, CelType.Double, (l, r) => run((double)l!, (double)r!));

    private static object Checked(Func<object> run)
    {
        try
        {
            return run();
        }
        catch (OverflowException)
        {
            return Overflow;
        }
    }
}
