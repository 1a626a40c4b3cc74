using Confluent.Kafka;
using Microsoft.Extensions.Time.Testing;
using Wallet.LocalCloud.Engines;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Tests.Messaging;

public sealed class KafkaTopicAdminTests : IDisposable
{
    private static readonly MskToken Token = new(null, TimeProvider.System);
    private static readonly KafkaTopicAdmin Patient = new(Token, TimeSpan.FromMinutes(5)); // The longest that the client allows.
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wallet-topics-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Reads_partitions_and_copies_of_topics()
    {
        var config = new ProducerConfig();
        config.Set("test.mock.num.brokers", "3");
        using var cluster = new ProducerBuilder<Null, Null>(config).SetLogHandler((_, _) => { }).Build();
        using var inside = new DependentAdminClientBuilder(cluster.Handle).Build();
        var brokers = inside.GetMetadata(TimeSpan.FromMinutes(10)).Brokers.Select(broker => FormattableString.Invariant($"{broker.Host}:{broker.Port}"));

        var topics = await Patient.ReadAsync(new MessagingFacts(string.Join(',', brokers), "plaintext"), "sa-east-1", ["entries"], [], default);

        topics.Should().Equal(new Dictionary<string, TopicObserved> { ["entries"] = new(4, 3) }); // The mock's defaults.
    }

    [Fact]
    public async Task Topics_are_created_grown_and_configured_on_brokers_and_only_what_is_set_is_read()
    {
        using var authority = new CertificateAuthority("test");
        await using var engines = new LocalEngines(_directory.FullName, authority);
        var brokers = await StartAsync(engines);
        Task SendAsync(TopicRequest request) => Patient.SendAsync(brokers, "sa-east-1", request, default);
        async Task<TopicObserved> ReadAsync() => (await Patient.ReadAsync(brokers, "sa-east-1", ["entries"], ["entries"], default))["entries"];
        var settings = new TopicSettings("entries", 2, 3, new Dictionary<string, string> { ["retention.ms"] = "1000", ["cleanup.policy"] = "compact" });

        await SendAsync(new TopicRequest.Create(settings));
        await SendAsync(new TopicRequest.Create(settings));
        (await ReadAsync()).Should().BeEquivalentTo(new TopicObserved(2, 3, settings.Config));
        await SendAsync(new TopicRequest.Grow("entries", 4));
        await SendAsync(new TopicRequest.Configure("entries", new Dictionary<string, string> { ["retention.ms"] = "2000" }, ["cleanup.policy"]));
        (await ReadAsync()).Should().BeEquivalentTo(new TopicObserved(4, 3, new Dictionary<string, string> { ["retention.ms"] = "2000" }));

        var wrong = () => SendAsync(new TopicRequest.Create(settings with { Name = "wide", ReplicationFactor = 4 }));
        (await wrong.Should().ThrowAsync<BrokersException>()).Which.Trouble.Should().Be(BrokerTrouble.Refused);
        var unknown = () => SendAsync(new TopicRequest.Configure("entries", new Dictionary<string, string> { ["no.such"] = "1" }, []));
        (await unknown.Should().ThrowAsync<BrokersException>()).Which.Trouble.Should().Be(BrokerTrouble.Refused);
    }

    [Fact]
    public async Task Brokers_that_are_not_there_are_said_to_be_unreachable()
    {
        var read = () => new KafkaTopicAdmin(Token).ReadAsync(new MessagingFacts("127.0.0.1:1", "plaintext"), "sa-east-1", ["entries"], [], default);
        await read.Should().ThrowAsync<BrokersException>();
    }

    [Fact]
    public async Task Brokers_that_take_connections_and_say_nothing_hold_up_no_pass()
    {
        using var silent = new SilentBroker();
        var read = () => new KafkaTopicAdmin(Token, TimeSpan.FromMilliseconds(10)).ReadAsync(silent.Facts, "sa-east-1", ["entries"], [], default);

        (await read.Should().ThrowAsync<BrokersException>()).Which.Message.Should().Be("no answer within 0.01 s, asked again at the next pass");
    }

    [Fact]
    public void A_token_is_a_signed_request_to_connect()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var (token, expires) = new MskToken(new Amazon.Runtime.SessionAWSCredentials("AKID", "secret", "session"), time).For("sa-east-1");

        expires.Should().Be(time.GetUtcNow().AddMinutes(15));
        var padded = token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=');
        var url = new Uri(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(padded)));
        var query = System.Web.HttpUtility.ParseQueryString(url.Query);
        url.Host.Should().Be("kafka.sa-east-1.amazonaws.com");
        query["Action"].Should().Be("kafka-cluster:Connect");
        query["X-Amz-Expires"].Should().Be("900");
        query["X-Amz-Security-Token"].Should().Be("session");
        query["X-Amz-Credential"].Should().StartWith("AKID/").And.EndWith("/sa-east-1/kafka-cluster/aws4_request");
        query["X-Amz-SignedHeaders"].Should().Be("host");
        query["X-Amz-Signature"].Should().HaveLength(64);
        query["User-Agent"].Should().NotBeNull();
    }

    private static async Task<MessagingFacts> StartAsync(LocalEngines engines)
    {
        var engine = engines.StartKafka(3);
        while (!engine.Ready)
        {
            engine.Failure.Should().BeNull();
            await Task.Yield();
        }

        return new MessagingFacts(string.Join(',', engine.Brokers), "plaintext");
    }
}
