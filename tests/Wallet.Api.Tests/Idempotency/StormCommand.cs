using System.Text.Json.Nodes;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Idempotency;

/// <summary>A request and a mutant of it that were sent with one key, the request several times, and what each copy was answered.</summary>
internal sealed record StormCommand(MoneyRequest Request, MoneyRequest Mutant, IReadOnlyList<Reply> Answers, Reply MutantAnswer)
{
    private const string Reused = "IDEMPOTENCY_KEY_REUSED";

    public bool MutantWon => MutantAnswer.Code != Reused;

    /// <summary>The parts of the winner that were executed.</summary>
    public IEnumerable<MoneyRequest> Executed
    {
        get
        {
            var (winner, answer) = MutantWon ? (Mutant, MutantAnswer) : (Request, Answers[0]);
            if ((int)answer.Status >= 300)
                return [];
            return winner.Items.Count == 0
                ? [winner]
                : winner.Items.Where((_, i) => (int)answer["items"][i].GetProperty("status").GetInt32() < 300);
        }
    }

    /// <summary>What is not as it must be; null when all is well.</summary>
    public string? Fault()
    {
        if (Answers.Append(MutantAnswer).FirstOrDefault(a => (int)a.Status >= 500) is { } failed)
            return $"Nothing was broken, yet: {failed.Text}";
        if (MutantWon)
            return Answers.All(a => a.Code == Reused) ? null : Tell("The mutant won; every copy must be refused");
        if (Answers.Select(a => (a.Status, Said(a))).Distinct().Count() > 1)
            return Tell("The copies must hear the same");
        return Answers.Count(a => !a.Replayed) == 1 ? null : Tell("All copies but one must be told as replayed");
    }

    // Each exchange has a trace of its own; all else is the answer.
    private static string Said(Reply answer)
    {
        var body = JsonNode.Parse(answer.Text)!;
        Strip(body);
        return body.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            members.Remove("traceId");
            foreach (var (_, member) in members)
                Strip(member);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Strip(item);
        }
    }

    private string Tell(string rule) => $"{rule}: {Request} | {Mutant}\n"
        + string.Join('\n', Answers.Append(MutantAnswer).Select(a => $"  {(int)a.Status}{(a.Replayed ? " replayed" : "")} {a.Text}"));
}
