using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>
/// What a dry run says that the request would be: executed, or replayed where its key was used for it before. The amounts are those of the
/// wallet that pays (or receives from outside), right after it.
/// </summary>
internal sealed record DryRunResponse(
    string WouldBe, string? Currency = null, string? NewBalance = null, long? NewBalanceMinor = null, string? Available = null,
    long? AvailableMinor = null, long? Version = null, IReadOnlyList<DryRunItemResponse>? Items = null);

/// <summary>What an item of a batch would come to, each after those before it: the balance, or the problem.</summary>
internal sealed record DryRunItemResponse(int Index, int Status, string? NewBalance, long? NewBalanceMinor, ProblemBody? Problem);
