package bellwether.research.backtest.work;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.market.quality.QualityDoubt;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Sha256;
import bellwether.research.backtest.doubt.BarsDigest;
import bellwether.research.backtest.run.DetailBars;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecSymbols;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeKind;
import bellwether.trading.portfolio.PortfolioInstruments;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Loads symbols as a backtest's runs need them.
final class SymbolLoader {
    /// The strategy of positions in a run.
    static final String STRATEGY = "backtest";

    private final Market market;
    private final AnalysisWarnings warnings;
    private final PortfolioInstruments instruments;

    SymbolLoader(Market market, AnalysisWarnings warnings, CostPresets presets) {
        this.market = market;
        this.warnings = warnings;
        this.instruments = new PortfolioInstruments(market.symbols(), presets);
    }

    /// What one unit of a symbol's prices is in its currency.
    BigDecimal priceUnit(String ticker) {
        return instruments
                .usual(ticker, Ticker.of(ticker).flatMap(market.symbols()::find))
                .priceUnit();
    }

    /// Nothing where it has no finished bar of that timeframe in the backtest's span.
    ///
    /// @param doubted whether its prices' quality is looked at
    Optional<PreparedSymbol> load(
            String ticker, Timeframe timeframe, BacktestSpec spec, boolean doubted) {
        return market.packed(List.of(ticker), timeframe).stream()
                .findFirst()
                .flatMap(packed -> prepared(packed, timeframe, spec, doubted));
    }

    /// The same with finer bars inside its own; nothing where none are stored.
    Optional<PreparedSymbol> detailed(
            PreparedSymbol symbol, Timeframe timeframe, BacktestSpec spec) {
        return market.packed(List.of(symbol.ticker()), timeframe).stream()
                .findFirst()
                .flatMap(packed -> {
                    TradingCalendar calendar = market.calendar(packed);
                    Bars bars =
                            upTo(
                                    packed.raw(new BarBuffer()).bars(),
                                    spec.symbols(),
                                    timeframe,
                                    calendar);
                    return bars.size() == 0
                            ? Optional.empty()
                            : Optional.of(
                                    symbol.with(
                                            DetailBars.of(
                                                    bars, timeframe, symbol.history(), calendar),
                                            BarsDigest.of(bars, List.of())));
                });
    }

    private Optional<PreparedSymbol> prepared(
            PackedHistory packed, Timeframe timeframe, BacktestSpec spec, boolean doubted) {
        History history = packed.withSplits(packed.raw(new BarBuffer()), false);
        Optional<Stock> stock = Ticker.of(history.ticker()).flatMap(market.symbols()::find);
        TradingCalendar calendar = market.calendar(packed);
        Bars bars =
                beforeDelisting(
                        upTo(history.bars(), spec.symbols(), timeframe, calendar),
                        stock.map(Stock::delisted),
                        timeframe,
                        calendar);
        if (bars.size() == 0 || stock.isEmpty()) {
            return Optional.empty();
        }
        RuleHistory rules = RuleHistory.of(bars, history.splits(), timeframe, calendar);
        List<TapeAction> actions =
                actions(stock.get(), rules, market.actions(history.symbolId()), spec);
        InstrumentTerms terms = instruments.of(spec.money().costs(), stock.get());
        return Optional.of(
                new PreparedSymbol(
                        stock.get(),
                        rules,
                        new RunTerms(
                                new PositionKey(STRATEGY, history.ticker()),
                                spec.execution()
                                        .settings(terms.currency(), terms.digits())
                                        .with(tape(timeframe)),
                                terms,
                                spec.money().cash(),
                                actions),
                        Math.max(
                                firstOn(rules, spec.symbols().from()),
                                firstOn(rules, stock.get().listed())),
                        Sha256.hex(
                                "%s %s %s"
                                        .formatted(
                                                BarsDigest.of(bars, actions),
                                                terms,
                                                stock.get().listed())),
                        history.sources(),
                        doubted ? doubts(packed, timeframe, bars.size()) : List.of()));
    }

    /// Bars within the day of one price are no locked ones.
    static TapeKind tape(Timeframe timeframe) {
        return timeframe.isIntraday() ? TapeKind.INTRADAY : TapeKind.DAILY;
    }

    private List<QualityDoubt> doubts(PackedHistory packed, Timeframe timeframe, int size) {
        Bars adjusted = packed.read(new BarBuffer()).bars().first(size);
        return warnings.doubts(
                packed,
                timeframe,
                adjusted,
                warnings.records(List.of(packed), timeframe),
                Timeframe.date(adjusted.time()[size - 1]));
    }

    private Bars upTo(
            Bars stored, SpecSymbols symbols, Timeframe timeframe, TradingCalendar calendar) {
        Bars finished =
                stored.finished(timeframe, calendar, Instant.ofEpochSecond(symbols.seenAt()));
        if (symbols.to() == null) {
            return finished;
        }
        return before(finished, symbols.to().plusDays(1), timeframe, calendar);
    }

    /// What is quoted after a delisting was traded elsewhere.
    private static Bars beforeDelisting(
            Bars bars,
            Optional<LocalDate> delisted,
            Timeframe timeframe,
            TradingCalendar calendar) {
        return delisted.map(day -> before(bars, day, timeframe, calendar)).orElse(bars);
    }

    private static Bars before(
            Bars bars, LocalDate day, Timeframe timeframe, TradingCalendar calendar) {
        long end =
                timeframe.isIntraday()
                        ? day.atStartOfDay(calendar.zone()).toEpochSecond()
                        : day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
        return bars.first(bars.place(end));
    }

    private static int firstOn(RuleHistory history, @Nullable LocalDate from) {
        int bar = 0;
        while (from != null && bar < history.size() && history.date(bar).isBefore(from)) {
            bar++;
        }
        return bar;
    }

    private static List<TapeAction> actions(
            Stock stock, RuleHistory history, List<CorporateAction> recorded, BacktestSpec spec) {
        List<TapeAction> actions = new ArrayList<>();
        LocalDate last = history.date(history.size() - 1);
        for (CorporateAction action : recorded) {
            if (!action.exDate().isAfter(last)) {
                actions.add(action(stock.ticker(), action));
            }
        }
        boolean isGone =
                stock.delisted() != null && !stock.delisted().isAfter(spec.symbols().day());
        boolean isWhole =
                spec.symbols().to() == null
                        || (isGone && !spec.symbols().to().isBefore(stock.delisted()));
        if (isGone && isWhole) {
            actions.add(new TapeAction.Delisting(stock.ticker(), spec.execution().delisting()));
        }
        return actions;
    }

    private static TapeAction action(String ticker, CorporateAction action) {
        return action.kind() == ActionKind.SPLIT
                ? new TapeAction.Split(
                        ticker,
                        action.exDate(),
                        given(action.numerator()),
                        given(action.denominator()))
                : new TapeAction.Dividend(ticker, action.exDate(), given(action.amount()), null);
    }

    private static BigDecimal given(@Nullable BigDecimal part) {
        return Objects.requireNonNull(part);
    }
}
