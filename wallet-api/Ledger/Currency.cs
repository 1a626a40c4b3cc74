namespace Wallet.Api.Ledger;

/// <summary>An ISO 4217 currency: its three letters, its number, and how many decimals its minor unit has.</summary>
internal readonly record struct Currency
{
    // ISO 4217, list one, as of 1 January 2026: code, number, and decimals where they are other than 2. Units for
    // which it has none (XDR, gold, …) are counted whole. Not here: XTS and XXX, which are no money.
    private const string Active = """
        AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BHD048.3 BIF108.0 BMD060 BND096
        BOB068 BOV984 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHE947 CHF756 CHW948 CLF990.4 CLP152.0 CNY156
        COP170 COU970 CRC188 CUP192 CVE132 CZK203 DJF262.0 DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978 FJD242 FKP238 GBP826
        GEL981 GHS936 GIP292 GMD270 GNF324.0 GTQ320 GYD328 HKD344 HNL340 HTG332 HUF348 IDR360 ILS376 INR356 IQD368.3 IRR364
        ISK352.0 JMD388 JOD400.3 JPY392.0 KES404 KGS417 KHR116 KMF174.0 KPW408 KRW410.0 KWD414.3 KYD136 KZT398 LAK418 LBP422
        LKR144 LRD430 LSL426 LYD434.3 MAD504 MDL498 MGA969 MKD807 MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484 MXV979
        MYR458 MZN943 NAD516 NGN566 NIO558 NOK578 NPR524 NZD554 OMR512.3 PAB590 PEN604 PGK598 PHP608 PKR586 PLN985 PYG600.0
        QAR634 RON946 RSD941 RUB643 RWF646.0 SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 STN930
        SVC222 SYP760 SZL748 THB764 TJS972 TMT934 TND788.3 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 UGX800.0 USD840 USN997
        UYI940.0 UYU858 UYW927.4 UZS860 VED926 VES928 VND704.0 VUV548.0 WST882 XAD396 XAF950.0 XAG961.0 XAU959.0 XBA955.0
        XBB956.0 XBC957.0 XBD958.0 XCD951 XCG532 XDR960.0 XOF952.0 XPD964.0 XPF953.0 XPT962.0 XSU994.0 XUA965.0 YER886 ZAR710
        ZMW967 ZWG924
        """;

    // Wallets of these may be there from before; no more are made.
    private const string Withdrawn = "BGN975";

    private static readonly Currency[] ByNumber = Read();
    private static readonly Dictionary<string, Currency> ByCode = ByNumber.Where(c => c.IsKnown).ToDictionary(c => c.Code);

    private readonly string? _code;

    private Currency(string? code, int number, byte decimals, bool isActive)
        => (_code, Number, Decimals, IsActive) = (code, (short)number, decimals, isActive);

    /// <summary>Three capital letters, such as EUR.</summary>
    public string Code => _code ?? "???";

    /// <summary>The ISO number, below 1000.</summary>
    public short Number { get; }

    /// <summary>Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public byte Decimals { get; }

    /// <summary>Whether it is in the table.</summary>
    public bool IsKnown => _code is not null;

    /// <summary>Whether wallets can be made in it.</summary>
    public bool IsActive { get; }

    /// <summary>Every currency that wallets can have.</summary>
    public static IReadOnlyCollection<Currency> All => ByCode.Values;

    /// <summary>The currency with an ISO number; not <see cref="IsKnown"/> when there is none.</summary>
    public static Currency FromNumber(int number) => (uint)number < ByNumber.Length ? ByNumber[number] : new(null, number, 0, false);

    /// <summary>The currency with three capital letters.</summary>
    public static bool TryParse(string? code, out Currency currency) => ByCode.TryGetValue(code ?? "", out currency);

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static Currency[] Read()
    {
        var all = new Currency[1000];
        foreach (var (table, isActive) in new[] { (Active, true), (Withdrawn, false) })
        {
            foreach (var item in table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var number = int.Parse(item.AsSpan(3, 3));
                all[number] = new(item[..3], number, item.Length > 6 ? (byte)(item[7] - '0') : (byte)2, isActive);
            }
        }
        return all;
    }
}
