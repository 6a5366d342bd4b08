package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// An invented market, the same to the bit on every machine: a named generator with a fixed seed,
/// and only functions whose results are prescribed.
final class SyntheticMarket {
    static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private static final int DAYS_PER_YEAR = 260;
    private static final double CALM = 0.94;

    private final RandomGenerator random;
    private final SyntheticStyle temper;
    private final double dailyVolatility;
    private double mood = 1;

    private SyntheticMarket(SyntheticStyle temper, long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.temper = temper;
        this.dailyVolatility = temper.volatility() / StrictMath.sqrt(DAYS_PER_YEAR);
    }

    /// `DEMO01` for 1.
    static String ticker(int number) {
        return "DEMO%02d".formatted(number);
    }

    /// The bars of `DEMO01` for 1, and so on.
    static Bars bars(int number) {
        return new SyntheticMarket(SyntheticStyle.ALL.get(number - 1), 20_260_000L + number).bars();
    }

    private Bars bars() {
        List<LocalDate> sessions = sessions();
        Bars bars = Bars.room(sessions.size());
        double distance = 0;
        double previous = temper.start();
        for (int day = 0; day < bars.size(); day++) {
            bars.time()[day] = sessions.get(day).toEpochDay() * Timeframe.SECONDS_PER_DAY;
            double volatility = dailyVolatility * nextMood();
            double jump = jump();
            double open = previous * StrictMath.exp(jump + 0.3 * volatility * gaussian());
            distance = distance * (1 - temper.reversion()) + jump + volatility * gaussian();
            double close = StrictMath.exp(path(day) + distance);
            put(bars, day, open, close, volatility);
            previous = close;
        }
        return bars;
    }

    private void put(Bars bars, int day, double open, double close, double volatility) {
        double reach = 0.5 * volatility;
        double up = StrictMath.exp(reach * StrictMath.abs(gaussian()));
        double down = StrictMath.exp(-reach * StrictMath.abs(gaussian()));
        bars.open()[day] = cents(open);
        bars.close()[day] = cents(close);
        bars.high()[day] = cents(StrictMath.max(open, close) * up);
        bars.low()[day] = cents(StrictMath.min(open, close) * down);
        double bustle = StrictMath.abs(StrictMath.log(close / open)) / dailyVolatility;
        bars.volume()[day] =
                StrictMath.rint(temper.volume() * StrictMath.exp(0.25 * (gaussian() + bustle)));
    }

    private double path(int day) {
        double years = (double) day / DAYS_PER_YEAR;
        return StrictMath.log(temper.start())
                + temper.drift() * years
                + temper.swing() * StrictMath.sin(2 * StrictMath.PI * day / temper.period());
    }

    /// Calm and nervous times follow each other slowly.
    private double nextMood() {
        mood = StrictMath.pow(mood, CALM) * StrictMath.exp(0.12 * gaussian());
        return mood;
    }

    private double jump() {
        double chance = uniform();
        double size = 0.03 + 0.05 * uniform();
        boolean up = uniform() < 0.5;
        return chance >= temper.gaps() ? 0 : up ? size : -size;
    }

    /// Box and Muller's transformation: unlike the generator's own `nextGaussian` it is prescribed
    /// to the bit.
    private double gaussian() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()))
                * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    private double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    private static double cents(double price) {
        return StrictMath.max(0.01, StrictMath.rint(price * 100) / 100);
    }

    private static List<LocalDate> sessions() {
        return FIRST.datesUntil(LAST.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
    }
}
