using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Exports;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Http.Exports;

/// <summary>
/// What a body asks to be exported. Without a <paramref name="Before"/> it ends with the time of the request, which is no part of its
/// <see cref="Meaning"/>: the same request sent again asks for the same.
/// </summary>
internal sealed record RequestedExport(ExportKind Kind, WalletId? Wallet, TransactionId From, TransactionId? Before, ExportFormat Format)
{
    /// <summary>The digest of what the request asks for.</summary>
    public UInt128 Meaning => Digest.Of(
        "export", ExportNames.Of(Kind), Wallet?.ToString(), Text(From), Before is { } before ? Text(before) : null, ExportNames.Of(Format));

    /// <summary>Reads a body.</summary>
    public static Checked<RequestedExport> Read(ExportRequest body)
    {
        if (body.Kind is not ("STATEMENT" or "LEDGER"))
            return new Problem(ProblemType.Validation, "kind must be STATEMENT or LEDGER.");
        if (ExportNames.FormatOf(body.Format ?? "CSV") is not { } format)
            return new Problem(ProblemType.Validation, "format must be CSV, JSON_LINES or PARQUET.");
        var from = body.From is { } start ? TransactionId.FirstAt(start.Value) : default;
        var before = body.To is { } end ? TransactionId.FirstAt(end.Value) : (TransactionId?)null;
        if (body.Kind == "LEDGER")
        {
            return body.WalletId is null
                ? new RequestedExport(ExportKind.Ledger, null, from, before, format)
                : new Problem(ProblemType.Validation, "walletId is for a STATEMENT alone: a LEDGER has all wallets.");
        }
        return Fields.WalletNamed(body.WalletId, "walletId").Failed(out var problem, out var wallet)
            ? problem
            : new RequestedExport(ExportKind.Statement, wallet, from, before, format);
    }

    private static string Text(TransactionId id) => id.Value.ToString(CultureInfo.InvariantCulture);
}
