using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Steps;

/// <summary>What a step knows in one pass. Nothing in it outlives the pass.</summary>
internal sealed record PlatformPass
{
    /// <summary>Which platform.</summary>
    public required PlatformKey Key { get; init; }

    /// <summary>Owner in AWS: names, tags and tokens come from it. The resource's uid, or that of the platform that it has taken over.</summary>
    public required string Uid { get; init; }

    /// <summary>metadata.uid: owner of Kubernetes objects.</summary>
    public required string ObjectUid { get; init; }

    /// <summary>It is taking over what another platform left behind: also what that one released on purpose is its own.</summary>
    public bool Reclaims { get; init; }

    /// <summary>Generation of the spec.</summary>
    public required long Generation { get; init; }

    /// <summary>The spec with its profile filled in.</summary>
    public required PlatformSettings Settings { get; init; }

    /// <summary>Derived names.</summary>
    public required PlatformNames Names { get; init; }

    /// <summary>What earlier steps of this pass reported.</summary>
    public IReadOnlyList<IStepFacts> Facts { get; init; } = [];

    /// <summary>Earlier steps of this pass that could not observe their component, by component.</summary>
    public IReadOnlyDictionary<string, StepOutcome.Unobserved> Unobserved { get; init; } = new Dictionary<string, StepOutcome.Unobserved>();

    /// <summary>Resources that once existed, from the status.</summary>
    public IReadOnlyList<RememberedResource> Remembered { get; init; } = [];

    /// <summary>What was built and cannot change, from the status.</summary>
    public AcceptedStatus Accepted { get; init; } = new();

    /// <summary>Addresses as last reported, from the status.</summary>
    public EndpointsStatus Endpoints { get; init; } = new();

    /// <summary>Components that may have made something; null when an older release has not written it down.</summary>
    public IReadOnlySet<string>? Begun { get; init; }

    /// <summary>Writes down that a component is about to make its first change, before it does: no crash can lose what follows.</summary>
    public Func<string, CancellationToken, Task> BeginAsync { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Writes a resource into the status at once: one that could not be found again if this process ended now.</summary>
    public Func<RememberedResource, CancellationToken, Task> RememberAsync { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Paused: observe and report, change nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Ready as another release of the operator left it: what this one would change waits, and does not make it less ready. What is missing is created.
    /// </summary>
    public bool IsHeld { get; init; }

    /// <summary>
    /// Everything was as this spec says after the last pass: what is shared or remembered may be older than while something moves. A step
    /// that finds something to change reads again before it does.
    /// </summary>
    public bool IsAtRest { get; init; }

    /// <summary>Whether the Ready condition has ever been true.</summary>
    public bool WasReady { get; init; }

    /// <summary>Tag keys that earlier specs had set on resources and this one does not.</summary>
    public IReadOnlyCollection<string> FormerTagKeys { get; init; } = [];

    /// <summary>Where the components stood after the last pass, by name.</summary>
    public IReadOnlyDictionary<string, ComponentStatus> Components { get; init; } = new Dictionary<string, ComponentStatus>();

    /// <summary>Annotations of the WalletPlatform: one-time permissions that a person gives beside the spec.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>The facts of one kind, or null when their step has not reported them yet.</summary>
    public T? Find<T>() where T : class, IStepFacts => Facts.OfType<T>().LastOrDefault();

    /// <summary>Whether a component may have made something outside.</summary>
    public bool HasBegun(string component) => Begun is null || Begun.Contains(component) || Remembered.Any(each => each.Component == component);
}
