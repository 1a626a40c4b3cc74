using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>What the region offers, and what has happened in it.</summary>
internal sealed class CatalogOperations(RdsState state)
{
    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(14);

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("DescribeDBEngineVersions", new(Versions, Anywhere)),
        ("DescribeOrderableDBInstanceOptions", new(Orderable, Anywhere)),
        ("DescribeEvents", new(Events, Anywhere)),
        ("DescribePendingMaintenanceActions", new(Maintenance, Anywhere)),
    ];

    private static IEnumerable<AccessRequest> Anywhere(AwsCall call) => [new("rds:" + call.Operation, "*")];

    private JsonObject Versions(AwsCall call)
    {
        var input = call.Input;
        var asked = input.Text("Engine") is null or AuroraCatalog.Engine ? AuroraCatalog.Versions : [];
        if (input.Text("EngineVersion") is { } version)
            asked = [.. asked.Where(offered => offered == version || version == AuroraCatalog.MajorVersion)];
        if (input.Flag("DefaultOnly") == true)
            asked = [.. asked.Where(offered => offered == AuroraCatalog.DefaultVersion)];
        if (input.Text("DBParameterGroupFamily") is { } family && family != AuroraCatalog.Family)
            asked = [];
        return MarkerPage.Of(state.Paging, input, "DBEngineVersions", asked, offered => AuroraCatalog.Order(offered).ToString("D3", CultureInfo.InvariantCulture), Show);
    }

    private static JsonObject Show(string version) => new()
    {
        ["Engine"] = AuroraCatalog.Engine,
        ["MajorEngineVersion"] = AuroraCatalog.MajorVersion,
        ["EngineVersion"] = version,
        ["DBParameterGroupFamily"] = AuroraCatalog.Family,
        ["DBEngineDescription"] = "Aurora MySQL",
        ["DBEngineVersionDescription"] = "Aurora MySQL " + version[(version.LastIndexOf("aurora.", StringComparison.Ordinal) + 7)..],
        ["ValidUpgradeTarget"] = CallMembers.ToJsonArray(AuroraCatalog.Versions.Skip(AuroraCatalog.Order(version) + 1).Select(target => new JsonObject
        {
            ["Engine"] = AuroraCatalog.Engine,
            ["EngineVersion"] = target,
            ["AutoUpgrade"] = false,
            ["IsMajorVersionUpgrade"] = false,
        })),
        ["ExportableLogTypes"] = CallMembers.ToJsonArray(["audit", "error", "general", "slowquery", "instance", "iam-db-auth-error"]),
        ["SupportsLogExportsToCloudwatchLogs"] = true,
        ["SupportsReadReplica"] = true,
        ["SupportedEngineModes"] = CallMembers.ToJsonArray(["provisioned"]),
        ["Status"] = "available",
    };

    private JsonObject Orderable(AwsCall call)
    {
        var engine = call.Input.Required("Engine");
        var options = from instanceClass in engine == AuroraCatalog.Engine ? AuroraCatalog.Classes : []
                      where call.Input.Text("DBInstanceClass") is not { } asked || asked == instanceClass
                      from version in AuroraCatalog.Versions
                      where call.Input.Text("EngineVersion") is not { } asked || asked == version
                      select (Class: instanceClass, Version: version);
        return MarkerPage.Of(state.Paging, call.Input, "OrderableDBInstanceOptions", options, option => option.Class + "/" + option.Version, option => new JsonObject
        {
            ["Engine"] = AuroraCatalog.Engine,
            ["EngineVersion"] = option.Version,
            ["DBInstanceClass"] = option.Class,
            ["LicenseModel"] = "general-public-license",
            ["AvailabilityZones"] = CallMembers.ToJsonArray("abc".Select(zone => new JsonObject { ["Name"] = call.Region + zone })),
            ["Vpc"] = true,
            ["SupportsStorageEncryption"] = true,
            ["StorageType"] = "aurora",
            ["SupportsEnhancedMonitoring"] = true,
            ["SupportsIAMDatabaseAuthentication"] = true,
            ["SupportsPerformanceInsights"] = AuroraCatalog.HasInsights(option.Class),
            ["SupportsClusters"] = true,
        });
    }

    private JsonObject Events(AwsCall call)
    {
        var input = call.Input;
        var end = Moment(input, "EndTime") ?? state.Agenda.Now;
        var start = Moment(input, "StartTime") ?? end - TimeSpan.FromMinutes(input.Number("Duration") ?? 60);
        if (start < state.Agenda.Now - EventsKept)
            throw RdsFaults.Value("Events are kept for 14 days.");
        var asked = state.Events.Index().Where(e => e.Item.Date >= start && e.Item.Date <= end);
        if (input.Text("SourceIdentifier") is { } source)
            asked = asked.Where(e => e.Item.SourceId == RdsState.Id(source));
        if (input.Text("SourceType") is { } type)
            asked = asked.Where(e => e.Item.SourceType == type);
        return MarkerPage.Of(state.Paging, input, "Events", asked, e => e.Index.ToString("D9", CultureInfo.InvariantCulture), e => new JsonObject
        {
            ["SourceIdentifier"] = e.Item.SourceId,
            ["SourceType"] = e.Item.SourceType,
            ["SourceArn"] = e.Item.SourceArn,
            ["Message"] = e.Item.Message,
            ["EventCategories"] = CallMembers.ToJsonArray([e.Item.Category]),
            ["Date"] = e.Item.Date.Iso(),
        });
    }

    private static DateTimeOffset? Moment(JsonObject input, string name)
        => input.Text(name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
            : throw RdsFaults.Value($"{name} is not a time: {text}");

    /// <summary>AWS announces no maintenance here.</summary>
    private JsonObject Maintenance(AwsCall call)
        => MarkerPage.Of(state.Paging, call.Input, "PendingMaintenanceActions", Array.Empty<string>(), arn => arn, _ => []);
}
