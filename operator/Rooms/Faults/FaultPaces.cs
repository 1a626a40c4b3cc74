using Wallet.Operator.Kube;

namespace Wallet.Operator.Rooms.Faults;

/// <summary>How soon each sort of fault is tried again.</summary>
internal static class FaultPaces
{
    /// <summary>Somebody else was faster; read again.</summary>
    public static readonly Backoff Conflict = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    /// <summary>The network, a server error, an unknown state of affairs.</summary>
    public static readonly Backoff Transient = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    /// <summary>Too many calls.</summary>
    public static readonly Backoff Throttled = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));

    /// <summary>Too many calls of our own: when their turn may come, as far as can be seen.</summary>
    public static Backoff HeldBack(TimeSpan wait)
        => new(wait > Throttled.First ? wait < Throttled.Ceiling ? wait : Throttled.Ceiling : Throttled.First, Throttled.Ceiling);

    /// <summary>What was just made is not visible everywhere yet.</summary>
    public static readonly Backoff Propagation = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));

    /// <summary>The resource is busy, or another still uses it.</summary>
    public static readonly Backoff Busy = new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1));

    /// <summary>Rights are missing: cheap to try, pointless to hurry.</summary>
    public static readonly Backoff Denied = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));

    /// <summary>Limits of the account.</summary>
    public static readonly Backoff Quota = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));

    /// <summary>The request itself is refused: only another spec or another operator helps.</summary>
    public static readonly Backoff Invalid = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
}
