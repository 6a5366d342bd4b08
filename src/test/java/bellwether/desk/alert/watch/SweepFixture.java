package bellwether.desk.alert.watch;

import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.RenameDao;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Role;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.portfolio.OrderDesk;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.TradedSymbols;
import bellwether.trading.rules.RuleHistory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Rules and a sweep on a database of their own, with a clock that the test holds.
final class SweepFixture implements AutoCloseable {
    static final Actor ANN = new Actor(new Caller("k", "ann", Role.TRADER), "r-1", "192.0.2.1");

    final TestDatabase database = TestDatabase.create();
    volatile Instant now = Instant.parse("2026-11-27T22:00:00Z");
    final Calendars calendars = new Calendars(() -> now);
    final Market market =
            new Market(
                    ReadConnections.primaryOnly(jdbi()),
                    calendars,
                    () -> now,
                    MemoryBudget.ofHeap());
    final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    RetriedTransactions.ofUndone(jdbi()),
                    (h, portfolio, ticker) ->
                            InstrumentTerms.of(ticker, "USD", new CostPresets().plan("us_retail")),
                    List.of(),
                    () -> now);
    final ConditionFields fields = ConditionFields.ofBars();
    final Notifier notifier = new Notifier(() -> now);
    final AlertFiring firing = new AlertFiring(notifier, () -> now);
    final RuleLibrary library = library();
    final AlertRules rules =
            new AlertRules(
                    jdbi(),
                    library,
                    new AlertRules.Others((_, _) -> Set.of(), _ -> {}, Audit.NONE),
                    () -> now);
    final FinishedBars bars = new FinishedBars(market, () -> now);
    final FireDrill drill = new FireDrill(fields, bars, () -> now);
    private final Map<String, Integer> swept = new HashMap<>();

    /// Lists by their names.
    Map<String, Set<String>> lists = Map.of();

    /// Whether looking up the list `faulty` fails.
    boolean failing;

    RuleLibrary library() {
        return new RuleLibrary(
                fields,
                calendars,
                market.symbols(),
                accounts.records(),
                new Universes(market.symbols(), this::listed, UniverseSource.NONE));
    }

    private Optional<TickerList> listed(String owner, String name) {
        if (name.equals("faulty") && failing) {
            throw new IllegalStateException("no such thing");
        }
        return Optional.ofNullable(lists.get(name))
                .map(tickers -> new TickerList("wl_1", name, 1, List.copyOf(tickers)));
    }

    /// A sweep of another process.
    RuleSweep sweep() {
        return new RuleSweep(jdbi(), library(), notifier, firing, () -> now);
    }

    AlertBook book(OrderDesk desk) {
        return new AlertBook(jdbi(), desk, accounts.records(), Audit.NONE, () -> now);
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    /// Stores bars of days.
    void store(String ticker, Bars bars) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int bar = 0; bar < bars.size(); bar++) {
            csv.append(Timeframe.date(bars.time()[bar]))
                    .append(',')
                    .append(bars.open()[bar])
                    .append(',')
                    .append(bars.high()[bar])
                    .append(',')
                    .append(bars.low()[bar])
                    .append(',')
                    .append(bars.close()[bar])
                    .append(',')
                    .append((long) bars.volume()[bar])
                    .append('\n');
        }
        new PriceImport(jdbi(), () -> now).importAnswer(ticker, "test", csv.toString(), false);
    }

    AlertRule rule(String members) {
        return rules.create(
                ANN, Json.stored("{" + members.replace('\'', '"') + "}", ObjectNode.class));
    }

    AlertRule rule(String name, String condition, String more) {
        return rule("'name':'%s','when':'%s'%s".formatted(name, condition, more));
    }

    /// Sweeps all that is stored by now, from where the last sweep ended.
    SweepPart.Counts sweep(Collection<String> tickers) {
        return sweep(sweep(), tickers, 0);
    }

    /// @param again how many bars before are walked once more
    SweepPart.Counts sweep(RuleSweep sweep, Collection<String> tickers, int again) {
        return sweep(sweep, tickers, again, () -> {});
    }

    /// @param between happens after the rules were read and before what they found is kept
    SweepPart.Counts sweep(
            RuleSweep sweep, Collection<String> tickers, int again, Runnable between) {
        SweepPart.Walk walk = sweep.begin(Timeframe.DAY, tickers);
        for (FinishedBars.FinishedSymbol symbol : bars.all(tickers, Timeframe.DAY)) {
            String ticker = symbol.facts().ticker();
            int size = symbol.history().size();
            int fresh = Math.min(size, swept.getOrDefault(ticker, size));
            walk.walk(swept(symbol, symbol.history(), Math.max(0, fresh - again), fresh));
        }
        between.run();
        SweepPart.Counts counts =
                jdbi().inTransaction(h -> {
                    SweepPart.Counts found = walk.store(h);
                    walk.publish(h);
                    return found;
                });
        bars.all(tickers, Timeframe.DAY)
                .forEach(symbol -> swept.put(symbol.facts().ticker(), symbol.history().size()));
        return counts;
    }

    /// Notes that all that is stored by now was swept.
    void settle(Collection<String> tickers) {
        bars.all(tickers, Timeframe.DAY)
                .forEach(symbol -> swept.put(symbol.facts().ticker(), symbol.history().size()));
    }

    static SweptSymbol swept(
            FinishedBars.FinishedSymbol symbol, RuleHistory history, int from, int fresh) {
        return SweptSymbol.of(
                symbol.facts(), history, symbol.calendar(), from, fresh, new NewestPatterns());
    }

    void rename(String from, String to) {
        jdbi().useHandle(h -> {
            long id =
                    h.createQuery("select id from symbol where ticker = :from")
                            .bind("from", from)
                            .mapTo(Long.class)
                            .one();
            new RenameDao()
                    .rename(
                            h,
                            id,
                            Ticker.of(to).orElseThrow(),
                            LocalDate.ofInstant(now, ZoneOffset.UTC),
                            "test",
                            now);
        });
    }

    /// Lets no alert be stored of which that is true.
    static void refuseAlerts(Jdbi jdbi, String which) {
        jdbi.useHandle(h -> {
            h.execute(
                    """
                    create function refuse_alert() returns trigger language plpgsql as $$
                    begin raise exception 'no alert of this kind'; end $$
                    """);
            h.execute(
                    "create trigger refused before insert on alert for each row when (new.%s) execute function refuse_alert()"
                            .formatted(which));
        });
    }

    void channel() {
        channel(jdbi());
    }

    /// A channel of ann's that is ready.
    static void channel(Jdbi jdbi) {
        jdbi.useHandle(h ->
                h.execute(
                        """
                        insert into channel (id, owner, kind, name, sealed, shown, state, min_priority, per_hour,
                          per_day, created_at, confirmed_at)
                        values (gen_random_uuid(), 'ann', 'webhook', 'w', '', '', 'ready', 'low', 100, 100, now(), now())
                        """));
    }

    /// All alerts, the oldest first.
    List<FiredAlert> alerts() {
        return new ArrayList<>(listed().reversed());
    }

    private List<FiredAlert> listed() {
        OrderDesk desk =
                new OrderDesk(
                        accounts,
                        new TradedSymbols(market, 3, () -> now),
                        OrderGuard.NONE,
                        () -> now);
        return new AlertBook(jdbi(), desk, accounts.records(), Audit.NONE, () -> now)
                .list("ann", AlertQuery.ALL, 100_000);
    }

    @Override
    public void close() {
        database.close();
    }
}
