using System.Globalization;
using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>The pure core against the model. WALLET_MODEL_SEQUENCES makes it long, WALLET_TEST_SEED repeats it from a seed.</summary>
[Trait("Category", "Model")]
public class ModelTests(CampaignOutput output) : IClassFixture<CampaignOutput>
{
    private const int Slice = 20_000;
    private static readonly int Sequences = Number("WALLET_MODEL_SEQUENCES") ?? Slice;

    [Fact]
    public void Whatever_is_asked_the_ledger_answers_and_stands_as_the_model_foretells()
    {
        var campaign = new ModelCampaign(Number("WALLET_TEST_SEED") ?? Random.Shared.Next(), Sequences, output.Tell);
        var failure = campaign.Run();
        Assert.True(failure is null, failure);
        if (Sequences >= Slice)
            MetShouldBeEverything(campaign.Met);
    }

    // Otherwise a campaign that only ever meets refusals would pass as well.
    private static void MetShouldBeEverything(IReadOnlySet<(StepKind Kind, ResultCode Code)> met)
    {
        met.Where(m => m.Code == ResultCode.Executed).Select(m => m.Kind).Should().BeEquivalentTo(Enum.GetValues<StepKind>());
        met.Where(m => m.Kind == StepKind.CaptureAbove).Select(m => m.Code)
            .Should().Contain([ResultCode.LimitExceeded, ResultCode.InsufficientFunds, ResultCode.HoldNotActive]);
        met.Select(m => m.Code).Distinct().Should().BeEquivalentTo(Enum.GetValues<ResultCode>().Where(c => !c.IsRetryable()));
    }

    private static int? Number(string name)
        => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
