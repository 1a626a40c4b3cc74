namespace Wallet.Operator.Reconcile;

/// <summary>Knows the faults of one outside system.</summary>
internal interface IFaultClassifier
{
    /// <summary>What the exception means, or null when it is not of this system.</summary>
    Fault? Classify(Exception exception);
}
