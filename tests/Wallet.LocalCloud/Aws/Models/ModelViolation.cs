namespace Wallet.LocalCloud.Aws.Models;

/// <summary>How a request breaks its model.</summary>
public enum ViolationKind
{
    /// <summary>A required member is absent.</summary>
    Missing,

    /// <summary>A member that the model does not know.</summary>
    Unknown,

    /// <summary>A value of another type.</summary>
    Type,

    /// <summary>A value outside of what the model allows.</summary>
    Value,
}

/// <summary>One way in which a request breaks its model.</summary>
/// <param name="Kind">How.</param>
/// <param name="Member">Path of the member, with its names on the wire, e.g. <c>Tags.1.Key</c>.</param>
/// <param name="Constraint">What the member must be.</param>
/// <param name="Value">The value as AWS repeats it in its answer; nothing where there is none.</param>
public sealed record ModelViolation(ViolationKind Kind, string Member, string Constraint, string? Value = null)
{
    /// <summary>Member and constraint, never the value, which may be a secret.</summary>
    public override string ToString() => $"{Member}: {Constraint}";
}
