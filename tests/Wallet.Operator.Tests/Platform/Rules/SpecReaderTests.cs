using System.Text.Json;
using System.Text.RegularExpressions;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform.Rules;

public sealed partial class SpecReaderTests
{
    // The API server prunes or warns of unknown fields before the operator sees them.
    private const string OnlyTheServerSees = "unknown field (strict)";

    private static readonly OperatorDefaults Defaults = new("demo-cluster");

    [Theory]
    [MemberData(nameof(DecidedCase.Names), MemberType = typeof(DecidedCase))]
    public void Decides_as_the_API_server_does(string name)
    {
        var decided = DecidedCase.Find(name);

        var violations = Violations(decided);

        var accepted = decided.Operator ?? (decided.Accepted || name == OnlyTheServerSees);
        (violations.Count == 0).Should().Be(accepted, string.Join("; ", violations));
        foreach (var cause in decided.Causes.Where(cause => cause.Field != "<nil>"))
            violations.Should().Contain(violation => IsWithin(violation.Path, cause.Field), $"{cause.Field}: {cause.Message}");
    }

    [Fact]
    public void Tells_everything_that_is_wrong_at_once()
    {
        var reading = Read("""
            {"environment":"production","region":"Brazil","app":{"image":"x:1","replicas":{"min":5,"max":3}},"database":{"readers":0,"port":80}}
            """);

        reading.Violations.Select(violation => violation.Path).Should().BeEquivalentTo(
            "spec.region", "spec.database.port", "spec.app.image", "spec.database.readers", "spec.app.replicas");
        reading.Settings.Should().BeNull();
    }

    [Theory]
    [InlineData("{}", "spec: needs environment")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{}}""", "spec.app: needs image")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":7}}""", "spec.app.image: must be text")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x","resources":{"cpu":"1"}}}""", "spec.app.resources: needs memory")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"database":{"readers":"two"}}""", "spec.database.readers: must be a whole number from 0 to 15")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"tags":["a"]}""", "spec.tags: must be a map")]
    [InlineData("""{"environment":"staging","region":"sa-east-1\n","app":{"image":"x"}}""", "spec.region: must match")]
    [InlineData("null", "spec: is needed")]
    public void A_document_of_another_shape_is_told_apart_without_failing(string spec, string complaint)
        => Read(spec).Violations.Select(violation => violation.ToString()).Should().Contain(each => each.StartsWith(complaint, StringComparison.Ordinal));

    [Theory]
    [InlineData(null, false, "")]
    [InlineData("", false, "")]
    [InlineData("security", false, "comes too late: the platform has resources of its own")]
    [InlineData("security", true, "")]
    [InlineData("security", true, "is immutable: the platform has taken over arn:aws:rds:sa-east-1:1:cluster:old", "other")]
    public void A_database_can_be_taken_over_until_something_is_built(string? begun, bool isAdopted, string message, string id = "old")
    {
        var spec = $$$"""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"adoption":{"mode":"Explicit","resources":[{"component":"database","id":"{{{id}}}"}]}}""";
        var status = new WalletPlatformStatus
        {
            Begun = begun?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Adoption = isAdopted ? new("wallets/demo", "uid", "demo", "arn:aws:rds:sa-east-1:1:cluster:old") : null,
        };

        var violations = Read(spec, status).Violations;

        violations.Select(violation => violation.Message.StartsWith(message, StringComparison.Ordinal)).Should().Equal(message.Length == 0 ? [] : [true]);
    }

    [Theory]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"profileVersion":"v99"}""", null, "must be one of v1")]
    [InlineData(Minimal, "v99", "the platform was built with profile version v99, which this release of the operator does not know: ")]
    public void An_unknown_profile_is_a_violation_that_says_what_to_do(string spec, string? pinned, string message)
    {
        var reading = Read(spec, new WalletPlatformStatus { ProfileVersion = pinned });

        reading.Settings.Should().BeNull();
        reading.Violations.Should().ContainSingle().Which.Should().Match<SpecViolation>(
            violation => violation.Path == "spec.profileVersion" && violation.Message.StartsWith(message));
    }

    [Fact]
    public void A_known_profile_in_the_spec_is_the_way_out_of_an_unknown_one()
        => Read(
            """{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"profileVersion":"v1"}""",
            new WalletPlatformStatus { ProfileVersion = "v99" })
            .Should().BeEquivalentTo(new { ProfileVersion = "v1", Violations = Array.Empty<SpecViolation>() });

    [Fact]
    public void No_document_makes_it_throw_and_without_settings_there_is_a_reason()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var document = new RandomDocuments(seed).Next();
            var reading = Try(() => Read(document), seed, document);

            if (reading.Settings is null)
                reading.Violations.Should().NotBeEmpty("seed {0}: {1}", seed, document);
            Try(() => SpecReader.ReadForDeletion("t", RandomDocuments.Parse(document), new(), Defaults), seed, document);
        }
    }

    [Theory]
    [InlineData(JsonValueKind.Undefined)]
    [InlineData(JsonValueKind.Null)]
    public void A_platform_without_a_spec_needs_one(JsonValueKind kind)
    {
        var document = kind == JsonValueKind.Undefined ? default : JsonDocument.Parse("null").RootElement;

        SpecReader.Read("t", document, new(), Defaults).Violations.Should().Equal(new SpecViolation("spec", "is needed"));
        SpecReader.ReadForDeletion("t", document, new(), Defaults).Should().BeNull();
    }

    [Fact]
    public void What_a_limit_refuses_is_not_missed_by_a_rule()
        => Read("""{"environment":"production","region":"sa-east-1","app":{"image":"x@sha256:1","ingress":{"certificateArn":"none"}}}""")
            .Violations.Should().ContainSingle().Which.Path.Should().Be("spec.app.ingress.certificateArn");

    [Fact]
    public void A_window_is_compared_with_the_default_of_the_other()
        => Read("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"database":{"backup":{"window":"04:30-05:30"}}}""")
            .Violations.Should().ContainSingle().Which.Message.Should().Contain("sun:04:00-sun:05:00");

    [Fact]
    public void Production_does_not_run_without_authentication()
        => Read("""
            {"environment":"production","region":"sa-east-1",
             "app":{"image":"x@sha256:1","env":{"WALLET_AUTH_MODE":"disabled"},"ingress":{"scheme":"internal"}}}
            """).Violations.Should().ContainSingle().Which.Path.Should().Be("spec.app.env.WALLET_AUTH_MODE");

    [Fact]
    public void A_platform_without_a_cluster_is_told_to_name_one()
        => SpecReader.Read("t", JsonDocument.Parse(Minimal).RootElement, new(), new OperatorDefaults(null))
            .Violations.Should().ContainSingle().Which.Path.Should().Be("spec.network.eksClusterName");

    private const string Minimal = """{"environment":"staging","region":"sa-east-1","app":{"image":"x"}}""";

    private static SpecReading Read(string spec, WalletPlatformStatus? status = null)
        => SpecReader.Read("t", JsonDocument.Parse(spec).RootElement, status ?? new(), Defaults);

    private static IReadOnlyList<SpecViolation> Violations(DecidedCase decided)
        => SpecReader.Read(decided.Name ?? "t", decided.Spec, decided.StatusOrNew(), Defaults).Violations;

    private static T Try<T>(Func<T> read, int seed, string document)
    {
        try
        {
            return read();
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"seed {seed}: {document}", fault);
        }
    }

    // The operator names the field, the server sometimes only its section; items are named by index or by key.
    private static bool IsWithin(string path, string field)
    {
        var (mine, theirs) = (AnyItem().Replace(path, "[]"), AnyItem().Replace(field, "[]"));
        return theirs.StartsWith(mine, StringComparison.Ordinal)
            || (mine.StartsWith(theirs, StringComparison.Ordinal) && (mine.Length == theirs.Length || mine[theirs.Length] is '.' or '['));
    }

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex AnyItem();
}
