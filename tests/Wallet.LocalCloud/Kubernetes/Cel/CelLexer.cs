using System.Globalization;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>Cuts an expression into words. Source: the lexis of the CEL language definition (cel-spec, langdef.md).</summary>
internal sealed class CelLexer(string text)
{
    private static readonly string[] Symbols =
    [
        "==", "!=", "<=", ">=", "&&", "||", "[?", ".?",
        "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}",
    ];

    private int _at;

    public static IReadOnlyList<CelToken> Read(string text)
    {
        var lexer = new CelLexer(text);
        var tokens = new List<CelToken>();
        do tokens.Add(lexer.Next());
        while (tokens[^1].Kind != CelTokenKind.End);
        return tokens;
    }

    private CelToken Next()
    {
        SkipBlanks();
        var start = _at;
        if (_at >= text.Length) return new CelToken(CelTokenKind.End, "", null, start);
        if (CelTextLiteral.Begins(text, _at)) return new CelToken(CelTokenKind.Literal, "", CelTextLiteral.Read(text, ref _at), start);
        var first = text[_at];
        var isNumber = char.IsAsciiDigit(first) || (first == '.' && IsDigitAt(_at + 1));
        if (isNumber) return new CelToken(CelTokenKind.Literal, "", Number(), start);
        if (char.IsAsciiLetter(first) || first == '_') return Word(start);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) != 0) continue;
            _at += symbol.Length;
            return new CelToken(CelTokenKind.Symbol, symbol, null, start);
        }

        throw new CelSyntaxException(start, $"Syntax error: token recognition error at: '{first}'");
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at])) _at++;
            else if (string.CompareOrdinal(text, _at, "//", 0, 2) != 0) return;
            else _at = text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
        }
    }

    private CelToken Word(int start)
    {
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_')) _at++;
        var word = text[start.._at];
        return word switch
        {
            "true" => new CelToken(CelTokenKind.Literal, "", true, start),
            "false" => new CelToken(CelTokenKind.Literal, "", false, start),
            "null" => new CelToken(CelTokenKind.Literal, "", null, start),
            "in" => new CelToken(CelTokenKind.Symbol, word, null, start),
            _ => new CelToken(CelTokenKind.Name, word, null, start),
        };
    }

    private object Number()
    {
        var start = _at;
        if (text[_at] == '0' && _at + 1 < text.Length && text[_at + 1] is 'x' or 'X') return Hexadecimal();
        while (IsDigitAt(_at)) _at++;
        var isReal = false;
        if (_at < text.Length && text[_at] == '.' && IsDigitAt(_at + 1))
        {
            isReal = true;
            for (_at++; IsDigitAt(_at); _at++)
            {
            }
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            isReal = true;
            _at += _at + 1 < text.Length && text[_at + 1] is '+' or '-' ? 2 : 1;
            while (IsDigitAt(_at)) _at++;
        }

        var digits = text[start.._at];
        if (isReal) return double.Parse(digits, CultureInfo.InvariantCulture);
        // The sign is not part of the digits: the least integer is read as unsigned first.
        if (!ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            throw new CelSyntaxException(start, "invalid int literal");
        }

        if (TakesUnsigned()) return whole;
        return whole <= long.MaxValue ? (long)whole : new CelBigInteger(whole);
    }

    private object Hexadecimal()
    {
        var start = _at;
        for (_at += 2; _at < text.Length && char.IsAsciiHexDigit(text[_at]); _at++)
        {
        }

        if (!ulong.TryParse(text[(start + 2).._at], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole))
        {
            throw new CelSyntaxException(start, "invalid int literal");
        }

        return TakesUnsigned() ? whole : unchecked((long)whole);
    }

    private bool TakesUnsigned()
    {
        if (_at >= text.Length || text[_at] is not ('u' or 'U')) return false;
        _at++;
        return true;
    }

    private bool IsDigitAt(int index) => index < text.Length && char.IsAsciiDigit(text[index]);
}

/// <summary>Digits beyond the largest integer, which only a minus before them makes valid.</summary>
internal sealed record CelBigInteger(ulong Digits);
