package bellwether.desk.overview.today;

import bellwether.desk.overview.store.TodayDao;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.PlannedLevels;
import bellwether.research.analysis.StoredAnalyses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prices of the caller's newest plans that stored daily bars have reached, the newest first.
///
/// @param count how many there are
/// @param plans how many plans have newer bars and were looked at
/// @param more whether there are older ones, which were not
/// @param message what the items prove
public record ReachedPlans(
        List<ReachedLevel> items, int count, int plans, boolean more, String message) {
    private static final int MOST = 2_000;
    private static final int SHOWN = 100;

    /// Ends of plans come before beginnings.
    private static final Comparator<ReachedLevel> NEWEST =
            Comparator.comparing(ReachedLevel::on)
                    .thenComparing(level -> level.reached() != ReachedLevel.Kind.ENTRY)
                    .reversed()
                    .thenComparing(ReachedLevel::ticker);

    private static final Duration OLDEST = Duration.ofDays(90);

    /// At least as many bars as weekdays in that time.
    private static final int BARS = 92;

    private static final String PROOF =
            "Daily bars prove that a price was reached, not that an order there was filled. Looked"
                    + " at: bars that began after the analysis was made, of plans made in the last 90"
                    + " days.";

    public ReachedPlans {
        items = List.copyOf(items);
    }

    /// Those on bars of the day of a moment, by UTC, or later.
    static ReachedPlans of(
            StoredAnalyses analyses, Market market, TodayDao dao, String owner, Instant since) {
        List<PlannedLevels> found = analyses.plans(owner, market.now().minus(OLDEST), MOST + 1);
        List<PlannedLevels> plans = found.subList(0, Math.min(MOST, found.size()));
        List<String> tickers = plans.stream().map(PlannedLevels::ticker).distinct().toList();
        Map<String, History> histories =
                market.loadLast(tickers, Timeframe.DAY, BARS).stream()
                        .collect(Collectors.toMap(History::asked, Function.identity()));
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        Map<String, String> names = dao.names(tickers);
        LocalDate from = LocalDate.ofInstant(since, ZoneOffset.UTC);
        List<ReachedLevel> reached = new ArrayList<>();
        for (PlannedLevels plan : plans) {
            History history = histories.get(plan.ticker());
            TradingCalendar calendar = calendars.get(plan.ticker());
            if (history != null && calendar != null) {
                reached.addAll(walked(plan, names.get(plan.ticker()), calendar, history));
            }
        }
        reached.removeIf(level -> level.on().isBefore(from));
        reached.sort(NEWEST);
        return new ReachedPlans(
                reached.subList(0, Math.min(SHOWN, reached.size())),
                reached.size(),
                plans.size(),
                found.size() > MOST,
                PROOF);
    }

    private static List<ReachedLevel> walked(
            PlannedLevels plan, @Nullable String name, TradingCalendar calendar, History history) {
        return new PlanWalk(plan, name, calendar, history).reached();
    }
}
