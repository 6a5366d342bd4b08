package bellwether.research.backtest.doubt;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What findings ask of a run's closed trades.
///
/// @param net sum over all
/// @param bestThree sum of the three that earned most
/// @param bySymbol the symbol that earned most
/// @param byYear the year in which trades ended that earned most
/// @param idle the longest stretch without a position
/// @param stopped how many were closed by a stop at a loss and have a first stop
/// @param beyondStop their mean loss before costs beyond the stop, in multiples of R; null without
record ClosedTradeFacts(
        int count,
        int assumed,
        int shorts,
        int forced,
        double net,
        double bestThree,
        @Nullable Part bySymbol,
        @Nullable Part byYear,
        Idle idle,
        int stopped,
        @Nullable Double beyondStop) {
    private static final int BEST = 3;

    /// What one name earned.
    record Part(String name, double net, int of) {}

    /// The longest stretch of calendar days without a position.
    record Idle(LocalDate from, LocalDate to) {
        long days() {
            return to.toEpochDay() - from.toEpochDay();
        }
    }

    static ClosedTradeFacts of(FindingInputs.Outcome outcome) {
        List<ClosedTrade> trades = outcome.trades();
        Beyond beyond = Beyond.of(trades);
        return new ClosedTradeFacts(
                trades.size(),
                (int) trades.stream().filter(ClosedTrade::assumed).count(),
                (int)
                        trades.stream()
                                .filter(trade -> trade.direction() == TradeDirection.SHORT)
                                .count(),
                (int) trades.stream().filter(trade -> trade.reason() == TradeExit.FORCED).count(),
                trades.stream().mapToDouble(ClosedTradeFacts::net).sum(),
                trades.stream()
                        .map(ClosedTradeFacts::net)
                        .sorted(Comparator.reverseOrder())
                        .limit(BEST)
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                most(trades, ClosedTrade::symbol),
                most(trades, trade -> Integer.toString(trade.exit().date().getYear())),
                idle(outcome),
                beyond.count,
                beyond.count == 0 ? null : beyond.sum / beyond.count);
    }

    static double net(ClosedTrade trade) {
        return trade.money().net().doubleValue();
    }

    private static @Nullable Part most(
            List<ClosedTrade> trades, Function<ClosedTrade, String> name) {
        Map<String, Double> sums = new TreeMap<>();
        trades.forEach(trade -> sums.merge(name.apply(trade), net(trade), Double::sum));
        Optional<Map.Entry<String, Double>> most =
                sums.entrySet().stream().max(Map.Entry.comparingByValue());
        return most.map(entry -> new Part(entry.getKey(), entry.getValue(), sums.size()))
                .orElse(null);
    }

    private static Idle idle(FindingInputs.Outcome outcome) {
        LocalDate first = outcome.metrics().span().first();
        LocalDate last = outcome.metrics().span().last();
        List<ClosedTrade> byEntry =
                outcome.trades().stream()
                        .sorted(Comparator.comparing(trade -> trade.entry().date()))
                        .toList();
        Idle longest = new Idle(first, first);
        LocalDate since = first;
        for (ClosedTrade trade : byEntry) {
            longest = longer(longest, since, trade.entry().date());
            since = trade.exit().date().isAfter(since) ? trade.exit().date() : since;
        }
        LocalDate held = outcome.heldSince();
        return longer(longest, since, held == null ? last : held);
    }

    private static Idle longer(Idle longest, LocalDate from, LocalDate to) {
        Idle now = new Idle(from, to);
        return now.days() > longest.days() ? now : longest;
    }

    /// Losses at stops before costs, beyond what the stop was to lose.
    private static final class Beyond {
        private int count;
        private double sum;

        static Beyond of(List<ClosedTrade> trades) {
            Beyond beyond = new Beyond();
            trades.forEach(beyond::add);
            return beyond;
        }

        private void add(ClosedTrade trade) {
            Double r = trade.r();
            double net = net(trade);
            double gross = trade.money().gross().doubleValue();
            if (trade.reason() == TradeExit.STOP && r != null && r != 0 && net != 0 && gross < 0) {
                double risked = net / r;
                count++;
                sum += Math.max(0, -gross / risked - 1);
            }
        }
    }
}
