package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every indicator that TA-Lib has, against TA-Lib's Java port.
class OracleTest {
    private static final double LIMIT = 1e-9;
    private static final double GOLDEN_LIMIT = 1e-8;

    /// Our lines under their headings in the golden tables: `id/line`.
    private static final Map<String, String> HEADINGS =
            Map.ofEntries(
                    Map.entry("MACD_12_26_9/macd", "MACD_12_26_9.MACD"),
                    Map.entry("MACD_12_26_9/signal", "MACD_12_26_9.MACDSignal"),
                    Map.entry("MACD_12_26_9/histogram", "MACD_12_26_9.MACDHist"),
                    Map.entry("BBANDS_20_2/upper", "BBANDS_20_2_2.RealUpperBand"),
                    Map.entry("BBANDS_20_2/middle", "BBANDS_20_2_2.RealMiddleBand"),
                    Map.entry("BBANDS_20_2/lower", "BBANDS_20_2_2.RealLowerBand"),
                    Map.entry("BBANDS_5_2/upper", "BBANDS_5_2_2.RealUpperBand"),
                    Map.entry("BBANDS_5_2/middle", "BBANDS_5_2_2.RealMiddleBand"),
                    Map.entry("BBANDS_5_2/lower", "BBANDS_5_2_2.RealLowerBand"),
                    Map.entry("STOCH_14_3_3/k", "STOCH_14_3_3.SlowK"),
                    Map.entry("STOCH_14_3_3/d", "STOCH_14_3_3.SlowD"),
                    Map.entry("STOCH_5_3_3/k", "STOCH_5_3_3.SlowK"),
                    Map.entry("STOCH_5_3_3/d", "STOCH_5_3_3.SlowD"),
                    Map.entry("STOCHF_14_3/k", "STOCHF_14_3.FastK"),
                    Map.entry("STOCHF_14_3/d", "STOCHF_14_3.FastD"),
                    Map.entry("STOCHRSI_14_14_3/k", "STOCHRSI_14_14_3.FastK"),
                    Map.entry("STOCHRSI_14_14_3/d", "STOCHRSI_14_14_3.FastD"),
                    Map.entry("STOCHRSI_14_5_3/k", "STOCHRSI_14_5_3.FastK"),
                    Map.entry("STOCHRSI_14_5_3/d", "STOCHRSI_14_5_3.FastD"),
                    Map.entry("AROON_14/down", "AROON_14.AroonDown"),
                    Map.entry("AROON_14/up", "AROON_14.AroonUp"),
                    Map.entry("AROON_25/down", "AROON_25.AroonDown"),
                    Map.entry("AROON_25/up", "AROON_25.AroonUp"),
                    Map.entry("PPO_12_26_0", "PPO_12_26_SMA"),
                    Map.entry("PPO_12_26_1", "PPO_12_26_EMA"),
                    Map.entry("APO_12_26_0", "APO_12_26_SMA"),
                    Map.entry("APO_12_26_1", "APO_12_26_EMA"));

    @Test
    void equalsTaLibOnRandomSeries() {
        for (int seed = 1; seed <= 10; seed++) {
            compareAll("seed " + seed, RandomBars.of(seed, 1500), new Closeness(LIMIT));
        }
    }

    @Test
    void equalsTaLibOn505Symbols() {
        Map<String, Series> symbols = RealBars.all();
        assertEquals(505, symbols.size());
        Closeness closeness = new Closeness(LIMIT);
        symbols.forEach((ticker, bars) -> compareAll(ticker, bars, closeness));
        System.out.printf(
                "505 symbols against TA-Lib: %d values, largest relative difference %.2e, %d beyond it by TA-Lib's rounding%n",
                closeness.compared(), closeness.largest(), closeness.excused());
    }

    private static void compareAll(String what, Series bars, Closeness closeness) {
        List<Indicators.Choice> cases =
                Cases.all().stream().filter(choice -> TaLib.knows(choice.indicator())).toList();
        for (Indicators.Choice choice : cases) {
            double[][] expected = TaLib.of(choice, bars);
            double[][] actual = Cases.compute(choice, bars);
            for (int i = 0; i < expected.length; i++) {
                String line = what + " " + choice.id() + " " + choice.indicator().outputs().get(i);
                double[] rounding = TaLib.rounding(choice, bars, actual[i]);
                closeness.compare(line, expected[i], actual[i], rounding, 0, bars.size());
            }
        }
    }

    /// The tables are printed with ten significant digits, so that is how closely they can agree.
    @Test
    void equalsTheGoldenTables() {
        for (String symbol : List.of("SPY", "GOOG")) {
            Series bars = RealBars.golden(symbol);
            Map<String, double[]> table = RealBars.goldenTable(symbol + "_indicators.csv.gz");
            Map<String, String> lines = new HashMap<>();
            HEADINGS.forEach((line, heading) -> lines.put(heading, line));
            Closeness closeness = new Closeness(GOLDEN_LIMIT);
            int columns = 0;
            for (Map.Entry<String, double[]> column : table.entrySet()) {
                String[] line = lines.getOrDefault(column.getKey(), column.getKey()).split("/", 2);
                if (Indicators.find(Indicators.nameOf(line[0])).isEmpty()) {
                    continue;
                }
                Indicators.Choice choice = Indicators.parse(line[0]);
                int output = line.length == 1 ? 0 : choice.indicator().outputs().indexOf(line[1]);
                double[] actual = Cases.compute(choice, bars)[output];
                closeness.compare(
                        symbol + " " + column.getKey(), column.getValue(), actual, 0, bars.size());
                columns++;
            }
            System.out.printf(
                    "%s golden: %d columns, %d values, largest relative difference %.2e%n",
                    symbol, columns, closeness.compared(), closeness.largest());
        }
    }
}
