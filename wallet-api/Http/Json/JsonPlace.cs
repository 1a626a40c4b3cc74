using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wallet.Api.Http.Json;

/// <summary>Where in a body a reader is, as JSON paths say it.</summary>
internal sealed class JsonPlace
{
    private readonly List<Step> _steps = [];

    /// <summary>The place, such as $.items[3].metadata.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder("$");
            foreach (var step in _steps)
            {
                if (step.Name is { } name)
                    text.Append('.').Append(name);
                else if (step.Index >= 0)
                    text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            }
            return text.ToString();
        }
    }

    /// <summary>The reader has read a token.</summary>
    public void Pass(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _steps[^1] = new(NameAt(ref reader), -1);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _steps.RemoveAt(_steps.Count - 1);
                break;
            default:
                if (_steps is [.., { IsArray: true } last])
                    _steps[^1] = last with { Index = last.Index + 1 };
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    _steps.Add(new(null, -1, reader.TokenType == JsonTokenType.StartArray));
                break;
        }
    }

    // As it is written: a name may be what is not well-formed.
    private static string NameAt(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(reader.ValueSpan);

    private readonly record struct Step(string? Name, int Index, bool IsArray = false);
}
