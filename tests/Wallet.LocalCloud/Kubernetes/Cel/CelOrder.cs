namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>The order of values.</summary>
internal static class CelOrder
{
    /// <returns>Null when the values have no order: of different types, or NaN.</returns>
    public static int? Compare(object left, object right) => (left, right) switch
    {
        (bool l, bool r) => l.CompareTo(r),
        (long l, long r) => l.CompareTo(r),
        (ulong l, ulong r) => l.CompareTo(r),
        (long l, ulong r) => l < 0 ? -1 : ((ulong)l).CompareTo(r),
        (ulong l, long r) => r < 0 ? 1 : l.CompareTo((ulong)r),
        (double or long or ulong, double or long or ulong) => Reals(Convert.ToDouble(left, null), Convert.ToDouble(right, null)),
        (string l, string r) => Math.Sign(string.CompareOrdinal(l, r)),
        (byte[] l, byte[] r) => l.AsSpan().SequenceCompareTo(r),
        (DateTimeOffset l, DateTimeOffset r) => l.CompareTo(r),
        (TimeSpan l, TimeSpan r) => l.CompareTo(r),
        (IComparable l, _) when l.GetType() == right.GetType() => l.CompareTo(right),
        _ => null,
    };

    private static int? Reals(double left, double right)
        => double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);
}
