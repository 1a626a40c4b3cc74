namespace Wallet.Operator.Platform.Steps;

/// <summary>What a change does to those who use the resource.</summary>
internal enum ChangeEffect
{
    /// <summary>Nothing is felt.</summary>
    None,

    /// <summary>One member after another restarts.</summary>
    Rolling,

    /// <summary>Connections break once.</summary>
    Restart,

    /// <summary>A new resource takes the place of the old one.</summary>
    Replace,

    /// <summary>Data or capacity goes away.</summary>
    Destroy,
}

/// <summary>One field that differs.</summary>
/// <param name="Name">As AWS or Kubernetes calls it.</param>
/// <param name="From">The observed value as text; <c>(none)</c> when there is none.</param>
/// <param name="To">The desired value as text.</param>
internal sealed record FieldChange(string Name, string From, string To)
{
    public override string ToString() => $"{Name} {From} -> {To}";
}

/// <summary>One change as data: it feeds apply, events, plans and tests.</summary>
/// <param name="Resource">Kind and name, e.g. <c>DBCluster wp-demo-1a2b3c4d</c>.</param>
/// <param name="Verb">e.g. <c>Create</c>, <c>Modify</c>, <c>Delete</c>, <c>Reboot</c>.</param>
/// <param name="Detail">Fields with their values from and to; free of secrets.</param>
/// <param name="Effect">What its users feel.</param>
internal sealed record PlannedChange(string Resource, string Verb, string Detail, ChangeEffect Effect = ChangeEffect.None)
{
    /// <summary>Verb of what makes a resource that is not there.</summary>
    public const string Create = "Create";

    /// <summary>Verb of every removal: one that finds nothing to remove has succeeded.</summary>
    public const string Delete = "Delete";

    /// <summary>Verb of what makes another instance the writer.</summary>
    public const string Failover = "Failover";

    /// <summary>The fields that differ; empty where the change is not about fields.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Kind of the resource, e.g. <c>DBCluster</c>.</summary>
    public string Kind => Resource.Split(' ', 2)[0];

    /// <summary>Its name, e.g. <c>wp-demo-1a2b3c4d</c>.</summary>
    public string Name => Resource.Split(' ', 2)[^1];

    /// <summary>The same for the same change, whatever it is felt as.</summary>
    public string Identity => $"{Resource}|{Verb}|{Detail}";

    /// <summary>A change of fields.</summary>
    public static PlannedChange Modify(string resource, IReadOnlyList<FieldChange> fields, ChangeEffect effect = ChangeEffect.None)
        => new(resource, "Modify", string.Join(", ", fields), effect) { Fields = fields };

    /// <summary>A removal.</summary>
    public static PlannedChange Removal(string resource, string detail = "") => new(resource, Delete, detail, ChangeEffect.Destroy);

    public override string ToString() => $"{Verb} {Resource} {Detail}".TrimEnd();
}
