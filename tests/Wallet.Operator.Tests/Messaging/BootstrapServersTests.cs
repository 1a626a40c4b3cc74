using Wallet.Operator.Messaging;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>MSK names three of more brokers at random (hashicorp/terraform-provider-aws#21393): pods must not be replaced for that.</summary>
public sealed class BootstrapServersTests : MessagingGround
{
    private static readonly MessagingFacts Former = new("a:9098,b:9098,c:9098", "iam");

    [Fact]
    public async Task Of_six_brokers_the_same_three_stay_reported()
    {
        var reported = (await BuildAsync(messaging => messaging with { Brokers = 6 })).Fact<MessagingFacts>();
        reported.BootstrapServers.Split(',').Should().HaveCount(3);

        for (var readings = 0; readings < 12; readings++)
        {
            Account.Clock.Advance(TimeSpan.FromMinutes(11));
            (await PassAsync()).Fact<MessagingFacts>().Should().Be(reported);
        }
    }

    [Fact]
    public async Task Another_process_goes_on_with_the_set_that_the_status_has()
    {
        var reported = (await BuildAsync(messaging => messaging with { Brokers = 6 })).Fact<MessagingFacts>();
        Pass = Pass with { Endpoints = new EndpointsStatus { KafkaBootstrap = reported.BootstrapServers } };

        for (var restarts = 0; restarts < 8; restarts++)
        {
            Restart();
            (await PassAsync()).Fact<MessagingFacts>().Should().Be(reported);
        }
    }

    [Fact]
    public async Task New_brokers_do_not_change_the_set()
    {
        var reported = (await BuildAsync()).Fact<MessagingFacts>();

        (await BuildAsync(messaging => messaging with { Brokers = 6 })).Fact<MessagingFacts>().Should().Be(reported);
    }

    [Fact]
    public void A_broker_that_is_gone_is_replaced_and_the_others_stay()
        => BootstrapServers.Keep(Former, new MessagingFacts("b:9098,d:9098,e:9098", "iam"), Hosts("a", "b", "d", "e", "f"))
            .Should().Be(new MessagingFacts("a:9098,b:9098,d:9098", "iam"));

    [Fact]
    public void Brokers_that_exist_are_all_kept()
        => BootstrapServers.Keep(Former, new MessagingFacts("d:9098,e:9098,f:9098", "iam"), Hosts("a", "b", "c", "d", "e", "f")).Should().Be(Former);

    [Fact]
    public void A_set_of_which_nothing_exists_is_replaced()
        => BootstrapServers.Keep(Former, new MessagingFacts("d:9098", "iam"), Hosts("d")).Should().Be(new MessagingFacts("d:9098", "iam"));

    [Theory]
    [InlineData("a:9098,b:9098", "iam")]
    [InlineData("a:9094,b:9094", "tls")]
    [InlineData("a:9092", "plaintext")]
    [InlineData("127.0.0.1:40001,127.0.0.1:40002", null)]
    [InlineData("a:9094,b:9098", null)]
    [InlineData(null, null)]
    public void The_port_says_how_the_reported_brokers_are_reached(string? servers, string? security)
        => BootstrapServers.Parse(servers)?.Security.Should().Be(security);

    [Fact]
    public async Task Another_way_in_is_reported_at_once_and_only_when_it_is_open()
    {
        await BuildAsync(messaging => messaging with { Brokers = 6, Authentication = ["Unauthenticated"], ClientBroker = "TLS" });
        Ask(messaging => messaging with { Authentication = ["IAM"] });

        (await PassAsync()).Fact<MessagingFacts>().Security.Should().Be("tls");

        (await Step.BuildAsync(Account, Pass)).Fact<MessagingFacts>().Security.Should().Be("iam");
    }

    private static HashSet<string> Hosts(params string[] hosts) => [.. hosts];
}
