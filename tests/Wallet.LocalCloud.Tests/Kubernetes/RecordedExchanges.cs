namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>The server answers as a real kube-apiserver 1.36.2 did, request by request.</summary>
public sealed class RecordedExchanges(TranscriptReplay replay) : IClassFixture<TranscriptReplay>
{
    /// <summary>Entries that are left out on purpose. This list may only shrink.</summary>
    internal static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["create: expression rule fails"] = "expression rules (CEL) are not evaluated",
        ["put: immutable field by transition rule"] = "expression rules (CEL) are not evaluated",
    };

    public static TheoryData<string> Names => [.. TranscriptEntry.All.Select(entry => entry.Name).Where(name => !LeftOut.ContainsKey(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answer_is_the_recorded_one(string name)
    {
        var (expected, actual) = replay.Answers(name);
        LineDifference.Between(expected, actual).Should().BeEmpty();
    }

    [Fact]
    public void Only_recorded_entries_are_left_out() => LeftOut.Keys.Should().BeSubsetOf(TranscriptEntry.All.Select(entry => entry.Name));
}
