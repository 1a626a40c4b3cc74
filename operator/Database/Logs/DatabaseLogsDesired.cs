using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Database.Logs;

/// <summary>The log groups of the database as they should be.</summary>
/// <param name="Groups">Those of the logs that the spec asks for, and those that are there.</param>
/// <param name="Wanted">Names of the former.</param>
internal sealed record DatabaseLogsDesired(IReadOnlyList<LogGroupDesired> Groups, IReadOnlyCollection<string> Wanted)
{
    /// <summary>Of one platform.</summary>
    public static DatabaseLogsDesired For(PlatformPass pass, SecurityFacts security, DatabaseLogsObserved observed)
    {
        var wanted = WantedNames(pass).ToHashSet(StringComparer.Ordinal);
        return new DatabaseLogsDesired(
            [
                .. wanted.Union(observed.Groups.Select(group => group.Name)).Order(StringComparer.Ordinal).Select(name => new LogGroupDesired(
                    name, pass.Settings.Observability.LogRetentionDays, security.KeyArns[DatabaseNames.Component], DatabaseNames.Tags(pass, name))),
            ],
            wanted);
    }

    /// <summary>Names of the groups that the spec asks for.</summary>
    public static IEnumerable<string> WantedNames(PlatformPass pass)
        => pass.Settings.Database.LogExports.Select(log => DatabaseLogsNames.LogGroup(pass.Names, log));
}
