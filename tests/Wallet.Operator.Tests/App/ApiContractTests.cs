using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>The operator's side of config/contract/wallet-api.json.</summary>
public sealed class ApiContractTests
{
    private static readonly JsonObject Contract = JsonNode.Parse(File.ReadAllText(RepositoryFolder.File("config", "contract", "wallet-api.json")))!.AsObject();
    private static readonly AppInputs Inputs = AppInputs.From(SamplePlatform.Pass(facts: SamplePlatform.Everything()), AppObserved.Empty)!;

    [Theory]
    [InlineData(ApiContract.Serve)]
    [InlineData(ApiContract.Migrate)]
    public void A_verb_is_given_all_that_it_requires_and_nothing_that_it_does_not_know(string verb)
    {
        var known = Variables(verb, variable => true);
        var given = Given(verb).ToList();

        given.Should().BeSubsetOf(known);
        given.Should().Contain(Variables(verb, variable => variable["required"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData(ApiContract.Serve)]
    [InlineData(ApiContract.Migrate)]
    public void Everything_that_comes_from_config_or_secrets_is_given(string verb)
    {
        // TLS to the database has a default that is right, and no exceptions.
        var ours = Variables(verb, variable => variable["from"]!.GetValue<string>() is "config" or "secret").Except(["WALLET_DATABASE_TLS"]);

        Given(verb).Should().Contain(ours);
    }

    [Theory]
    [InlineData(ApiContract.Serve)]
    [InlineData(ApiContract.Migrate)]
    public void Secrets_are_in_the_Secret_and_only_they(string verb)
    {
        var environment = Environment(verb);

        environment.Secrets.Keys.Should().BeSubsetOf(Variables(verb, variable => variable["from"]!.GetValue<string>() == "secret"));
        environment.Config.Keys.Should().NotIntersectWith(Variables(verb, variable => variable["from"]!.GetValue<string>() == "secret"));
    }

    [Fact]
    public void Each_verb_is_given_those_variables_of_the_spec_that_it_reads()
    {
        var fromSpec = new Dictionary<string, string>
        {
            ["WALLET_AUTH_AUTHORITY"] = "https://issuer.example",
            ["WALLET_DATABASE_CA_FILE"] = "/ca.pem",
        };
        var pass = SamplePlatform.Pass(settings => settings with { App = settings.App with { Env = fromSpec } }, SamplePlatform.Everything());
        var inputs = AppInputs.From(pass, AppObserved.Empty)!;

        ApiEnvironment.Serve(inputs).Config.Should().Contain(fromSpec);
        ApiEnvironment.Migrate(inputs).Config.Keys.Intersect(fromSpec.Keys).Should().BeEquivalentTo(
            Variables(ApiContract.Migrate, variable => fromSpec.ContainsKey(variable["name"]!.GetValue<string>())));
    }

    [Fact]
    public void A_spec_may_give_what_the_contract_leaves_to_it_or_to_the_image_and_nothing_that_is_the_operators()
    {
        var free = Contract["environment"]!.AsArray().ToLookup(
            variable => variable!["from"]!.GetValue<string>() is "spec" or "image", variable => variable!["name"]!.GetValue<string>());

        AppRules.OperatorsVariables.Should().BeEquivalentTo(free[false]);
        AppRules.OwnVariablesOnly(SpecWith([.. free[true], "LOG_LEVEL"])).Should().BeEmpty();
        AppRules.OwnVariablesOnly(SpecWith(free[false])).Select(violation => violation.Path)
            .Should().BeEquivalentTo(free[false].Select(name => $"spec.app.env.{name}"));
    }

    [Fact]
    public void Probes_verbs_and_grace_period_are_those_of_the_contract()
    {
        ApiContract.StartupPath.Should().Be(Contract["probes"]!["startup"]!.GetValue<string>());
        ApiContract.LivenessPath.Should().Be(Contract["probes"]!["liveness"]!.GetValue<string>());
        ApiContract.ReadinessPath.Should().Be(Contract["probes"]!["readiness"]!.GetValue<string>());
        ApiContract.MetricsPath.Should().Be(Contract["metrics"]!.GetValue<string>());
        ApiContract.TerminationGracePeriod.TotalSeconds.Should().Be(Contract["terminationGracePeriodSeconds"]!.GetValue<int>());
        Contract["verbs"]!.AsObject().Select(verb => verb.Key).Should().Contain([ApiContract.Serve, ApiContract.Migrate]);
        SamplePlatform.Settings().App.Port.Should().Be(Contract["port"]!.GetValue<int>());
    }

    [Fact]
    public void Pods_carry_the_labels_of_the_contract()
    {
        var expected = Contract["podLabels"]!.AsObject().ToDictionary(
            label => label.Key, label => label.Value!.GetValue<string>().Replace("<platform name>", "demo", StringComparison.Ordinal));

        PodObjects.Labels(Inputs, PodObjects.ServingComponent).Should().Contain(expected);
    }

    private static WalletPlatformSpec SpecWith(IEnumerable<string> variables) => new()
    {
        Environment = "staging",
        Region = "sa-east-1",
        App = new AppSpec { Image = "wallet-api:1", Env = variables.ToDictionary(name => name, _ => "x") },
    };

    private static ApiEnvironment Environment(string verb)
        => verb == ApiContract.Serve ? ApiEnvironment.Serve(Inputs) : ApiEnvironment.Migrate(Inputs);

    private static IEnumerable<string> Given(string verb) => Environment(verb).Config.Keys.Concat(Environment(verb).Secrets.Keys);

    private static IEnumerable<string> Variables(string verb, Func<JsonNode, bool> where) => Contract["environment"]!.AsArray()
        .Where(variable => variable!["verbs"]!.AsArray().Any(known => known!.GetValue<string>() == verb) && where(variable))
        .Select(variable => variable!["name"]!.GetValue<string>())
        .ToList();
}
