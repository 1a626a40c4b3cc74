using System.Globalization;
using System.Text.Json.Serialization;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>
/// What an export comes to, as <c>manifest.json</c> has it: entries of the range from <paramref name="From"/> (absent: from the beginning) to
/// before <paramref name="To"/>. It is written last: a folder without one is not complete.
/// </summary>
internal sealed record ExportManifest(
    int Version, string ExportId, string Kind, string? WalletId, DateTimeOffset? From, DateTimeOffset To, string Format,
    IReadOnlyList<ManifestColumn> Columns, long Rows, long Bytes, IReadOnlyList<ManifestPart> Parts, IReadOnlyList<ManifestTotal> Totals)
{
    /// <summary>The version of its form.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The manifest of an export all of whose parts are written.</summary>
    public static ExportManifest Of(ExportJob job, IReadOnlyList<ExportPart> parts) => new(
        CurrentVersion, job.Id.ToString(), ExportNames.Of(job.Terms.Kind), job.Terms.Wallet?.ToString(),
        job.Terms.From.Value == 0 ? null : job.Terms.From.Time, job.Terms.Before.Time, ExportNames.Of(job.Terms.Format),
        [.. ExportColumn.Of(job.Terms.Kind).Select(c => new ManifestColumn(c.Name, ExportNames.Of(c.Type), c.IsOptional))],
        parts.Sum(p => (long)p.Rows), parts.Sum(p => p.Bytes),
        [.. parts.Select(p => new ManifestPart(
            PartName.Of(p.Number, job.Terms.Format), p.Rows, p.Bytes, Convert.ToHexStringLower(p.Sha256)))],
        [.. CurrencyTotal.Sum(parts.SelectMany(p => p.Totals)).Select(ManifestTotal.Of)]);
}

/// <summary>A column: TEXT, INT64, BOOLEAN or TIMESTAMP.</summary>
internal sealed record ManifestColumn(string Name, string Type, bool IsOptional);

/// <summary>A file, its name seen from the manifest; <paramref name="Sha256"/> is hexadecimal.</summary>
internal sealed record ManifestPart(string Name, int Rows, long Bytes, string Sha256);

/// <summary>
/// What the rows of one currency come to: the sum of what came to wallets and of what left them, both as whole numbers of minor units, of which
/// one major unit has 10 to the power of <paramref name="Decimals"/>. In a ledger both are the same.
/// </summary>
internal sealed record ManifestTotal(string Currency, int Decimals, long Rows, string CreditsMinor, string DebitsMinor)
{
    /// <summary>A total as a manifest has it.</summary>
    public static ManifestTotal Of(CurrencyTotal total) => new(
        total.Currency.Code, total.Currency.Decimals, total.Rows, total.CreditsMinor.ToString(CultureInfo.InvariantCulture),
        total.DebitsMinor.ToString(CultureInfo.InvariantCulture));
}

/// <summary>How a manifest is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(ExportManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
