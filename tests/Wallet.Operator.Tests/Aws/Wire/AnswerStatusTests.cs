using System.Net;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Aws.Wire;

/// <summary>Our clients understand answers with the status that the model gives them: some have no body at all.</summary>
public sealed class AnswerStatusTests : IAsyncLifetime
{
    private LocalAccount _account = null!;

    public async Task InitializeAsync() => _account = await LocalAccount.StartAsync();

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task MSK_answers_changes_of_tags_without_content()
    {
        var kafka = _account.Clients.Kafka;
        using var properties = new MemoryStream("auto.create.topics.enable=false"u8.ToArray());
        var arn = (await kafka.CreateConfigurationAsync(new() { Name = "wp-x", ServerProperties = properties })).Arn;

        (await kafka.TagResourceAsync(new() { ResourceArn = arn, Tags = new() { ["a"] = "1", ["b"] = "2" } })).HttpStatusCode
            .Should().Be(HttpStatusCode.NoContent);
        (await kafka.UntagResourceAsync(new() { ResourceArn = arn, TagKeys = ["a"] })).HttpStatusCode.Should().Be(HttpStatusCode.NoContent);
    }
}
