package bellwether.desk.journal.advice;

import org.jspecify.annotations.Nullable;

/// A symbol that an owner holds. One that is held in one portfolio and sold short in another is
/// two.
///
/// @param sector null where none is stated
public record HeldSymbol(String ticker, boolean isLong, @Nullable String sector) {
    /// What the position makes of a change of the price.
    double profit(double change) {
        return isLong ? change : -change;
    }
}
