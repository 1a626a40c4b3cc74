namespace Wallet.Operator.Rooms.Faults;

/// <summary>Knows the faults of one outside system.</summary>
internal interface IFaultClassifier
{
    /// <summary>What the exception means, or null when it is not of this system.</summary>
    Fault? Classify(Exception exception);
}

/// <summary>All outside systems together: what none of them knows is a bug of this program.</summary>
internal sealed class FaultClassifiers(IEnumerable<IFaultClassifier> classifiers)
{
    /// <summary>What a bug is reported as; its text is in the log only, since it may hold anything.</summary>
    public static readonly Fault Bug = new(
        "InternalError", "The operator failed unexpectedly; its log has the details.", false, FaultPaces.Transient);

    private readonly IReadOnlyList<IFaultClassifier> _classifiers = [.. classifiers];

    /// <summary>What the exception means; null for a bug.</summary>
    public Fault? Classify(Exception exception) => _classifiers.Select(each => each.Classify(exception)).OfType<Fault>().FirstOrDefault();
}
