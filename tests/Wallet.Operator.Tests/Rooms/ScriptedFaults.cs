using Wallet.Operator.Kube;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>A fault of the outside with exactly the meaning that the test gives it.</summary>
internal sealed class ScriptedFault(Fault fault) : Exception(fault.Message)
{
    public Fault Fault => fault;
}

/// <summary>Knows scripted faults; everything else is unknown to it, as a bug is.</summary>
internal sealed class ScriptedFaults : IFaultClassifier
{
    /// <summary>Ten seconds, then doubled up to a minute.</summary>
    public static readonly Backoff Pace = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));

    public static Fault Refused(string reason = "AwsRefused", string message = "InvalidParameterValue: no.", bool needsPerson = true)
        => new(reason, message, needsPerson, Pace);

    public Fault? Classify(Exception exception) => (exception as ScriptedFault)?.Fault;
}
