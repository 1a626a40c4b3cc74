using System.Globalization;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>A file as it was found. <paramref name="Money"/> is null where it cannot be read.</summary>
internal sealed record FoundFile(string Name, long Bytes, string Sha256, IReadOnlyList<(string Currency, long AmountMinor)>? Money);

/// <summary>
/// Holds the files of a folder against its manifest: pure. It finds what was changed or lost, not whether the manifest itself was changed.
/// </summary>
internal static class ManifestCheck
{
    /// <summary>What is wrong; empty when all is as the manifest says.</summary>
    public static IReadOnlyList<string> FaultsOf(ExportManifest manifest, IReadOnlyList<FoundFile> files)
    {
        var found = files.ToDictionary(f => f.Name);
        List<string> faults =
        [
            .. manifest.Parts.SelectMany(part => OfPart(part, found.GetValueOrDefault(part.Name))),
            .. found.Keys.Except(manifest.Parts.Select(p => p.Name)).Select(name => $"{name} is not in the manifest"),
            .. OfSums(manifest),
        ];
        // Totals of files that are not as they were would say the same once more.
        return faults.Count > 0 ? faults : [.. OfTotals(manifest, files)];
    }

    private static IEnumerable<string> OfPart(ManifestPart part, FoundFile? file)
    {
        if (file is null)
            yield return $"{part.Name} is missing";
        else if (file.Bytes != part.Bytes)
            yield return Say($"{part.Name} has {file.Bytes} bytes, not {part.Bytes}");
        else if (file.Sha256 != part.Sha256)
            yield return $"{part.Name} is not as it was written: its SHA-256 is {file.Sha256}";
        else if (file.Money is not { } money)
            yield return $"{part.Name} cannot be read";
        else if (money.Count != part.Rows)
            yield return Say($"{part.Name} has {money.Count} rows, not {part.Rows}");
    }

    private static IEnumerable<string> OfSums(ExportManifest manifest)
    {
        if (manifest.Parts.Sum(p => (long)p.Rows) != manifest.Rows || manifest.Parts.Sum(p => p.Bytes) != manifest.Bytes)
            yield return "the manifest's rows or bytes are not the sums of its parts'";
        var isLedger = manifest.Kind == ExportNames.Of(ExportKind.Ledger);
        foreach (var total in manifest.Totals.Where(t => isLedger && t.CreditsMinor != t.DebitsMinor))
            yield return $"{total.Currency} does not balance: {total.CreditsMinor} came and {total.DebitsMinor} left (minor units)";
    }

    private static IEnumerable<string> OfTotals(ExportManifest manifest, IReadOnlyList<FoundFile> files)
    {
        var rows = files.SelectMany(f => f.Money ?? []).Select(m => (Currency.TryParse(m.Currency, out var known) ? known : default, m.AmountMinor));
        var counted = CurrencyTotal.Of(rows).Select(ManifestTotal.Of).ToList();
        foreach (var (currency, _, count, credits, debits) in manifest.Totals.Except(counted))
            yield return Say($"{currency} does not come to {count} rows, {credits} in and {debits} out (minor units)");
        foreach (var total in counted.Where(c => manifest.Totals.All(t => t.Currency != c.Currency)))
            yield return $"the manifest has no totals of {total.Currency}";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
