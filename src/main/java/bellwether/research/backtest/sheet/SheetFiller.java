package bellwether.research.backtest.sheet;

import bellwether.market.symbols.TickerList;
import bellwether.platform.base.Json;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.SharpeEvidence;
import bellwether.research.backtest.report.SheetFinding;
import bellwether.research.backtest.report.SheetHeading;
import bellwether.research.backtest.report.SheetOrigin;
import bellwether.research.backtest.report.SheetRun;
import bellwether.research.backtest.report.SheetSweep;
import bellwether.research.backtest.report.SheetWindow;
import bellwether.research.backtest.report.TearSheet;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.RepeatedRequest;
import bellwether.research.backtest.spec.SpecSymbols;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.RunSummaryDao;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.sweep.SessionSpan;
import bellwether.research.backtest.sweep.SweepScore;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.research.backtest.sweep.WindowTest;
import bellwether.research.backtest.work.Workshop;
import bellwether.trading.execution.CostPresets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fills the tear sheet of a backtest from what is stored of it.
public final class SheetFiller {
    private static final int PART = 500;
    private static final int MOST_NAMED = 5;

    private final BacktestArchive archive;
    private final Workshop workshop;
    private final SheetTexts texts;

    public SheetFiller(BacktestArchive archive, Workshop workshop, CostPresets presets) {
        this.archive = archive;
        this.workshop = workshop;
        this.texts = new SheetTexts(presets);
    }

    /// The sheet of a completed backtest.
    public TearSheet fill(JobId job, BacktestSpec spec, BacktestDao.Completed completed) {
        BacktestResult result = Json.stored(completed.result(), BacktestResult.class);
        List<RunOnSheet> shown =
                new RunsOnSheet(archive, workshop, LeftOut.MOST_TRADES_OF_ALL)
                        .of(job, spec, result);
        boolean isChanged = shown.stream().anyMatch(RunOnSheet::changed);
        List<SheetFinding> findings = new ArrayList<>(SheetFindings.of(result.findings(), null));
        findings.addAll(LeftOut.runs(job, spec, shown.size()));
        findings.addAll(LeftOut.runsWithoutTrades(job, shown));
        if (isChanged) {
            findings.add(
                    new SheetFinding(
                            "bars_changed",
                            SheetFinding.Severity.SERIOUS,
                            "The bars have changed since the sweep: the combination below is run"
                                    + " over the bars as they are now, the table of combinations is of"
                                    + " those before.",
                            null,
                            FigureUnit.COUNT,
                            "Send the sweep again.",
                            null));
        }
        List<SheetRun> runs = new ArrayList<>();
        for (RunOnSheet each : shown) {
            SharpeEvidence evidence = result.evidence(each.family(), each.report());
            findings.addAll(LeftOut.trades(job, each.name(), each.report(), each.trades().size()));
            RunReport.Doubts doubts = each.report().doubts();
            if (doubts != null) {
                findings.addAll(
                        SheetFindings.of(
                                Findings.and(each.tests().on(doubts.findings()), evidence),
                                shown.size() == 1 ? null : each.name()));
            }
            RunSheet.of(
                            each.name(),
                            each.report(),
                            each.trades(),
                            each.curve(),
                            evidence,
                            each.tests(),
                            workshop::priceUnit)
                    .ifPresent(runs::add);
        }
        List<RunReport.Prices> prices =
                shown.stream().flatMap(each -> Stream.ofNullable(each.report().prices())).toList();
        return new TearSheet(
                heading(job, spec, prices),
                findings,
                runs,
                result.sweep() == null ? null : sweep(job, spec, result),
                spec.kind() == BacktestKind.WALK_FORWARD ? windows(job, spec) : List.of(),
                texts.of(spec, workshop.rules(spec), prices),
                origin(job, spec.kind(), completed, prices));
    }

    /// What the symbols are as a whole; null where they were listed one by one.
    private static @Nullable String group(SpecSymbols symbols) {
        TickerList.Origin list = symbols.watchlist();
        return list == null
                ? symbols.universe()
                : "watchlist %s, version %d".formatted(list.name(), list.version());
    }

    private static SheetHeading heading(
            JobId job, BacktestSpec spec, List<RunReport.Prices> prices) {
        List<String> tickers = spec.symbols().tickers();
        String group = group(spec.symbols());
        String subject =
                group != null
                        ? "%,d symbols (%s)".formatted(tickers.size(), group)
                        : tickers.size() <= MOST_NAMED
                                ? String.join(", ", tickers)
                                : "%s and %,d more"
                                        .formatted(
                                                String.join(", ", tickers.subList(0, MOST_NAMED)),
                                                tickers.size() - MOST_NAMED);
        Set<String> currencies = new LinkedHashSet<>();
        prices.forEach(each -> currencies.add(each.currency()));
        return new SheetHeading(
                SheetHeading.Kind.valueOf(spec.kind().name()),
                spec.name(),
                subject,
                currencies.isEmpty() ? "" : String.join("/", currencies),
                job.toString());
    }

    private SheetSweep sweep(JobId job, BacktestSpec spec, BacktestResult result) {
        BacktestResult.SweepSummary sweep = Objects.requireNonNull(result.sweep());
        List<String> names =
                sweep.best().isEmpty()
                        ? List.of()
                        : sweep.best().getFirst().params().keySet().stream().sorted().toList();
        List<SheetSweep.Point> points = new ArrayList<>();
        if (spec.symbols().tickers().size() == 1) {
            IntFunction<Map<String, BigDecimal>> combinations = workshop.combinations(spec);
            for (RunSummaryDao.Score score : archive.scores(job)) {
                Map<String, BigDecimal> params = combinations.apply(score.n());
                points.add(
                        new SheetSweep.Point(
                                values(names, params),
                                score.figures().objective(),
                                score.figures().trades()));
            }
        } else {
            sweep.best()
                    .forEach(each ->
                            points.add(
                                    new SheetSweep.Point(
                                            values(names, each.params()),
                                            each.objective(),
                                            each.trades())));
        }
        return new SheetSweep(
                names,
                sweep.objective(),
                Workshop.objective(spec).unit(),
                sweep.combinations(),
                points,
                sweep.neighbours().median());
    }

    private static List<Double> values(List<String> names, Map<String, BigDecimal> params) {
        return names.stream()
                .map(name -> params.getOrDefault(name, BigDecimal.ZERO).doubleValue())
                .toList();
    }

    private List<SheetWindow> windows(JobId job, BacktestSpec spec) {
        FigureUnit unit = Workshop.objective(spec).unit();
        List<SheetWindow> windows = new ArrayList<>();
        List<StoredRun> part;
        int after = -1;
        do {
            part = archive.runs(job, after, PART);
            for (StoredRun run : part) {
                after = run.place().n();
                WindowResult window = Json.stored(run.report(), RunReport.class).window();
                if (window != null) {
                    windows.add(window(window, unit));
                }
            }
        } while (part.size() == PART);
        return windows;
    }

    private static SheetWindow window(WindowResult window, FigureUnit unit) {
        WindowTest test = window.test();
        SweepScore score = window.trainScore();
        Map<String, BigDecimal> params = window.params();
        return new SheetWindow(
                span(window.window().train()),
                span(window.window().test()),
                params == null ? "" : RunPlace.words(params),
                unit,
                score == null ? null : score.objective(),
                window.testObjective(),
                test == null ? null : Double.valueOf(test.metrics().returns().total()),
                test == null ? 0 : test.trades().size(),
                window.unchosen() == null ? window.undefined() : window.unchosen());
    }

    private static SheetWindow.Span span(SessionSpan span) {
        return new SheetWindow.Span(span.first(), span.last());
    }

    private static SheetOrigin origin(
            JobId job,
            BacktestKind kind,
            BacktestDao.Completed completed,
            List<RunReport.Prices> prices) {
        Set<String> sources = new LinkedHashSet<>();
        prices.forEach(each -> sources.addAll(each.sources()));
        return new SheetOrigin(
                List.copyOf(sources),
                prices.stream().anyMatch(RunReport.Prices::synthetic),
                Workshop.engine(),
                completed.dataHash(),
                completed.fingerprint(),
                "Send the body of GET /api/v1/backtests/%s/request to POST /api/v1/backtests%s: the same bars give the same fingerprint."
                        .formatted(job, RepeatedRequest.path(kind)));
    }
}
