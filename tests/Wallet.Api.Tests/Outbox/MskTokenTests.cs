using System.Buffers.Text;
using System.Text;
using Wallet.Api.Outbox;

namespace Wallet.Api.Tests.Outbox;

public class MskTokenTests
{
    [Fact]
    public void A_token_is_a_presigned_url_that_depends_on_all_that_it_should()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var url = Url(MskToken.Create("eu-west-1", new("AKID", "secret", "session/+="), now));
        url.Should().StartWith("https://kafka.eu-west-1.amazonaws.com/?Action=kafka-cluster%3AConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256")
            .And.Contain("X-Amz-Credential=AKID%2F20260102%2Feu-west-1%2Fkafka-cluster%2Faws4_request")
            .And.Contain("X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-Security-Token=session%2F%2B%3D&X-Amz-SignedHeaders=host")
            .And.MatchRegex("&X-Amz-Signature=[0-9a-f]{64}&User-Agent=").And.NotContain("secret");
        string[] tokens =
        [
            MskToken.Create("eu-west-1", new("AKID", "secret", null), now), MskToken.Create("eu-west-2", new("AKID", "secret", null), now),
            MskToken.Create("eu-west-1", new("AKID", "other", null), now),
            MskToken.Create("eu-west-1", new("AKID", "secret", null), now.AddSeconds(1)),
        ];
        tokens.Select(t => Url(t)[^90..]).Should().OnlyHaveUniqueItems();
    }

    private static string Url(string token) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
}
