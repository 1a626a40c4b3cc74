using Wallet.Api.Commands;

namespace Wallet.Api.Balances.Statements;

/// <summary>
/// Lines, newest first. <paramref name="Next"/> is the key before which the next page goes on; null on the last. <paramref name="KeptFrom"/> is
/// the first key that is kept, if the range reaches further back and the wallet had entries there.
/// </summary>
internal sealed record StatementPage(IReadOnlyList<StatementLine> Lines, TransactionId? Next, TransactionId? KeptFrom);
