using System.Text.Json;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Transactions;

/// <summary>The body of POST /transactions/batch; mode is independent or atomic.</summary>
internal sealed record BatchRequest(string? Mode = null, IReadOnlyList<BatchItemRequest>? Items = null);

/// <summary>One movement of a batch; type is deposit, withdraw or transfer.</summary>
internal sealed record BatchItemRequest(
    string? Type = null, string? WalletId = null, RequestAmount? Amount = null, string? Currency = null, string? DestinationWalletId = null,
    string? ReferenceId = null, string? Description = null, JsonElement? Metadata = null);

/// <summary>What became of a batch: executed counts the items that were.</summary>
internal sealed record BatchResponse(string Mode, int Executed, int Refused, IReadOnlyList<BatchItemResponse> Items);

/// <summary>What became of an item: the movement, or the problem.</summary>
internal sealed record BatchItemResponse(int Index, int Status, MovementResponse? Movement, ProblemBody? Problem);
