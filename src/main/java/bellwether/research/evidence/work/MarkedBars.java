package bellwether.research.evidence.work;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.SymbolUnits;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.evidence.scoreboard.MarkedSymbol;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.portfolio.PortfolioInstruments;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Loads symbols as plans are held against them, one after the other.
public final class MarkedBars {
    private final Jdbi jdbi;
    private final Market market;
    private final PortfolioInstruments instruments;

    public MarkedBars(Jdbi jdbi, Market market, CostPresets presets) {
        this.jdbi = jdbi;
        this.market = market;
        instruments = new PortfolioInstruments(market.symbols(), presets);
    }

    /// @param version of all that is stored of its bars and dates
    record SymbolBars(
            String ticker,
            @Nullable String sector,
            long id,
            long version,
            MarkedSymbol symbol,
            SymbolUnits units,
            TradingCalendar calendar) {}

    Market market() {
        return market;
    }

    /// Gives those of these tickers that have finished daily bars; no more of them are held than
    /// there is room for.
    void each(Collection<String> tickers, Consumer<SymbolBars> use) {
        for (HistoryPart part : market.parts(tickers, Timeframe.DAY)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                Map<String, Stock> stocks =
                        jdbi.withHandle(h -> market.symbols().find(h, part.tickers())).stream()
                                .collect(Collectors.toMap(Stock::ticker, Function.identity()));
                for (PackedHistory packed : market.packed(part.tickers(), Timeframe.DAY)) {
                    Optional.ofNullable(stocks.get(packed.ticker()))
                            .flatMap(stock -> loaded(stock, packed))
                            .ifPresent(use);
                }
            }
        }
    }

    private Optional<SymbolBars> loaded(Stock stock, PackedHistory packed) {
        History history = packed.withSplits(packed.raw(new BarBuffer()), false);
        TradingCalendar calendar = market.calendar(packed);
        Bars finished = history.bars().finished(Timeframe.DAY, calendar, market.now());
        LocalDate gone = stock.delisted();
        boolean isGone = gone != null && !gone.isAfter(calendar.day(market.now()));
        Bars bars = isGone ? before(finished, Objects.requireNonNull(gone)) : finished;
        if (bars.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new SymbolBars(
                        stock.ticker(),
                        stock.sector(),
                        packed.symbolId(),
                        packed.dataVersion() + packed.facts().recordVersion(),
                        new MarkedSymbol(
                                RuleHistory.of(bars, history.splits(), Timeframe.DAY, calendar),
                                packed.splits().stream()
                                        .map(split -> split(stock.ticker(), split))
                                        .toList(),
                                instruments.usual(stock.ticker(), Optional.of(stock)),
                                isGone),
                        market.units(packed),
                        calendar));
    }

    /// What is quoted after a delisting was traded elsewhere.
    private static Bars before(Bars bars, LocalDate day) {
        return bars.first(bars.place(day.toEpochDay() * Timeframe.SECONDS_PER_DAY));
    }

    private static TapeAction.Split split(String ticker, CorporateAction action) {
        return new TapeAction.Split(
                ticker,
                action.exDate(),
                Objects.requireNonNull(action.numerator()),
                Objects.requireNonNull(action.denominator()));
    }
}
