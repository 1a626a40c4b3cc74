namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>A resource of a service and the state it is in.</summary>
/// <param name="Service">Signing name of the service, e.g. <c>rds</c>.</param>
/// <param name="Kind">What it is, e.g. <c>instance</c>.</param>
/// <param name="Name">Its name within the service.</param>
/// <param name="State">As the service shows it.</param>
/// <param name="FailsNext">How its next change is to end; nothing when it is to succeed.</param>
public sealed record ResourceState(string Service, string Kind, string Name, string State, string? FailsNext = null);

/// <summary>A kind of resource that can be put into states, and whose changes can be made to fail.</summary>
/// <param name="Name">Its name, e.g. <c>instance</c>.</param>
/// <param name="States">States that it can be put into.</param>
/// <param name="Failures">Ends that its next fitting change can be given.</param>
public sealed record ResourceKind(string Name, IReadOnlyList<string> States, IReadOnlyList<string> Failures);

/// <summary>A service whose resources have states that can be set from outside. Called under the cloud's lock.</summary>
public interface IResourceStates
{
    /// <summary>Signing name of the service.</summary>
    string SigningName { get; }

    /// <summary>What it has.</summary>
    IReadOnlyList<ResourceKind> Kinds { get; }

    /// <summary>All resources of these kinds.</summary>
    IEnumerable<ResourceState> States { get; }

    /// <summary>Puts a resource into a state of its kind; false when there is no such resource.</summary>
    bool SetState(string kind, string name, string state);

    /// <summary>Makes the next fitting change of a resource, which may not exist yet, end in a failure of its kind.</summary>
    void FailNext(string kind, string name, string failure);
}
