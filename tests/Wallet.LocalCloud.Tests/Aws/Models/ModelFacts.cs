using System.Text.Json;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Models;

namespace Wallet.LocalCloud.Tests.Aws.Models;

/// <summary>The service models of python3-botocore as the cloud reads them.</summary>
public sealed class ModelFacts
{
    private static readonly string[] Simulated =
        ["ec2", "eks", "elasticache", "iam", "kafka", "kms", "rds", "secretsmanager", "sts", "tagging"];

    public static TheoryData<string> Services => [.. Simulated];

    [Theory, MemberData(nameof(Services))]
    public void Every_simulated_operation_can_be_read_with_all_of_its_input(string service)
    {
        var model = ModelLibrary.Installed.Of(service);
        var read = new HashSet<string>();
        foreach (var operation in OperationsOf(service))
            Read(model.Operation(operation).Input);

        read.Should().NotBeEmpty();

        void Read(Shape? shape)
        {
            if (shape is null || !read.Add(shape.Name))
                return;
            FluentActions.Invoking(() => shape.Pattern?.Matches("a")).Should().NotThrow("{0} has a pattern of Java's", shape.Name);
            foreach (var reference in shape.Members.Values.Append(shape.Element).Append(shape.Key).OfType<ShapeReference>())
                Read(reference.Shape);
        }
    }

    [Fact]
    public void Answers_have_the_status_that_their_model_gives_them()
    {
        var kafka = ModelLibrary.Installed.Of("kafka");
        kafka.Operation("UntagResource").Status.Should().Be(204);
        kafka.Operation("CreateClusterV2").Status.Should().Be(200);
        ModelLibrary.Installed.Of("eks").Operation("UntagResource").Status.Should().Be(200);
    }

    [Fact]
    public async Task A_cloud_without_models_does_not_start_and_names_the_package()
    {
        var empty = Directory.CreateTempSubdirectory();
        try
        {
            var start = () => AwsEndpoint.StartAsync([new AwsCloud(Cloud.Clock()).Kms], Cloud.Clock(), models: new(empty.FullName));
            (await start.Should().ThrowAsync<CloudStartException>()).WithMessage("*kms*python3-botocore*");
        }
        finally
        {
            empty.Delete();
        }
    }

    [Theory]
    [InlineData(@"[\w+=,.@-]+", "wp-demo", "wp-demö")]
    [InlineData(@"\d+", "12", "١٢")]
    [InlineData("[a-z]+", "abc", "abc\n")]
    [InlineData(@"[\s\S]*", "any\u00a0thing\n", null)]
    public void Patterns_mean_what_they_mean_in_Java(string pattern, string fitting, string? other)
    {
        var read = new ModelPattern(pattern);
        read.Matches(fitting).Should().BeTrue();
        if (other is not null)
            read.Matches(other).Should().BeFalse();
    }

    [Fact]
    public void Compressed_models_are_read_too()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using (var file = File.Create(Path.Combine(folder.CreateSubdirectory("sts/2011-06-15").FullName, "service-2.json.gz")))
            using (var compressed = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
                JsonSerializer.Serialize(compressed, new { metadata = new { protocol = "query" }, operations = new { }, shapes = new { } });
            new ModelLibrary(folder.FullName).Of("sts").Metadata("protocol").Should().Be("query");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What came after the models has its place among the exemptions.
    private static IEnumerable<string> OperationsOf(string service) => Everything.Services
        .Single(s => s.SigningName == service).Operations.Keys
        .Where(operation => !ModelExemptions.Known.IsYoungerOperation(service, operation));
}
