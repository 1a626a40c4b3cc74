using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Exports;

/// <summary>The operations of exports.</summary>
internal sealed class ExportRoutes(ExportEndpoints exports)
{
    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("POST", "/exports", Scope.Read,
            "Have a wallet's statement, or the whole ledger (wallet:admin), written as files; it begins when the range is settled", exports.CreateAsync)
        {
            Request = typeof(ExportRequest),
            Example = """{"kind":"LEDGER","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","format":"PARQUET"}""",
            Response = typeof(ExportResponse),
            Status = StatusCodes.Status202Accepted,
            HasLocation = true,
            Key = KeyUse.Optional,
            Problems =
            [
                .. RouteProblems.OfWallet, ProblemType.ExportsOff, ProblemType.ExportRange, ProblemType.TooManyExports, ProblemType.HistoryRetired,
                ProblemType.Of(ResultCode.KeyReused), ProblemType.KeyRequired, ProblemType.KeyExpired, ProblemType.KeyWithoutTime,
            ],
        },
        new("GET", "/exports", Scope.Read, "The caller's exports, or all of them (wallet:admin), newest first", exports.ListAsync)
        {
            Response = typeof(ExportListResponse), Query = Page.Query,
        },
        new("GET", "/exports/{exportId}", Scope.Read, "An export and how far it is", exports.GetAsync)
        {
            Response = typeof(ExportResponse), Problems = [ProblemType.ExportNotFound],
        },
        new("DELETE", "/exports/{exportId}", Scope.Read, "Cancel an export; what is written of it stays", exports.CancelAsync)
        {
            Response = typeof(ExportResponse), Problems = [ProblemType.ExportNotFound, ProblemType.ExportEnded],
        },
        new("GET", "/exports/{exportId}/manifest", Scope.Read, "What an export that is done comes to: its files, rows and sums", exports.ManifestAsync)
        {
            Response = typeof(Wallet.Api.Exports.ExportManifest), Problems = [ProblemType.ExportNotFound, ProblemType.ExportNotDone],
        },
    ];
}
