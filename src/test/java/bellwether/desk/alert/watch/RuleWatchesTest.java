package bellwether.desk.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.fire.AlertAnswerDao;
import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertId;
import bellwether.desk.alert.fire.AlertOrder;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.AlertState;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.MomentText;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.portfolio.OrderDesk;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.portfolio.TradedSymbols;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The clock, quotes, positions and portfolios; and what owners make of alerts.
final class RuleWatchesTest {
    private static final Actor ANN =
            new Actor(new Caller("k", "ann", Role.TRADER), "r-1", "192.0.2.1");

    private final PaperDesk desk = new PaperDesk("2026-03-27T12:00:00Z");
    private final Map<String, QuotedPrice> quotes = new ConcurrentHashMap<>();
    private final AlertRules rules =
            new AlertRules(
                    desk.database.jdbi(),
                    library(),
                    new AlertRules.Others((_, _) -> Set.of(), _ -> {}, Audit.NONE),
                    () -> desk.now);
    private final AlertBook book =
            new AlertBook(
                    desk.database.jdbi(),
                    desk.desk,
                    desk.accounts.records(),
                    Audit.NONE,
                    () -> desk.now);

    @AfterEach
    void close() {
        desk.close();
    }

    private RuleLibrary library() {
        return new RuleLibrary(
                ConditionFields.ofBars(),
                new Calendars(() -> desk.now),
                desk.market.symbols(),
                desk.accounts.records(),
                new Universes(desk.market.symbols(), this::list, UniverseSource.NONE));
    }

    private boolean configured = true;

    /// Lists by their names.
    private Map<String, Set<String>> lists = Map.of();

    private Optional<TickerList> list(String owner, String name) {
        return Optional.ofNullable(lists.get(name))
                .map(tickers -> new TickerList("wl_1", name, 1, List.copyOf(tickers)));
    }

    private final class Played implements QuoteSource {
        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public Optional<QuotedPrice> quote(Ticker ticker) {
            return Optional.ofNullable(quotes.get(ticker.name()));
        }
    }

    /// A process of its own.
    private RuleWatches watches() {
        Notifier notifier = new Notifier(() -> desk.now);
        return new RuleWatches(
                desk.database.jdbi(),
                library(),
                notifier,
                new AlertFiring(notifier, () -> desk.now),
                new RuleWatches.Watched(desk.market, desk.accounts, new Played()),
                () -> desk.now);
    }

    private AlertRule rule(String members) {
        return rules.create(
                ANN, Json.stored("{" + members.replace('\'', '"') + "}", ObjectNode.class));
    }

    private List<FiredAlert> alerts() {
        return book.list("ann", AlertQuery.ALL, 1000).reversed();
    }

    private List<String> occasions() {
        return alerts().stream().map(one -> one.alert().occasion()).toList();
    }

    /// Eight processes do the same at once.
    private void together(Callable<Void> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(work));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    private void lookAtClock(String moment) throws Exception {
        desk.now = Instant.parse(moment);
        List<RuleWatches> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(watches());
        }
        var next = new ConcurrentLinkedQueue<>(processes);
        together(() -> {
            next.remove().lookAtClock();
            return null;
        });
    }

    private static String due(String moment) {
        return "due:" + Instant.parse(moment).getEpochSecond();
    }

    /// On 29 March the clock skips 02:30, on 25 October it shows it twice.
    @Test
    void aTimeIsDueOnceADayWhateverTheClockDoes() throws Exception {
        rule("'name':'night','when':{'at':'02:30','zone':'Europe/Berlin'}");
        lookAtClock("2026-03-28T01:29:59Z");
        assertEquals(List.of(), occasions());
        lookAtClock("2026-03-28T01:30:00Z");
        lookAtClock("2026-03-29T00:59:59Z");
        assertEquals(List.of(due("2026-03-28T01:30:00Z")), occasions());
        lookAtClock("2026-03-29T01:00:00Z");
        lookAtClock("2026-03-30T00:30:00Z");
        assertEquals(
                List.of(
                        due("2026-03-28T01:30:00Z"),
                        due("2026-03-29T01:00:00Z"),
                        due("2026-03-30T00:30:00Z")),
                occasions());
    }

    @Test
    void aTimeThatIsShownTwiceIsDueAtTheFirst() throws Exception {
        desk.now = Instant.parse("2026-10-24T12:00:00Z");
        rule("'name':'night','when':{'at':'02:30','zone':'Europe/Berlin'}");
        lookAtClock("2026-10-25T00:30:00Z");
        lookAtClock("2026-10-25T01:30:00Z");
        lookAtClock("2026-10-25T23:00:00Z");
        assertEquals(List.of(due("2026-10-25T00:30:00Z")), occasions());
    }

    /// Of 50 days only the 36 weekdays are times at which it may fire.
    @Test
    void timesThatAreLeftOutAreCountedWithoutThoseAtWhichItMayNotFire() throws Exception {
        rule(
                "'name':'noon','when':{'at':'12:00','zone':'UTC','days':'daily'},"
                        + "'active':{'days':['mon','tue','wed','thu','fri'],'zone':'UTC'}");
        Instant begun = desk.now;
        Instant end = begun.plus(Duration.ofDays(50));
        lookAtClock(end.toString());
        List<Instant> may =
                Stream.iterate(
                                LocalDate.ofInstant(begun, ZoneOffset.UTC)
                                        .atTime(12, 0)
                                        .toInstant(ZoneOffset.UTC),
                                at -> at.plus(Duration.ofDays(1)))
                        .limit(52)
                        .filter(at -> at.isAfter(begun) && !at.isAfter(end))
                        .filter(at -> at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() <= 5)
                        .toList();
        assertEquals(30, alerts().size());
        String words = alerts().getFirst().alert().facts().words();
        assertEquals(
                "It is %s. %d earlier times since %s were not looked at and are left out."
                        .formatted(
                                MomentText.of(may.get(may.size() - 30)),
                                may.size() - 30,
                                MomentText.of(may.getFirst())),
                words);
    }

    @Test
    void missedTimesAreMadeUpForAndLate() throws Exception {
        rule("'name':'close','when':{'at':'15:20','days':'session','mic':'XNSE'}");
        rule("'name':'once','when':{'at':'15:20','zone':'UTC','days':'weekday'},'repeat':'once'");
        lookAtClock("2026-04-03T10:00:00Z");
        // Friday's time has come in Mumbai by 09:50; the 31st and the 3rd are no sessions
        List<FiredAlert> close =
                alerts().stream().filter(one -> one.alert().title().equals("close")).toList();
        assertEquals(
                List.of(
                        due("2026-03-30T09:50:00Z"),
                        due("2026-04-01T09:50:00Z"),
                        due("2026-04-02T09:50:00Z")),
                close.stream().map(one -> one.alert().occasion()).toList());
        assertTrue(close.stream().allMatch(one -> one.alert().late()));
        assertEquals(
                List.of(due("2026-03-27T15:20:00Z")),
                alerts().stream()
                        .filter(one -> one.alert().title().equals("once"))
                        .map(one -> one.alert().occasion())
                        .toList());
        assertEquals(
                RuleLifeState.SPENT,
                rules.list("ann", Optional.empty(), 0, 9).get(1).standing().state());
    }

    /// A rule is held by who has its owner, as by the look for rules that are broken, while another
    /// looks at the clock.
    @Test
    void theClockWaitsForTheOwnerAndHasNoRuleMeanwhile() throws Exception {
        SweepFixture.channel(desk.database.jdbi());
        AlertRule rule = rule("'name':'night','when':{'at':'02:30','zone':'Europe/Berlin'}");
        desk.now = Instant.parse("2026-03-28T01:30:00Z");
        try (Handle other = desk.database.jdbi().open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            other.begin();
            new PreferenceDao().lock(other, "ann");
            Future<?> looked = thread.submit(() -> watches().lookAtClock());
            Waiting.until(this::isBlocked);
            assertEquals(1, new AlertRuleDao().stillWatching(other, List.of(rule)).size());
            other.commit();
            looked.get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(due("2026-03-28T01:30:00Z")), occasions());
    }

    private boolean isBlocked() {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select exists (select from pg_stat_activity where datname"
                                                + " = current_database() and wait_event_type = 'Lock')")
                                .mapTo(Boolean.class)
                                .one());
    }

    /// One that cannot be stored: its owner sees why, and the others are made.
    @Test
    void aRuleByTheClockWhoseAlertCannotBeStoredUndoesNoOther() throws Exception {
        rule("'name':'one','when':{'at':'12:30','zone':'UTC'}");
        AlertRule second = rule("'name':'two','when':{'at':'12:30','zone':'UTC'}");
        rule("'name':'three','when':{'at':'12:30','zone':'UTC'}");
        SweepFixture.refuseAlerts(desk.database.jdbi(), "title = 'two'");
        lookAtClock("2026-03-27T12:30:00Z");
        assertEquals(
                List.of("one", "three"),
                alerts().stream().map(one -> one.alert().title()).sorted().toList());
        AlertRule broken = rules.known("ann", second.id());
        assertEquals(RuleLifeState.BROKEN, broken.standing().state());
        assertTrue(broken.standing().reason().contains("judging it failed"), broken.toString());
    }

    private void quote(double price, Duration ago) {
        quotes.put("MADE", new QuotedPrice(BigDecimal.valueOf(price), desk.now.minus(ago)));
    }

    private void look(double price) throws Exception {
        desk.now = desk.now.plusSeconds(60);
        quote(price, Duration.ofSeconds(5));
        List<RuleWatches> processes = List.of(watches(), watches(), watches(), watches());
        var next = new ConcurrentLinkedQueue<>(processes);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> next.remove().lookAtPrices()));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /// Twenty days whose true range is 2, so that a quarter of it is 0.5.
    private void stored() {
        List<String> rows = new ArrayList<>();
        LocalDate day = LocalDate.of(2026, 2, 26);
        while (!day.isAfter(LocalDate.of(2026, 3, 26))) {
            if (day.getDayOfWeek().getValue() < 6) {
                rows.add(day + ",99,100,98,99,1000");
            }
            day = day.plusDays(1);
        }
        desk.bars("MADE", rows.toArray(String[]::new));
        desk.now = Instant.parse("2026-03-27T15:00:00Z");
    }

    @Test
    void aQuoteFiresOnceForEachEdgeAndIsArmedAgainByGoingBack() throws Exception {
        stored();
        rule("'name':'q','when':'close > 100','on':'quote','universe':{'tickers':['MADE']}");
        look(101);
        assertEquals(List.of(), occasions()); // true already
        look(99);
        look(100.2);
        assertEquals(List.of("edge:1"), occasions());
        look(99.9); // back by 0.3 only
        look(100.1);
        assertEquals(List.of("edge:1"), occasions());
        look(99.5); // back by 0.6
        look(100.1);
        assertEquals(List.of("edge:1", "edge:2"), occasions());
        assertEquals(100.1, alerts().getLast().alert().facts().price());
        assertTrue(
                rules.list("ann", Optional.empty(), 0, 9)
                        .getFirst()
                        .standing()
                        .state()
                        .isWatching());
    }

    @Test
    void anOldQuoteNeitherFiresNorResolvesAndIsTold() throws Exception {
        stored();
        rule(
                "'name':'q','when':'close >"
                        + " 100','on':'quote','universe':{'tickers':['MADE']},'on_unknown':'notify'");
        look(99);
        for (int i = 0; i < 5; i++) {
            desk.now = desk.now.plusSeconds(60);
            quote(105, Duration.ofMinutes(3));
            watches().lookAtPrices();
        }
        assertEquals(
                List.of("no quote of the last 2 minutes"),
                alerts().stream().map(one -> one.alert().facts().reason()).toList());
        look(101);
        assertEquals(
                List.of("unknown", "known", "fired"),
                alerts().stream().map(one -> one.alert().kind().word()).toList());
    }

    @Test
    void outsideOfTheSessionNothingIsAskedFor() throws Exception {
        stored();
        desk.now = Instant.parse("2026-03-27T22:00:00Z");
        rule("'name':'q','when':'close > 100','on':'quote','universe':{'tickers':['MADE']}");
        look(99);
        look(101);
        assertEquals(List.of(), occasions());
    }

    @Test
    void anEditedRuleHasSeenNothingAndCountsOn() throws Exception {
        stored();
        AlertRule rule =
                rule(
                        "'name':'q','when':'close >"
                                + " 100','on':'quote','universe':{'tickers':['MADE']}");
        look(99);
        look(101);
        rules.change(
                ANN,
                rule.id(),
                Json.stored("{\"when\":\"close > 100.5\"}", ObjectNode.class),
                _ -> {});
        look(101);
        assertEquals(List.of("edge:1"), occasions());
        look(99);
        look(101);
        assertEquals(List.of("edge:1", "edge:2"), occasions());
    }

    @Test
    void aPositionFiresAtItsMarkAndAPortfolioAtItsCash() throws Exception {
        desk.bars("MADE", "2026-03-26,99,100,98,100,1000");
        Portfolio portfolio = desk.portfolio("10000");
        rule(
                "'name':'loss','when':'position.profit_percent < -8%%','portfolio':'%s'"
                        .formatted(portfolio.id()));
        rule(
                "'name':'cash','when':'portfolio.cash < 9500','portfolio':'%s'"
                        .formatted(portfolio.id()));
        watches().lookAtPrices();
        desk.now = Instant.parse("2026-03-27T12:00:00Z");
        desk.buy(portfolio, "MADE", 10);
        desk.now = Instant.parse("2026-03-28T12:00:00Z");
        desk.bars("MADE", "2026-03-27,100,100,100,100,1000");
        desk.match("2026-03-28T12:00:00Z");
        assertEquals("10", desk.held(portfolio, "MADE").stripTrailingZeros().toPlainString());
        watches().lookAtPrices();
        watches().lookAtPrices();
        assertEquals(
                List.of("cash"),
                alerts().stream()
                        .map(one -> one.alert().title())
                        .map(title -> title.substring(title.indexOf(": ") + 2))
                        .toList());
        desk.now = Instant.parse("2026-03-31T12:00:00Z");
        desk.bars("MADE", "2026-03-30,100,100,90,90,1000");
        desk.match("2026-03-31T12:00:00Z");
        watches().lookAtPrices();
        watches().lookAtPrices();
        assertEquals(2, alerts().size());
        FiredAlert loss = alerts().getLast();
        assertEquals("MADE: loss", loss.alert().title());
        assertEquals(90, loss.alert().facts().price());
        assertEquals(
                -10,
                Objects.requireNonNull(
                        loss.alert().facts().tests().getFirst().values().getFirst().now()),
                1e-9);
    }

    @Test
    void aRuleOnADeletedPortfolioIsBrokenAndSaysWhy() {
        desk.bars("MADE", "2026-03-26,99,100,98,100,1000");
        Portfolio portfolio = desk.portfolio("10000");
        AlertRule rule =
                rule(
                        "'name':'cash','when':'portfolio.cash < 9500','portfolio':'%s'"
                                .formatted(portfolio.id()));
        watches().lookAtPrices();
        assertEquals(RuleLifeState.ACTIVE, rules.known("ann", rule.id()).standing().state());
        desk.accounts.definitions().delete("ann", portfolio.id(), Optional.empty());
        desk.now = desk.now.plusSeconds(60);
        watches().lookAtPrices();
        AlertRule broken = rules.known("ann", rule.id());
        assertEquals(RuleLifeState.BROKEN, broken.standing().state());
        assertEquals(
                "you have no portfolio %s any more".formatted(portfolio.id()),
                broken.standing().reason());
    }

    @Test
    void oneLookThatThrowsKeepsNoOtherFromBeingDoneAndIsSeen() {
        IsolatedLooks looks = new IsolatedLooks();
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int look = i;
            looks.run(() -> {
                if (look < 2) {
                    throw new IllegalStateException("look " + look);
                }
                done.add(look);
            });
        }
        assertEquals(List.of(2, 3), done);
        var thrown = assertThrows(IllegalStateException.class, looks::end);
        assertEquals("look 0", thrown.getMessage());
        assertEquals("look 1", thrown.getSuppressed()[0].getMessage());
    }

    @Test
    void withoutAProviderAQuoteRuleSaysThatItCannotBeJudged() {
        stored();
        rule(
                "'name':'q','when':'close >"
                        + " 100','on':'quote','universe':{'tickers':['MADE']},'on_unknown':'notify'");
        configured = false;
        for (int i = 0; i < 5; i++) {
            desk.now = desk.now.plusSeconds(60);
            watches().lookAtPrices();
        }
        assertEquals(
                List.of("no provider of quotes is configured"),
                alerts().stream().map(one -> one.alert().facts().reason()).toList());
    }

    @Test
    void theLooksOfSeveralProcessesInOneMinuteCountOnce() {
        stored();
        rule(
                "'name':'q','when':'close >"
                        + " 100','on':'quote','universe':{'tickers':['MADE']},'on_unknown':'notify'");
        for (int i = 0; i < 5; i++) {
            desk.now = desk.now.plusSeconds(1);
            watches().lookAtPrices();
        }
        assertEquals(List.of(), occasions());
    }

    @Test
    void barsThatStopComingAreToldOnceAndSoIsTheNextOne() {
        desk.bars("MADE", "2026-03-26,99,100,98,100,1000");
        desk.now = Instant.parse("2026-03-27T15:00:00Z");
        rule(
                "'name':'told','when':'close >"
                        + " 200','universe':{'tickers':['MADE']},'on_unknown':'notify'");
        rule("'name':'kept','when':'close > 200','universe':{'tickers':['MADE']}");
        desk.now = Instant.parse("2026-03-31T15:00:00Z"); // sessions of the 27th and 30th are over
        watches().lookForBars();
        assertEquals(List.of(), occasions());
        for (String day : List.of("2026-04-01", "2026-04-02")) {
            desk.now = Instant.parse(day + "T15:00:00Z");
            watches().lookForBars();
        }
        assertEquals(
                List.of("no 1d bar since 2026-03-26, though 3 bars ended after it"),
                alerts().stream().map(one -> one.alert().facts().reason()).toList());
        desk.now = Instant.parse("2026-04-03T15:00:00Z");
        desk.bars("MADE", "2026-04-02,99,100,98,100,1000");
        watches().lookForBars();
        desk.now = desk.now.plusSeconds(600);
        watches().lookForBars();
        assertEquals(
                List.of("told cannot be judged", "told can be judged again"),
                alerts().stream()
                        .map(one -> one.alert().title())
                        .map(title -> title.substring(title.indexOf(": ") + 2))
                        .toList());
    }

    /// `NEW` is stored without bars, `NOWHERE` is not stored.
    @Test
    void symbolsWithoutAnyBarAreToldOnceToo() {
        desk.bars("MADE", "2026-03-26,99,100,98,100,1000");
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into symbol (ticker, created_at, updated_at) values ('NEW',"
                                        + " now(), now())"));
        desk.now = Instant.parse("2026-03-27T15:00:00Z");
        lists = Map.of("mine", Set.of("NEW", "NOWHERE"));
        rule(
                "'name':'told','when':'close >"
                        + " 200','universe':{'watchlist':'mine'},'on_unknown':'notify'");
        for (String day : List.of("2026-03-28", "2026-03-31", "2026-04-01", "2026-04-02")) {
            desk.now = Instant.parse(day + "T15:00:00Z");
            watches().lookForBars();
        }
        String reason = "no 1d bar is stored, though 3 bars ended since the rule was armed";
        assertEquals(
                List.of(
                        "NEW: told cannot be judged " + reason,
                        "NOWHERE: told cannot be judged %s; no symbol NOWHERE is stored"
                                .formatted(reason)),
                alerts().stream()
                        .map(one -> one.alert().title() + " " + one.alert().facts().reason())
                        .toList());
        desk.bars("NEW", "2026-04-02,99,100,98,100,1000");
        desk.now = Instant.parse("2026-04-03T15:00:00Z");
        watches().lookForBars();
        assertEquals("heard:none", occasions().getLast());
    }

    @Test
    void anOrderThatIsRefusedAfterACrashLeavesTheAlertAsItWas() throws Exception {
        AlertId id = alerted();
        book.move(ANN, id, AlertState.ACKNOWLEDGED);
        Portfolio portfolio = desk.portfolio("10");
        AlertOrder order = new AlertOrder(portfolio.id(), OrderSide.BUY, new BigDecimal("5000"));
        AlertBook crashing =
                new AlertBook(
                        desk.database.jdbi(),
                        new OrderDesk(
                                desk.accounts,
                                new TradedSymbols(desk.market, 3, () -> desk.now),
                                (account, asked, check) -> {
                                    throw new IllegalStateException("killed");
                                },
                                () -> desk.now),
                        desk.accounts.records(),
                        Audit.NONE,
                        () -> desk.now);
        assertThrows(IllegalStateException.class, () -> crashing.accept(ANN, id, order));
        assertEquals(AlertState.ACCEPTED, book.known("ann", id).handling().state());
        assertThrows(Refusal.class, () -> book.accept(ANN, id, order));
        FiredAlert after = book.known("ann", id);
        assertEquals(AlertState.ACKNOWLEDGED, after.handling().state());
        assertTrue(after.handling().orderFor().isEmpty());
    }

    private AlertId alerted() throws Exception {
        desk.bars("MADE", "2026-03-26,99,100,98,100,1000");
        stored();
        rule("'name':'q','when':'close > 100','on':'quote','universe':{'tickers':['MADE']}");
        look(99);
        look(101);
        return alerts().getFirst().id();
    }

    private void assertWrongState(AlertId id, AlertState to) {
        Refusal refusal = assertThrows(Refusal.class, () -> book.move(ANN, id, to));
        assertEquals("wrong_state", refusal.code());
    }

    @Test
    void alertsMoveAsTheTableSaysAndNotElse() throws Exception {
        AlertId id = alerted();
        assertEquals(
                AlertState.ACKNOWLEDGED,
                book.move(ANN, id, AlertState.ACKNOWLEDGED).handling().state());
        assertWrongState(id, AlertState.ACKNOWLEDGED);
        assertEquals(
                AlertState.SNOOZED, book.snooze(ANN, id, Duration.ofHours(1)).handling().state());
        assertWrongState(id, AlertState.DISMISSED);
        assertWrongState(id, AlertState.ACCEPTED);
        desk.now = desk.now.plus(Duration.ofHours(1));
        watches().lookAtClock();
        assertEquals(AlertState.ACKNOWLEDGED, book.known("ann", id).handling().state());
        book.move(ANN, id, AlertState.DISMISSED);
        for (AlertState to :
                List.of(AlertState.ACKNOWLEDGED, AlertState.ACCEPTED, AlertState.DISMISSED)) {
            assertWrongState(id, to);
        }
        assertThrows(Refusal.class, () -> book.snooze(ANN, id, Duration.ofHours(1)));
        assertThrows(Refusal.class, () -> book.known("bob", id));
    }

    private List<String> answers(String owner) {
        return desk.database
                .jdbi()
                .withHandle(h -> new AlertAnswerDao().of(h, owner).stream())
                .map(Instant::toString)
                .toList();
    }

    @Test
    void anAlertThatWakesByItselfIsNoAnswerOfItsOwner() throws Exception {
        AlertId id = alerted();
        desk.now = Instant.parse("2026-04-01T09:20:00Z");
        book.snooze(ANN, id, Duration.ofHours(30));
        desk.now = Instant.parse("2026-04-02T18:00:00Z");
        watches().lookAtClock();
        assertEquals(AlertState.NEW, book.known("ann", id).handling().state());
        assertEquals(List.of("2026-04-01T09:15:00Z"), answers("ann"));
        book.move(ANN, id, AlertState.ACKNOWLEDGED);
        assertEquals(List.of("2026-04-01T09:15:00Z", "2026-04-02T18:00:00Z"), answers("ann"));
        assertEquals(List.of(), answers("bob"));
    }

    @Test
    void ofManyWhoAnswerOneSucceeds() throws Exception {
        AlertId id = alerted();
        var succeeded = new AtomicInteger();
        var turn = new AtomicInteger();
        together(() -> {
            AlertState to =
                    turn.getAndIncrement() % 2 == 0 ? AlertState.ACCEPTED : AlertState.DISMISSED;
            try {
                book.move(ANN, id, to);
                succeeded.incrementAndGet();
            } catch (Refusal refusal) {
                assertEquals("wrong_state", refusal.code());
            }
            return null;
        });
        assertEquals(1, succeeded.get());
    }

    @Test
    void anAcceptedAlertIsAnOrderWhoseOriginItIs() throws Exception {
        AlertId id = alerted();
        Portfolio portfolio = desk.portfolio("10000");
        AlertOrder order = new AlertOrder(portfolio.id(), OrderSide.BUY, new BigDecimal("5"));
        FiredAlert accepted = book.accept(ANN, id, order);
        assertEquals(AlertState.ACCEPTED, accepted.handling().state());
        String placed = accepted.handling().orderId().orElseThrow();
        var record = desk.accounts.records().order("ann", OrderId.parse(placed).orElseThrow());
        assertEquals("alert:" + id, record.status().order().origin());
        assertThrows(Refusal.class, () -> book.accept(ANN, id, order));
    }

    @Test
    void aRefusedOrderLeavesTheAlertAsItWas() throws Exception {
        AlertId id = alerted();
        Portfolio portfolio = desk.portfolio("10");
        AlertOrder order = new AlertOrder(portfolio.id(), OrderSide.BUY, new BigDecimal("5000"));
        assertThrows(Refusal.class, () -> book.accept(ANN, id, order));
        FiredAlert after = book.known("ann", id);
        assertEquals(AlertState.NEW, after.handling().state());
        assertTrue(after.handling().orderFor().isEmpty());
    }
}
