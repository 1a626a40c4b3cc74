using Wallet.Api.Commands;

namespace Wallet.Api.Batching;

/// <summary>The way into the ledger.</summary>
internal interface ILedger
{
    /// <summary>
    /// The answer to a command. Once begun it is carried out even if the caller goes away: the caller may ask again with the same key. If it
    /// has not begun <paramref name="within"/> this time, it is not; what has begun is answered with its outcome, however late. It waits in
    /// the share of <paramref name="payer"/>, which is bounded, so that one caller cannot fill a lane for all; 0 for the service itself.
    /// </summary>
    Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0);
}
