package bellwether.market.imports.format;

import java.util.Optional;

/// How the numbers of a file are written.
public enum DecimalMark {
    /// `1,968.95`; a single comma before three digits separates thousands.
    POINT("point"),
    /// `1.968,95`
    COMMA("comma"),
    /// What `10,125` means is not known.
    UNSETTLED("unsettled");

    /// What a caller may say.
    public static final String RULE = "must be point or comma, or the character itself";

    private final String label;

    DecimalMark(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// The mark that a caller names by its word or its character.
    public static Optional<DecimalMark> of(String name) {
        return switch (name) {
            case "point", "." -> Optional.of(POINT);
            case "comma", "," -> Optional.of(COMMA);
            default -> Optional.empty();
        };
    }
}
