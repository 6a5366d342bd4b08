package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderRole;
import java.util.Comparator;

/// Which order comes first where several meet a price at once.
final class OrderRanks {
    private static final int LAST = 3;

    static final Comparator<LiveOrder> ACCEPTANCE =
            Comparator.comparingLong((LiveOrder order) -> order.sequence);

    static final Comparator<LiveOrder> TICKER =
            Comparator.comparing((LiveOrder order) -> order.order.position());

    /// Ticker; forced, market, stops, limits; acceptance.
    static final Comparator<LiveOrder> REDUCING =
            TICKER.thenComparingInt(OrderRanks::urgency).thenComparing(ACCEPTANCE);

    /// Rank, acceptance, ticker.
    static final Comparator<LiveOrder> OPENING =
            Comparator.comparingInt(OrderRanks::rank)
                    .thenComparing(ACCEPTANCE)
                    .thenComparing(TICKER);

    private OrderRanks() {}

    private static int rank(LiveOrder order) {
        Integer rank = order.order.rank();
        return rank == null ? Integer.MAX_VALUE : rank;
    }

    static int urgency(LiveOrder order) {
        if (order.role == OrderRole.FORCED) {
            return 0;
        }
        return switch (order.kind()) {
            case MARKET, CLOSE -> 1;
            case STOP, STOP_LIMIT -> 2;
            case LIMIT -> LAST;
        };
    }

    /// Of exits stops before limits, or limits before stops, then the level nearest to the open,
    /// then acceptance.
    static Comparator<LiveOrder> exits(double open, boolean limitsFirst) {
        return Comparator.comparingInt(
                        (LiveOrder order) -> order.kind().isStop() == limitsFirst ? 1 : 0)
                .thenComparing(entries(open));
    }

    /// The level nearest to the open, then rank and acceptance.
    static Comparator<LiveOrder> entries(double open) {
        return Comparator.comparingDouble((LiveOrder order) -> distance(order, open))
                .thenComparingInt(OrderRanks::rank)
                .thenComparing(ACCEPTANCE);
    }

    private static double distance(LiveOrder order, double open) {
        PriceLevel level = order.kind() == ActiveKind.LIMIT ? order.limit : order.stop;
        return level == null ? 0 : Math.abs(level.approximate() - open);
    }
}
