package bellwether.research.backtest.drift;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trade on paper and the one in the backtest that is the same; one of them may be absent.
record TradePair(@Nullable DriftTrade paper, @Nullable DriftTrade backtest) {
    /// Entries that lie further apart are other trades.
    private static final long MOST_DAYS = 5;

    BigDecimal difference() {
        BigDecimal mine = paper == null ? BigDecimal.ZERO : paper.net();
        return backtest == null ? mine : mine.subtract(backtest.net());
    }

    /// The trade that is there; that on paper where both are.
    DriftTrade either() {
        if (paper != null) {
            return paper;
        }
        if (backtest != null) {
            return backtest;
        }
        throw new IllegalStateException("a pair of nothing");
    }

    /// Pairs trades of the same symbol and side: first those that were entered on the same day,
    /// then those next to each other.
    static List<TradePair> of(List<DriftTrade> paper, List<DriftTrade> backtest) {
        List<TradePair> pairs = new ArrayList<>();
        List<DriftTrade> alone = new ArrayList<>(paper);
        List<DriftTrade> others = new ArrayList<>(backtest);
        pair(pairs, alone, others, 0);
        pair(pairs, alone, others, MOST_DAYS);
        alone.forEach(trade -> pairs.add(new TradePair(trade, null)));
        others.forEach(trade -> pairs.add(new TradePair(null, trade)));
        pairs.sort(
                Comparator.comparing((TradePair pair) -> pair.either().entry().date())
                        .thenComparing(pair -> pair.either().symbol()));
        return pairs;
    }

    private static void pair(
            List<TradePair> pairs, List<DriftTrade> alone, List<DriftTrade> others, long days) {
        for (DriftTrade trade : List.copyOf(alone)) {
            Optional<DriftTrade> other =
                    others.stream()
                            .filter(each -> each.symbol().equals(trade.symbol()))
                            .filter(each -> each.sign() == trade.sign())
                            .filter(each -> apart(each, trade) <= days)
                            .min(Comparator.comparingLong(each -> apart(each, trade)));
            other.ifPresent(found -> {
                pairs.add(new TradePair(trade, found));
                alone.remove(trade);
                others.remove(found);
            });
        }
    }

    private static long apart(DriftTrade one, DriftTrade other) {
        return Math.abs(ChronoUnit.DAYS.between(one.entry().date(), other.entry().date()));
    }
}
