using System.Globalization;
using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>
/// A request and its answer as a client saw them. <paramref name="Invoked"/> and <paramref name="Completed"/> are times of one clock that only
/// goes forward.
/// </summary>
internal sealed record Operation(int Number, int Client, long Invoked, long Completed, MoneyRequest Request, Seen Answer)
{
    /// <inheritdoc/>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"#{Number} client {Client} [{Invoked}..{Completed}] {Request} => {Answer}");
}
