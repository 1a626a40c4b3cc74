using System.Text.Json;
using System.Text.Json.Serialization;
using Wallet.Api.Http.Audit;
using Wallet.Api.Http.Exports;
using Wallet.Api.Http.Health;
using Wallet.Api.Http.Holds;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Settings;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Http.Webhooks;

namespace Wallet.Api.Http;

/// <summary>
/// How bodies are read and written: unknown members, members that appear twice and members of the wrong type are refused, absent ones
/// are left out of answers.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 16,
    Converters = [typeof(OutcomeConverter)])]
[JsonSerializable(typeof(CreateWalletRequest))]
[JsonSerializable(typeof(MovementRequest))]
[JsonSerializable(typeof(WalletResponse))]
[JsonSerializable(typeof(BalanceResponse))]
[JsonSerializable(typeof(PastBalanceResponse))]
[JsonSerializable(typeof(MovementResponse))]
[JsonSerializable(typeof(StatementResponse))]
[JsonSerializable(typeof(WalletListResponse))]
[JsonSerializable(typeof(PatchWalletRequest))]
[JsonSerializable(typeof(LimitsRequest))]
[JsonSerializable(typeof(LimitProfileRequest))]
[JsonSerializable(typeof(LimitProfileResponse))]
[JsonSerializable(typeof(LimitProfileListResponse))]
[JsonSerializable(typeof(LimitProfileChangeListResponse))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(TransactionRequest))]
[JsonSerializable(typeof(ReversalRequest))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(VoidRequest))]
[JsonSerializable(typeof(ExtendRequest))]
[JsonSerializable(typeof(TransactionResponse))]
[JsonSerializable(typeof(TransactionListResponse))]
[JsonSerializable(typeof(CheckpointListResponse))]
[JsonSerializable(typeof(ProofResponse))]
[JsonSerializable(typeof(ExportRequest))]
[JsonSerializable(typeof(ExportResponse))]
[JsonSerializable(typeof(ExportListResponse))]
[JsonSerializable(typeof(Wallet.Api.Exports.ExportManifest))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(HoldResponse))]
[JsonSerializable(typeof(HoldListResponse))]
[JsonSerializable(typeof(HoldActionResponse))]
[JsonSerializable(typeof(WalletSettingResponse))]
[JsonSerializable(typeof(SettingChangeListResponse))]
[JsonSerializable(typeof(CreateWebhookRequest))]
[JsonSerializable(typeof(PatchWebhookRequest))]
[JsonSerializable(typeof(WebhookReplayRequest))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(WebhookListResponse))]
[JsonSerializable(typeof(WebhookDeliveryResponse))]
[JsonSerializable(typeof(WebhookDeliveryListResponse))]
[JsonSerializable(typeof(WebhookReplayResponse))]
[JsonSerializable(typeof(DryRunResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Writes outcomes as not_executed, executed, unknown.</summary>
internal sealed class OutcomeConverter() : JsonStringEnumConverter<Outcome>(JsonNamingPolicy.SnakeCaseLower);
