package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;

/// Shares bought, or sold short, at once.
///
/// @param quantity of shares, negative for a short
/// @param value what was paid, or taken in for a short; always positive
/// @param costs of opening what is left of it
public record Lot(
        String orderId, LocalDate opened, BigDecimal quantity, BigDecimal value, BigDecimal costs) {
    /// How the order's id of a stated purchase begins, for which there was no order.
    public static final String STATED = "stated.";

    public Lot {
        if (quantity.signum() == 0) {
            throw Refusal.invalid("/lots/quantity", "must not be 0, was 0");
        }
        if (value.signum() < 0) {
            throw Refusal.invalid("/lots/value", "must be 0 or more, was " + value.toPlainString());
        }
    }

    /// Whether somebody stated that it was opened, and at what price.
    public boolean isStated() {
        return orderId.startsWith(STATED);
    }
}
