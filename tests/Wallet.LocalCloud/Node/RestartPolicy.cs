namespace Wallet.LocalCloud.Node;

/// <summary>When a container that ended is started again, and how long it waits.</summary>
internal static class RestartPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>A container that ran this long is thought to be well: its count starts anew.</summary>
    public static TimeSpan Healthy { get; } = TimeSpan.FromMinutes(10);

    public static bool Restarts(string? policy, int exitCode) => policy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => true,
    };

    /// <summary>The wait before the restart number <paramref name="crashes"/>: none, then 10 s doubling up to 5 min.</summary>
    public static TimeSpan Wait(int crashes)
        => crashes <= 1 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(crashes - 2, 10)));
}
