package bellwether.market.imports.date;

import java.util.Optional;

/// What dates such as `1/2/2024` begin with. It is a property of the whole file.
public enum DateOrder {
    UNSETTLED("unsettled"),
    MONTH_FIRST("month"),
    DAY_FIRST("day");

    /// What a caller may say.
    public static final String RULE = "must be day_first or month_first";

    private final String label;

    DateOrder(String label) {
        this.label = label;
    }

    /// What comes first, in a word.
    public String label() {
        return label;
    }

    /// The order that a caller names.
    public static Optional<DateOrder> of(String name) {
        return switch (name) {
            case "day_first" -> Optional.of(DAY_FIRST);
            case "month_first" -> Optional.of(MONTH_FIRST);
            default -> Optional.empty();
        };
    }
}
