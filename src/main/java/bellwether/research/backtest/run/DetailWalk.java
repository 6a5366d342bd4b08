package bellwether.research.backtest.run;

import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.RuleHistory;
import java.util.List;
import java.util.Optional;

/// Walks the finer bars inside those of a rule, and counts where they are missing.
final class DetailWalk {
    private final DetailBars detail;
    private final RuleHistory history;
    private DetailUse use;
    private boolean missing;

    DetailWalk(DetailBars detail, RuleHistory history) {
        this.detail = detail;
        this.history = history;
        this.use = new DetailUse(detail.timeframe().code(), 0, 0, null);
    }

    /// The steps within a bar on which orders are open; the bar itself where finer ones are
    /// missing.
    List<TapeStep> steps(TapeReader tape, int bar) {
        Optional<DetailBars.Place> place = detail.within(history.raw().time()[bar]);
        missing = place.isEmpty();
        use = use.and(missing, history.date(bar));
        return place.map(within -> tape.steps(bar, detail.bars(), within))
                .orElseGet(() -> List.of(tape.step(bar)));
    }

    /// Whether the last bar was its own step.
    boolean isMissing() {
        return missing;
    }

    DetailUse use() {
        return use;
    }

    /// What fills inside a bar whose finer ones are missing rests on an assumption.
    static StepResult assumed(StepResult result) {
        return result.isEmpty()
                ? result
                : new StepResult(
                        result.fills().stream()
                                .map(fill ->
                                        fill.phase() == FillPhase.OPEN ? fill : fill.asAssumed())
                                .toList(),
                        result.ledger(),
                        result.events());
    }
}
