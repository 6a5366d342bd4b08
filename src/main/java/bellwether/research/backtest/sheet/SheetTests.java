package bellwether.research.backtest.sheet;

import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.RunTests;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.LookAheadProof;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.doubt.TestedFindings;
import bellwether.research.backtest.doubt.WarmUpProof;
import bellwether.research.backtest.report.FigureRange;
import bellwether.research.backtest.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run was tested for, as tear sheets show it.
record SheetTests(Optional<RunProof> proof, Optional<RunBounds> bounds) {
    static final SheetTests NONE = new SheetTests(Optional.empty(), Optional.empty());

    static SheetTests of(StoredRun run) {
        return new SheetTests(RunTests.proof(run), RunTests.bounds(run));
    }

    /// Findings as these tests change them.
    List<Finding> on(List<Finding> findings) {
        return TestedFindings.of(findings, proof.orElse(null), bounds.orElse(null));
    }

    /// Empty where bounds were not asked for.
    List<FigureRange> ranges() {
        List<FigureRange> ranges = new ArrayList<>();
        bounds.ifPresent(known -> {
            for (RunBounds.Difference figure : known.differences()) {
                unit(figure.figure()).ifPresent(unit -> ranges.add(range(known, figure, unit)));
            }
        });
        return ranges;
    }

    private static FigureRange range(
            RunBounds bounds, RunBounds.Difference figure, FigureUnit unit) {
        return new FigureRange(
                figure.figure(),
                name(figure.figure()),
                unit,
                figure.worst(),
                figure.usual(),
                figure.best(),
                bounds.usual().undefined().get(figure.figure()));
    }

    private static Optional<FigureUnit> unit(String figure) {
        return switch (figure) {
            case "total", "cagr", "volatility", "maximum_drawdown", "win_rate" ->
                    Optional.of(FigureUnit.PERCENT);
            case "sharpe", "sortino", "profit_factor" -> Optional.of(FigureUnit.RATIO);
            case "trades" -> Optional.of(FigureUnit.COUNT);
            default -> Optional.empty(); // money, which the others say better
        };
    }

    private static String name(String figure) {
        return switch (figure) {
            case "total" -> "Total return";
            case "cagr" -> "CAGR";
            case "volatility" -> "Volatility";
            case "maximum_drawdown" -> "Largest drawdown";
            case "win_rate" -> "Win rate";
            case "sharpe" -> "Sharpe ratio";
            case "sortino" -> "Sortino ratio";
            case "profit_factor" -> "Profit factor";
            default -> "Trades";
        };
    }

    /// What a proof found.
    List<String> sentences() {
        return proof.map(known -> List.of(ahead(known.lookAhead()), warmUp(known)))
                .orElse(List.of());
    }

    private static String ahead(LookAheadProof proof) {
        if (proof.clean() == null) {
            return "Look-ahead: not tested, as %s.".formatted(proof.undefined());
        }
        return proof.clean()
                ? "Look-ahead: none. The history was cut after %,d of %,d deciding bars, and all values, tests and orders stayed as they were."
                        .formatted(proof.cuts(), proof.decidingBars())
                : "Look-ahead: with the history cut after %s, %s of %s was %s instead of %s."
                        .formatted(
                                proof.differences().getFirst().cutAfter(),
                                proof.differences().getFirst().name(),
                                proof.differences().getFirst().date(),
                                proof.differences().getFirst().cut(),
                                proof.differences().getFirst().whole());
    }

    private static String warmUp(RunProof proof) {
        WarmUpProof warmUp = proof.warmUp();
        return warmUp.longest()
                .map(step ->
                        "Warm-up: a history longer by up to %s warm-ups of %,d bars changes %,d values or trades from %s on.%s"
                                .formatted(
                                        times(step.warmUps()),
                                        warmUp.warmUp(),
                                        warmUp.changes(),
                                        proof.comparedFrom(),
                                        tooShort(step.tooShort())))
                .orElseGet(() ->
                        "Warm-up: not tested, as %s."
                                .formatted(warmUp.steps().getFirst().undefined()));
    }

    private static String times(double warmUps) {
        return warmUps == Math.rint(warmUps)
                ? Integer.toString((int) warmUps)
                : Double.toString(warmUps);
    }

    private static String tooShort(int symbols) {
        return symbols == 0
                ? ""
                : " Of %,d symbols there are not as many bars, and all that there are were taken."
                        .formatted(symbols);
    }
}
