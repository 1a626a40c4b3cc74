using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record AppChange : IRoomChange
{
    private AppChange()
    {
    }

    public abstract PlannedChange What { get; }

    /// <summary>Applies an object.</summary>
    /// <param name="Object">As it should be.</param>
    /// <param name="Replicas">For a Deployment whose replicas are still ours: how many; else null.</param>
    /// <param name="ResourceVersion">Refuse if the object has another version by now; null for any.</param>
    /// <param name="Detail">First field that differs, free of values that may be secret.</param>
    /// <param name="IsNew">Whether the object is missing.</param>
    internal sealed record Apply(AppObject Object, int? Replicas, string? ResourceVersion, string Detail, bool IsNew) : AppChange
    {
        public override PlannedChange What => new(
            Object.Resource,
            IsNew ? "Create" : "Apply",
            Detail,
            !IsNew && Object.Kind == ObjectKind.Deployment ? ChangeEffect.Rolling : ChangeEffect.None);
    }

    /// <summary>Removes an object, and what it owns first.</summary>
    internal sealed record Delete(ObjectKind Kind, string Name) : AppChange
    {
        public override PlannedChange What => PlannedChange.Removal($"{Kind} {Name}");
    }
}
