using Wallet.Api.Commands;

namespace Wallet.Api.Batching;

/// <summary>The way into the ledger.</summary>
internal interface ILedger
{
    /// <summary>
    /// The answer to a command. Once accepted it is carried out even if the caller goes away: the caller may ask again with the same key.
    /// </summary>
    Task<Answer> ExecuteAsync(Command command);
}
