using Wallet.Api.Commands;

namespace Wallet.Api.Storage;

/// <summary>A transaction's row has what no release writes: whoever asks for it cannot be answered, and nothing else is wrong with the rest.</summary>
internal sealed class UnreadableRowException(TransactionId transaction, Exception inner)
    : Exception($"The row of transaction {transaction} cannot be read: {inner.Message}", inner)
{
    /// <summary>Whose row it is.</summary>
    public TransactionId Transaction => transaction;
}
