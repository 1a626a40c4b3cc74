using System.Text.Json.Serialization;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.Exports;

/// <summary>
/// The body of POST /exports: entries from a time on (absent: from the beginning) to before another (absent: the time of the request).
/// </summary>
internal sealed record ExportRequest(
    string? Kind = null, string? WalletId = null, [property: JsonConverter(typeof(RangeTimeConverter))] RequestTime? From = null,
    [property: JsonConverter(typeof(RangeTimeConverter))] RequestTime? To = null, string? Format = null);

/// <summary>
/// An export and how far it is. State is WAITING for its turn or, with <paramref name="WaitsUntil"/>, for its range to be settled; then RUNNING; in
/// the end DONE, FAILED or CANCELLED. <paramref name="WrittenTo"/> is the time of the last row that is written: the latest of a ledger, the earliest
/// of a statement. <paramref name="Trouble"/> is what keeps it from going on, or has ended it. <paramref name="Location"/>, for administrators, is
/// the folder of its files.
/// </summary>
internal sealed record ExportResponse(
    string Id, string Kind, string? WalletId, DateTimeOffset? From, DateTimeOffset To, string Format, string State, DateTimeOffset? WaitsUntil,
    int Parts, long Rows, long Bytes, DateTimeOffset? WrittenTo, string? Trouble, string? Location, string? AskedBy, DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt, string? Note = null);

/// <summary>A page of exports, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record ExportListResponse(IReadOnlyList<ExportResponse> Items, string? NextCursor);
