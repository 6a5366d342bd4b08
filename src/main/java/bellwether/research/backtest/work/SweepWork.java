package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunHashes;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.Trial;
import bellwether.research.backtest.sweep.Sweep;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepPoint;
import bellwether.research.backtest.sweep.SweepScore;
import bellwether.research.backtest.sweep.SweepTerms;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Some combinations of a rule's parameters over one symbol.
final class SweepWork implements ItemWork {
    private final RuleDesk desk;

    SweepWork(RuleDesk desk) {
        this.desk = desk;
    }

    /// A piece of the work: `AAPL 64`, the symbol and the place of its first combination.
    record Piece(String ticker, int from) {
        static Piece of(String key) {
            int space = key.lastIndexOf(' ');
            return new Piece(key.substring(0, space), Integer.parseInt(key.substring(space + 1)));
        }

        String key() {
            return "%s %d".formatted(ticker, from);
        }
    }

    /// The keys of all pieces.
    static List<String> keys(List<String> tickers, SweepGrid grid) {
        List<String> keys = new ArrayList<>();
        for (String ticker : tickers) {
            grid.chunks(SweepGrid.CHUNK)
                    .forEach(chunk -> keys.add(new Piece(ticker, chunk.from()).key()));
        }
        return keys;
    }

    @Override
    public List<NewRun> work(BacktestSpec spec, Item item, Batch batch) throws RunRefused {
        Piece piece = Piece.of(item.key());
        SpecRule given = spec.rules().getFirst();
        RuleTemplate template = desk.template(given);
        SweepGrid grid = RuleDesk.grid(spec, template);
        PreparedSymbol symbol = desk.symbol(piece.ticker(), desk.first(template), spec);
        Sweep sweep =
                new Sweep(
                        desk.many(spec, symbol),
                        template,
                        grid,
                        new SweepTerms(RuleDesk.objective(spec), 0));
        SweepGrid.Chunk chunk =
                new SweepGrid.Chunk(
                        piece.from(), Math.min(grid.size(), piece.from() + SweepGrid.CHUNK));
        int first = spec.symbols().tickers().indexOf(piece.ticker()) * grid.size();
        List<NewRun> runs = new ArrayList<>();
        for (SweepPoint point : sweep.run(chunk)) {
            int place = piece.from() + runs.size();
            runs.add(run(spec, template, symbol, point, first + place));
        }
        return runs;
    }

    private NewRun run(
            BacktestSpec spec,
            RuleTemplate template,
            PreparedSymbol symbol,
            SweepPoint point,
            int n) {
        Optional<Rule> rule =
                template.rule(point.params(), new RuleReader(desk.fields().names())).rule();
        RunMetrics metrics = point.metrics();
        SweepScore score = point.score();
        RunReport report =
                new RunReport(
                        metrics == null ? null : HeadlineFigures.of(metrics),
                        null,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        score.undefined());
        RunHashes hashes = hashes(spec, rule, symbol, metrics);
        RunFigures figures =
                new RunFigures(score.sharpe(), score.sessions(), score.trades(), score.objective());
        return new NewRun(
                new RunPlace(
                        n,
                        "%s, %s".formatted(symbol.ticker(), RunPlace.words(point.params())),
                        symbol.ticker(),
                        point.params()),
                figures,
                hashes,
                Json.write(report),
                List.of(),
                List.of(),
                null,
                rule.isEmpty() ? List.of() : List.of(Trial.of(hashes, figures)));
    }

    /// Not of the trades, which come again by running the combination.
    private static RunHashes hashes(
            BacktestSpec spec,
            Optional<Rule> rule,
            PreparedSymbol symbol,
            @Nullable RunMetrics metrics) {
        if (rule.isEmpty()) {
            return new RunHashes("", "", symbol.hash(), "");
        }
        RunAssembler.Identity identity =
                RuleDesk.identity(
                        spec, rule.get(), new TreeMap<>(Map.of(symbol.ticker(), symbol.hash())));
        return metrics == null ? identity.hashes() : identity.hashes(List.of(), metrics);
    }
}
