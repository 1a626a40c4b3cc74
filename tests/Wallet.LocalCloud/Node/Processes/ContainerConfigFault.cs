namespace Wallet.LocalCloud.Node.Processes;

/// <summary>The container cannot be set up as it is described: something that it refers to is missing.</summary>
internal sealed class ContainerConfigFault(string message) : Exception(message);
