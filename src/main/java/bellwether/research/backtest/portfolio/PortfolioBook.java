package bellwether.research.backtest.portfolio;

import bellwether.research.backtest.run.RunTotals;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.rules.RuleAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// The account of a portfolio run, with the symbols that it holds or has ordered.
final class PortfolioBook {
    private final PortfolioPlan plan;
    private final RunLog log;
    private final TradingAccount account;
    private final RunTotals totals = RunTotals.withOrders();
    private final TreeMap<String, ActiveSymbol> active = new TreeMap<>();
    private final Map<String, InstrumentTerms> instruments = new HashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private double cash;

    PortfolioBook(PortfolioPlan plan, RunLog log) {
        this.plan = plan;
        this.log = log;
        account = new TradingAccount(plan.settings(), instruments::get, AccountState.EMPTY);
        account.limitPositions(plan.maxPositions());
        cash = plan.cash().doubleValue();
    }

    void open(LocalDate date) {
        account.flow(plan.settings().currency(), plan.cash(), date, "opening");
        log.follow(account.drain(), date);
    }

    TradingAccount account() {
        return account;
    }

    RunTotals totals() {
        return totals;
    }

    /// In the order in which they happened.
    List<Fill> fills() {
        return fills;
    }

    double cash() {
        return cash;
    }

    BigDecimal ledgerCash() {
        return account.cash(plan.settings().currency());
    }

    /// In the order of their tickers.
    Collection<ActiveSymbol> active() {
        return active.values();
    }

    /// A symbol is about to be ordered.
    void add(ActiveSymbol symbol, MarketTime now) {
        active.put(symbol.ticker(), symbol);
        instruments.put(symbol.ticker(), symbol.loaded.instrument);
        account.mark(
                new SymbolMark(
                        symbol.ticker(),
                        Prices.exact(symbol.loaded.close(symbol.bar)),
                        now.date(),
                        now.time()));
    }

    /// Walks the bars of a time.
    void step(MarketTime now) {
        List<TapeBar> bars = new ArrayList<>();
        List<TapeAction> actions = new ArrayList<>(0);
        Map<String, TapeStep.BarSession> sessions = new HashMap<>();
        boolean ends = true;
        for (ActiveSymbol symbol : active.values()) {
            symbol.moveTo(now.time());
            if (symbol.isPresent) {
                int bar = symbol.bar;
                bars.add(symbol.loaded.tape.bar(bar, symbol.recorder.hasOpenOrders()));
                actions.addAll(symbol.loaded.tape.actions(bar));
                boolean isLast = symbol.loaded.tape.endsSession(bar);
                sessions.put(
                        symbol.ticker(),
                        new TapeStep.BarSession(symbol.loaded.history.date(bar), isLast));
                ends &= isLast;
            }
        }
        if (!bars.isEmpty()) {
            walk(
                    new TapeStep(
                            now.time(),
                            now.date(),
                            ends,
                            sessions,
                            bars,
                            actions,
                            Set.of(),
                            List.of()));
        }
    }

    /// Walks bars of one price behind those of a time.
    void step(
            MarketTime now,
            int seconds,
            Collection<ActiveSymbol> symbols,
            ToDoubleFunction<ActiveSymbol> price) {
        List<TapeBar> bars = new ArrayList<>();
        for (ActiveSymbol symbol : symbols) {
            bars.add(symbol.loaded.tape.bar(symbol.bar, price.applyAsDouble(symbol)));
        }
        if (!bars.isEmpty()) {
            walk(
                    new TapeStep(
                            now.time() + seconds,
                            now.date(),
                            true,
                            bars,
                            List.of(),
                            Set.of(),
                            List.of()));
        }
    }

    private void walk(TapeStep step) {
        record(account.step(step), step.date());
    }

    /// Takes what orders and cancels have done since the last step.
    void drain(LocalDate date) {
        record(account.drain(), date);
    }

    private void record(StepResult result, LocalDate date) {
        if (result.isEmpty()) {
            return;
        }
        fills.addAll(result.fills());
        log.follow(result, date);
        parts(result)
                .forEach((ticker, part) -> {
                    ActiveSymbol symbol = active.get(ticker);
                    if (symbol != null) {
                        symbol.recorder.record(part.result(), symbol.bar);
                        symbol.quantity = account.quantity(symbol.loaded.position);
                        symbol.shares = symbol.quantity.doubleValue();
                    }
                });
        cash = account.cash(plan.settings().currency()).doubleValue();
    }

    /// What happened to one symbol.
    private record Part(List<Fill> fills, List<LedgerEntry> ledger, List<AccountEvent> events) {
        Part() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        StepResult result() {
            return new StepResult(fills, ledger, events);
        }
    }

    private static Map<String, Part> parts(StepResult result) {
        Map<String, Part> parts = new TreeMap<>();
        for (Fill fill : result.fills()) {
            part(parts, fill.position().symbol()).fills.add(fill);
        }
        for (LedgerEntry entry : result.ledger()) {
            if (entry.position() != null) {
                part(parts, entry.position().symbol()).ledger.add(entry);
            }
        }
        for (AccountEvent event : result.events()) {
            switch (event) {
                case AccountEvent.OrderChanged(var status) ->
                        part(parts, status.order().position().symbol()).events.add(event);
                case AccountEvent.SplitApplied(String symbol, _) ->
                        part(parts, symbol).events.add(event);
                default -> {} // shown by fills, or of the account
            }
        }
        return parts;
    }

    private static Part part(Map<String, Part> parts, String symbol) {
        return parts.computeIfAbsent(symbol, _ -> new Part());
    }

    /// Gives an order that lives so many seconds behind the begin of the bars.
    void accept(DecidedOrder given, MarketTime now, int seconds) {
        var status = account.accept(given.order(), now.time() + seconds, now.date());
        given.symbol().recorder.accepted(status, given.symbol().bar, given.purpose().exit());
        log.order(status, now.date(), given.purpose());
    }

    /// What a rule has to know of the account.
    RuleAccount view(ActiveSymbol symbol) {
        return new RuleAccount(
                symbol.quantity,
                symbol.recorder.openOrders(),
                symbol.recorder.takeLosingExit(),
                () -> symbol.loaded.instrument.inPrices(equity()),
                totals.record());
    }

    /// At the last closes.
    BigDecimal equity() {
        return account.equity().orElseThrow();
    }

    /// Lets those go that are neither held nor ordered.
    void retire(SymbolShelf shelf) {
        active.values()
                .removeIf(symbol -> {
                    boolean isOver = symbol.isOver();
                    if (isOver) {
                        symbol.loaded.scanned.leave(symbol.state, symbol.bar);
                        shelf.put(symbol.loaded);
                        account.forget(symbol.ticker());
                    }
                    return isOver;
                });
    }
}
