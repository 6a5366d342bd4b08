package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdjustmentDetectorTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");

    /// @param closes stored and told ones by turns, a pair each day
    private static OptionalDouble factor(String... closes) {
        Map<LocalDate, Double> stored = new HashMap<>();
        List<ProviderBar> told = new ArrayList<>();
        for (int i = 0; i < closes.length; i += 2) {
            LocalDate day = FIRST.plusDays(i / 2);
            if (!closes[i].isEmpty()) {
                stored.put(day, Double.parseDouble(closes[i]));
            }
            told.add(ProviderBar.bar(day, List.of("1", "1", "1", closes[i + 1], "1")));
        }
        return AdjustmentDetector.factor(told, stored);
    }

    @Test
    void oneFactorOnAllDaysIsAnAdjustment() {
        assertEquals(0.5, factor("100", "50", "102", "51", "98", "49").orElseThrow(), 1e-12);
        assertEquals(4, factor("25", "100", "26", "104").orElseThrow(), 1e-12);
    }

    @Test
    void hundredthsMayBeRounded() {
        assertEquals(0.9841, factor("100.00", "98.41", "101.37", "99.76").orElseThrow(), 0.0001);
    }

    @Test
    void oneDayThatDoesNotFitIsNone() {
        assertEquals(OptionalDouble.empty(), factor("100", "50", "102", "51", "98", "98"));
        assertEquals(OptionalDouble.empty(), factor("100", "50", "102", "52.5"));
    }

    @Test
    void aFactorNearOneIsRounding() {
        assertEquals(OptionalDouble.empty(), factor("100", "100", "102", "102"));
        assertEquals(OptionalDouble.empty(), factor("100", "100.05", "102", "102.05"));
        assertEquals(true, factor("100", "100.2", "102", "102.2").isPresent());
        assertEquals(
                OptionalDouble.empty(),
                factor("0.10", "0.12", "0.11", "0.13"),
                "pennies are rounded coarsely");
    }

    @Test
    void oneDayProvesNothing() {
        assertEquals(OptionalDouble.empty(), factor("100", "50"));
        assertEquals(OptionalDouble.empty(), factor("100", "50", "", "51"));
        assertEquals(OptionalDouble.empty(), factor());
    }

    @Test
    void whatIsNoPriceIsNotCompared() {
        assertEquals(
                0.5,
                factor("100", "50", "102", "", "98", "49", "97", "Infinity", "99", "0", "98", "-1")
                        .orElseThrow(),
                1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "0.50019, true", "0.5003, false", "0.4997, false"})
    void aFactorIsSeenAgainWithinRounding(double again, boolean same) {
        assertEquals(same, AdjustmentDetector.same(0.5, OptionalDouble.of(again)));
        assertEquals(false, AdjustmentDetector.same(0.5, OptionalDouble.empty()));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "4, 4", "0.333333333, 0.3333", "1234.567, 1235", "0.00001, 0.00001"})
    void isShownWithFourDigits(double factor, String shown) {
        assertEquals(shown, AdjustmentDetector.shown(factor));
    }
}
