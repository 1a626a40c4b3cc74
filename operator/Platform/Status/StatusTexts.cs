using System.Text;

namespace Wallet.Operator.Platform.Status;

/// <summary>
/// Cuts every text and list of a status to the limits of the CRD, in one place: a status with one text too long would be refused whole, and
/// the user would go on seeing the old one. The API server counts code points.
/// </summary>
internal static class StatusTexts
{
    private const int Message = 4096;
    private const int Reason = 128;
    private const int Name = 512;
    private const int Value = 1024;
    private const int Resources = 200;
    private const int PlanEntries = 200;

    /// <summary>The status as the API server takes it.</summary>
    public static WalletPlatformStatus Cut(WalletPlatformStatus status) => status with
    {
        Conditions = status.Conditions?.Select(each => each with { Reason = To(each.Reason, Reason), Message = To(each.Message, Message) }).ToList(),
        Components = status.Components?.Select(each => each with { State = To(each.State, Reason), Message = To(each.Message, Message) }).ToList(),
        Resources = status.Resources?.Take(Resources).ToList(),
        Plan = status.Plan?.Take(PlanEntries).Select(Cut).ToList(),
    };

    /// <summary>A text that another sentence may follow: what AWS and Kubernetes say often ends without a full stop.</summary>
    public static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : $"{text}.";

    /// <summary>A text of at most so many code points; a cut one ends with an ellipsis.</summary>
    public static string To(string text, int most)
    {
        if (text.Length <= most || text.EnumerateRunes().Count() <= most)
            return text;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(most - 1))
            kept.Append(rune.ToString());
        return kept.Append('…').ToString();
    }

    private static PlannedStep Cut(PlannedStep step) => step with
    {
        Resource = To(step.Resource, Name),
        Field = step.Field is null ? null : To(step.Field, Name),
        From = step.From is null ? null : To(step.From, Value),
        To = step.To is null ? null : To(step.To, Value),
    };
}
