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
    public void Serving_pods_have_every_secret_as_a_file_too()
    {
        var pod = AppDesired.For(Inputs).All.First(made => made.Kind == ObjectKind.Deployment).Body["spec"]!["template"]!["spec"]!;
        var container = pod["containers"]![0]!;
        var mount = container["volumeMounts"]!.AsArray().Single(mounted => mounted!["mountPath"]!.GetValue<string>() == CredentialFiles.Folder)!;
        var volume = pod["volumes"]!.AsArray().Single(made => made!["name"]!.GetValue<string>() == mount["name"]!.GetValue<string>())!;
        var files = container["env"]!.AsArray().Where(variable => variable!["value"] is not null)
            .ToDictionary(variable => variable!["name"]!.GetValue<string>(), variable => variable!["value"]!.GetValue<string>());

        volume["secret"]!["secretName"]!.GetValue<string>().Should().Be(Inputs.Name);
        files.Should().BeEquivalentTo(Environment(ApiContract.Serve).Secrets.Keys.ToDictionary(name => $"{name}_FILE", name => $"{CredentialFiles.Folder}/{name}"));
        files.Keys.Should().BeEquivalentTo(Variables(ApiContract.Serve, variable => variable["from"]!.GetValue<string>() == "file"));
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
        ApiContract.TerminationGracePeriod.TotalSeconds.Should().Be(Contract["terminationGracePeriodSeconds"]!.GetValue<int>());
        Contract["verbs"]!.AsObject().Select(verb => verb.Key).Should().Contain([ApiContract.Serve, ApiContract.Migrate]);
    }

    [Fact]
    public void The_pods_ports_are_those_of_the_contract_and_probes_and_scrapes_go_where_it_says()
    {
        var template = AppDesired.For(Inputs).Workloads.Single().Deployment.Body["spec"]!["template"]!;
        var container = template["spec"]!["containers"]![0]!;
        var ports = Contract["ports"]!.AsObject().ToDictionary(port => port.Key, port => port.Value!["number"]!.GetValue<int>());

        container["ports"]!.AsArray().ToDictionary(port => port!["name"]!.GetValue<string>(), port => port!["containerPort"]!.GetValue<int>())
            .Should().BeEquivalentTo(ports);
        foreach (var (probe, path) in new[] { ("startupProbe", "startup"), ("livenessProbe", "liveness"), ("readinessProbe", "readiness") })
            (Text(container[probe]!["httpGet"]!["port"]), Text(container[probe]!["httpGet"]!["path"]))
                .Should().Be((Text(Contract["probes"]!["port"]), Text(Contract["probes"]![path])));
        (Text(template["metadata"]!["annotations"]!["prometheus.io/port"]), Text(template["metadata"]!["annotations"]!["prometheus.io/path"]))
            .Should().Be(($"{ports[Text(Contract["metrics"]!["port"])]}", Text(Contract["metrics"]!["path"])));
    }

    [Fact]
    public void Documentation_has_the_variable_and_the_paths_of_the_contract()
    {
        var variable = Contract["environment"]!.AsArray().Single(each => Text(each!["name"]) == ApiContract.DocumentationVariable)!;

        Text(variable["from"]).Should().Be("spec");
        variable["values"]!.AsArray().Select(Text).Should().Contain(ApiContract.PublicDocumentation);
        ApiContract.DocumentationPaths.Should().Equal(Contract["documentation"]!["paths"]!.AsArray().Select(Text));
        Contract["ports"]!["http"]!["serves"]!.AsArray().Select(Text).Should().Contain(ApiContract.ApiPath);
    }

    [Fact]
    public void Pods_carry_the_labels_of_the_contract()
    {
        var expected = Contract["podLabels"]!.AsObject().ToDictionary(
            label => label.Key, label => label.Value!.GetValue<string>().Replace("<platform name>", "demo", StringComparison.Ordinal));

        PodObjects.Labels(Inputs, PodObjects.ServingComponent).Should().Contain(expected);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

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
