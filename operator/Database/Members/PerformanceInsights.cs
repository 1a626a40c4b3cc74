using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database.Members;

/// <summary>
/// Which classes Performance Insights is offered on. Source: Amazon Aurora User Guide, "Amazon Aurora DB engine, Region, and instance class
/// support for Performance Insights": none of db.t2 and db.t3, and of db.t4g neither micro nor small.
/// </summary>
internal static class PerformanceInsights
{
    /// <summary>Whether instances of this class can have it.</summary>
    public static bool IsOffered(string? instanceClass) => instanceClass is not ("db.t4g.micro" or "db.t4g.small")
        && instanceClass?.StartsWith("db.t2.", StringComparison.Ordinal) is not true
        && instanceClass?.StartsWith("db.t3.", StringComparison.Ordinal) is not true;

    /// <summary>Asked for on a class without it; null when all is well.</summary>
    public static Finding? Impossible(DatabaseSettings settings)
    {
        if (settings.PerformanceInsightsRetentionDays == 0)
            return null;
        string[] without = [.. new[] { settings.WriterClass, settings.ReaderClass }.Distinct().Where(name => !IsOffered(name))];
        return without.Length == 0 ? null : Finding.Stuck(
            "InsightsNotOffered",
            $"Performance Insights is not offered on {string.Join(" and ", without)}: set spec.database.performanceInsightsRetentionDays "
            + "to 0, or another class in spec.database.instanceClass. The instances run without it.");
    }
}
