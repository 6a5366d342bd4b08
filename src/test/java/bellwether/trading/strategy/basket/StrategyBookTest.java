package bellwether.trading.strategy.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.StrategyFixture;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Definitions of strategies.
final class StrategyBookTest {
    private static final String RULES =
            "{'name':'r','long':{'enter':{'gt':['close','SMA_20']},'stop':{'percent':5}}}";
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");

    private final StrategyFixture fixture = new StrategyFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Strategy change(StrategyId id, StrategyChange change) {
        return fixture.book.change(StrategyFixture.ANN, id, change, _ -> {});
    }

    private static StrategyChange symbols(String... symbols) {
        return new StrategyChange(null, null, List.of(symbols), null);
    }

    private static StrategyChange active(boolean active) {
        return new StrategyChange(null, null, null, active);
    }

    private static Refusal refused(Runnable work) {
        return assertThrows(Refusal.class, work::run);
    }

    private static List<String> pointers(Refusal refusal) {
        return refusal.faults().stream().map(Fault::pointer).toList();
    }

    @Test
    void marksGoWithThePortfolioOfTheirStrategy() {
        Portfolio portfolio = fixture.portfolio("p");
        Strategy made = fixture.strategy(portfolio, "trend", RULES, "AAA");
        fixture.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into strategy_mark (strategy, minute, legs, priced,"
                                        + " missing) values (?, '2026-11-27T15:00:00Z', 1, 0, '[]')",
                                made.id().number()));
        fixture.accounts.definitions().delete(portfolio.owner(), portfolio.id(), Optional.empty());
        assertEquals(
                List.of(0),
                fixture.jdbi()
                        .withHandle(h ->
                                h.createQuery("select count(*) from strategy_mark")
                                        .mapTo(Integer.class)
                                        .list()));
    }

    @Test
    void aStrategyLivesFromCreationToDeletion() {
        Portfolio portfolio = fixture.portfolio("p");
        Strategy made = fixture.strategy(portfolio, "trend", RULES, "aaa", "BBB", "AAA");
        assertEquals(List.of("AAA", "BBB"), made.symbols());
        assertTrue(made.active());
        Strategy off = change(made.id(), active(false));
        assertFalse(off.active());
        assertEquals(2, off.version());
        assertEquals(made.rules(), off.rules());
        assertEquals(
                made.rules(),
                change(made.id(), new StrategyChange(null, NullNode.instance, null, null)).rules());
        assertEquals(
                "renamed",
                change(made.id(), new StrategyChange("renamed", null, null, null)).name());
        fixture.book.delete(StrategyFixture.ANN, made.id(), _ -> {});
        assertEquals(
                "unknown_strategy", refused(() -> fixture.book.known("ann", made.id())).code());
    }

    @Test
    void othersSeeAndChangeNothing() {
        Strategy made = fixture.strategy(fixture.portfolio("p"), "trend", RULES, "AAA");
        assertEquals(
                "unknown_strategy", refused(() -> fixture.book.known("bob", made.id())).code());
        assertEquals(List.of(), fixture.book.list("bob", Optional.empty(), 0, 10));
    }

    @Test
    void listsArePagedAndChosenByPortfolio() {
        Portfolio one = fixture.portfolio("one");
        Portfolio two = fixture.portfolio("two");
        Strategy a = fixture.strategy(one, "a", null);
        Strategy b = fixture.strategy(two, "b", null);
        Strategy c = fixture.strategy(one, "c", null);
        assertEquals(List.of(a, b), ofHand(fixture.book.list("ann", Optional.empty(), 0, 90), 2));
        assertEquals(
                List.of(a, c), ofHand(fixture.book.list("ann", Optional.of(one.id()), 0, 90), 2));
        assertEquals(
                List.of(c), fixture.book.list("ann", Optional.of(one.id()), b.id().number(), 90));
    }

    private static List<Strategy> ofHand(List<Strategy> all, int first) {
        return all.stream().filter(strategy -> !strategy.manual()).limit(first).toList();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Portfolio portfolio = fixture.portfolio("p");
        Refusal refusal =
                refused(() ->
                        fixture.strategy(
                                portfolio,
                                "s",
                                "{'name':'r','fill':'same_close','detail_timeframe':'1h','timeframe':'1wk','long':{'enter':{'gt':['close',1]}}}",
                                "NOPE",
                                "white space"));
        assertEquals(
                List.of(
                        "/symbols/0",
                        "/symbols/1",
                        "/rules/fill",
                        "/rules/detail_timeframe",
                        "/rules/timeframe"),
                pointers(refusal));
        assertEquals(
                List.of("/rules/long/enter/gt/0"),
                pointers(
                        refused(() ->
                                fixture.strategy(
                                        portfolio,
                                        "s",
                                        "{'name':'r','long':{'enter':{'gt':['clos',1]}}}",
                                        "AAA"))));
        assertEquals(List.of("/symbols"), pointers(refused(() -> only(portfolio, RULES))));
        Strategy bare = fixture.strategy(portfolio, "bare", null);
        assertNull(bare.rules());
        assertEquals(
                List.of("/active", "/symbols"),
                pointers(refused(() -> change(bare.id(), active(true)))));
    }

    private void only(Portfolio portfolio, @Nullable String rules) {
        fixture.strategy(portfolio, "s", rules);
    }

    @Test
    void rulesNeedATapeOfBars() {
        Portfolio quotes = fixture.portfolio("q", PortfolioTape.QUOTE);
        assertEquals(
                List.of("/rules/timeframe"),
                pointers(refused(() -> fixture.strategy(quotes, "s", RULES, "AAA"))));
    }

    @Test
    void namesAreOnceInAPortfolio() {
        Portfolio portfolio = fixture.portfolio("p");
        fixture.strategy(portfolio, "a", null);
        Strategy b = fixture.strategy(portfolio, "b", null);
        assertEquals("name_taken", refused(() -> fixture.strategy(portfolio, "a", null)).code());
        assertEquals(
                "name_taken",
                refused(() -> change(b.id(), new StrategyChange("a", null, null, null))).code());
        fixture.strategy(fixture.portfolio("other"), "a", null);
        assertEquals(
                "A strategy named \"a\" already exists in this portfolio, and names are unique in any"
                        + " case; choose another name.",
                refused(() -> fixture.strategy(portfolio, "A", null)).detail());
        assertEquals("B", change(b.id(), new StrategyChange("B", null, null, null)).name());
    }

    @Test
    void theManualStrategyIsNeitherRuledNorDeleted() {
        Portfolio portfolio = fixture.portfolio("p");
        fixture.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into strategy (portfolio, name, is_manual, created_at, changed_at)
                                values (?, 'manual', true, now(), now()) on conflict do nothing
                                """,
                                portfolio.id().number()));
        Strategy manual =
                fixture.book.list("ann", Optional.of(portfolio.id()), 0, 10).stream()
                        .filter(Strategy::manual)
                        .findFirst()
                        .orElseThrow();
        assertEquals("manual_strategy", refused(() -> change(manual.id(), active(true))).code());
        assertEquals(
                "manual_strategy",
                refused(() -> fixture.book.delete(StrategyFixture.ANN, manual.id(), _ -> {}))
                        .code());
    }

    @Test
    void whatIsHeldOrOrderedKeepsAStrategyAndItsSymbols() {
        Portfolio portfolio = fixture.portfolio("p");
        Strategy made = fixture.strategy(portfolio, "s", RULES, "AAA", "BBB");
        order(portfolio, made, OrderSide.BUY, "o1");
        assertNotFlat(made);
        step(portfolio, 1);
        assertNotFlat(made);
        change(made.id(), symbols("AAA"));
        order(portfolio, made, OrderSide.SELL, "o2");
        step(portfolio, 2);
        change(made.id(), symbols("BBB"));
        fixture.book.delete(StrategyFixture.ANN, made.id(), _ -> {});
    }

    private void assertNotFlat(Strategy strategy) {
        Refusal refusal =
                refused(() -> fixture.book.delete(StrategyFixture.ANN, strategy.id(), _ -> {}));
        assertEquals("not_flat", refusal.code());
        assertTrue(refusal.detail().contains("AAA"), refusal.detail());
        assertEquals("not_flat", refused(() -> change(strategy.id(), symbols("BBB"))).code());
    }

    private void order(Portfolio portfolio, Strategy strategy, OrderSide side, String id) {
        fixture.accounts.change(
                "ann",
                portfolio.id(),
                account -> {
                    account.mark(
                            new bellwether.trading.execution.SymbolMark(
                                    "AAA", java.math.BigDecimal.TEN, DAY.minusDays(1), 1));
                    return account.accept(
                            Order.of(
                                    id,
                                    new PositionKey(strategy.id().toString(), "AAA"),
                                    side,
                                    OrderSize.shares(3),
                                    OrderType.market()),
                            5,
                            DAY);
                });
    }

    private void step(Portfolio portfolio, int day) {
        fixture.accounts.change(
                "ann",
                portfolio.id(),
                account ->
                        account.step(
                                TapeStep.daily(
                                        day * 86_400L,
                                        DAY.plusDays(day),
                                        List.of(
                                                new TapeBar(
                                                        "AAA", 10, 11, 9, 10, 1_000_000, null)))));
    }
}
