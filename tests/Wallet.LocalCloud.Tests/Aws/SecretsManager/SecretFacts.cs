using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.SecretsManager;

public class SecretFacts
{
    private const string First = "00000000-0000-0000-0000-000000000001";
    private const string Second = "00000000-0000-0000-0000-000000000002";
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;

    public SecretFacts() => _cloud = new(_clock);

    private IAwsService Secrets => _cloud.SecretsManager;

    [Fact]
    public void The_same_creation_again_finds_the_first()
    {
        var made = Create(First, "one");
        Create(First, "one")["ARN"]!.ToString().Should().Be(made["ARN"]!.ToString());
        Secrets.Refusal("CreateSecret", Creation(First, "other")).Should().Be("ResourceExistsException");
        Secrets.Refusal("CreateSecret", Creation(Second, "one")).Should().Be("ResourceExistsException");
    }

    [Fact]
    public void A_new_version_becomes_current_and_leaves_the_previous_behind()
    {
        Create(First, "one");
        Put(Second, "two");
        Put(Second, "two")["VersionId"]!.ToString().Should().Be(Second);
        Value("").Should().Be("two");
        Value(""", "VersionStage":"AWSPREVIOUS" """).Should().Be("one");
        Secrets.Refusal("PutSecretValue", Version(Second, "three")).Should().Be("ResourceExistsException");
    }

    [Fact]
    public void A_label_is_moved_by_naming_both_versions()
    {
        Create(First, "one");
        Put(Second, "two");
        const string Back = $$"""{"SecretId":"db","VersionStage":"AWSCURRENT","MoveToVersionId":"{{First}}" """;
        Secrets.Refusal("UpdateSecretVersionStage", Back + "}").Should().Be("InvalidParameterException");
        Secrets.Call("UpdateSecretVersionStage", $$"""{{Back}},"RemoveFromVersionId":"{{Second}}"}""");
        Value("").Should().Be("one");
        Value(""", "VersionStage":"AWSPREVIOUS" """).Should().Be("two");
    }

    [Fact]
    public void A_deleted_secret_keeps_its_name_until_its_window_ends()
    {
        Create(First, "one");
        Secrets.Call("DeleteSecret", """{"SecretId":"db","RecoveryWindowInDays":7}""");
        Secrets.Refusal("GetSecretValue", """{"SecretId":"db"}""").Should().Be("InvalidRequestException");
        Secrets.Refusal("CreateSecret", Creation(Second, "two")).Should().Be("InvalidRequestException");
        Secrets.Call("RestoreSecret", """{"SecretId":"db"}""");
        Value("").Should().Be("one");
        Secrets.Call("DeleteSecret", """{"SecretId":"db","RecoveryWindowInDays":7}""");
        _clock.Advance(TimeSpan.FromDays(7));
        Secrets.Refusal("DescribeSecret", """{"SecretId":"db"}""").Should().Be("ResourceNotFoundException");
        Create(Second, "two");
    }

    [Fact]
    public void A_disabled_key_keeps_the_value_back()
    {
        var key = _cloud.Kms.Call("CreateKey")["KeyMetadata"]!["KeyId"]!.ToString();
        _clock.Advance(TimeSpan.FromSeconds(3));
        Secrets.Call("CreateSecret", $$"""{"Name":"db","SecretString":"one","KmsKeyId":"{{key}}"}""");
        _cloud.Kms.Call("DisableKey", $$"""{"KeyId":"{{key}}"}""");
        Secrets.Refusal("GetSecretValue", """{"SecretId":"db"}""").Should().Be("DecryptionFailure");
        Secrets.Access("GetSecretValue", """{"SecretId":"db"}""").Select(a => a.Action).Should().Equal("secretsmanager:GetSecretValue", "kms:Decrypt");
    }

    private JsonObject Create(string token, string value) => Secrets.Call("CreateSecret", Creation(token, value));

    private JsonObject Put(string token, string value) => Secrets.Call("PutSecretValue", Version(token, value));

    private string Value(string more) => Secrets.Call("GetSecretValue", $$"""{"SecretId":"db"{{more}}}""")["SecretString"]!.ToString();

    private static string Creation(string token, string value) => $$"""{"Name":"db","ClientRequestToken":"{{token}}","SecretString":"{{value}}"}""";

    private static string Version(string token, string value) => $$"""{"SecretId":"db","ClientRequestToken":"{{token}}","SecretString":"{{value}}"}""";
}
