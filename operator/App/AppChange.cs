using Wallet.Operator.App.Drift;
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
            IsNew ? PlannedChange.Create : "Apply",
            Detail,
            !IsNew && Object.Kind == ObjectKind.Deployment ? ChangeEffect.Rolling : ChangeEffect.None);
    }

    /// <summary>Removes fields that others added to an object.</summary>
    /// <param name="Object">As it should be.</param>
    /// <param name="Additions">What goes.</param>
    /// <param name="ResourceVersion">Refused if the object has another version by now: the pointers are true of this one.</param>
    internal sealed record Prune(AppObject Object, IReadOnlyList<Addition> Additions, string ResourceVersion) : AppChange
    {
        public override PlannedChange What => new(
            Object.Resource,
            "Prune",
            string.Join(", ", Additions),
            Object.Kind == ObjectKind.Deployment ? ChangeEffect.Rolling : ChangeEffect.None);
    }

    /// <summary>Removes an object, and what it owns first.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Detail">Why, where that is not the platform's deletion.</param>
    /// <param name="Effect">What its users feel.</param>
    internal sealed record Delete(
        ObjectKind Kind, string Name, string Detail = "", ChangeEffect Effect = ChangeEffect.Destroy) : AppChange
    {
        public override PlannedChange What => new($"{Kind} {Name}", PlannedChange.Delete, Detail, Effect);

        /// <summary>Removes an object whose place another has taken.</summary>
        public static Delete Superseded(ObjectKind kind, string name, string by)
            => new(kind, name, $"superseded by {by}", ChangeEffect.None);
    }
}
