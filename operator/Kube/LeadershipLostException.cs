namespace Wallet.Operator.Kube;

/// <summary>A change was refused because the lease has not been renewed in time.</summary>
internal sealed class LeadershipLostException() : OperationCanceledException("This process is not the leader any more.");
