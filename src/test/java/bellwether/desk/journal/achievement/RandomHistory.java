package bellwether.desk.journal.achievement;

import bellwether.desk.journal.JournalEntryId;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.PlannedStop;
import bellwether.trading.portfolio.history.TradeKey;
import bellwether.trading.portfolio.history.TradeTimes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Made histories of owners, the same for the same seed.
final class RandomHistory {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static final List<String> PATTERNS = List.of("", "a", "b", "c", "d", "e", "f");

    private final Random random;
    private final double luck;

    RandomHistory(long seed) {
        random = new Random(seed);
        luck = 0.3 + 0.65 * random.nextDouble();
    }

    OwnerHistory next() {
        List<PastTrade> trades = new ArrayList<>();
        int count = random.nextInt(160);
        for (int i = 1; i <= count; i++) {
            trades.add(trade(i));
        }
        trades.sort(PastTrade.BY_CLOSE);
        return new OwnerHistory(
                trades, notes(trades), sessions(), drills(), days(), ZoneId.of("Asia/Kolkata"));
    }

    private boolean often() {
        return random.nextDouble() < luck;
    }

    private PastTrade trade(int n) {
        LocalDate opened = FIRST.plusDays(random.nextInt(200));
        LocalDate closed = opened.plusDays(random.nextInt(9));
        Instant end = closed.atStartOfDay(ZoneId.of("UTC")).toInstant();
        boolean timed = random.nextBoolean();
        Instant at = end.plusSeconds(random.nextInt(20_000));
        boolean stated = random.nextInt(20) == 0;
        int size = random.nextInt(12) == 0 ? 100 + random.nextInt(3) : random.nextInt(100);
        int net = random.nextInt(15) == 0 ? 0 : often() ? size : -size;
        PlannedStop stop =
                stated || (!often() && random.nextInt(3) == 0)
                        ? null
                        : new PlannedStop(
                                new BigDecimal("9"), BigDecimal.ONE, random.nextInt(25) == 0);
        return new PastTrade(
                new TradeKey(new PortfolioId(1 + random.nextInt(3)), n),
                stated ? null : "or_1_" + n,
                "AAA",
                true,
                BigDecimal.TEN,
                "USD",
                new TradeTimes(
                        opened,
                        closed,
                        null,
                        timed ? at : null,
                        at.plusSeconds(random.nextInt(90_000))),
                "order",
                PATTERNS.get(random.nextInt(random.nextBoolean() ? 4 : PATTERNS.size())),
                new BigDecimal("100"),
                BigDecimal.valueOf(net),
                stop);
    }

    private List<TradeNote> notes(List<PastTrade> trades) {
        List<TradeNote> notes = new ArrayList<>();
        long id = 1;
        for (PastTrade trade : trades) {
            for (int i = random.nextInt(3); i > 0; i--) {
                Instant at =
                        trade.times()
                                .bookedAt()
                                .plus(
                                        often()
                                                ? Duration.ofMinutes(random.nextInt(1_441))
                                                : Duration.ofMinutes(1_440)
                                                        .plusMillis(1 + random.nextInt(9_999)));
                notes.add(
                        new TradeNote(
                                new JournalEntryId(id++),
                                trade.key(),
                                at,
                                random.nextBoolean()
                                        ? null
                                        : at.plusSeconds(random.nextInt(500_000))));
            }
        }
        notes.add(
                new TradeNote(
                        new JournalEntryId(id),
                        new TradeKey(new PortfolioId(77), 1),
                        FIRST.atStartOfDay(ZoneId.of("UTC")).toInstant(),
                        null));
        notes.sort(
                Comparator.comparing(TradeNote::writtenAt)
                        .thenComparingLong(note -> note.entry().number()));
        return notes;
    }

    private List<LimitSession> sessions() {
        List<LimitSession> sessions = new ArrayList<>();
        int count = random.nextInt(80);
        for (int i = 0; i < count; i++) {
            LimitSession.Result result =
                    random.nextInt(30) == 0
                            ? LimitSession.Result.BROKEN
                            : random.nextInt(8) == 0
                                    ? LimitSession.Result.UNKNOWN
                                    : LimitSession.Result.KEPT;
            sessions.add(new LimitSession(FIRST.plusDays(2L * i), result));
        }
        return sessions;
    }

    private List<Occasion> drills() {
        List<Occasion> drills = new ArrayList<>();
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            drills.add(new Occasion(Instant.ofEpochSecond(1_700_000_000L + 777L * i), "rl_" + i));
        }
        return drills;
    }

    private List<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        int count = random.nextInt(120);
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < 0.5 + luck / 2) {
                days.add(FIRST.plusDays(i));
            }
        }
        return List.copyOf(days);
    }
}
