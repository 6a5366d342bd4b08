package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.TradedSymbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a check, a size and the overview say, with figures that can be worked out by hand.
final class PreTradeChecksTest {
    private static final TradingCalendar NEW_YORK =
            new Calendars(InstantSource.fixed(Instant.EPOCH)).find("XNYS").orElseThrow();

    private static final TradedSymbol AAA =
            new TradedSymbol("AAA", "USD", NEW_YORK, Optional.empty(), Optional.empty());

    private final RiskBook book = new RiskBook();
    private final PreTradeChecks checks =
            new PreTradeChecks(book.accounts, book.market, book.now::get);
    private final PositionSizes sizes =
            new PositionSizes(book.accounts, book.market, book.now::get);
    private final RiskOverviews overviews =
            new RiskOverviews(book.accounts, book.market, Audit.NONE, book.now::get);
    private Portfolio portfolio;

    @BeforeEach
    void begin() {
        book.prices.put("AAA", "100");
        book.ranges.put("AAA", "4");
        portfolio = book.portfolio("mine", RiskLimits.USUAL);
    }

    @AfterEach
    void close() {
        book.close();
    }

    private PreTradeCheck check(Order order) {
        return checks.check(RiskBook.OWNER, portfolio.id(), AAA, account -> order);
    }

    private static void assertNumber(String expected, @Nullable BigDecimal number) {
        assertNotNull(number);
        assertEquals(0, new BigDecimal(expected).compareTo(number), () -> "was " + number);
    }

    private static List<String> codes(PreTradeCheck check) {
        return check.warnings().stream().map(CheckWarning::code).toList();
    }

    @Test
    void stopAndTargetAreOneAndOneAndAHalfAverageRangesAway() {
        PreTradeCheck long_ = check(book.buy("AAA", "10"));
        assertNumber("96", long_.prices().stop());
        assertNumber("106", long_.prices().target());
        assertEquals(1.5, long_.prices().rewardRisk());
        assertFalse(long_.prices().stopStated());
        PreTradeCheck short_ = check(book.sell("AAA", "10"));
        assertNumber("104", short_.prices().stop());
        assertNumber("94", short_.prices().target());
        assertEquals(List.of(), codes(long_));
        assertEquals(List.of(), long_.refusals());
        assertEquals(book.time().plusSeconds(300), long_.expiresAt());
    }

    @Test
    void itSaysAtWhichBarTheOrderWouldFirstFill() {
        Order order = book.buy("AAA", "10");
        assertEquals(Instant.parse("2024-03-06T14:30:00Z"), check(order).worksFrom());
        book.later(Duration.ofHours(4)); // the session has begun
        assertEquals(Instant.parse("2024-03-07T14:30:00Z"), check(order).worksFrom());
    }

    @Test
    void pricesSayWhereTheyComeFromAndOfWhichDay() {
        book.days.put("AAA", LocalDate.of(2024, 3, 5));
        PreTradeCheck.CheckPrices prices = check(book.buy("AAA", "10")).prices();
        assertEquals("last", prices.entrySource());
        assertEquals(LocalDate.of(2024, 3, 5), prices.entryOn());
        assertEquals(LocalDate.of(2024, 3, 5), prices.atrOn());
        SizeAnswer size =
                sizes.size(
                        RiskBook.OWNER,
                        portfolio.id(),
                        "USD",
                        account -> book.buy("AAA", "1"),
                        SizeWish.USUAL);
        assertEquals(LocalDate.of(2024, 3, 5), size.priceOn());
    }

    @Test
    void whatCannotBeProposedIsSaid() {
        assertNull(check(book.buy("AAA", "10")).prices().reason());
        book.ranges.remove("AAA");
        PreTradeCheck.CheckPrices prices = check(book.buy("AAA", "10")).prices();
        assertNull(prices.stop());
        assertTrue(String.valueOf(prices.reason()).contains("15 finished daily bars"));
    }

    @Test
    void theTokenOfACheckFitsItsOrder() {
        book.limit(portfolio, RiskLimits.USUAL.withCheck(true));
        Order order = book.buy("AAA", "10");
        assertTrue(book.take(portfolio, order, check(order).check()).state().isOpen());
    }

    /// Nothing is kept of the orders that are only checked.
    @Test
    void aCheckOrdersNothing() {
        check(book.buy("AAA", "10"));
        assertEquals(List.of(), book.state(portfolio).orders());
        assertEquals(List.of(), book.state(portfolio).positions());
    }

    @Test
    void aNearStopAndANearTargetAreWarnedOf() {
        Order near =
                book.buy("AAA", "10")
                        .withBracket(
                                Bracket.of(
                                        ExitLevel.at(new BigDecimal("97")),
                                        ExitLevel.at(new BigDecimal("103"))));
        PreTradeCheck check = check(near);
        assertEquals(List.of("reward_risk_low", "stop_near"), codes(check));
        assertEquals("reward:risk should be at least 1.2, is 1", check.warnings().get(0).detail());
        assertEquals(0.75, check.prices().stopAtr());
    }

    /// High and low are 1 % apart, so the spread is 25 bps; closes of 100 and 101 in turn.
    @Test
    void spreadAndSlippageComeFromFiftyMinutes() {
        List<TradeFacts.MinuteBar> minutes =
                IntStream.range(0, 50)
                        .mapToObj(i -> {
                            double close = i % 2 == 0 ? 100 : 101;
                            return new TradeFacts.MinuteBar(close * 1.005, close * 0.995, close);
                        })
                        .toList();
        book.minutes.put("AAA", minutes);
        Friction friction = check(book.buy("AAA", "10")).friction();
        assertEquals("minutes", friction.source());
        assertEquals(25, friction.spreadBps(), 1e-9);
        double up = 1.0 / 100;
        double down = 1.0 / 101;
        double mean = (25 * up - 24 * down) / 49;
        double variance = (25 * Math.pow(up - mean, 2) + 24 * Math.pow(-down - mean, 2)) / 48;
        assertEquals(0.5 * 25 + 0.1 * 10_000 * Math.sqrt(variance), friction.slippageBps(), 1e-9);
        assertEquals(List.of("spread_wide", "slippage_high"), codes(check(book.buy("AAA", "10"))));
        book.minutes.put("AAA", minutes.subList(0, 49));
        Friction preset = check(book.buy("AAA", "10")).friction();
        assertEquals("preset", preset.source());
        assertEquals("none", preset.preset());
        assertEquals(49, preset.minutes());
    }

    @Test
    void unknownRangesAndPricesAreSaid() {
        book.ranges.clear();
        PreTradeCheck check = check(book.buy("AAA", "10"));
        assertNull(check.prices().atr());
        assertNull(check.prices().stop());
        assertNull(check.prices().rewardRisk());
        Refusal refusal = assertThrows(Refusal.class, () -> check(book.buy("ZZZ", "10")));
        assertEquals("no_price", refusal.code());
    }

    @Test
    void aCheckSaysWhichLimitsWouldRefuse() {
        PreTradeCheck check = check(book.buy("AAA", "11"));
        assertEquals("limit_exceeded", check.refusals().getFirst().code());
        assertTrue(check.refusals().getFirst().detail().contains("At most 10 shares"));
    }

    /// 30 trades, of which 18 gain 2 % and 12 lose 1 %.
    private void history() {
        book.limit(portfolio, RiskLimits.OFF);
        for (int i = 0; i < 30; i++) {
            book.take(portfolio, book.buy("BBB", "100").withOrigin("alert"));
            book.trade(portfolio, "BBB", "100");
            book.take(portfolio, book.sell("BBB", "100").withOrigin("close"));
            book.trade(portfolio, "BBB", i < 18 ? "102" : "99");
            if (i == 28) {
                assertEquals("too few", origin().reason());
                assertNull(origin().failurePercent());
            }
        }
        book.limit(portfolio, RiskLimits.USUAL);
    }

    private OriginRecord origin() {
        book.prices.put("BBB", "100");
        OriginRecord record = check(book.buy("BBB", "1").withOrigin("alert")).origin();
        assertNotNull(record);
        return record;
    }

    @Test
    void theRecordOfAnOriginIsShownWithItsNumber() {
        history();
        OriginRecord record = origin();
        assertEquals(30, record.n());
        assertEquals(12, record.failures());
        assertEquals(40.0, record.failurePercent());
        assertEquals(List.of(), codes(check(book.buy("AAA", "1").withOrigin("alert"))));
        OriginRecord other = check(book.buy("AAA", "1").withOrigin("never")).origin();
        assertNotNull(other);
        assertEquals(0, other.n());
        assertNull(check(book.buy("AAA", "1")).origin());
    }

    private SizeMethod method(SizeAnswer answer, String name) {
        return answer.methods().stream()
                .filter(method -> method.method().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// 1 % of 100,000 over 5 to the stop, over an ATR of 4; 20 % at 100.
    @Test
    void theSmallestSizeCounts() {
        Order one = RiskBook.stopped(book.buy("AAA", "1"), "95");
        SizeAnswer answer =
                sizes.size(RiskBook.OWNER, portfolio.id(), "USD", account -> one, SizeWish.USUAL);
        assertNumber("200", method(answer, "fixed_risk").shares());
        assertNumber("250", method(answer, "atr").shares());
        assertNull(method(answer, "half_kelly").shares());
        assertTrue(String.valueOf(method(answer, "half_kelly").reason()).contains("needs 30"));
        assertNumber("200", method(answer, "limits").shares());
        assertNumber("200", answer.shares());
        SizeAnswer less =
                sizes.size(
                        RiskBook.OWNER,
                        portfolio.id(),
                        "USD",
                        account -> one,
                        new SizeWish(new BigDecimal("0.1"), null));
        assertNumber("20", less.shares());
        assertEquals("fixed_risk", less.smallest());
    }

    /// 100,000 of equity, a share at 100: cash and percent come to whole shares, rounded down.
    @Test
    void cashAndPercentOfTheEquityAreSharesAtTheShownPrice() {
        SizeMethod cash = amount(new OrderSize.Cash(new BigDecimal("5050")));
        assertNumber("50", cash.shares());
        assertEquals("cash ÷ price = 5050 ÷ 100; costs come on top", cash.formula());
        SizeMethod percent = amount(new OrderSize.EquityPercent(new BigDecimal("12.55")));
        assertNumber("125", percent.shares());
        assertTrue(percent.formula().contains("12.55 % ÷ 100"), percent.formula());
    }

    private SizeMethod amount(OrderSize size) {
        SizeAnswer answer =
                sizes.size(
                        RiskBook.OWNER,
                        portfolio.id(),
                        "USD",
                        account -> book.buy("AAA", "1"),
                        new SizeWish(null, size));
        return method(answer, "amount");
    }

    /// Kelly is 0.6 − 0.4 ÷ 2 = 40 %, half of it 20 %, so the 5 % count: of 101,... at 100.
    @Test
    void halfKellyIsAtMostFivePercent() {
        history();
        SizeAnswer answer =
                sizes.size(
                        RiskBook.OWNER,
                        portfolio.id(),
                        "USD",
                        account -> book.buy("AAA", "1"),
                        SizeWish.USUAL);
        // 18 × 200 − 12 × 100 were gained
        assertNumber("102400", answer.equity());
        assertNumber("51", method(answer, "half_kelly").shares());
        assertTrue(method(answer, "half_kelly").formula().contains("Kelly 40 %"));
        assertNull(method(answer, "fixed_risk").shares());
    }

    @Test
    void theOverviewShowsTheUseOfEveryLimit() {
        book.sectors.put("AAA", "Energy");
        book.limit(portfolio, RiskLimits.OFF);
        book.take(portfolio, RiskBook.stopped(book.buy("AAA", "100"), "90"));
        book.take(portfolio, book.buy("BBB", "10"));
        book.trade(portfolio, "AAA", "100", "BBB", "50");
        book.limit(portfolio, RiskLimits.USUAL);
        RiskOverview shown = overviews.show(RiskBook.OWNER, portfolio.id());
        assertNumber("10", used(shown, "position_percent"));
        assertNumber("10", used(shown, "sector_percent"));
        assertNumber("1.5", used(shown, "heat_percent"));
        assertNumber("1", used(shown, "risk_percent"));
        assertNumber("2", used(shown, "positions"));
        assertNumber("0", used(shown, "day_loss_percent"));
        assertEquals(
                List.of("Energy", "sector unknown"),
                shown.sectors().stream().map(RiskOverview.SectorValue::sector).toList());
        assertEquals(1, shown.unknown().size());
        assertTrue(shown.unknown().getFirst().contains("BBB"));
    }

    private static BigDecimal used(RiskOverview shown, String limit) {
        BigDecimal used =
                shown.uses().stream()
                        .filter(use -> use.limit().equals(limit))
                        .findFirst()
                        .orElseThrow()
                        .used();
        assertNotNull(used);
        return used;
    }
}
