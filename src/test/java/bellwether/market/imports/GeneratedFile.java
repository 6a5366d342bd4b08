package bellwether.market.imports;

import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A price file of a random shape, with the bars that are meant by it.
///
/// @param stated the ticker that goes with it, when no column names any
/// @param zone that goes with it, when its times are of another clock than the exchange's
record GeneratedFile(
        String text,
        Optional<String> stated,
        Optional<ZoneId> zone,
        Timeframe timeframe,
        ZoneId exchange,
        List<Series> series) {
    private static final List<Exchange> EXCHANGES =
            List.of(
                    new Exchange("", ZoneId.of("America/New_York"), false),
                    new Exchange(".NS", ZoneId.of("Asia/Kolkata"), false),
                    new Exchange(".T", ZoneId.of("Asia/Tokyo"), false),
                    new Exchange(".L", ZoneId.of("Europe/London"), false),
                    new Exchange("-USD", ZoneOffset.UTC, true));

    private record Exchange(String suffix, ZoneId zone, boolean weekends) {}

    /// The bars of one symbol, oldest first.
    record Series(String ticker, List<Bar> bars) {}

    /// @param at by the clock of the exchange
    /// @param volume NaN where there is none
    record Bar(
            LocalDateTime at,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            double volume) {}

    static GeneratedFile of(long seed) {
        return new Maker(seed).make();
    }

    private static final class Maker {
        private final Random random;
        private final long seed;
        private final Exchange exchange;
        private final Timeframe timeframe;
        private final FileWriting writing;

        Maker(long seed) {
            this.seed = seed;
            this.random = new Random(seed * 7_919);
            this.exchange = EXCHANGES.get(random.nextInt(EXCHANGES.size()));
            this.timeframe =
                    List.of(
                                    Timeframe.DAY,
                                    Timeframe.DAY,
                                    Timeframe.DAY,
                                    Timeframe.HOUR,
                                    Timeframe.FIVE_MINUTES)
                            .get(random.nextInt(5));
            this.writing = new FileWriting(random, exchange.zone(), timeframe);
        }

        GeneratedFile make() {
            int symbols = random.nextBoolean() ? 1 : 2 + random.nextInt(2);
            boolean named = symbols > 1 || random.nextBoolean();
            List<Series> all = new ArrayList<>();
            for (int i = 0; i < symbols; i++) {
                all.add(series(ticker(i)));
            }
            record Placed(String ticker, Bar bar) {}
            List<Placed> rows = new ArrayList<>();
            all.forEach(series ->
                    series.bars().forEach(bar -> rows.add(new Placed(series.ticker(), bar))));
            switch (random.nextInt(3)) {
                case 0 -> Collections.reverse(rows);
                case 1 -> Collections.shuffle(rows, random);
                default -> {}
            }
            StringBuilder text = new StringBuilder(writing.header(named));
            rows.forEach(row -> text.append(writing.row(named ? row.ticker() : "", row.bar())));
            return new GeneratedFile(
                    text.toString(),
                    named ? Optional.empty() : Optional.of(all.getFirst().ticker()),
                    writing.statedZone(),
                    timeframe,
                    exchange.zone(),
                    all);
        }

        private String ticker(int number) {
            return "Q%c%c%c%s"
                    .formatted(
                            (char) ('A' + seed / 26 % 26),
                            (char) ('A' + seed % 26),
                            (char) ('A' + number),
                            exchange.suffix());
        }

        private Series series(String ticker) {
            int places = random.nextInt(6);
            BigDecimal tick = BigDecimal.ONE.movePointLeft(places);
            long level = (long) Math.pow(10, 1 + places + random.nextDouble() * 3);
            boolean volumes = writing.hasVolume();
            List<Bar> bars = new ArrayList<>();
            for (LocalDateTime at : times()) {
                long open = Math.max(10, level + step(level));
                long close = Math.max(10, open + step(level));
                long high = Math.max(open, close) + random.nextInt(5);
                long low = Math.min(open, close) - random.nextInt(5);
                bars.add(
                        new Bar(
                                at,
                                tick.multiply(BigDecimal.valueOf(open)),
                                tick.multiply(BigDecimal.valueOf(high)),
                                tick.multiply(BigDecimal.valueOf(low)),
                                tick.multiply(BigDecimal.valueOf(close)),
                                volumes ? 1 + random.nextInt(9_000_000) : Double.NaN));
                level = close;
            }
            return new Series(ticker, bars);
        }

        private long step(long level) {
            long most = Math.max(3, level / 50);
            return Math.floorMod(random.nextLong(), 2 * most + 1) - most;
        }

        private List<LocalDateTime> times() {
            LocalDate day = LocalDate.of(2011 + random.nextInt(13), 1 + random.nextInt(12), 2);
            int count = 30 + random.nextInt(60);
            List<LocalDateTime> times = new ArrayList<>();
            while (times.size() < count) {
                if (exchange.weekends() || day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                    for (LocalTime time : timesOfDay()) {
                        times.add(day.atTime(time));
                    }
                }
                day = day.plusDays(1);
            }
            return times;
        }

        private List<LocalTime> timesOfDay() {
            return switch (timeframe) {
                case DAY -> List.of(LocalTime.MIDNIGHT);
                case HOUR ->
                        List.of(
                                LocalTime.of(10, 0),
                                LocalTime.of(11, 0),
                                LocalTime.of(13, 0),
                                LocalTime.of(14, 0));
                default ->
                        List.of(
                                LocalTime.of(10, 0),
                                LocalTime.of(10, 5),
                                LocalTime.of(10, 10),
                                LocalTime.of(10, 15),
                                LocalTime.of(10, 20));
            };
        }
    }
}
