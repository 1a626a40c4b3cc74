using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Api.Commands;
using Wallet.Api.Exports;
using Wallet.Api.Http.Audit;
using Wallet.Api.Http.Exports;
using Wallet.Api.Http.Holds;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Settings;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.OpenApi;

/// <summary>An answer of each operation, made from the records that are answered with: Alice has 100.00 EUR and moves 12.30 of it.</summary>
internal static class AnswerExamples
{
    private const string Profile = "retail";
    private const string Alice = "01990000-0000-7000-8000-000000000001";
    private const string Bruno = "01990000-0000-7000-8000-000000000000";
    private const string Carla = "01990000-0000-7000-8000-000000000002";
    private const string TransactionId = "01990000-0000-7000-8000-00000000000a";
    private const string OtherId = "01990000-0000-7000-8000-00000000000b";
    private const string Signed = "eyJhbGciOiJFUzI1NiJ9.eyJ2ZXJzaW9uIjoxfQ.c2lnbmF0dXJl";
    private const string Hash = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private const string Reference = "order-4711";
    private const string Completed = "COMPLETED";
    private const long Before = 10_000;
    private const long Moved = 1_230;
    private const long After = Before - Moved;
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly Currency Currency = Currency.TryParse("EUR", out var euro) ? euro : default;
    private static readonly JsonElement Metadata = JsonElement.Parse("""{"segment":"retail"}""");

    private static readonly WalletResponse Wallet = new(
        Alice, "alice", Currency.Code, Names.Of(WalletStatus.Active), Text(After), After, Text(0), 0, Text(After), After, Text(0),
        new(null, Text(100_000), null), Profile, null, Metadata, 2, Time, Time.AddMinutes(1));

    private static readonly LimitProfileResponse LimitProfile = new(
        Currency.Code, Profile, new(Text(50_000), Text(100_000), Text(1_000_000)), 1, "root", Time);

    private static readonly HoldResponse Hold = new(
        OtherId, Alice, null, "OPEN", Currency.Code, Text(5_000), 5_000, Text(0), Text(5_000), 5_000, Time.AddYears(4), Time);

    private static readonly TransactionResponse Transfer = new(
        TransactionId, Names.Of(TransactionKind.Transfer), Completed, Currency.Code, Text(Moved), Moved, [Leg(Alice, -Moved), Leg(Bruno, Moved)],
        null, null, Reference, null, null, null, Time, null);

    private static readonly ExportResponse Export = new(
        OtherId, "STATEMENT", Alice, null, Time, "CSV", "WAITING", Time.AddHours(9), 0, 0, 0, null, null, null, null, Time, null);

    private static readonly Dictionary<Type, object> ByType = new()
    {
        [typeof(WalletListResponse)] = new WalletListResponse([Wallet], null),
        [typeof(LimitProfileResponse)] = LimitProfile,
        [typeof(LimitProfileListResponse)] = new LimitProfileListResponse([LimitProfile]),
        [typeof(LimitProfileChangeListResponse)] = new LimitProfileChangeListResponse(
            Currency.Code, Profile, [new(1, "SET", LimitProfile.Limits, "root", Time)], null),
        [typeof(BalanceResponse)] = new BalanceResponse(
            Alice, Currency.Code, Text(After), After, Text(0), 0, Text(After), After, 2, Time.AddMinutes(2), "writer"),
        [typeof(PastBalanceResponse)] = new PastBalanceResponse(Alice, Currency.Code, Text(After), After, Text(0), 0, 2, Time, TransactionId),
        [typeof(StatementResponse)] = new StatementResponse(Alice, Currency.Code,
        [
            new(TransactionId, Names.Of(TransactionKind.Transfer), Text(-Moved), -Moved, Text(After), After, Text(0), 2, Bruno, Reference, null, Time),
            new(OtherId, Names.Of(TransactionKind.Deposit), Text(Before), Before, Text(Before), Before, Text(0), 1, null, null, "top-up", Time),
        ], null, null),
        [typeof(TransactionListResponse)] = new TransactionListResponse([Transfer], null, null, null),
        [typeof(BatchResponse)] = new BatchResponse("independent", 1, 1, [new(0, 200, Movement("transfer"), null), new(1, 422, null, Refused)]),
        [typeof(HoldResponse)] = Hold,
        [typeof(HoldListResponse)] = new HoldListResponse([Hold], null),
        [typeof(SettingChangeListResponse)] = new SettingChangeListResponse(
            Alice, [new(2, Names.Of(Ledger.Setting.Status), Settings(WalletStatus.Active), Settings(WalletStatus.Frozen), "operations", Time)], null),
        [typeof(CheckpointListResponse)] = new CheckpointListResponse([new(1, OtherId, TransactionId, 4_711, Signed)], null),
        [typeof(ExportResponse)] = Export,
        [typeof(ExportListResponse)] = new ExportListResponse([Export], null),
        [typeof(ExportManifest)] = new ExportManifest(
            ExportManifest.CurrentVersion, OtherId, "STATEMENT", Alice, null, Time, "CSV", [new(ExportColumn.Amount, "INT64", IsOptional: false)],
            2, 512, [new("data/part-00000001.csv", 2, 512, Hash)], [new(Currency.Code, Currency.Decimals, 2, "10000", "1230")]),
        [typeof(ProofResponse)] = new ProofResponse(
            TransactionId, $$"""{"v":1,"transactionId":"{{TransactionId}}"}""", 1, 2,
            [Hash], Signed),
    };

    private static ProblemBody Refused => ProblemExamples.Of(ProblemType.Of(ResultCode.InsufficientFunds));

    /// <summary>What it answers when all is well; null where there is none yet.</summary>
    public static JsonNode? Of(Route route)
    {
        var verb = route.Path.Split('/')[^1];
        object? example = route switch
        {
            _ when route.Response == typeof(WalletResponse) => route.HasLocation ? Made : Wallet,
            _ when route.Response == typeof(MovementResponse) => Movement(verb),
            _ when route.Response == typeof(TransactionResponse) => route.Changes ? Transaction(verb) : Transfer,
            _ when route.Response == typeof(HoldActionResponse) => HoldAction(verb),
            _ when route.Response == typeof(WalletSettingResponse) => new WalletSettingResponse(Alice, Setting(verb), Text(After), After, 2),
            _ => ByType.GetValueOrDefault(route.Response) ?? WebhookExamples.Of(route),
        };
        return example is null ? null : Node(example);
    }

    /// <summary>What it answers to a dry run.</summary>
    public static JsonNode? OfDryRun(Route route)
    {
        if (route.Response == typeof(BatchResponse))
            return Node(new DryRunResponse("executed", Items: [new(0, 200, Text(After), After, null), new(1, 422, null, null, Refused)]));
        return Node(route.Response == typeof(MovementResponse)
            ? new DryRunResponse("executed", Currency.Code, Text(After), After, Text(After), After, 2)
            : DryRunReply.Nothing.Body);
    }

    /// <summary>A record as JSON, as answers are written.</summary>
    public static JsonNode Node(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), ApiJson.Default)!;

    private static WalletResponse Made => Wallet with
    {
        Balance = Text(0),
        BalanceMinor = 0,
        Available = Text(0),
        AvailableMinor = 0,
        Version = 0,
        UpdatedAt = Wallet.CreatedAt,
    };

    private static MovementResponse Movement(string verb)
    {
        var kind = verb switch
        {
            "deposit" => TransactionKind.Deposit,
            "withdraw" => TransactionKind.Withdrawal,
            _ => TransactionKind.Transfer,
        };
        var after = kind == TransactionKind.Deposit ? Before + Moved : After;
        return new(
            TransactionId, Names.Of(kind), Completed, Alice, kind == TransactionKind.Transfer ? Bruno : null, Text(Moved), Moved, Currency.Code,
            Text(after), after, Text(after), after, 2, Reference, Time);
    }

    private static TransactionResponse Transaction(string verb) => verb == "reversals"
        ? Transfer with
        {
            TransactionId = OtherId,
            Type = Names.Of(TransactionKind.Reversal),
            Amount = Text(500),
            AmountMinor = 500,
            Legs = [Leg(Alice, 500), Leg(Bruno, -500)],
            ParentTransactionId = TransactionId,
            ReferenceId = null,
        }
        : Transfer with
        {
            Type = Names.Of(TransactionKind.Journal),
            Legs = [Leg(Alice, -Moved), Leg(Bruno, 1_200), Leg(Carla, 30)],
        };

    private static HoldActionResponse HoldAction(string verb)
    {
        var (action, after) = verb switch
        {
            "capture" => ("CAPTURED", Before - 4_000),
            "void" => ("VOIDED", Before),
            _ => ("EXTENDED", Before),
        };
        var available = verb == "extend" ? Before - 5_000 : after;
        return new(OtherId, Alice, action, verb == "extend" ? null : TransactionId, Text(after), after, Text(available), available, 3);
    }

    private static string Setting(string verb) => verb switch
    {
        "freeze" => Names.Of(WalletStatus.Frozen),
        "close" => Names.Of(WalletStatus.Closed),
        "limits" => "LIMITS",
        _ => Names.Of(WalletStatus.Active),
    };

    private static SettingsResponse Settings(WalletStatus status) => new(Names.Of(status), Text(0), Wallet.Limits, Profile);

    private static LegResponse Leg(string wallet, long minor) => new(wallet, Text(minor), minor, null);

    private static string Text(long minor) => new Money(minor, Currency).ToString();
}
