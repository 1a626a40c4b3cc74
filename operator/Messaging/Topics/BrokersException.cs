namespace Wallet.Operator.Messaging.Topics;

/// <summary>Why brokers did not do as asked.</summary>
internal enum BrokerTrouble
{
    /// <summary>No answer, or one that another attempt may change.</summary>
    Unreachable,

    /// <summary>The operator is not let in, or lacks a right.</summary>
    Denied,

    /// <summary>The request is wrong.</summary>
    Refused,
}

/// <summary>The brokers did not answer, or refused.</summary>
internal sealed class BrokersException(BrokerTrouble trouble, string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Which of the two.</summary>
    public BrokerTrouble Trouble { get; } = trouble;
}
