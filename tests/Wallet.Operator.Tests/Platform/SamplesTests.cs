using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Tests.Platform;

public sealed class SamplesTests
{
    private const string Staging = "config/samples/staging-minimal.yaml";
    private const string Production = "config/samples/production.yaml";

    [Theory]
    [InlineData(Staging)]
    [InlineData(Production)]
    public void Samples_break_no_rule(string path) => Read(path).Violations.Should().BeEmpty();

    [Theory]
    [InlineData(Staging)]
    [InlineData(Production)]
    public void Samples_name_only_fields_that_exist(string path)
    {
        var known = CrdField.Of("spec").Select(field => field.Path).ToHashSet();
        var maps = CrdField.Of("spec").Where(field => field.Schema["additionalProperties"] is not null).Select(field => field.Path).ToHashSet();

        Fields("", YamlDocument.Read(Repository.Read(path))["spec"]!, maps).Should().BeSubsetOf(known);
    }

    [Fact]
    public void The_minimal_sample_is_shorter_than_fifteen_lines()
        => Repository.Read(Staging).TrimEnd().Split('\n').Should().HaveCountLessThan(15);

    [Fact]
    public void The_production_sample_is_the_deployment_guide()
    {
        var settings = Read(Production).Settings!;

        settings.Database.Should().BeEquivalentTo(new
        {
            WriterClass = "db.r6g.2xlarge",
            ReaderClass = "db.r6g.2xlarge",
            Readers = 2,
            BackupRetentionDays = 35,
            MaxConnections = 2000,
        });
        settings.Cache.Should().BeEquivalentTo(new { NodeType = "cache.r6g.large", Replicas = 2 });
        settings.Messaging.Should().BeEquivalentTo(new { BrokerType = "kafka.m5.large", Brokers = 3 });
        settings.App.Should().BeEquivalentTo(new { Cpu = "4", MinReplicas = 3, DesiredReplicas = 6, MaxReplicas = 20 });
        settings.Network.Zones.Should().Be(3);
        settings.Deletion.Policy.Should().Be(DeletionPolicy.Snapshot);
    }

    private static SpecReading Read(string path)
    {
        var platform = YamlDocument.Read(Repository.Read(path));
        var spec = JsonSerializer.SerializeToElement(platform["spec"]);
        return SpecReader.Read((string)platform["metadata"]!["name"]!, spec, new(), new OperatorDefaults("cluster"));
    }

    private static IEnumerable<string> Fields(string path, JsonNode node, IReadOnlySet<string> maps) => node switch
    {
        JsonObject fields when !maps.Contains(path) => fields.SelectMany(field
            => Fields(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value!, maps)),
        JsonArray items when items.Any(item => item is JsonObject) => items.SelectMany(item => Fields($"{path}[]", item!, maps)),
        _ => [path],
    };
}
