using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Hosting;

public sealed class MetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly string _namespace = $"metrics-{Guid.NewGuid():n}";
    private readonly OperatorMetrics _metrics;

    public MetricsTests() => _metrics = new OperatorMetrics(_services.GetRequiredService<IMeterFactory>());

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Each_platform_has_a_series_of_readiness_until_it_is_gone()
    {
        using var gauges = new Gauges("wallet_operator_platform_ready");
        _metrics.PlatformReady(_namespace, "a", true);
        _metrics.PlatformReady(_namespace, "b", true);
        _metrics.PlatformReady(_namespace, "b", false);
        Of(gauges).Should().BeEquivalentTo($"1 name=a namespace={_namespace}", $"0 name=b namespace={_namespace}");

        _metrics.PlatformGone(_namespace, "a");

        Of(gauges).Should().Equal($"0 name=b namespace={_namespace}");
    }

    [Fact]
    public void Each_watch_has_a_series_of_silence_while_the_process_leads()
    {
        using var gauges = new Gauges("wallet_operator_watch_silence_seconds");
        var leads = true;
        WatchSilence[] silences = [new("secrets", _namespace, TimeSpan.FromSeconds(3)), new("jobs", _namespace, TimeSpan.FromSeconds(90))];
        _metrics.Observe(() => 0, () => TimeSpan.Zero, () => leads, () => silences);
        Of(gauges).Should().Equal($"3 namespace={_namespace} resource=secrets", $"90 namespace={_namespace} resource=jobs");

        leads = false;

        Of(gauges).Should().BeEmpty("a standby watches nothing, and its silence would only raise alarms");
    }

    [Fact]
    public void A_change_is_one_line_with_all_that_is_needed_to_find_it_in_CloudTrail()
    {
        var log = new LogLines<OperatorMetrics>();

        ChangeLog.ChangeApplied(log, "wallet/demo", "database", "Modify", "DBCluster wp-demo", "retention 7 to 14", "none", "4f-1");
        ChangeLog.ChangeRefused(log, "wallet/demo", "messaging", "Modify", "Cluster wp-demo", "AwsRefused", "BadRequest: too soon");

        log.Messages.Should().Equal(
            "wallet/demo database: Modify DBCluster wp-demo retention 7 to 14 (effect: none, request: 4f-1)",
            "wallet/demo messaging: Modify Cluster wp-demo was refused: AwsRefused: BadRequest: too soon");
    }

    private IEnumerable<string> Of(Gauges gauges) => gauges.Read().Where(line => line.Contains(_namespace, StringComparison.Ordinal));
}
