package bellwether.trading.portfolio.risk;

import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.performance.ClosedLotWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Portfolios of 100,000 dollars under the guard, with a market and a clock of the test's own.
final class RiskBook implements AutoCloseable {
    static final String OWNER = "ann";

    final TestDatabase database = TestDatabase.create();
    final Map<String, String> prices = new HashMap<>();
    final Map<String, String> ranges = new HashMap<>();
    final Map<String, LocalDate> days = new HashMap<>();
    final Map<String, String> sectors = new HashMap<>();
    final Map<String, List<TradeFacts.MinuteBar>> minutes = new HashMap<>();
    final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2024-03-06T12:00:00Z"));
    final MarketView market = new MarketView(h -> new Facts());
    final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    RetriedTransactions.ofUndone(database.jdbi()),
                    (h, portfolio, ticker) -> terms(ticker),
                    List.of(new EquityBegins(now::get), new ClosedLotWriter(now::get)),
                    now::get);
    final RiskGuard guard = new RiskGuard(market, now::get);
    private final AtomicInteger orders = new AtomicInteger();

    private final class Facts implements TradeFacts {
        @Override
        public Optional<BigDecimal> price(String ticker) {
            return Optional.ofNullable(prices.get(ticker)).map(BigDecimal::new);
        }

        @Override
        public Optional<BigDecimal> averageRange(String ticker) {
            return Optional.ofNullable(ranges.get(ticker)).map(BigDecimal::new);
        }

        @Override
        public Optional<LocalDate> priceDay(String ticker) {
            return Optional.ofNullable(days.get(ticker));
        }

        @Override
        public Optional<LocalDate> rangeDay(String ticker) {
            return Optional.ofNullable(days.get(ticker));
        }

        @Override
        public Optional<String> sector(String ticker) {
            return Optional.ofNullable(sectors.get(ticker));
        }

        @Override
        public List<MinuteBar> minutes(String ticker, int most) {
            return minutes.getOrDefault(ticker, List.of());
        }
    }

    private static InstrumentTerms terms(String ticker) {
        return InstrumentTerms.of(ticker, "USD", CostPlan.NONE);
    }

    @Override
    public void close() {
        database.close();
    }

    Portfolio portfolio(String name, RiskLimits limits) {
        PortfolioTerms terms =
                new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "none", false);
        Portfolio made = accounts.create(OWNER, name, terms, new BigDecimal(100_000));
        limit(made, limits);
        return made;
    }

    void limit(Portfolio portfolio, RiskLimits limits) {
        database.jdbi().useHandle(h -> new RiskDao().change(h, portfolio.id(), limits));
    }

    /// Only these limits.
    static RiskLimits only(RiskLimit limit, String most) {
        return RiskLimits.OFF.with(limit, new BigDecimal(most));
    }

    Order buy(String ticker, String shares) {
        return order(ticker, OrderSide.BUY, OrderSize.shares(new BigDecimal(shares)));
    }

    Order sell(String ticker, String shares) {
        return order(ticker, OrderSide.SELL, OrderSize.shares(new BigDecimal(shares)));
    }

    Order order(String ticker, OrderSide side, OrderSize size) {
        return Order.of(
                "o" + orders.incrementAndGet(),
                PositionKey.manual(ticker),
                side,
                size,
                OrderType.market());
    }

    static Order stopped(Order order, String stop) {
        return order.withBracket(Bracket.of(ExitLevel.at(new BigDecimal(stop)), null));
    }

    OrderStatus take(Portfolio portfolio, Order order, String... check) {
        return accounts.change(
                        OWNER,
                        portfolio.id(),
                        account -> {
                            guard.judge(account, order, Arrays.stream(check).findFirst());
                            return account.accept(order, time().getEpochSecond(), today());
                        })
                .answer();
    }

    /// Takes in what a rule orders.
    void signal(Portfolio portfolio, Order order) {
        accounts.change(
                OWNER,
                portfolio.id(),
                account -> {
                    guard.judgeSignal(account, order);
                    return account.accept(order, time().getEpochSecond(), today());
                });
    }

    Instant time() {
        return Objects.requireNonNull(now.get());
    }

    LocalDate today() {
        return LocalDate.ofInstant(time(), ZoneOffset.UTC);
    }

    /// A bar of one price for each symbol, begun a second later.
    void trade(Portfolio portfolio, String... tickersAndPrices) {
        now.updateAndGet(time -> time.plusSeconds(1));
        List<TapeBar> bars = new ArrayList<>();
        for (int i = 0; i < tickersAndPrices.length; i += 2) {
            double price = Double.parseDouble(tickersAndPrices[i + 1]);
            bars.add(
                    new TapeBar(
                            tickersAndPrices[i],
                            price,
                            price + 0.01,
                            price - 0.01,
                            price,
                            1e9,
                            null));
        }
        TapeStep step = TapeStep.daily(time().getEpochSecond(), today(), bars);
        accounts.change(OWNER, portfolio.id(), account -> account.step(step));
    }

    /// Holds shares without being judged.
    void hold(Portfolio portfolio, String ticker, String shares, String price) {
        accounts.change(
                OWNER,
                portfolio.id(),
                account -> account.accept(buy(ticker, shares), time().getEpochSecond(), today()));
        trade(portfolio, ticker, price);
    }

    void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    AccountState state(Portfolio portfolio) {
        return accounts.state(OWNER, portfolio.id());
    }
}
