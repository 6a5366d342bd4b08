package bellwether.trading.strategy.mark;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.QuotedPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// A process of its own that marks strategies, to be killed meanwhile.
final class MarkProcess {
    /// The clock of a hurried process: a minute passes in 50 ms.
    private static final int HURRY = 1_200;

    private static final long PAUSE_NANOS = 2_000_000;

    private MarkProcess() {}

    /// Never ends by itself.
    ///
    /// @param args JDBC URL, user, and when a hurried clock began in milliseconds of the epoch; by
    ///   the true clock and at the pace of the service without
    public static void main(String[] args) throws InterruptedException {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.empty(), false);
        Database database = Database.open(address, "child", new PoolSettings(0, 4));
        Duties duties = new Duties(database.jdbi(), Long.toString(ProcessHandle.current().pid()));
        if (args.length < 3) {
            InstantSource clock = InstantSource.system();
            new MarkService(database.jdbi(), duties, new OnePrice(new Calendars(clock)), clock)
                    .start();
            new CountDownLatch(1).await();
        }
        long begin = Long.parseLong(args[2]);
        InstantSource clock =
                () -> Instant.ofEpochMilli(begin + (System.currentTimeMillis() - begin) * HURRY);
        OnePrice sources = new OnePrice(new Calendars(clock));
        MarkPrices prices = new MarkPrices(sources, Duration.ofSeconds(1));
        MarkWorker worker = new MarkWorker(database.jdbi(), duties, sources, prices, clock);
        while (true) {
            worker.look();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// Every symbol closed at 11.
    private record OnePrice(Calendars calendars) implements MarkSources {
        @Override
        public Optional<QuotedPrice> quote(String symbol) {
            return Optional.empty();
        }

        @Override
        public Optional<LegPrice> lastClose(String symbol, Instant now) {
            return Optional.of(
                    new LegPrice(
                            BigDecimal.valueOf(11), now, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        }

        @Override
        public TradingCalendar calendar(String symbol) {
            return calendars.of(symbol);
        }

        @Override
        public BigDecimal priceUnit(String symbol) {
            return BigDecimal.ONE;
        }

        @Override
        public boolean isSplitBetween(String symbol, LocalDate after, LocalDate upTo) {
            return false;
        }
    }
}
