using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record AppChange
{
    private AppChange()
    {
    }

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    /// <summary>Applies an object.</summary>
    /// <param name="Object">As it should be.</param>
    /// <param name="Replicas">For a Deployment whose replicas are still ours: how many; else null.</param>
    /// <param name="ResourceVersion">Refuse if the object has another version by now; null for any.</param>
    /// <param name="Detail">First field that differs, free of values that may be secret.</param>
    /// <param name="IsNew">Whether the object is missing.</param>
    internal sealed record Apply(AppObject Object, int? Replicas, string? ResourceVersion, string Detail, bool IsNew) : AppChange
    {
        public override PlannedChange Describe() => new(
            Object.Resource,
            IsNew ? "Create" : "Apply",
            Detail,
            !IsNew && Object.Kind == ObjectKind.Deployment ? ChangeEffect.Rolling : ChangeEffect.None);
    }

    /// <summary>Removes an object, and what it owns first.</summary>
    internal sealed record Delete(ObjectKind Kind, string Name) : AppChange
    {
        public override PlannedChange Describe() => new($"{Kind} {Name}", "Delete", "", ChangeEffect.Destroy);
    }
}
