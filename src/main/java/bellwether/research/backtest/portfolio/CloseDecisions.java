package bellwether.research.backtest.portfolio;

import bellwether.trading.execution.OrderType;
import bellwether.trading.rules.RuleDecision;
import bellwether.trading.rules.RuleDecision.Purpose;
import bellwether.trading.rules.RuleDecision.RuleOrder;
import bellwether.trading.rules.RuleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a portfolio run decides at a close: exits first, then entries by rank for the slots that
/// are free at the next open.
final class CloseDecisions {
    /// Seconds behind the begin of a bar: what fills at its close, and what comes behind that.
    static final int AT_CLOSE = 1;

    static final int AT_END = 2;

    private final PortfolioPlan plan;
    private final SignalScan scan;
    private final PortfolioBook book;
    private final SymbolShelf shelf;
    private final RunLog log;
    private final Rebalancing rebalancing;
    private final @Nullable ActiveSymbol[] byPlace;

    CloseDecisions(
            PortfolioPlan plan,
            SignalScan scan,
            PortfolioBook book,
            SymbolShelf shelf,
            RunLog log) {
        this.plan = plan;
        this.scan = scan;
        this.book = book;
        this.shelf = shelf;
        this.log = log;
        rebalancing = new Rebalancing(plan, book);
        byPlace = new ActiveSymbol[scan.count()];
    }

    void run(MarketTime now, boolean isClose) {
        List<DecidedOrder> orders = new ArrayList<>();
        for (ActiveSymbol symbol : book.active()) {
            symbol.wanted = null;
            if (symbol.isPresent) {
                byPlace[symbol.loaded.scanned.place] = symbol;
                decide(symbol, now, orders);
            }
        }
        orders.addAll(rebalancing.orders(entries(now), now, isClose));
        send(orders, now);
        for (ActiveSymbol symbol : book.active()) {
            byPlace[symbol.loaded.scanned.place] = null;
        }
        book.retire(shelf);
    }

    private void decide(ActiveSymbol symbol, MarketTime now, List<DecidedOrder> exits) {
        if (!symbol.hasNext()) {
            cancelEntry(symbol);
            return;
        }
        RuleDecision decision = asked(symbol, now);
        decision.cancels().forEach(cancel -> book.account().cancel(cancel.id(), cancel.reason()));
        for (RuleOrder order : decision.orders()) {
            if (order.purpose() == Purpose.ENTRY) {
                symbol.wanted = order;
            } else {
                exits.add(
                        new DecidedOrder(symbol, order.order(), OrderPurpose.of(order.purpose())));
            }
        }
    }

    /// No bar follows on which it could fill, so its slot is free.
    private void cancelEntry(ActiveSymbol symbol) {
        String entry = symbol.state.entryId();
        if (entry != null && symbol.recorder.isOpen(entry)) {
            book.account().cancel(entry);
        }
    }

    private RuleDecision asked(ActiveSymbol symbol, MarketTime now) {
        RuleDecision decision =
                symbol.loaded.walker.decide(symbol.bar, symbol.state, book.view(symbol));
        symbol.state = decision.state();
        for (RuleDecision.Skip skip : decision.skipped()) {
            log.skip(now.date(), symbol.ticker(), SkipReason.RULE, skip.message());
        }
        return decision;
    }

    /// The entries that the free slots are for, in the order of their ranks.
    private List<DecidedOrder> entries(MarketTime now) {
        List<DecidedOrder> entries = new ArrayList<>();
        if (now.count() == 0) {
            return entries;
        }
        int free = plan.maxPositions();
        for (ActiveSymbol symbol : book.active()) {
            free -= symbol.takesSlot() ? 1 : 0;
        }
        boolean isRuined = book.account().isRuined();
        EntryQueue queue = new EntryQueue(now, this::isWanted);
        while (!isRuined && entries.size() < free && !queue.isEmpty()) {
            int rank = entries.size();
            entry(queue.poll(), now)
                    .ifPresent(entry ->
                            entries.add(
                                    new DecidedOrder(
                                            entry.symbol(),
                                            entry.order().withRank(rank),
                                            OrderPurpose.ENTRY)));
        }
        SkipReason reason = isRuined ? SkipReason.RUINED : SkipReason.NO_FREE_SLOT;
        if (log.namesMore()) {
            queue.rest(place -> log.skip(now.date(), scan.symbol(place).ticker, reason, ""));
        } else {
            log.count(reason, queue.size());
        }
        return entries;
    }

    /// What is held or ordered takes part only where the rule enters it anew.
    private boolean isWanted(int place) {
        ActiveSymbol symbol = byPlace[place];
        return symbol == null || symbol.wanted != null;
    }

    private Optional<DecidedOrder> entry(int place, MarketTime now) {
        ActiveSymbol known = byPlace[place];
        ActiveSymbol symbol = known == null ? asked(scan.symbol(place), now) : known;
        RuleOrder wanted = symbol.wanted;
        if (wanted != null && !rebalancing.isPossible(symbol.loaded, symbol.bar)) {
            log.skip(now.date(), symbol.ticker(), SkipReason.NO_VOLATILITY, "");
            wanted = null;
        }
        if (known == null && wanted == null) {
            symbol.loaded.scanned.leave(symbol.state, symbol.bar);
            shelf.put(symbol.loaded);
        } else if (known == null) {
            book.add(symbol, now);
        }
        return Optional.ofNullable(wanted)
                .map(order -> new DecidedOrder(symbol, order.order(), OrderPurpose.ENTRY));
    }

    /// One of which nothing is held nor ordered.
    private ActiveSymbol asked(ScannedSymbol scanned, MarketTime now) {
        LoadedSymbol loaded = shelf.take(scanned);
        int bar = loaded.history.raw().place(now.time());
        ActiveSymbol symbol = new ActiveSymbol(loaded, bar, book.totals());
        for (RuleOrder order : asked(symbol, now).orders()) {
            symbol.wanted = order; // nothing is held, so it is an entry
        }
        return symbol;
    }

    private void send(List<DecidedOrder> orders, MarketTime now) {
        boolean atClose = plan.rule().options().fill() == RuleOptions.Fill.SAME_CLOSE;
        TreeMap<String, ActiveSymbol> filled = new TreeMap<>();
        for (DecidedOrder order : orders) {
            if (atClose && isMarket(order)) {
                book.accept(order, now, AT_CLOSE);
                filled.put(order.symbol().ticker(), order.symbol());
            }
        }
        book.step(now, AT_CLOSE, filled.values(), symbol -> symbol.loaded.close(symbol.bar));
        for (DecidedOrder order : orders) {
            if (!atClose || !isMarket(order)) {
                book.accept(order, now, AT_END);
            }
        }
        book.drain(now.date());
    }

    private static boolean isMarket(DecidedOrder order) {
        return order.order().type() instanceof OrderType.Market;
    }
}
