using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>A batch that was decided: at what time, what was asked, what the model expected and what the product answered.</summary>
internal sealed record BatchRecord(
    long Now, IReadOnlyList<Step> Steps, IReadOnlyList<Command> Commands, IReadOnlyList<Answer> Expected, IReadOnlyList<Answer> Got);
