package bellwether.market.feeds;

import bellwether.platform.base.PrintableText;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// One row of an answer, not yet checked. The numbers are the source's own text, so that the
/// importer judges them as it judges those of a file.
public record ProviderBar(
        LocalDate date,
        String open,
        String high,
        String low,
        String close,
        String volume,
        String dividend,
        String split) {
    private static final String HEADER = "date,open,high,low,close,volume,dividend,splitfactor\n";
    private static final int LEAST_DECIMALS = 6;
    private static final int LONGEST = 40;

    /// A bar without dividend and split.
    public static ProviderBar bar(LocalDate date, List<String> numbers) {
        return new ProviderBar(
                date,
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                "",
                "");
    }

    /// NaN when it is no number.
    double closing() {
        return number(close);
    }

    /// NaN when it is none.
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// The rows as the importer reads them.
    static String csv(List<ProviderBar> days) {
        return days.stream().map(ProviderBar::line).collect(Collectors.joining("\n", HEADER, "\n"));
    }

    private String line() {
        return List.of(date.toString(), open, high, low, close, volume, dividend, split).stream()
                .map(ProviderBar::cell)
                .collect(Collectors.joining(","));
    }

    /// Quoted, for a source can put anything into its text.
    private static String cell(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return '"' + PrintableText.line(shown).replace("\"", "\"\"") + '"';
    }

    public static String text(JsonNode node) {
        return node.isNumber() ? text(node.decimalValue()) : node.asText("");
    }

    /// With so many decimals that a point can only be a decimal one.
    public static String text(BigDecimal number) {
        double value = Math.abs(number.doubleValue());
        if (value != 0 && !(value > 1e-13 && value < 1e19)) {
            return number.toString(); // out of every range: not to be written out
        }
        return number.scale() < LEAST_DECIMALS
                ? number.setScale(LEAST_DECIMALS).toPlainString()
                : number.toPlainString();
    }
}
