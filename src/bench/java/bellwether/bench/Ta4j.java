package bellwether.bench;

import bellwether.technical.ta.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.KAMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/// A dozen indicators as ta4j computes them: a new indicator, asked for each bar in turn.
final class Ta4j {
    private static final Map<String, Function<BarSeries, Indicator<Num>>> ALL =
            Map.ofEntries(
                    Map.entry("SMA", s -> new SMAIndicator(new ClosePriceIndicator(s), 20)),
                    Map.entry("EMA", s -> new EMAIndicator(new ClosePriceIndicator(s), 20)),
                    Map.entry("WMA", s -> new WMAIndicator(new ClosePriceIndicator(s), 20)),
                    Map.entry(
                            "KAMA", s -> new KAMAIndicator(new ClosePriceIndicator(s), 30, 2, 30)),
                    Map.entry("RSI", s -> new RSIIndicator(new ClosePriceIndicator(s), 14)),
                    Map.entry("MACD", s -> new MACDIndicator(new ClosePriceIndicator(s), 12, 26)),
                    Map.entry("ATR", s -> new ATRIndicator(s, 14)),
                    Map.entry("ADX", s -> new ADXIndicator(s, 14)),
                    Map.entry("CCI", s -> new CCIIndicator(s, 20)),
                    Map.entry("WILLR", s -> new WilliamsRIndicator(s, 14)),
                    Map.entry("ROC", s -> new ROCIndicator(new ClosePriceIndicator(s), 10)),
                    Map.entry("CMO", s -> new CMOIndicator(new ClosePriceIndicator(s), 14)),
                    Map.entry("OBV", OnBalanceVolumeIndicator::new));

    private Ta4j() {}

    static boolean knows(String name) {
        return ALL.containsKey(name);
    }

    /// @param numbers how it holds a number: `DecimalNum` unless its users choose
    static Runnable of(String name, Series bars, NumFactory numbers) {
        BarSeries series = series(bars, numbers);
        var make = Objects.requireNonNull(ALL.get(name));
        Num[] out = new Num[bars.size()];
        return () -> {
            Indicator<Num> indicator = make.apply(series);
            for (int i = 0; i < out.length; i++) {
                out[i] = indicator.getValue(i);
            }
        };
    }

    static BarSeries series(Series bars, NumFactory numbers) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        Instant end = Instant.EPOCH;
        for (int i = 0; i < bars.size(); i++) {
            end = end.plus(Duration.ofDays(1));
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(end)
                    .openPrice(bars.open()[i])
                    .highPrice(bars.high()[i])
                    .lowPrice(bars.low()[i])
                    .closePrice(bars.close()[i])
                    .volume(bars.volume()[i])
                    .add();
        }
        return series;
    }
}
