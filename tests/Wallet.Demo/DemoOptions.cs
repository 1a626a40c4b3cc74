namespace Wallet.Demo;

/// <summary>How the demo is to run.</summary>
public sealed record DemoOptions
{
    /// <summary>Where the local cloud keeps everything; one demo at a time.</summary>
    public required string Directory { get; init; }

    /// <summary>Exit after the smoke run.</summary>
    public required bool Once { get; init; }

    /// <summary>How many times faster than real time AWS runs.</summary>
    public required double ClockSpeed { get; init; }

    /// <summary>TCP port of the ingress; 0 for any free one.</summary>
    public required int IngressPort { get; init; }

    /// <summary>How long the platform may take to become ready; far longer than it does, also on a busy machine.</summary>
    public TimeSpan ReadyLimit { get; init; } = TimeSpan.FromMinutes(20);
}
