package bellwether.trading.portfolio;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.SymbolMark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks up splits and last closes of symbols.
public final class SymbolPasts implements Function<String, SymbolPast> {
    private final Market market;

    public SymbolPasts(Market market) {
        this.market = market;
    }

    /// @param ticker the present name of a symbol or a former one; one that is not known has no past
    @Override
    public SymbolPast apply(String ticker) {
        if (Ticker.of(ticker).isEmpty()) {
            return SymbolPast.UNKNOWN;
        }
        List<String> one = List.of(ticker);
        try (MemoryBudget.Room _ =
                market.room(one, Timeframe.DAY, MemoryBudget.REQUEST)) {
            return market.finished(one, Timeframe.DAY).stream()
                    .findFirst()
                    .map(this::past)
                    .orElse(SymbolPast.UNKNOWN);
        }
    }

    private SymbolPast past(History history) {
        return new SymbolPast(
                market.actions(history.symbolId()).stream()
                        .filter(action -> action.kind() == ActionKind.SPLIT)
                        .toList(),
                close(history));
    }

    private static Optional<SymbolMark> close(History history) {
        int last = history.bars().size() - 1;
        if (last < 0 || !(history.bars().close()[last] > 0)) {
            return Optional.empty();
        }
        long time = history.bars().time()[last];
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(time), ZoneOffset.UTC);
        return Optional.of(
                new SymbolMark(
                        history.ticker(), Prices.exact(history.bars().close()[last]), date, time));
    }
}
