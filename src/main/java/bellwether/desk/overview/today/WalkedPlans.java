package bellwether.desk.overview.today;

import bellwether.desk.overview.store.TodayDao;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.OpenPlan;
import bellwether.research.analysis.PlannedLevels;
import bellwether.research.analysis.StoredAnalyses;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What open plans have reached. A plan never changes, so one is walked again only where its symbol
/// has moved; some symbols are read at once, so that the bars of a few are in memory.
final class WalkedPlans {
    private static final int AT_ONCE = 100;
    private static final int KEPT = 20_000;

    /// At least as many bars as weekdays in the time that is looked at.
    private static final int BARS = 92;

    private final StoredAnalyses analyses;
    private final Market market;
    private final TodayDao dao;
    private final Cache<OpenPlan, List<ReachedLevel>> walked =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    WalkedPlans(StoredAnalyses analyses, Market market, TodayDao dao) {
        this.analyses = analyses;
        this.market = market;
        this.dao = dao;
    }

    /// What any of them has reached, in no order.
    List<ReachedLevel> reached(List<OpenPlan> plans) {
        List<ReachedLevel> reached = new ArrayList<>();
        List<OpenPlan> others = new ArrayList<>();
        for (OpenPlan plan : plans) {
            List<ReachedLevel> known = walked.getIfPresent(plan);
            if (known == null) {
                others.add(plan);
            } else {
                reached.addAll(known);
            }
        }
        for (int from = 0; from < others.size(); from += AT_ONCE) {
            reached.addAll(walk(others.subList(from, Math.min(others.size(), from + AT_ONCE))));
        }
        return reached;
    }

    private List<ReachedLevel> walk(List<OpenPlan> some) {
        Map<Long, PlannedLevels> levels = analyses.levels(some);
        List<String> tickers =
                levels.values().stream().map(PlannedLevels::ticker).distinct().toList();
        Map<String, History> histories =
                market.loadLast(tickers, Timeframe.DAY, BARS).stream()
                        .collect(Collectors.toMap(History::asked, Function.identity()));
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        Map<String, String> names = dao.names(tickers);
        List<ReachedLevel> reached = new ArrayList<>();
        for (OpenPlan open : some) {
            PlannedLevels plan = levels.get(open.number());
            History history = histories.get(open.ticker());
            TradingCalendar calendar = calendars.get(open.ticker());
            List<ReachedLevel> found =
                    plan == null || history == null || calendar == null
                            ? List.of()
                            : new PlanWalk(plan, names.get(open.ticker()), calendar, history)
                                    .reached();
            if (history != null && history.dataVersion() == open.dataVersion()) {
                walked.put(open, List.copyOf(found)); // a replica behind may not have the bars yet
            }
            reached.addAll(found);
        }
        return reached;
    }
}
