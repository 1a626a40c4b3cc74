using Amazon.Kafka;
using Amazon.Kafka.Model;
using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;
using KafkaVersion = Wallet.Operator.Messaging.Brokers.KafkaVersion;

namespace Wallet.Operator.Tests.Messaging;

public sealed class MessagingWordsTests
{
    [Theory]
    [InlineData("ACTIVE", StoreLifecycle.Available)]
    [InlineData("CREATING", StoreLifecycle.Creating)]
    [InlineData("UPDATING", StoreLifecycle.Changing)]
    [InlineData("HEALING", StoreLifecycle.Changing)]
    [InlineData("MAINTENANCE", StoreLifecycle.Changing)]
    [InlineData("REBOOTING_BROKER", StoreLifecycle.Changing)]
    [InlineData("DELETING", StoreLifecycle.Deleting)]
    [InlineData("FAILED", StoreLifecycle.Failed)]
    [InlineData("SOMETHING_NEW", StoreLifecycle.Unknown)]
    public void Every_state_has_a_meaning(string word, StoreLifecycle meaning) =>
        MskStatus.Of(ClusterState.FindValue(word)).Should().Be(meaning);

    [Theory]
    [InlineData("3", "3.9.x.kraft")]
    [InlineData("3.7", "3.7.x")]
    [InlineData("3.7.x", "3.7.x")]
    [InlineData("4", "4.0.x.kraft")]
    [InlineData("2.8.2.tiered", "2.8.2.tiered")]
    [InlineData("5", null)]
    public void The_newest_of_a_channel_is_taken_without_ZooKeeper_if_there_is_a_choice(string wanted, string? expected) =>
        KafkaVersion.Newest(wanted, ["2.8.2.tiered", "3.7.x", "3.9.x", "3.9.x.kraft", "3.10.0.tiered", "4.0.x.kraft"]).Should().Be(expected);

    [Theory]
    [InlineData("3", "3.6.0", 0)]
    [InlineData("3.7.x", "3.6.0", -1)]
    [InlineData("3.6.0", "3.7.x", 1)]
    [InlineData("3.9.x", "3.10.0", 1)]
    [InlineData("3.9.x", "3.9.x.kraft", 0)]
    [InlineData("3.9.x.kraft", "3.9.x", -1)]
    [InlineData("4", "3.9.x", -1)]
    [InlineData("3", "4.0.x.kraft", 1)]
    public void A_version_is_older_or_newer_than_what_is_wanted_or_one_of_it(string wanted, string observed, int order)
    {
        KafkaVersion.IsOlder(observed, wanted).Should().Be(order < 0);
        KafkaVersion.IsNewer(observed, wanted).Should().Be(order > 0);
    }

    [Theory]
    [InlineData("TLS", "IAM", "iam", "a:9098,b:9098")]
    [InlineData("TLS", "Unauthenticated", "tls", "a:9094,b:9094")]
    [InlineData("TLS_PLAINTEXT", "Unauthenticated", "tls", "a:9094,b:9094")]
    [InlineData("PLAINTEXT", "Unauthenticated", "plaintext", "a:9092,b:9092")]
    public void The_safest_way_in_is_reported_in_a_steady_order(string clientBroker, string authentication, string security, string servers)
    {
        var settings = SamplePlatform.Settings().Messaging with { ClientBroker = clientBroker, Authentication = [authentication] };
        BootstrapServers.Choose(settings, new GetBootstrapBrokersResponse
        {
            BootstrapBrokerString = "b:9092,a:9092",
            BootstrapBrokerStringTls = "b:9094,a:9094",
            BootstrapBrokerStringSaslIam = "b:9098,a:9098",
        }).Should().Be(new MessagingFacts(servers, security));
    }

    [Fact]
    public void Clients_security_is_the_same_after_a_round_trip()
    {
        foreach (var ways in new string[][] { ["IAM"], ["SCRAM", "IAM"], ["Unauthenticated"], ["TLS"] })
        {
            var security = ClientSecurity.Of(SamplePlatform.Settings().Messaging with { ClientBroker = "TLS", Authentication = ways });
            ClientSecurity.Of(security.ToAuthentication(), new() { EncryptionInTransit = security.ToTransport() }).Should().Be(security);
        }
    }
}
