namespace Wallet.Operator.Kube;

/// <summary>Something worth reporting about an object.</summary>
/// <param name="Warning">Something is wrong.</param>
/// <param name="Reason">CamelCase.</param>
/// <param name="Subject">What part of the object it is about; events of one reason and subject are counted, not repeated.</param>
/// <param name="Message">For people.</param>
internal sealed record ObjectEvent(bool Warning, string Reason, string Subject, string Message);
