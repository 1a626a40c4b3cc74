using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Steps;

/// <summary>What a step knows in one pass. Nothing in it outlives the pass.</summary>
internal sealed record PlatformPass
{
    /// <summary>Which platform.</summary>
    public required PlatformKey Key { get; init; }

    /// <summary>Uid of the resource: names, tags and tokens come from it.</summary>
    public required string Uid { get; init; }

    /// <summary>Generation of the spec.</summary>
    public required long Generation { get; init; }

    /// <summary>The spec with its profile filled in.</summary>
    public required PlatformSettings Settings { get; init; }

    /// <summary>Derived names.</summary>
    public required PlatformNames Names { get; init; }

    /// <summary>What earlier steps of this pass told.</summary>
    public IReadOnlyList<IStepFacts> Facts { get; init; } = [];

    /// <summary>Resources that once existed, from the status.</summary>
    public IReadOnlyList<RememberedResource> Remembered { get; init; } = [];

    /// <summary>Paused: observe and report, change nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the Ready condition has ever been true.</summary>
    public bool WasReady { get; init; }

    /// <summary>The facts of one kind, or null when their step has not told them yet.</summary>
    public T? Find<T>() where T : class, IStepFacts => Facts.OfType<T>().LastOrDefault();
}
