package bellwether.research.backtest.doubt;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.portfolio.PortfolioResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether a rule over many symbols with one cash looks ahead: all histories are cut after a
/// deciding session, and all orders until then, with their fills, must be as they were, to the bit.
/// So that something is decided at that close, a made-up bar follows that keeps the last one.
public final class PortfolioCuts {
    private PortfolioCuts() {}

    /// Cuts after sessions that lie evenly among the deciding ones.
    ///
    /// @param cut the run with all histories cut after a day
    /// @param most cuts at most; 0: after all deciding sessions
    public static LookAheadProof of(
            PortfolioResult whole, Function<LocalDate, PortfolioResult> cut, int most) {
        int[] days = whole.days();
        List<Integer> deciding =
                IntStream.range(whole.firstDecision(), Math.max(0, days.length - 1))
                        .boxed()
                        .toList();
        Set<LocalDate> ordering =
                whole.allOrders().stream().map(RunOrder::decided).collect(Collectors.toSet());
        List<Integer> chosen =
                LookAheadProof.chosen(
                        deciding,
                        session -> ordering.contains(LocalDate.ofEpochDay(days[session])),
                        most);
        List<LookAheadProof.Difference> found = new ArrayList<>();
        for (int session : chosen) {
            LocalDate day = LocalDate.ofEpochDay(days[session]);
            LookAheadProof.Difference difference =
                    difference(session, day, whole.allOrders(), cut.apply(day).allOrders());
            if (difference != null && found.size() < LookAheadProof.MOST_SHOWN) {
                found.add(difference);
            }
        }
        return new LookAheadProof(
                null,
                chosen.size(),
                deciding.size(),
                chosen.isEmpty() ? null : found.isEmpty(),
                found,
                chosen.isEmpty()
                        ? "no session follows the first on which the rule can decide"
                        : null);
    }

    private static LookAheadProof.@Nullable Difference difference(
            int session, LocalDate day, List<RunOrder> whole, List<RunOrder> cut) {
        List<RunOrder> before = until(day, whole);
        List<RunOrder> now = until(day, cut);
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            RunOrder was = i < before.size() ? before.get(i) : null;
            RunOrder is = i < now.size() ? now.get(i) : null;
            String wasText = text(was, day);
            String isText = text(is, day);
            if (!wasText.equals(isText)) {
                RunOrder shown = was == null ? is : was;
                return new LookAheadProof.Difference(
                        day,
                        session,
                        shown == null ? day : shown.decided(),
                        "orders",
                        shown == null ? "" : shown.ticker(),
                        wasText,
                        isText);
            }
        }
        return null;
    }

    /// Without those that only end a run.
    private static List<RunOrder> until(LocalDate day, List<RunOrder> orders) {
        return orders.stream()
                .filter(order -> !order.decided().isAfter(day))
                .filter(order -> !order.purpose().equals("end"))
                .toList();
    }

    private static String text(@Nullable RunOrder order, LocalDate day) {
        return order == null
                ? "none"
                : "%s %s %s %s, filled %s"
                        .formatted(
                                order.id(),
                                order.side(),
                                order.purpose(),
                                order.asked(),
                                order.fills().stream()
                                        .filter(fill -> !fill.date().isAfter(day))
                                        .toList());
    }
}
