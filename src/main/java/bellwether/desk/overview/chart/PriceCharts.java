package bellwether.desk.overview.chart;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.Split;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.technical.indicators.BarWindow;
import bellwether.technical.ta.Indicators;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts charts together: bars that are stored, lines computed over them, marks and levels.
public final class PriceCharts {
    private final Market market;
    private final StoredAnalyses analyses;
    private final ChartMarks marks;
    private final int staleSessions;

    /// @param staleSessions prices are stale once more sessions than this were completed after them
    public PriceCharts(
            Market market, StoredAnalyses analyses, ChartMarks marks, int staleSessions) {
        this.market = market;
        this.analyses = analyses;
        this.marks = marks;
        this.staleSessions = staleSessions;
    }

    /// The symbol of a chart.
    ///
    /// @throws Refusal 404
    public ChartSubject subject(Ticker ticker, Timeframe timeframe) {
        Stock stock =
                market.symbols().find(ticker).orElseThrow(() -> market.symbols().unknown(ticker));
        return new ChartSubject(
                stock, market.calendar(stock), market.symbols().names(ticker), timeframe);
    }

    /// What moves whenever the same request would be answered otherwise.
    public List<Object> trace(String owner, ChartSubject subject, ChartRequest request) {
        Instant now = market.now();
        TradingCalendar calendar = subject.calendar();
        Timeframe timeframe = subject.timeframe();
        return List.of(
                subject.stock(),
                timeframe.code(),
                request.last(),
                request.before(),
                request.lines().stream().map(Indicators.Choice::id).toList(),
                Arrays.stream(MarkFamily.values()).map(request.marks()::contains).toList(),
                request.digits(),
                marks.trace(owner, subject),
                calendar.lastCompletedSession(now),
                timeframe.isIntraday()
                        ? Math.floorDiv(now.getEpochSecond(), timeframe.seconds())
                        : calendar.isPartial(calendar.day(now), now));
    }

    /// The chart.
    ///
    /// @throws Refusal 422 where the symbol has no bars of the timeframe
    public ShownChart of(String owner, ChartSubject subject, ChartRequest request) {
        Ticker ticker = Ticker.of(subject.ticker()).orElseThrow();
        List<String> one = List.of(subject.ticker());
        try (MemoryBudget.Room _ = market.room(one, subject.timeframe(), MemoryBudget.REQUEST)) {
            History history =
                    market.running(ticker, subject.timeframe())
                            .filter(found -> found.bars().size() > 0)
                            .orElseThrow(() -> withoutBars(subject, ticker));
            return of(owner, subject, request, history);
        }
    }

    private Refusal withoutBars(ChartSubject subject, Ticker ticker) {
        List<Timeframe> known = market.timeframes(ticker);
        return Refusal.invalid(
                "?timeframe",
                known.isEmpty()
                        ? "has no bars of %s: none are stored; import prices first"
                                .formatted(ticker)
                        : "has no bars of %s by %s; available: %s"
                                .formatted(
                                        ticker,
                                        subject.timeframe().code(),
                                        known.stream()
                                                .map(Timeframe::code)
                                                .collect(Collectors.joining(", "))));
    }

    private ShownChart of(
            String owner, ChartSubject subject, ChartRequest request, History history) {
        Bars bars = history.bars();
        int to = request.before().map(before -> bars.place(ceiling(before))).orElse(bars.size());
        int from = Math.max(0, to - request.last());
        ZoneId zone = subject.timeframe().isIntraday() ? subject.calendar().zone() : ZoneOffset.UTC;
        BarWindow window = new BarWindow(history, subject.timeframe(), zone, from, to);
        List<MissingPart> missing = new ArrayList<>();
        List<LineColumns> lines = List.of();
        List<ChartMark> found = List.of();
        if (from < to) {
            ChartLines computed = new ChartLines(market, window, request.digits());
            request.lines().forEach(computed::with);
            lines = computed.lines();
            missing.addAll(computed.missing());
            ChartMarks.Found marked =
                    marks.of(
                            owner,
                            subject,
                            new BarDays(window, to == bars.size()),
                            request.marks());
            found = marked.marks();
            missing.addAll(marked.missing());
        }
        return new ShownChart(
                shown(subject),
                basis(subject, window),
                from > 0,
                BarColumns.of(bars, from, to),
                lines,
                found,
                analyses.plan(owner, subject.names(), subject.timeframe().code())
                        .map(plan -> PlanLines.of(plan, history))
                        .orElse(List.of()),
                history.splits().stream()
                        .filter(Split::applied)
                        .map(split -> new ShownChart.AppliedSplit(split.exDate(), split.ratio()))
                        .toList(),
                missing);
    }

    /// Bars begin on whole seconds.
    private static long ceiling(Instant moment) {
        return moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
    }

    private static ShownChart.Subject shown(ChartSubject subject) {
        Stock stock = subject.stock();
        TradingCalendar calendar = subject.calendar();
        return new ShownChart.Subject(
                stock.ticker(),
                stock.askedAs(),
                stock.name(),
                subject.timeframe(),
                stock.currency(),
                calendar.exchange().isKnown() ? calendar.exchange().mic() : stock.exchange(),
                calendar.zone().getId());
    }

    private ShownChart.Basis basis(ChartSubject subject, BarWindow window) {
        History history = window.history();
        Bars bars = history.bars();
        TradingCalendar calendar = subject.calendar();
        LocalDate newest = window.date(bars.size() - 1);
        Instant now = market.now();
        return new ShownChart.Basis(
                history.synthetic(),
                history.splits().stream().anyMatch(Split::applied),
                history.madeFrom().orElse(null),
                String.join(", ", history.sources()),
                newest,
                history.synthetic() ? null : age(calendar, newest, now),
                history.synthetic()
                        ? null
                        : calendar.isOlder(
                                newest, calendar.lastCompletedSession(now), staleSessions),
                history.dataVersion(),
                window.size() > 0
                        && subject.timeframe()
                                .isPartial(bars.time()[window.to() - 1], calendar, now));
    }

    private static @Nullable Integer age(TradingCalendar calendar, LocalDate day, Instant now) {
        OptionalInt sessions = calendar.sessionsSince(day, calendar.lastCompletedSession(now));
        return sessions.isPresent() ? sessions.getAsInt() : null;
    }
}
