namespace Wallet.LocalCloud.Control;

/// <summary>Which calls of the journal are asked for.</summary>
/// <param name="After">Those with a higher number.</param>
/// <param name="Service">Of one service, by its signing name.</param>
/// <param name="Operation">Of one operation.</param>
/// <param name="Mutations">Only those that change something.</param>
internal sealed record JournalQuery(long After = 0, string? Service = null, string? Operation = null, bool Mutations = false)
{
    /// <summary>Read from a request's query string; what cannot be read counts as not given.</summary>
    public static ValueTask<JournalQuery> BindAsync(HttpContext http)
    {
        var query = http.Request.Query;
        return ValueTask.FromResult(new JournalQuery(
            long.TryParse(query["after"], out var after) ? after : 0, query["service"], query["operation"], query["mutations"] == "true"));
    }

    /// <summary>As a query string.</summary>
    public string Text() => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["after"] = After.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["service"] = Service,
            ["operation"] = Operation,
            ["mutations"] = Mutations ? "true" : null,
        }.Where(part => part.Value is not null)).ToString();
}
