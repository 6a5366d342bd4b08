package bellwether.technical.ta;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Indicators that TA-Lib lacks or rounds badly, against formulas written a second time, as plainly
/// as they are printed.
class PlainTest {
    @TestFactory
    Stream<DynamicTest> equalsThePlainFormulaOnRandomSeries() {
        return each((name, plain) -> {
            for (int seed = 1; seed <= 5; seed++) {
                compare("seed " + seed, name, plain, RandomBars.of(seed, 700), new Closeness(1e-9));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> equalsThePlainFormulaOn505Symbols() {
        Map<String, Series> symbols = RealBars.all();
        return each((name, plain) -> {
            Closeness closeness = new Closeness(1e-9);
            symbols.forEach((ticker, bars) -> compare(ticker, name, plain, bars, closeness));
            System.out.printf(
                    "505 symbols, plain %s: %d values, largest relative difference %.2e%n",
                    name, closeness.compared(), closeness.largest());
        });
    }

    private interface Check {
        void of(String name, Plain.Formula plain);
    }

    private static Stream<DynamicTest> each(Check check) {
        return Plain.FORMULAS.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(), () -> check.of(entry.getKey(), entry.getValue())));
    }

    private static void compare(
            String what, String name, Plain.Formula plain, Series bars, Closeness closeness) {
        Cases.all().stream()
                .filter(choice -> choice.indicator().name().equals(name))
                .forEach(choice -> {
                    double[][] expected = plain.of(bars, choice.arguments());
                    double[][] actual = Cases.compute(choice, bars);
                    for (int i = 0; i < expected.length; i++) {
                        closeness.compare(
                                what + " " + choice.id(), expected[i], actual[i], 0, bars.size());
                    }
                });
    }
}
