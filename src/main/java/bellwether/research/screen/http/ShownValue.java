package bellwether.research.screen.http;

import bellwether.trading.rules.OperandType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Values as answers show them.
final class ShownValue {
    private ShownValue() {}

    /// A number, a word, a date, true or false; null where it is unknown.
    static @Nullable Object of(OperandType type, double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        return switch (type.type()) {
            case NUMBER, PERCENT, PRICE -> value;
            case WORD -> type.words().get((int) value);
            case DATE -> LocalDate.ofEpochDay((long) value);
            case FLAG -> value != 0;
        };
    }
}
