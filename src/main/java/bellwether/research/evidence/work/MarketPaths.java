package bellwether.research.evidence.work;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobProgress;
import bellwether.research.evidence.scoreboard.MarketPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What trades are held against: the index of their exchange where it is stored, else the equal
/// mean of all symbols of the exchange. Read once a job; several jobs may take turns.
final class MarketPaths {
    private static final Map<String, String> INDEXES =
            Map.ofEntries(
                    Map.entry("XNYS", "^GSPC"),
                    Map.entry("XNAS", "^GSPC"),
                    Map.entry("XNSE", "^NSEI"),
                    Map.entry("XBOM", "^BSESN"),
                    Map.entry("XLON", "^FTSE"),
                    Map.entry("XETR", "^GDAXI"),
                    Map.entry("XPAR", "^FCHI"),
                    Map.entry("XTKS", "^N225"),
                    Map.entry("XHKG", "^HSI"),
                    Map.entry("XTSE", "^GSPTSE"),
                    Map.entry("XASX", "^AXJO"),
                    Map.entry("XSWX", "^SSMI"));

    /// Of so many at once: marking and month ends on each night, and those of the night before.
    private static final int MOST_JOBS = 4;

    private final MarkedBars bars;

    /// The jobs that were asked for last, the longest ago first.
    private final Map<JobId, Map<String, MarketPath>> jobs = new LinkedHashMap<>(16, 0.75f, true);

    MarketPaths(MarkedBars bars) {
        this.bars = bars;
    }

    /// One thread reads while others wait: they would read the same.
    synchronized MarketPath of(
            JobId asking, TradingCalendar calendar, boolean synthetic, JobProgress progress) {
        String exchange = calendar.exchange().mic();
        MarketPath path =
                jobs.computeIfAbsent(asking, _ -> new HashMap<>())
                        .computeIfAbsent(
                                exchange + synthetic, _ -> read(exchange, synthetic, progress));
        if (jobs.size() > MOST_JOBS) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        return path;
    }

    private MarketPath read(String exchange, boolean synthetic, JobProgress progress) {
        String index = INDEXES.get(exchange);
        if (index != null && !synthetic) {
            MarketPath[] found = {null};
            bars.each(List.of(index), loaded -> found[0] = MarketPath.of(loaded.symbol()));
            if (found[0] != null) {
                return found[0];
            }
        }
        MarketPath.Mean mean = new MarketPath.Mean();
        bars.each(
                tickers(exchange, synthetic),
                loaded -> {
                    mean.add(loaded.symbol());
                    progress.moved();
                });
        return mean.path();
    }

    private List<String> tickers(String exchange, boolean synthetic) {
        List<String> real = bars.market().symbols().realTickers();
        Set<String> known = new HashSet<>(real);
        List<String> all =
                synthetic
                        ? bars.market().symbols().tickers().stream()
                                .filter(ticker -> !known.contains(ticker))
                                .toList()
                        : real;
        Map<String, TradingCalendar> calendars = bars.market().calendars(all);
        return all.stream()
                .filter(ticker -> !ticker.startsWith("^"))
                .filter(ticker -> {
                    TradingCalendar calendar = calendars.get(ticker);
                    return calendar != null && calendar.exchange().mic().equals(exchange);
                })
                .collect(Collectors.toList());
    }
}
