using Wallet.EndToEnd.Tests.Surroundings;

namespace Wallet.EndToEnd.Tests;

/// <summary>Specs that must not be built.</summary>
[Collection(nameof(LiveCloud))]
public sealed class RefusalTests(LiveCloud cloud)
{
    [Fact]
    public async Task A_spec_against_the_rules_is_refused_with_every_violation()
    {
        var document = await cloud.Demo.DocumentAsync("""
            {
              "app": {"replicas": {"min": 5, "max": 3}},
              "cache": {"tls": false, "authToken": true},
              "database": {"parameters": {"innodb_log_file_size": "1"}}
            }
            """);

        var refused = await cloud.Terminal.TryAsync(document, "apply", "--dry-run=server", "--filename", "-");

        refused.ExitCode.Should().Be(1);
        refused.Error.Should().Contain("spec.app.replicas: Invalid value: min must not exceed max")
            .And.Contain("spec.cache: Invalid value: authToken needs tls").And.Contain("spec.database.parameters: Invalid value");
    }

    [Fact]
    public async Task A_forbidden_change_of_a_running_platform_is_refused_and_changes_nothing()
    {
        await cloud.Demo.WaitUntilReadyAsync();
        var changes = cloud.Host.Aws.Journal.Mutations.Count;

        var refused = await cloud.Terminal.TryAsync(
            "", "patch", "wp", cloud.Demo.Name, "-n", cloud.Demo.Name, "--type", "merge", "--patch", """{"spec":{"database":{"name":"another"}}}""");

        refused.ExitCode.Should().Be(1);
        refused.Error.Should().Contain("spec.database.name: Invalid value: is immutable")
            .And.Contain("status.accepted.databaseName has what it was built with");
        cloud.Host.Aws.Journal.Mutations.Should().HaveCount(changes);
        using var purse = await Purse.OpenAsync(cloud, cloud.Demo, "dora");
        await purse.DepositAsync("3.00");
        (await purse.BalanceAsync()).Should().Be("3.00");
    }

    [Fact]
    public async Task An_unknown_field_is_warned_about()
    {
        var document = await cloud.Demo.DocumentAsync("""{"databse":{"readers":1}}""");

        var strict = await cloud.Terminal.TryAsync(document, "apply", "--dry-run=server", "--filename", "-");
        var lax = await cloud.Terminal.TryAsync(document, "apply", "--dry-run=server", "--validate=warn", "--filename", "-");

        strict.ExitCode.Should().Be(1);
        strict.Error.Should().Contain("unknown field \"spec.databse\"");
        lax.Succeeded().Should().Contain("server dry run");
        lax.Error.Should().Contain("Warning: unknown field \"spec.databse\"");
    }

    [Fact]
    public async Task A_spec_against_the_schema_is_refused_with_every_path()
    {
        var document = await cloud.Demo.DocumentAsync("""{"environment":"dev","database":{"port":80,"readers":"two"}}""");

        var refused = await cloud.Terminal.TryAsync(document, "apply", "--dry-run=server", "--filename", "-");

        refused.ExitCode.Should().Be(1);
        refused.Error.Should().Contain("is invalid").And.Contain("spec.environment: Unsupported value: \"dev\"")
            .And.Contain("spec.database.port").And.Contain("spec.database.readers");
    }
}
