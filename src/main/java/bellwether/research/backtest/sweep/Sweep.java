package bellwether.research.backtest.sweep;

import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.trading.rules.RuleTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Runs the combinations of a rule's parameters over one symbol, chunk by chunk. A combination's
/// point is the same to the bit in whatever chunk, order, thread and process it is run; only which
/// points of a chunk keep their trades depends on the chunk, and every one among the best of all
/// chunks keeps them. Holds scratch space, so each thread needs its own.
public final class Sweep {
    /// How many of the best combinations keep their trades.
    public static final int KEPT = 20;

    private final SweepGrid grid;
    private final SweepScoring scoring;
    private final CombinationRuns runs;

    /// @param template whose parameters the grid has
    public Sweep(SweepSymbol symbol, RuleTemplate template, SweepGrid grid, SweepTerms terms) {
        this.grid = grid;
        this.scoring = new SweepScoring(terms, symbol.perYear());
        this.runs = new CombinationRuns(symbol, template);
    }

    /// The points of a chunk, in the order of their numbers. The best [#KEPT] keep their trades.
    ///
    /// @throws bellwether.platform.base.Refusal where no combination of the rule can be run
    public List<SweepPoint> run(SweepGrid.Chunk chunk) {
        List<SweepPoint> points = new ArrayList<>();
        for (int place = chunk.from(); place < chunk.to(); place++) {
            points.add(point(grid.number(place)));
        }
        Set<Integer> best = new HashSet<>();
        SweepRanking.of(grid, points.stream().map(SweepPoint::score).toList())
                .best(KEPT)
                .forEach(score -> best.add(score.number()));
        points.replaceAll(
                point -> best.contains(point.score().number()) ? point : point.withoutTrades());
        return points;
    }

    private SweepPoint point(int number) {
        SortedMap<String, BigDecimal> values = grid.values(number);
        CombinationRuns.Outcome outcome = runs.whole(values);
        SymbolResult result = outcome.result();
        RunMetrics metrics = result == null ? null : runs.metrics(result);
        if (result == null || metrics == null) {
            return new SweepPoint(
                    values, scoring.none(number, outcome.undefined()), null, List.of());
        }
        return new SweepPoint(values, scoring.of(number, metrics), metrics, result.trades());
    }

    /// One combination again, with all that its run has. Empty where the rule is invalid with these
    /// values.
    public Optional<SymbolResult> again(SortedMap<String, BigDecimal> values) {
        return Optional.ofNullable(runs.whole(values).result());
    }
}
