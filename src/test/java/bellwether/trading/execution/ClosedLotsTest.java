package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What closed lots brought, with dividends and fees, is what positions say they realised: by both
/// lot methods, to the cent.
final class ClosedLotsTest {
    private static final int SEQUENCES = 400;
    private static final int DAYS = 40;

    private static final class Sums {
        final Map<PositionKey, BigDecimal> fifo = new HashMap<>();
        final Map<PositionKey, BigDecimal> average = new HashMap<>();
        int closings;
        int shorts;
        int splits;

        void add(StepResult result) {
            for (LedgerEntry entry : result.ledger()) {
                PositionKey key = entry.position();
                boolean income =
                        entry.kind() == LedgerKind.DIVIDEND
                                || entry.kind() == LedgerKind.BORROW_FEE;
                if (key != null && income) {
                    fifo.merge(key, entry.amount(), BigDecimal::add);
                    average.merge(key, entry.amount(), BigDecimal::add);
                }
            }
            for (AccountEvent event : result.events()) {
                if (event instanceof AccountEvent.LotClosed closed) {
                    add(closed);
                }
            }
        }

        private void add(AccountEvent.LotClosed closed) {
            BigDecimal sign = BigDecimal.valueOf(closed.lot().quantity().signum());
            BigDecimal brought = closed.value().multiply(sign).subtract(closed.costs());
            fifo.merge(
                    closed.key(),
                    brought.subtract(closed.lot().value().multiply(sign))
                            .subtract(closed.lot().costs()),
                    BigDecimal::add);
            average.merge(
                    closed.key(),
                    brought.subtract(closed.averageValue().multiply(sign))
                            .subtract(closed.averageCosts()),
                    BigDecimal::add);
            closings++;
            shorts += sign.signum() < 0 ? 1 : 0;
            splits += closed.exit().equals("split") ? 1 : 0;
        }
    }

    @Test
    void closedLotsAddUpToWhatPositionsRealised() {
        Sums all = new Sums();
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Sums sums = walk(seed);
            all.closings += sums.closings;
            all.shorts += sums.shorts;
            all.splits += sums.splits;
        }
        assertTrue(all.closings > 5_000, all.closings + " closings");
        assertTrue(all.shorts > 500, all.shorts + " shorts");
        assertTrue(all.splits > 50, all.splits + " fractions");
    }

    private static Sums walk(int seed) {
        CostPlan costs = new CostPresets().plan(seed % 2 == 0 ? "us_retail" : "generic");
        TradingAccount account =
                new TradingAccount(
                        ExecutionSettings.usual("USD"),
                        symbol ->
                                new InstrumentTerms(
                                        symbol,
                                        "USD",
                                        2,
                                        BigDecimal.ONE,
                                        seed % 5 == 0,
                                        false,
                                        costs),
                        AccountState.EMPTY);
        account.flow("USD", new BigDecimal(100_000), RandomMarket.FIRST, "opening");
        RandomMarket market = new RandomMarket(seed, List.of("AA", "BB"));
        Sums sums = new Sums();
        for (int day = 0; day < DAYS; day++) {
            sums.add(account.step(market.step(day)));
            for (int i = 0; i < 3; i++) {
                order(account, market, day);
            }
            for (Position position : account.state().positions()) {
                assertSame(sums.fifo, position, position.realisedFifo(), seed);
                assertSame(sums.average, position, position.realisedAverage(), seed);
            }
        }
        return sums;
    }

    private static void assertSame(
            Map<PositionKey, BigDecimal> sums, Position position, BigDecimal realised, int seed) {
        BigDecimal sum = sums.getOrDefault(position.key(), BigDecimal.ZERO);
        assertEquals(0, realised.compareTo(sum), "seed " + seed + ": " + sum + ", " + position);
    }

    private static void order(TradingAccount account, RandomMarket market, int day) {
        try {
            account.accept(
                    market.order(), RandomMarket.begin(day) + 1, RandomMarket.FIRST.plusDays(day));
        } catch (Refusal invalid) {
            assertTrue(
                    invalid.code().equals("bad_bracket")
                            || invalid.code().equals("invalid_request"));
        }
    }
}
