package bellwether.trading.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InternalRateTest {
    private static DatedAmount on(String date, double amount) {
        return new DatedAmount(LocalDate.parse(date), BigDecimal.valueOf(amount));
    }

    /// The example in Excel's documentation of XIRR.
    @Test
    void exampleOfSpreadsheets() {
        InternalRate rate =
                InternalRate.of(
                                List.of(
                                        on("2008-01-01", -10_000),
                                        on("2008-03-01", 2_750),
                                        on("2008-10-30", 4_250),
                                        on("2009-02-15", 3_250),
                                        on("2009-04-01", 2_750)))
                        .orElseThrow();
        assertEquals(0.373362535, rate.annual(), 5e-9);
        assertEquals(rate.annual(), rate.annualised().orElseThrow(), 0);
    }

    @Test
    void oneYearOfTenPercentIsTenPercent() {
        InternalRate rate =
                InternalRate.of(List.of(on("2023-01-01", -100), on("2024-01-01", 110)))
                        .orElseThrow();
        assertEquals(0.1, rate.annual(), 1e-12);
        assertEquals(0.1, rate.ofSpan(), 1e-12);
    }

    @Test
    void lessThanAYearIsNotAnnualised() {
        InternalRate rate =
                InternalRate.of(List.of(on("2024-01-01", -100), on("2024-01-11", 150)))
                        .orElseThrow();
        assertEquals(0.5, rate.ofSpan(), 1e-12);
        assertEquals(OptionalDouble.empty(), rate.annualised());
    }

    @Test
    void lossesHaveARateToo() {
        InternalRate rate =
                InternalRate.of(List.of(on("2023-01-01", -1000), on("2024-01-01", 1)))
                        .orElseThrow();
        assertEquals(-0.999, rate.annual(), 1e-9);
    }

    /// −100, +230, −132 is 0 at 10 % and at 20 %: neither is the return.
    @Test
    void twoRatesAreNone() {
        assertEquals(
                Optional.empty(),
                InternalRate.of(
                        List.of(
                                on("2021-01-01", -100),
                                on("2022-01-01", 230),
                                on("2023-01-01", -132))));
    }

    @Test
    void noRateIsNone() {
        assertEquals(
                Optional.empty(),
                InternalRate.of(
                        List.of(
                                on("2021-01-01", -100),
                                on("2022-01-01", 100),
                                on("2023-01-01", -100))));
        assertEquals(Optional.empty(), InternalRate.of(List.of(on("2021-01-01", -100))));
        assertEquals(
                Optional.empty(),
                InternalRate.of(List.of(on("2021-01-01", -100), on("2022-01-01", -5))));
        assertEquals(Optional.empty(), InternalRate.of(List.of()));
    }

    /// Three changes of sign, but one rate: it is found.
    @Test
    void manyChangesOfDirectionMayHaveOneRate() {
        Optional<InternalRate> rate =
                InternalRate.of(
                        List.of(
                                on("2021-01-01", -1000),
                                on("2021-06-01", 100),
                                on("2022-01-01", -1000),
                                on("2023-01-01", 2500)));
        assertTrue(rate.isPresent());
    }

    /// Random payments: a rate is there exactly where a fine grid sees one change of sign, and the
    /// payments are worth nothing at it.
    @Test
    void ratesAreThoseThatAGridSees() {
        Random random = new Random(7);
        int found = 0;
        int none = 0;
        for (int i = 0; i < 400; i++) {
            List<DatedAmount> payments = new ArrayList<>();
            LocalDate day = LocalDate.of(2020, 1, 1);
            for (int n = 2 + random.nextInt(7); n > 0; n--) {
                payments.add(new DatedAmount(day, BigDecimal.valueOf(random.nextInt(2001) - 1000)));
                day = day.plusDays(1 + random.nextInt(300));
            }
            Optional<InternalRate> rate = InternalRate.of(payments);
            int changes = changes(payments);
            if (rate.isPresent()) {
                found++;
                assertEquals(1, changes, payments.toString());
                double size =
                        payments.stream().mapToDouble(p -> p.amount().abs().doubleValue()).sum();
                double worth = worth(payments, Math.log1p(rate.get().annual()));
                double scale =
                        Math.max(size, worthOfSizes(payments, Math.log1p(rate.get().annual())));
                assertEquals(0, worth / scale, 1e-9, payments.toString());
            } else {
                none++;
                assertTrue(changes != 1, payments.toString());
            }
        }
        assertTrue(found > 100 && none > 50, found + " and " + none);
    }

    private static int changes(List<DatedAmount> payments) {
        int changes = 0;
        double last = 0;
        double days =
                ChronoUnit.DAYS.between(payments.getFirst().date(), payments.getLast().date());
        for (double u = -50; u <= 50; u += 0.004) {
            double value = worth(payments, u * 365 / days);
            changes += last * value < 0 ? 1 : 0;
            last = value == 0 ? last : value;
        }
        return changes;
    }

    /// By continuous rate a year.
    private static double worth(List<DatedAmount> payments, double rate) {
        double sum = 0;
        for (DatedAmount payment : payments) {
            double years =
                    ChronoUnit.DAYS.between(payments.getFirst().date(), payment.date()) / 365.0;
            sum += payment.amount().doubleValue() * Math.exp(-rate * years);
        }
        return sum;
    }

    private static double worthOfSizes(List<DatedAmount> payments, double rate) {
        return worth(
                payments.stream().map(p -> new DatedAmount(p.date(), p.amount().abs())).toList(),
                rate);
    }
}
