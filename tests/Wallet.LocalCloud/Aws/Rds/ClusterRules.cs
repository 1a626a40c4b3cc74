using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>What RDS refuses in a cluster's settings, on creation and on modification alike.</summary>
internal static partial class ClusterRules
{
    private const int LeastWindowMinutes = 30;
    private static readonly int[] MonitoringIntervals = [0, 1, 5, 10, 15, 30, 60];
    private static readonly string[] LogTypes = ["audit", "error", "general", "slowquery", "instance", "iam-db-auth-error"];
    private static readonly string[] DefaultMaintenance = ["sun:05:00-sun:05:30", "sun:17:00-sun:17:30"];
    private static readonly string[] DefaultBackup = ["03:00-03:30", "15:00-15:30"];

    public static void CheckMasterUser(string user)
    {
        if (!UserForm().IsMatch(user))
            throw RdsFaults.Value("The parameter MasterUsername is not valid: 1 to 16 letters or digits, first a letter.");
        if (user is "rdsadmin" or "root" or "mysql")
            throw RdsFaults.Value($"MasterUsername {user} cannot be used as it is a reserved word used by the engine");
    }

    public static void CheckPassword(string password)
    {
        if (password.Length is < 8 or > 41 || !PasswordForm().IsMatch(password))
        {
            throw RdsFaults.Value("The parameter MasterUserPassword is not a valid password. "
                + "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used, 8 to 41 of them.");
        }
    }

    public static void CheckDatabaseName(string? name)
    {
        if (name is not null && !DatabaseForm().IsMatch(name))
            throw RdsFaults.Value("The parameter DatabaseName must begin with a letter and contain only alphanumeric characters, at most 64.");
    }

    public static void CheckSecurityGroups(IStoreSurroundings surroundings, IReadOnlyList<string> groups)
    {
        if (groups.FirstOrDefault(group => !surroundings.SecurityGroupExists(group)) is { } missing)
            throw RdsFaults.Value($"Invalid security group , groupId= {missing}, groupName=.");
    }

    /// <summary>Settings with a closed set of values.</summary>
    public static void CheckSettings(RdsState state, JsonObject input)
    {
        if (input.Number("BackupRetentionPeriod") is < 1 or > 35)
            throw RdsFaults.Value("Invalid backup retention period. Must be between 1 and 35.");
        if (input.Text("StorageType") is { } storage and not ("aurora" or "aurora-iopt1"))
            throw RdsFaults.Combination($"Invalid storage type: {storage}");
        var logs = input.Texts("EnableCloudwatchLogsExports")
            ?? (input["CloudwatchLogsExportConfiguration"] as JsonObject)?.Texts("EnableLogTypes") ?? [];
        if (logs.Except(LogTypes).FirstOrDefault() is { } log)
            throw RdsFaults.Combination($"You cannot use the log types '{log}' with engine version {AuroraCatalog.Engine}.");
        CheckMonitoring(state, input);
    }

    /// <summary>Enhanced monitoring needs a role exactly when it is on; Performance Insights keeps a week, months or two years.</summary>
    public static void CheckMonitoring(RdsState state, JsonObject input)
    {
        var role = input.Text("MonitoringRoleArn");
        if (input.Number("MonitoringInterval") is { } interval)
        {
            if (!MonitoringIntervals.Contains(interval))
                throw RdsFaults.Value($"Invalid monitoring interval: {interval}");
            if (interval > 0 && string.IsNullOrEmpty(role))
                throw RdsFaults.Combination("A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.");
            if (interval == 0 && !string.IsNullOrEmpty(role))
                throw RdsFaults.Combination("You must specify a MonitoringInterval value other than 0 when you specify a MonitoringRoleARN value.");
        }

        if (!string.IsNullOrEmpty(role) && !state.Surroundings.RoleExists(role))
            throw RdsFaults.Value("IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING");
        if (input.Number("PerformanceInsightsRetentionPeriod") is { } days && days is not (7 or 465 or 731) && (days % 31 != 0 || days > 23 * 31))
            throw RdsFaults.Value($"Invalid Performance Insights retention period: {days}.");
    }

    /// <summary>Sets the windows that are given; a missing one is chosen beside the other.</summary>
    public static void SetWindows(JsonObject settings, string? backup, string? maintenance)
    {
        backup ??= settings.Text("PreferredBackupWindow");
        maintenance = (maintenance ?? settings.Text("PreferredMaintenanceWindow"))?.ToLowerInvariant();
        if (backup is not null)
            Windows.Daily(backup, LeastWindowMinutes);
        if (maintenance is not null)
            Windows.Weekly(maintenance, LeastWindowMinutes);
        if (backup is not null && maintenance is not null)
            Windows.MustNotOverlap(backup, maintenance);
        backup ??= DefaultBackup.First(window => maintenance is null || Apart(window, maintenance));
        maintenance ??= DefaultMaintenance.First(window => Apart(backup, window));
        settings["PreferredBackupWindow"] = backup;
        settings["PreferredMaintenanceWindow"] = maintenance;
    }

    private static bool Apart(string daily, string weekly)
    {
        try
        {
            Windows.MustNotOverlap(daily, weekly);
            return true;
        }
        catch (AwsFault)
        {
            return false;
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,15}$")]
    private static partial Regex UserForm();

    [GeneratedRegex("^[!#-.0-?A-~]+$")]
    private static partial Regex PasswordForm();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,63}$")]
    private static partial Regex DatabaseForm();
}
