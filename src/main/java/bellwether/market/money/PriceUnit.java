package bellwether.market.money;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.PrintableText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What prices are counted in: a currency, or a hundredth of one, in which London, Johannesburg and
/// Tel Aviv quote their shares.
///
/// @param code `USD`; `GBX` for pence
/// @param currency what money is counted in: `GBP` for `GBX`
public record PriceUnit(String code, String currency) {
    private static final List<PriceUnit> HUNDREDTHS =
            List.of(
                    new PriceUnit("GBX", "GBP"),
                    new PriceUnit("ZAc", "ZAR"),
                    new PriceUnit("ILA", "ILS"),
                    new PriceUnit("USX", "USD"));

    /// As vendors write hundredths; in `GBp` the small letter is the difference.
    private static final Map<String, String> WRITTEN = Map.of("GBp", "GBX", "GBPp", "GBX");

    private static final int LONGEST_SHOWN = 20;

    private static final List<String> USUAL =
            List.of("USD", "EUR", "GBP", "JPY", "CHF", "INR", "GBX", "ZAc", "ILA", "BTC", "USDT");

    /// What a hundredth and a whole are called.
    ///
    /// @param hundredths `pence`
    /// @param wholes `pounds`
    public record Names(String hundredths, String wholes) {}

    private static final Map<String, Names> NAMES =
            Map.of(
                    "GBP", new Names("pence", "pounds"),
                    "ZAR", new Names("cents", "rand"),
                    "ILS", new Names("agorot", "shekels"));

    /// The unit that was meant, in any case; empty for a code that is none.
    public static Optional<PriceUnit> of(String typed) {
        String text = WRITTEN.getOrDefault(typed.strip(), typed.strip());
        String code = text.toUpperCase(Locale.ROOT);
        Optional<PriceUnit> hundredth =
                HUNDREDTHS.stream().filter(unit -> unit.code.equalsIgnoreCase(code)).findAny();
        if (hundredth.isPresent()) {
            return hundredth;
        }
        if (code.equals("XBT")) {
            return Optional.of(new PriceUnit("BTC", "BTC"));
        }
        return CurrencyCodes.isCurrency(code) || CurrencyCodes.isCoin(code)
                ? Optional.of(new PriceUnit(code, code))
                : Optional.empty();
    }

    /// What is wrong with a code that is no unit.
    public static String rule(String typed) {
        return "must be a currency of ISO 4217 such as USD, a coin such as BTC or USDT, or GBX, ZAc, ILA or USX for a hundredth of GBP, ZAR, ILS or USD; was \"%s\"%s"
                .formatted(
                        PrintableText.cut(PrintableText.line(typed), LONGEST_SHOWN),
                        DidYouMean.ending(USUAL, typed));
    }

    public boolean isHundredth() {
        return !code.equals(currency);
    }

    /// So many units as money, exactly.
    public BigDecimal money(BigDecimal inUnits) {
        return isHundredth() ? inUnits.movePointLeft(2) : inUnits;
    }

    /// Money in units, exactly.
    public BigDecimal inUnits(BigDecimal money) {
        return isHundredth() ? money.movePointRight(2) : money;
    }

    /// Digits behind the point of an amount of money.
    public int digits() {
        return CurrencyCodes.digits(currency);
    }

    /// The fewest digits behind the point that prices have: none for yen and for hundredths.
    public int leastPriceDigits() {
        return isHundredth() ? 0 : Math.min(2, digits());
    }

    /// How its hundredths and wholes are called, where shares are quoted in hundredths.
    public Optional<Names> names() {
        return Optional.ofNullable(NAMES.get(currency));
    }
}
