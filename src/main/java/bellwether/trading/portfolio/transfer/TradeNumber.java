package bellwether.trading.portfolio.transfer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads numbers as brokers write them, exactly: currency signs, thousands separators in their
/// places, and what is negative in brackets.
final class TradeNumber {
    private static final int LONGEST = 40;
    private static final Pattern AROUND =
            Pattern.compile(
                    "[\\p{Sc}\\s\u00a0\u202f'\u2019]|(?i:^(USD|EUR|GBP|GBX|INR|CHF|Rs\\.?)|(USD|EUR|GBP|GBX|INR|CHF)$)");
    private static final Pattern BRACKETS = Pattern.compile("\\((.*)\\)");
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{2,3})*,\\d{3}(\\.\\d*)?");

    private TradeNumber() {}

    /// Empty where it is no number.
    static Optional<BigDecimal> parse(String cell, DecimalSign decimal) {
        if (cell.length() > LONGEST) {
            return Optional.empty();
        }
        String text = bare(cell);
        boolean negative = BRACKETS.matcher(text).matches() || text.endsWith("-");
        text = text.replaceAll("[()]|-$", "");
        if (decimal == DecimalSign.COMMA) {
            text = text.replace('.', '\0').replace(',', '.').replace('\0', ',');
        }
        if (GROUPED.matcher(text).matches()) {
            text = text.replace(",", "");
        }
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Optional.of(negative ? number.negate() : number);
    }

    /// The number without what stands around it.
    static String bare(String cell) {
        return AROUND.matcher(cell.strip()).replaceAll("");
    }
}
