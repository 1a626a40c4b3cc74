using System.Runtime.CompilerServices;

namespace Wallet.Operator.Aws;

/// <summary>Reads paged lists to their end.</summary>
internal static class AwsPages
{
    /// <summary>All items.</summary>
    /// <param name="page">Reads the page that a marker names (null for the first) and gives its items and the next marker.</param>
    /// <param name="cancellationToken">Ends the reading between pages.</param>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        Func<string?, Task<(IEnumerable<T>? Items, string? Next)>> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        string? marker = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (items, next) = await page(marker);
            foreach (var item in items ?? [])
                yield return item;
            marker = next;
        }
        while (!string.IsNullOrEmpty(marker));
    }
}
