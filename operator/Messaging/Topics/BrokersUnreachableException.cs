namespace Wallet.Operator.Messaging.Topics;

/// <summary>The brokers did not answer, or refused.</summary>
internal sealed class BrokersUnreachableException(string message, Exception inner) : Exception(message, inner);
