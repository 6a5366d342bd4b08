package bellwether.trading.portfolio.transfer;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out how the numbers of a file are written, from all of them.
final class DecimalEvidence {
    private static final Pattern COMMA =
            Pattern.compile(
                    "[+(-]*(0*,\\d+|0,\\d+|\\d+,(\\d{1,2}|\\d{4,})|\\d{1,3}(\\.\\d{3})+,\\d+)\\)?-?");
    private static final Pattern POINT =
            Pattern.compile(
                    "[+(-]*(0*\\.\\d+|0\\.\\d+|\\d+\\.(\\d{1,2}|\\d{4,})|\\d{1,3}(,\\d{2,3})+\\.\\d+)\\)?-?");
    private static final Pattern OPEN = Pattern.compile("[+(-]*[1-9]\\d{0,2}[.,]\\d{3}\\)?-?");

    private final TradeFormat format;
    private String comma = "";
    private String point = "";
    private String open = "";

    DecimalEvidence(TradeFormat format) {
        this.format = format;
    }

    void note(String cell) {
        String number = TradeNumber.bare(cell);
        if (COMMA.matcher(number).matches()) {
            comma = cell;
        } else if (POINT.matcher(number).matches()) {
            point = cell;
        } else if (OPEN.matcher(number).matches()) {
            open = cell;
        }
    }

    /// @param asked what the caller says
    /// @throws Refusal where the file contradicts itself or what it says could be either
    DecimalSign sign(Optional<DecimalSign> asked) {
        if (asked.isPresent()) {
            return asked.get();
        }
        if (!comma.isEmpty() && !point.isEmpty()) {
            throw refusal(
                    "Numbers are written in two ways: \"%s\" with a decimal comma and \"%s\" with a point. Write them in one way, or send decimal=point or decimal=comma."
                            .formatted(comma, point));
        }
        if (!comma.isEmpty()) {
            return DecimalSign.COMMA;
        }
        boolean varies = format == TradeFormat.DEGIRO || format == TradeFormat.BELLWETHER;
        if (point.isEmpty() && !open.isEmpty() && varies) {
            throw refusal(
                    "\"%s\" could have a decimal mark or a thousands separator, and no other number of the file says which. Send decimal=point or decimal=comma."
                            .formatted(open));
        }
        return DecimalSign.POINT;
    }

    private static Refusal refusal(String detail) {
        return Refusal.of(RefusalKind.INVALID, "ambiguous_numbers", detail);
    }
}
