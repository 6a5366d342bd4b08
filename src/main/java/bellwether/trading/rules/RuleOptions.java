package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a rule is run.
///
/// @param stable whether deciding begins only where indicators no longer show where the history
///   began
/// @param detail finer stored bars that are the tape inside the rule's bar
public record RuleOptions(
        CrossTies ties,
        Fill fill,
        AtEnd atEnd,
        LevelFrom levelFrom,
        boolean stable,
        Optional<Timeframe> detail) {
    public static final RuleOptions USUAL =
            new RuleOptions(
                    CrossTies.LAST_DIFFERENT,
                    Fill.NEXT_OPEN,
                    AtEnd.KEEP,
                    LevelFrom.FILL,
                    false,
                    Optional.empty());

    /// Where market orders of a signal fill.
    public enum Fill {
        NEXT_OPEN,
        /// Optimistic: at the close that gave the signal.
        SAME_CLOSE
    }

    /// What becomes of a position that is open at the end.
    public enum AtEnd {
        /// Valued and listed apart.
        KEEP,
        CLOSE,
        OPEN
    }

    /// What stops and targets are measured from.
    public enum LevelFrom {
        FILL,
        SIGNAL_CLOSE
    }

    /// As JSON writes one of these.
    static String code(Enum<?> value) {
        return value == CrossTies.LAST_DIFFERENT
                ? "last_different"
                : value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> List<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(RuleOptions::code).toList();
    }
}
