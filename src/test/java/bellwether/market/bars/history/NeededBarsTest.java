package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Adjustment;
import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.CorporateAction;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.MarketTestCase;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is made of the blocks that a span needs is, to the bit, what is made of the whole history.
final class NeededBarsTest extends MarketTestCase {
    private static final LocalDate BEGIN = LocalDate.of(2023, 12, 20);
    private static final int[] RATIOS = {2, 3, 5, 10, 20};

    private final BlockDao blocks = new BlockDao();
    private int read;

    @ParameterizedTest
    @EnumSource(
            value = Timeframe.class,
            names = {"MINUTE", "FIVE_MINUTES", "QUARTER_HOUR", "HOUR", "DAY"})
    void spansOfRandomHistoriesWithRandomActions(Timeframe base) {
        SplittableRandom random = new SplittableRandom(base.seconds());
        int all = 0;
        for (int history = 0; history < 12; history++) {
            // Sydney's sessions begin on the day before in UTC, and crypto's never end
            String ticker = "R%d-%s%s".formatted(history, base, history % 2 == 0 ? ".AX" : "-USD");
            TradingCalendar calendar = new Calendars(InstantSource.fixed(NOW)).of(ticker);
            List<CorporateAction> actions = actions(random, base);
            long id = store(ticker, base, bars(random, base, calendar, actions));
            List<byte[]> whole =
                    packed(new BlockSpan(id, base, Long.MIN_VALUE, Long.MAX_VALUE, List.of()));
            for (int span = 0; span < 25; span++) {
                BarView view = view(random, base);
                LocalDate from = BEGIN.plusDays(random.nextInt(-5, days(base)));
                LocalDate to = from.plusDays(random.nextInt(1 + days(base) / 8));
                BarDerivation making =
                        new BarDerivation(
                                view, base, calendar, view.isAdjusted() ? actions : List.of());
                all += whole.size();
                compare(making, id, whole, new BarSpan(view, from, to));
            }
        }
        assertTrue(read < all, () -> "all blocks were read");
        if (base.compareTo(Timeframe.QUARTER_HOUR) < 0) {
            int every = all;
            assertTrue(read * 2 < every, () -> read + " of " + every + " blocks were read");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nse-RELIANCE.csv, 2017-09-07",
        "nse-TCS.csv, 2018-05-31",
        "nse-INFY.csv, 2015-06-15 2018-09-04"
    })
    void yearsOfRealHistoriesWithTheirSplits(String file, String dates) throws IOException {
        String ticker = file.substring(0, file.length() - 4).toUpperCase(Locale.ROOT) + ".NS";
        prices().importFile(
                        SharedData.require("prices/messy/" + file),
                        new ImportOptions(Ticker.of(ticker), Optional.empty(), false),
                        _ -> {});
        List<CorporateAction> actions = new ArrayList<>();
        for (String date : dates.split(" ", -1)) {
            actions.add(
                    CorporateAction.split(LocalDate.parse(date), BigDecimal.TWO, BigDecimal.ONE));
        }
        for (int year = 2015; year <= 2021; year++) { // as no company pays, but each on a session
            actions.add(
                    CorporateAction.dividend(
                            LocalDate.of(year, 7, 9), BigDecimal.valueOf(year - 2000)));
        }
        long id = id(ticker);
        TradingCalendar calendar = market.calendar(ticker);
        List<byte[]> whole =
                packed(new BlockSpan(id, Timeframe.DAY, Long.MIN_VALUE, Long.MAX_VALUE, List.of()));
        assertTrue(whole.size() >= 6, "years");
        for (Adjustment adjustment : Adjustment.values()) {
            for (LocalDate from = LocalDate.of(2014, 12, 31);
                    from.getYear() < 2021;
                    from = from.plusDays(97)) {
                BarView view = new BarView(Timeframe.DAY, adjustment, Chart.CANDLES, false);
                List<CorporateAction> some = adjustment == Adjustment.NONE ? List.of() : actions;
                compare(
                        new BarDerivation(view, Timeframe.DAY, calendar, some),
                        id,
                        whole,
                        new BarSpan(view, from, from.plusDays(40)));
            }
        }
    }

    @Test
    void onlyTheBlocksOfTheSpanAndThoseBesideItsSplitsAreRead() {
        TradingCalendar crypto = new Calendars(InstantSource.fixed(NOW)).of("BLOCKS-USD");
        List<CorporateAction> actions =
                List.of(
                        CorporateAction.split(BEGIN.plusDays(10), BigDecimal.TWO, BigDecimal.ONE),
                        CorporateAction.dividend(BEGIN.plusDays(20), BigDecimal.ONE),
                        CorporateAction.split(BEGIN.plusDays(30), BigDecimal.TWO, BigDecimal.ONE));
        Bars bars = bars(new SplittableRandom(1), Timeframe.MINUTE, crypto, actions);
        long id = store("BLOCKS-USD", Timeframe.MINUTE, bars);
        assertEquals(1, count(id, crypto, Adjustment.NONE, actions));
        assertEquals(3, count(id, crypto, Adjustment.SPLIT, actions));
        assertEquals(5, count(id, crypto, Adjustment.TOTAL, actions));
    }

    private int count(
            long id,
            TradingCalendar calendar,
            Adjustment adjustment,
            List<CorporateAction> actions) {
        BarView view = new BarView(Timeframe.MINUTE, adjustment, Chart.CANDLES, false);
        BarDerivation making =
                new BarDerivation(
                        view,
                        Timeframe.MINUTE,
                        calendar,
                        adjustment == Adjustment.NONE ? List.of() : actions);
        BarSpan span = new BarSpan(view, BEGIN.plusDays(15), BEGIN.plusDays(15));
        return packed(making.needed(id, span.first(calendar.zone()), span.last(calendar.zone())))
                .size();
    }

    private void compare(BarDerivation making, long id, List<byte[]> whole, BarSpan span) {
        long from = span.first(making.zone());
        long to = span.last(making.zone());
        BlockSpan needed = making.needed(id, from, to);
        List<byte[]> some = packed(needed);
        read += some.size();
        List<String> expected = shown(making.of(Block.unpack(whole), NOW), from, to);
        assertEquals(
                expected,
                shown(making.of(Block.unpack(some), NOW), from, to),
                () -> span + " " + needed);
        walk(making, id, new BarWalk.Moments(from, to), expected);
    }

    /// In parts of a block, and in parts of many.
    private void walk(BarDerivation making, long id, BarWalk.Moments span, List<String> expected) {
        for (int bars : new int[] {1, 100, 5_000}) {
            List<String> walked = walked(making, id, span, bars);
            assertEquals(expected, walked, () -> making.view() + " in parts of " + bars);
        }
    }

    private List<String> walked(BarDerivation making, long id, BarWalk.Moments span, int bars) {
        return database.jdbi()
                .withHandle(handle -> {
                    List<String> shown = new ArrayList<>();
                    BarWalk walk =
                            BarWalk.begin(blocks, handle, new BarWalk.Of(id, making), span, NOW);
                    while (!walk.isDone()) {
                        shown.addAll(shown(walk.next(handle, bars), span.first(), span.last()));
                    }
                    return shown;
                });
    }

    /// Every number to the bit.
    private static List<String> shown(DerivedBars made, long from, long to) {
        List<String> shown = new ArrayList<>();
        Bars bars = made.bars();
        for (int i = made.place(from); i < made.place(to + 1); i++) {
            shown.add(
                    String.join(
                            " ",
                            Long.toString(bars.time()[i]),
                            bits(bars.open()[i]),
                            bits(bars.high()[i]),
                            bits(bars.low()[i]),
                            bits(bars.close()[i]),
                            bits(bars.volume()[i]),
                            made.source(i, Map.of(1, "one", 2, "two")),
                            String.valueOf(made.isPartial(i))));
        }
        return shown;
    }

    private static String bits(double value) {
        return Long.toHexString(Double.doubleToRawLongBits(value));
    }

    private List<byte[]> packed(BlockSpan needed) {
        return database.jdbi()
                .withHandle(handle -> blocks.packed(handle, List.of(needed)))
                .getOrDefault(needed.symbolId(), List.of());
    }

    private static BarView view(SplittableRandom random, Timeframe base) {
        List<Timeframe> longer =
                Arrays.stream(Timeframe.values())
                        .filter(t -> t.base(List.of(base)).isPresent())
                        .toList();
        return new BarView(
                random.nextInt(3) == 0 ? longer.get(random.nextInt(longer.size())) : base,
                List.of(Adjustment.values()).get(random.nextInt(3)),
                random.nextInt(5) == 0 ? Chart.HEIKIN_ASHI : Chart.CANDLES,
                random.nextBoolean());
    }

    private static int days(Timeframe base) {
        return switch (base) {
            case MINUTE -> 60;
            case FIVE_MINUTES -> 200;
            case QUARTER_HOUR, HOUR -> 600;
            default -> 4_000;
        };
    }

    /// Some before the first bar and some behind the last, two on one day, dividends above the
    /// price.
    private static List<CorporateAction> actions(SplittableRandom random, Timeframe base) {
        Map<String, CorporateAction> actions = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            LocalDate day = BEGIN.plusDays(random.nextInt(-10, days(base) + 10));
            CorporateAction action =
                    random.nextBoolean()
                            ? CorporateAction.split(
                                    day,
                                    BigDecimal.valueOf(RATIOS[random.nextInt(RATIOS.length)]),
                                    BigDecimal.valueOf(random.nextInt(4) == 0 ? 7 : 1))
                            : CorporateAction.dividend(
                                    day, BigDecimal.valueOf(random.nextInt(1, 200), 1));
            actions.put(day + " " + action.kind(), action);
            if (i % 4 == 0) {
                actions.put(
                        day + " " + ActionKind.DIVIDEND,
                        CorporateAction.dividend(day, BigDecimal.valueOf(7, 1)));
            }
        }
        return List.copyOf(actions.values());
    }

    /// With gaps of minutes and of days; prices fall at some of the splits, and at others not.
    private static Bars bars(
            SplittableRandom random,
            Timeframe base,
            TradingCalendar calendar,
            List<CorporateAction> actions) {
        List<Long> times = new ArrayList<>();
        for (int day = 0; day < days(base); day++) {
            LocalDate date = BEGIN.plusDays(day);
            boolean apart = day % 15 == 5 || day % 15 == 0; // with and without bars beside actions
            if (random.nextInt(4) == 0 && !apart) {
                continue;
            }
            long first = date.atStartOfDay(BarDerivation.zone(base, calendar)).toEpochSecond();
            int most = base == Timeframe.DAY ? 1 : Math.min(20, 86_400 / base.seconds());
            int step = base == Timeframe.DAY ? 1 : 86_400 / base.seconds() / most;
            for (int bar = 0; bar < most; bar++) {
                times.add(first + (long) bar * step * base.seconds());
            }
        }
        Bars bars = Bars.room(times.size());
        double price = 100;
        for (int i = 0; i < bars.size(); i++) {
            LocalDate before = i == 0 ? LocalDate.MIN : day(bars.time()[i - 1], base, calendar);
            bars.time()[i] = times.get(i);
            LocalDate now = day(bars.time()[i], base, calendar);
            for (CorporateAction action : actions) {
                boolean between = action.exDate().isAfter(before) && !action.exDate().isAfter(now);
                price /= between && random.nextInt(3) > 0 ? action.ratio() : 1;
            }
            price = Math.max(0.01, price * random.nextDouble(0.98, 1.02));
            bars.open()[i] = price;
            bars.high()[i] = price * random.nextDouble(1, 1.01);
            bars.low()[i] = price * random.nextDouble(0.99, 1);
            price *= random.nextDouble(0.99, 1.01);
            bars.close()[i] = price;
            bars.volume()[i] = random.nextInt(50) == 0 ? Double.NaN : random.nextInt(1_000_000);
        }
        return bars;
    }

    private static LocalDate day(long time, Timeframe base, TradingCalendar calendar) {
        return Instant.ofEpochSecond(time).atZone(BarDerivation.zone(base, calendar)).toLocalDate();
    }

    /// As an import would lay them down.
    private static long store(String ticker, Timeframe base, Bars bars) {
        importText(ticker, "date,open,high,low,close\n2000-01-03,1,1,1,1\n");
        long id = id(ticker);
        Map<Long, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < bars.size(); i++) {
            places.computeIfAbsent(base.blockStart(bars.time()[i]), _ -> new ArrayList<>()).add(i);
        }
        database.jdbi()
                .useHandle(handle -> {
                    handle.execute("delete from bar_block where symbol_id = ?", id);
                    places.forEach((start, some) -> {
                        Bars part = Bars.room(some.size());
                        part.put(0, bars, some.getFirst(), some.size());
                        int[] sources = some.stream().mapToInt(i -> 1 + i % 2).toArray();
                        handle.execute(
                                """
                                insert into bar_block (symbol_id, timeframe, block_start, bar_count,
                                    first_ts, last_ts, source_ids, packed)
                                values (?, ?, ?, ?, ?, ?, '{1,2}', ?)
                                """,
                                id,
                                base.code(),
                                start,
                                part.size(),
                                part.time()[0],
                                part.time()[part.size() - 1],
                                PackedBars.pack(part, sources));
                    });
                });
        return id;
    }

    private static long id(String ticker) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select id from symbol where ticker = :ticker")
                                .bind("ticker", ticker)
                                .mapTo(Long.class)
                                .one());
    }
}
