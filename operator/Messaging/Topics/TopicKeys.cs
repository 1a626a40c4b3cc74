using System.Globalization;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>
/// Keys of topics' configurations that specs have named. They are noted in the status, so that one that leaves the spec is reset, and one
/// that a person has set by other means stays.
/// </summary>
internal static class TopicKeys
{
    // No name of a topic has one.
    private const char Separator = ':';

    /// <summary>Topics whose configuration this spec names, or an earlier one did.</summary>
    public static IEnumerable<string> Watched(PlatformPass pass) => pass.Settings.Messaging.Topics
        .Where(topic => topic.Config.Count > 0 || Former(pass, topic.Name).Any())
        .Select(topic => topic.Name);

    /// <summary>Keys that are noted of a topic.</summary>
    public static IEnumerable<string> Former(PlatformPass pass, string topic) => pass.Remembered
        .Where(each => each.Kind == MessagingNames.TopicKey && each.Id.StartsWith($"{topic}{Separator}", StringComparison.Ordinal))
        .Select(each => each.Id[(topic.Length + 1)..]);

    /// <summary>The notes after the pass: what the spec names, and what it named as long as that is still set.</summary>
    public static IEnumerable<RememberedResource> Notes(PlatformPass pass, IReadOnlyDictionary<string, TopicObserved>? observed) =>
        from topic in pass.Settings.Messaging.Topics
        let config = observed?.GetValueOrDefault(topic.Name)?.Config
        let former = Former(pass, topic.Name).Where(key => config is null || config.ContainsKey(key))
        from key in topic.Config.Keys.Union(former).Order(StringComparer.Ordinal)
        select new RememberedResource(MessagingNames.Component, MessagingNames.TopicKey, $"{topic.Name}{Separator}{key}");

    /// <summary>Whether two values mean the same: the brokers answer in a form of their own (<c>0.50</c> as <c>0.5</c>, lists without spaces).</summary>
    public static bool AreSame(string one, string other) => Parts(one).SequenceEqual(Parts(other), StringComparer.Ordinal);

    private static IEnumerable<string> Parts(string value) => value.Split(',').Select(part => Plain(part.Trim()));

    private static string Plain(string value)
        => decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : bool.TryParse(value, out var flag) ? (flag ? "true" : "false") : value;
}
