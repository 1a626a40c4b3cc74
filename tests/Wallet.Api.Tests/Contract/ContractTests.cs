using System.Runtime.CompilerServices;
using System.Text.Json;
using Wallet.Api.Outbox;

namespace Wallet.Api.Tests.Contract;

public class ContractTests
{
    private static readonly JsonElement Contract = Load();

    [Fact]
    public void The_program_reads_exactly_the_variables_of_the_contract()
    {
        var written = Contract.GetProperty("environment").EnumerateArray().Select(Read).ToList();
        ApiEnvironment.Variables.Select(v => v with { Values = [] }).Should().BeEquivalentTo(written.Select(v => v with { Values = [] }));
        foreach (var variable in written)
            ApiEnvironment.Variables.Single(v => v.Name == variable.Name).Values.Should().Equal(variable.Values, variable.Name);
    }

    [Fact]
    public void The_topics_are_those_of_the_contract()
        => Contract.GetProperty("topics").EnumerateObject().Select(t => t.Name).Should().BeEquivalentTo(Topics.All);

    [Fact]
    public void Every_error_of_the_environment_is_told_at_once()
    {
        ApiOptions.Read(Verb.Serve, name => name == "WALLET_HTTP_PORT" ? "x" : null, out var errors).Should().BeNull();
        errors.Should().Contain(e => e.Contains("WALLET_DATABASE_HOST")).And.Contain(e => e.Contains("WALLET_HTTP_PORT"))
            .And.Contain(e => e.Contains("WALLET_AUTH_AUTHORITY"));
    }

    [Fact]
    public void Production_cannot_be_without_authentication()
    {
        ApiOptions.Read(Verb.Serve, name => name switch
        {
            "WALLET_AUTH_MODE" => "disabled",
            "WALLET_ENVIRONMENT" => "production",
            _ => ApiEnvironment.Variables.Single(v => v.Name == name).Required ? "x" : null,
        }, out var errors).Should().BeNull();
        errors.Should().ContainSingle().Which.Should().Contain("WALLET_AUTH_MODE");
    }

    [Theory]
    [InlineData("production", "http://issuer.example", false)]
    [InlineData("production", "https://issuer.example", true)]
    [InlineData("staging", "http://issuer.example", true)]
    [InlineData("staging", "ftp://issuer.example", false)]
    public void An_issuer_whose_keys_come_over_plain_http_is_not_for_production(string environment, string authority, bool isGood)
        => Errors(("WALLET_ENVIRONMENT", environment), ("WALLET_AUTH_AUTHORITY", authority)).Any(e => e.Contains("WALLET_AUTH_AUTHORITY"))
            .Should().Be(!isGood);

    [Theory]
    [InlineData("https://app.example.com", true)]
    [InlineData("https://app.example.com, http://localhost:3000", true)]
    [InlineData("*", false)]
    [InlineData("https://app.example.com/", false)]
    [InlineData("https://APP.example.com", false)]
    [InlineData("app.example.com", false)]
    [InlineData("null", false)]
    public void Origins_are_listed_as_browsers_send_them(string origins, bool isGood)
        => Errors(("WALLET_AUTH_AUTHORITY", "https://issuer.example"), ("WALLET_CORS_ORIGINS", origins)).Any(e => e.Contains("WALLET_CORS_ORIGINS"))
            .Should().Be(!isGood);

    private static IReadOnlyList<string> Errors(params (string Name, string Value)[] given)
    {
        ApiOptions.Read(
            Verb.Serve,
            name => given.FirstOrDefault(g => g.Name == name).Value ?? (name == "WALLET_ENVIRONMENT" ? "staging"
                : ApiEnvironment.Variables.Single(v => v.Name == name).Required ? "x" : null),
            out var errors);
        return errors;
    }

    private static EnvironmentVariable Read(JsonElement item) => new(
        item.GetProperty("name").GetString()!,
        item.GetProperty("verbs").EnumerateArray().Select(v => Enum.Parse<Verb>(v.GetString()!, ignoreCase: true)).Aggregate((a, b) => a | b),
        item.GetProperty("required").GetBoolean(),
        item.TryGetProperty("default", out var fallback) ? fallback.GetString() : null)
    {
        Values = item.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [],
    };

    private static JsonElement Load([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
        return JsonElement.Parse(File.ReadAllText(Path.Combine(root, "config/contract/wallet-api.json")));
    }
}
