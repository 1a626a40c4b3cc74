using Wallet.Api.Commands;

namespace Wallet.Api.Storage;

/// <summary>A transaction's row has what no release writes: a request for it cannot be answered, and the other rows are well.</summary>
internal sealed class UnreadableRowException(TransactionId transaction, Exception inner)
    : Exception($"The row of transaction {transaction} cannot be read: {inner.Message}", inner)
{
    /// <summary>Whose row it is.</summary>
    public TransactionId Transaction => transaction;
}
