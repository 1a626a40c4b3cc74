using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tools;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// Size and seed of the campaigns, and where their figures go: artifacts/campaigns/campaigns.json, one key after another. In `make test`
/// each runs in its short form; WALLET_CAMPAIGNS=full, as `make campaigns` sets it, runs all of them.
/// </summary>
internal static class CampaignReport
{
    private static readonly Lock Gate = new();

    // Shown by make while the test runner keeps the tests' own output to itself.
    private static readonly string? ProgressFile = Environment.GetEnvironmentVariable("WALLET_TEST_PROGRESS");

    /// <summary>Whether every case runs, and not only some.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("WALLET_CAMPAIGNS") == "full";

    /// <summary>Whether WALLET_CAMPAIGN_CASE names the cases to run.</summary>
    public static bool HasCase => Case.Length > 0;

    private static string Case => Environment.GetEnvironmentVariable("WALLET_CAMPAIGN_CASE") ?? "";

    /// <summary>WALLET_TEST_SEED, or a new seed; campaigns print it.</summary>
    public static int ChooseSeed()
        => Environment.GetEnvironmentVariable("WALLET_TEST_SEED") is { } given ? int.Parse(given, null) : Random.Shared.Next();

    /// <summary>
    /// All cases of a full campaign in their order; of a short one some, drawn by the seed. WALLET_CAMPAIGN_CASE, a part of a case's text,
    /// chooses those that have it: what failed is run again so.
    /// </summary>
    public static IReadOnlyList<T> Choose<T>(IReadOnlyList<T> cases, int few, int seed)
    {
        if (HasCase)
            return [.. cases.Where(each => each!.ToString()!.Contains(Case, StringComparison.Ordinal))];
        if (IsFull)
            return cases;
        var all = cases.ToArray();
        new Random(seed).Shuffle(all);
        return all[..Math.Min(few, all.Length)];
    }

    /// <summary>Runs cases one after another, and says how far it is.</summary>
    /// <returns>The failures, each with its case.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync<T>(string campaign, IReadOnlyList<T> cases, Func<T, Task> run)
    {
        var failures = new List<string>();
        for (var number = 0; number < cases.Count; number++)
        {
            Progress($"{campaign} {number + 1} of {cases.Count}: {cases[number]}");
            try
            {
                await run(cases[number]);
            }
            catch (Exception failure)
            {
                failures.Add($"{cases[number]}: {failure.Message.ReplaceLineEndings(" ")}");
                Progress($"{campaign} failure: {failures[^1]}");
            }
        }

        return failures;
    }

    /// <summary>Writes figures; those of other campaigns stay.</summary>
    public static void Write(params (string Key, JsonNode Value)[] figures)
    {
        lock (Gate)
        {
            var file = RepositoryFolder.File("artifacts", "campaigns", "campaigns.json");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var all = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];
            foreach (var (key, value) in figures)
                all[key] = value;
            foreach (var part in new[] { "runs", "failures" })
            {
                all[$"fault_{part}"] = Sum(all, $"fault_read_{part}", $"fault_change_{part}");
                all[$"crash_{part}"] = Sum(all, $"crash_life_{part}", $"crash_change_{part}");
                all[$"stale_{part}"] = Sum(all, $"stale_watch_{part}", $"stale_life_{part}", $"stale_change_{part}");
            }

            File.WriteAllText(file, all.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        }
    }

    /// <summary>Shows a line while the campaign runs.</summary>
    public static void Progress(string line)
    {
        lock (Gate)
        {
            if (ProgressFile is { Length: > 0 } file)
                File.AppendAllText(file, $"{DateTime.Now:T} {line}\n");
        }
    }

    private static int Sum(JsonObject figures, params string[] keys) => keys.Sum(key => (int?)figures[key] ?? 0);
}
