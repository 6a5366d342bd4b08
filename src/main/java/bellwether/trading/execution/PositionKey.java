package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.util.Comparator;

/// What a position is kept by. Two strategies of a portfolio may hold the same symbol.
///
/// @param strategy its id or name; {@link #MANUAL} where a person trades
/// @param symbol the ticker, by which the tape names its bars
public record PositionKey(String strategy, String symbol) implements Comparable<PositionKey> {
    public static final String MANUAL = "manual";

    private static final Comparator<PositionKey> ORDER =
            Comparator.comparing(PositionKey::symbol).thenComparing(PositionKey::strategy);

    public PositionKey {
        if (symbol.isBlank()) {
            throw Refusal.invalid("/symbol", "must be a ticker, was empty");
        }
    }

    public static PositionKey manual(String symbol) {
        return new PositionKey(MANUAL, symbol);
    }

    @Override
    public int compareTo(PositionKey other) {
        return ORDER.compare(this, other);
    }
}
