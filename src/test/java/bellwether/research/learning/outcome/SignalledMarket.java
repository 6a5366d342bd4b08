package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.store.LabelDao;
import bellwether.research.learning.store.LabelMark;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.research.learning.store.OutcomeWriter;
import bellwether.trading.execution.OrderSide;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Decided signals of 14 symbols on 300 days, and what entering on any of these would have come to.
/// Those of LUCKY win more often than entering does, those of PLAIN as often; RARE has ten.
final class SignalledMarket implements AutoCloseable {
    static final int SYMBOLS = 14;
    static final int DAYS = 300;
    static final int HELD = 3;

    static final List<LocalDate> SESSIONS = weekdays();

    final TestDatabase database = TestDatabase.create();

    /// A decided signal, in the words of the test.
    record Row(
            String name, int symbol, int day, boolean bought, boolean won, double net, double r) {}

    final List<Row> rows = new ArrayList<>();

    /// By symbol, day and side, whether entering there has won.
    final boolean[][][] base = new boolean[SYMBOLS][DAYS][2];

    private static List<LocalDate> weekdays() {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 6, 2); days.size() < DAYS; day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
        }
        return days;
    }

    SignalledMarket() {
        Random random = new Random(12);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            for (int day = 0; day < DAYS; day++) {
                base[symbol][day][0] = random.nextDouble() < 0.45;
                base[symbol][day][1] = random.nextDouble() < 0.40;
            }
        }
        for (int day = 0; day + HELD < DAYS; day++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                signal(random, "LUCKY", symbol, day, 0.05, 0.65);
                signal(random, "PLAIN", symbol, day, 0.04, 0.43);
            }
        }
        for (int day = 0; day < 40; day += 4) {
            signal(random, "RARE", 0, day, 1, 0.9);
        }
        store();
    }

    private void signal(
            Random random, String name, int symbol, int day, double often, double wins) {
        if (random.nextDouble() < often) {
            boolean won = random.nextDouble() < wins;
            double net = won ? 1 + random.nextDouble() : -1 - random.nextDouble();
            rows.add(new Row(name, symbol, day, random.nextBoolean(), won, net, net / 2));
        }
    }

    static Instant at(int day) {
        return Instant.ofEpochSecond(LabelFixture.time(SESSIONS.get(day)));
    }

    private void store() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Row row : rows) {
            OrderSide side = row.bought() ? OrderSide.BUY : OrderSide.SELL;
            OutcomeKey key =
                    new OutcomeKey(
                            "ann",
                            OutcomeOrigin.ALERT,
                            "al_" + (outcomes.size() + 1),
                            OutcomePolicy.HORIZON);
            OutcomeSubject subject =
                    new OutcomeSubject(
                            row.symbol() + 1L,
                            "S" + row.symbol(),
                            "1d",
                            row.name(),
                            side,
                            at(row.day()));
            outcomes.add(
                    Outcome.undecided(key, subject, OutcomeState.PENDING, "", at(0))
                            .decided(
                                    OutcomeState.FINAL,
                                    "time",
                                    prices(row.day() + 1, row.day() + HELD),
                                    new OutcomeResult(
                                            0.0, row.net(), row.r(), 0.0, 0.0, null, null),
                                    List.of(),
                                    at(0)));
        }
        database.jdbi()
                .useTransaction(h -> {
                    var added = new OutcomeWriter().insert(h, outcomes);
                    assertEquals(rows.size(), added.size());
                    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                        h.execute(
                                "insert into label_mark (symbol, timeframe) values (?, '1d')",
                                symbol + 1);
                    }
                    new LabelDao().answer(h, marks());
                });
    }

    private List<LabelMark> marks() {
        List<LabelMark> marks = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            StringBuilder text = new StringBuilder();
            List<Long> times = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                times.add(at(day).getEpochSecond());
                text.append("00")
                        .append(base[symbol][day][0] ? '2' : '1')
                        .append(base[symbol][day][1] ? '2' : '1')
                        .append("00");
            }
            marks.add(
                    new LabelMark(
                            symbol + 1L,
                            "1d",
                            1,
                            0,
                            null,
                            1,
                            1,
                            new BaseMarks(times, text.toString())));
        }
        return marks;
    }

    static OutcomePrices prices(int entered, int exited) {
        return new OutcomePrices(null, null, null, null, null, at(entered), at(exited));
    }

    @Override
    public void close() {
        database.close();
    }
}
