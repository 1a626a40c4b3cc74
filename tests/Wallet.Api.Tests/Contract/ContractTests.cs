using System.Runtime.CompilerServices;
using System.Text.Json;
using Wallet.Api.Http.Health;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Access;

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
    public void Each_port_serves_the_paths_of_the_contract_and_none_of_the_others()
    {
        var ports = Contract.GetProperty("ports").EnumerateObject().ToDictionary(p => p.Name, p => Texts(p.Value.GetProperty("serves")));
        var documents = Texts(Contract.GetProperty("documentation").GetProperty("paths"));
        ports.Keys.Should().BeEquivalentTo("http", "management");
        foreach (var path in ports.Values.SelectMany(p => p).Concat(documents).Append("/").Append("/q"))
        {
            Listener.Public.Serves(path, DocumentationPlace.Off).Should().Be(IsBelow(path, ports["http"]), path);
            Listener.Management.Serves(path, DocumentationPlace.Off).Should().Be(IsBelow(path, ports["management"]), path);
        }
        foreach (var path in documents)
        {
            (Listener.Public.Serves(path, DocumentationPlace.Public), Listener.Management.Serves(path, DocumentationPlace.Public))
                .Should().Be((true, false), path);
            (Listener.Public.Serves(path, DocumentationPlace.Management), Listener.Management.Serves(path, DocumentationPlace.Management))
                .Should().Be((false, true), path);
        }
    }

    [Fact]
    public void Ports_and_probes_have_the_numbers_and_paths_of_the_contract()
    {
        foreach (var (port, variable) in new[] { ("http", "WALLET_HTTP_PORT"), ("management", "WALLET_MANAGEMENT_PORT") })
            ApiEnvironment.Variables.Single(v => v.Name == variable).Default
                .Should().Be(Contract.GetProperty("ports").GetProperty(port).GetProperty("number").GetRawText());
        var probes = Contract.GetProperty("probes");
        (probes.GetProperty("startup").GetString(), probes.GetProperty("liveness").GetString(), probes.GetProperty("readiness").GetString())
            .Should().Be((HealthEndpoints.Started, HealthEndpoints.Live, HealthEndpoints.Ready));
        Contract.GetProperty("metrics").GetProperty("path").GetString().Should().Be(Wallet.Api.Telemetry.OpenTelemetrySetup.MetricsPath);
    }

    [Theory]
    [InlineData("8080", "9000", true)]
    [InlineData("9000", "9000", false)]
    [InlineData("8080", "0", false)]
    public void The_two_ports_are_two(string port, string managementPort, bool isGood)
        => Errors(
            ("WALLET_AUTH_AUTHORITY", "https://issuer.example"), ("WALLET_HTTP_PORT", port), ("WALLET_MANAGEMENT_PORT", managementPort))
            .Any(e => e.Contains("WALLET_MANAGEMENT_PORT")).Should().Be(!isGood);

    [Theory]
    [InlineData("management", DocumentationPlace.Management)]
    [InlineData("public", DocumentationPlace.Public)]
    [InlineData("off", DocumentationPlace.Off)]
    [InlineData(null, DocumentationPlace.Management)]
    public void Documentation_is_not_public_unless_asked_for(string? value, object place)
    {
        var given = Variables();
        (given["WALLET_ENVIRONMENT"], given["WALLET_AUTH_AUTHORITY"]) = ("production", "https://issuer.example");
        if (value is not null)
            given["WALLET_DOCUMENTATION"] = value;
        var options = ApiOptions.Read(Verb.Serve, given.GetValueOrDefault, out var errors);
        options.Should().NotBeNull(string.Join(' ', errors));
        options!.Documentation.Should().Be((DocumentationPlace)place);
    }

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
            "AWS_REGION" => "eu-west-1",
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

    [Theory]
    [InlineData(null, "WALLET_EXPORT_BUCKET=exports", "WALLET_EXPORT_PREFIX=a/b/", "WALLET_EXPORT_BUCKET_OWNER=123456789012", "WALLET_EXPORT_KMS_KEY=k")]
    [InlineData(null, "WALLET_EXPORT_DIRECTORY=/exports")]
    [InlineData("set one of them", "WALLET_EXPORT_DIRECTORY=/exports", "WALLET_EXPORT_BUCKET=exports")]
    [InlineData("an absolute path", "WALLET_EXPORT_DIRECTORY=exports")]
    [InlineData("WALLET_EXPORT_KMS_KEY needs WALLET_EXPORT_BUCKET", "WALLET_EXPORT_DIRECTORY=/exports", "WALLET_EXPORT_KMS_KEY=k")]
    [InlineData("12 digits", "WALLET_EXPORT_BUCKET=exports", "WALLET_EXPORT_BUCKET_OWNER=me")]
    [InlineData("begin with a slash", "WALLET_EXPORT_BUCKET=exports", "WALLET_EXPORT_PREFIX=/a")]
    public void Exports_go_to_one_place(string? refusal, params string[] settings)
    {
        var given = Variables();
        foreach (var setting in settings)
            given[setting.Split('=')[0]] = setting.Split('=')[1];
        var options = ApiOptions.Read(Verb.Serve, given.GetValueOrDefault, out var errors);
        if (refusal is null)
            options!.Exports.Root.Should().BeOneOf("s3://exports/a/b", "/exports");
        else
            errors.Should().ContainSingle().Which.Should().Contain(refusal);
    }

    [Fact]
    public void A_credential_comes_as_it_is_or_by_a_file()
    {
        Dictionary<string, string> given = Variables();
        given.Remove("WALLET_DATABASE_USERNAME");
        given.Remove("WALLET_DATABASE_PASSWORD");
        ApiOptions.Read(Verb.Serve, given.GetValueOrDefault, out var errors).Should().BeNull();
        errors.Should().Equal("WALLET_DATABASE_USERNAME is not set.", "WALLET_DATABASE_PASSWORD is not set.");
        foreach (var name in (string[])["WALLET_DATABASE_USERNAME", "WALLET_DATABASE_PASSWORD", "WALLET_CACHE_AUTH_TOKEN"])
            given[name + "_FILE"] = $"/secrets/{name}";
        given["WALLET_CACHE_HOST"] = "cache.example";
        var options = ApiOptions.Read(Verb.Serve, given.GetValueOrDefault, out _)!;
        (options.Database.UsernameFile, options.Database.PasswordFile, options.Cache!.AuthToken!.File).Should().Be(
            ("/secrets/WALLET_DATABASE_USERNAME", "/secrets/WALLET_DATABASE_PASSWORD", "/secrets/WALLET_CACHE_AUTH_TOKEN"));
    }

    [Theory]
    [InlineData("verify", "eu-west-1", null)]
    [InlineData("required", "eu-west-1", "WALLET_DATABASE_TLS=verify")]
    [InlineData("disabled", "eu-west-1", "WALLET_DATABASE_TLS=verify")]
    [InlineData("verify", null, "AWS_REGION")]
    public void Who_is_known_by_IAM_needs_no_password_but_a_region_and_a_server_that_is_known(string tls, string? region, string? refusal)
    {
        foreach (var verb in (Verb[])[Verb.Serve, Verb.Verify])
        {
            var given = Variables();
            given.Remove("WALLET_DATABASE_PASSWORD");
            given.Remove("AWS_REGION");
            (given["WALLET_DATABASE_AUTH"], given["WALLET_DATABASE_TLS"]) = ("iam", tls);
            if (region is not null)
                given["AWS_REGION"] = region;
            var options = ApiOptions.Read(verb, given.GetValueOrDefault, out var errors);
            if (refusal is null)
                (options!.Database.Auth, options.Database.Region).Should().Be((DatabaseAuth.Iam, "eu-west-1"));
            else
                errors.Should().ContainSingle().Which.Should().Contain(refusal);
        }
    }

    [Theory]
    [InlineData("app", null, "iam", true)]
    [InlineData("app", "secret", "password", true)]
    [InlineData("app", null, "password", false)]
    [InlineData(null, "secret", "password", false)]
    [InlineData(null, null, "iam", false)]
    public void The_user_that_migrate_makes_has_a_password_or_is_known_by_IAM(string? user, string? password, string auth, bool isGood)
    {
        var given = Variables();
        given["WALLET_DATABASE_APP_AUTH"] = auth;
        if (user is not null)
            given["WALLET_DATABASE_APP_USERNAME"] = user;
        if (password is not null)
            given["WALLET_DATABASE_APP_PASSWORD"] = password;
        var options = ApiOptions.Read(Verb.Migrate, given.GetValueOrDefault, out var errors);
        (options is not null).Should().Be(isGood, string.Join(' ', errors));
        (options?.AppUser?.Password is null).Should().Be(!isGood || auth == "iam");
    }

    [Fact]
    public void A_user_who_is_known_by_IAM_is_made_as_Aurora_documents()
    {
        AppUser.Statements("wal_let", "app", null).Should().Equal(
        [
            "SET SESSION sql_mode = ''",
            "CREATE USER IF NOT EXISTS 'app'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL",
            "ALTER USER 'app'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL",
            .. AppRights.Grants("wal_let", "app"),
        ]);
        FluentActions.Invoking(() => AppUser.Statements("wallet", "o'neill", null)).Should().Throw<ArgumentException>();
    }

    // All that serve requires.
    private static Dictionary<string, string> Variables() => new(
        ApiEnvironment.Variables.Where(v => v.Required && v.Verbs.HasFlag(Verb.Serve)).Select(v => KeyValuePair.Create(v.Name, "x")))
    {
        ["WALLET_ENVIRONMENT"] = "staging",
        ["AWS_REGION"] = "eu-west-1",
        ["WALLET_AUTH_AUTHORITY"] = "https://issuer.example",
    };

    private static IReadOnlyList<string> Errors(params (string Name, string Value)[] given)
    {
        ApiOptions.Read(
            Verb.Serve,
            name => given.FirstOrDefault(g => g.Name == name).Value ?? (name == "WALLET_ENVIRONMENT" ? "staging" : name == "AWS_REGION" ? "eu-west-1"
                : ApiEnvironment.Variables.Single(v => v.Name == name).Required ? "x" : null),
            out var errors);
        return errors;
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    private static bool IsBelow(string path, string[] roots)
        => roots.Any(root => path == root || path.StartsWith($"{root}/", StringComparison.Ordinal));

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
