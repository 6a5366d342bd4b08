package bellwether.trading.portfolio.transfer;

import java.util.Locale;
import java.util.Optional;

/// What stands between the wholes and the parts of a number.
public enum DecimalSign {
    POINT('.', ','),
    COMMA(',', '.');

    final char mark;
    final char grouping;

    DecimalSign(char mark, char grouping) {
        this.mark = mark;
        this.grouping = grouping;
    }

    /// The sign that a caller names by its word or its character.
    public static Optional<DecimalSign> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "point", "." -> Optional.of(POINT);
            case "comma", "," -> Optional.of(COMMA);
            default -> Optional.empty();
        };
    }
}
