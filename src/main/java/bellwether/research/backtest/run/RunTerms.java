package bellwether.research.backtest.run;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a run trades with.
///
/// @param cash at the begin, in the account's currency
/// @param actions of the symbol, the oldest first; each meets the first bar at or after its day
/// @param detail finer bars that are the tape inside those of the rule
public record RunTerms(
        PositionKey position,
        ExecutionSettings settings,
        InstrumentTerms instrument,
        BigDecimal cash,
        List<TapeAction> actions,
        Optional<DetailBars> detail) {
    /// Without finer bars.
    public RunTerms(
            PositionKey position,
            ExecutionSettings settings,
            InstrumentTerms instrument,
            BigDecimal cash,
            List<TapeAction> actions) {
        this(position, settings, instrument, cash, actions, Optional.empty());
    }

    public RunTerms {
        if (!instrument.currency().equals(settings.currency())) {
            throw Refusal.invalid(
                    "/currency",
                    "must be %s, as the prices of %s are, was %s"
                            .formatted(
                                    instrument.currency(), position.symbol(), settings.currency()));
        }
        actions = List.copyOf(actions);
    }

    /// The same with other rules of how orders meet bars.
    public RunTerms with(MatchingRules matching) {
        return new RunTerms(position, settings.with(matching), instrument, cash, actions, detail);
    }

    /// The same with other actions of the symbol.
    public RunTerms withActions(List<TapeAction> others) {
        return new RunTerms(position, settings, instrument, cash, others, detail);
    }

    /// The same with finer bars inside those of the rule.
    public RunTerms withDetail(DetailBars bars) {
        return new RunTerms(
                position,
                settings.with(TapeKind.INTRADAY),
                instrument,
                cash,
                actions,
                Optional.of(bars));
    }
}
