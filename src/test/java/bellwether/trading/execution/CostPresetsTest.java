package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.cost.ChargeTable;
import bellwether.trading.execution.cost.TakerCharges;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The presets against a second, plain writing in hundredths and doubles.
final class CostPresetsTest {
    private static final CostPresets PRESETS = new CostPresets();
    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    private static Map<String, BigDecimal> charges(
            String preset, OrderSide side, long shares, BigDecimal value, LocalDate date) {
        return new ChargeTable(PRESETS.plan(preset))
                .charges(side, BigDecimal.valueOf(shares), value, date, 2);
    }

    private static double sum(Map<String, BigDecimal> charges) {
        return charges.values().stream().mapToDouble(BigDecimal::doubleValue).sum();
    }

    /// Hundredths, halves up.
    private static double cents(double amount) {
        return Math.floor(amount * 100 + 0.5 + 1e-7) / 100;
    }

    private static double centsUp(double amount) {
        return Math.ceil(amount * 100 - 1e-7) / 100;
    }

    @Test
    void indianDeliveryIsWhatItsChargesAddUpTo() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            long shares = 1L + random.nextInt(900);
            double value = shares * (1 + random.nextInt(300_000)) / 100.0;
            for (OrderSide side : OrderSide.values()) {
                double stt = Math.floor(value * 0.001 + 0.5 + 1e-9);
                double exchange = cents(value * 0.0000307);
                double sebi = cents(value * 0.000001);
                double gst = cents((exchange + sebi) * 0.18);
                double stamp = side == OrderSide.BUY ? cents(value * 0.00015) : 0;
                assertEquals(
                        stt + exchange + sebi + gst + stamp,
                        sum(charges("in_delivery", side, shares, BigDecimal.valueOf(value), DAY)),
                        0.0101,
                        shares + " shares for " + value);
            }
        }
    }

    @Test
    void americanRetailIsWhatItsChargesAddUpTo() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            long shares = 1L + random.nextInt(100_000);
            double value = cents(shares * (1 + random.nextInt(300_000)) / 100.0);
            double commission = cents(Math.min(Math.max(shares * 0.005, 1), value * 0.005));
            double taf = centsUp(Math.min(shares * 0.000166, 8.30));
            assertEquals(
                    commission,
                    sum(
                            charges(
                                    "us_retail",
                                    OrderSide.BUY,
                                    shares,
                                    BigDecimal.valueOf(value),
                                    DAY)),
                    0.0101);
            assertEquals(
                    commission + taf,
                    sum(
                            charges(
                                    "us_retail",
                                    OrderSide.SELL,
                                    shares,
                                    BigDecimal.valueOf(value),
                                    DAY)),
                    0.0101);
        }
    }

    @Test
    void theRateOfTheDayCounts() {
        BigDecimal million = of("1000000");
        LocalDate[] days = {
            LocalDate.of(2019, 5, 1),
            LocalDate.of(2020, 2, 17),
            LocalDate.of(2020, 2, 18),
            LocalDate.of(2021, 2, 25),
            LocalDate.of(2025, 5, 14)
        };
        String[] fees = {"20.70", "20.70", "22.10", "5.10", "0.00"};
        for (int i = 0; i < days.length; i++) {
            assertEquals(
                    of(fees[i]),
                    charges("us_retail", OrderSide.SELL, 10, million, days[i]).get("sec_31"),
                    days[i].toString());
        }
        assertEquals(
                of("32.50"),
                charges("in_delivery", OrderSide.SELL, 10, million, LocalDate.of(2025, 6, 1))
                        .get("exchange_nse"));
    }

    @Test
    void aRateWhoseDayIsNotVerifiedSaysSo() {
        ChargeTable delivery = new ChargeTable(PRESETS.plan("in_delivery"));
        assertEquals(RateBasis.UNVERIFIED, basis(delivery, "stamp", DAY));
        assertEquals(RateBasis.UNVERIFIED, basis(delivery, "exchange_nse", DAY));
        ChargeTable retail = new ChargeTable(PRESETS.plan("us_retail"));
        assertEquals(RateBasis.DATED, basis(retail, "sec_31", LocalDate.of(2020, 3, 1)));
        assertEquals(
                RateBasis.UNVERIFIED,
                basis(retail, "sec_31", LocalDate.of(2010, 3, 1)),
                "before the first rate on record");
        assertEquals(RateBasis.STATED, basis(retail, "commission", DAY));
    }

    private static RateBasis basis(ChargeTable table, String charge, LocalDate date) {
        return table.on(date).stream()
                .filter(rate -> rate.charge().equals(charge))
                .findAny()
                .orElseThrow()
                .basis();
    }

    @Test
    void intradaySharesChargesWithDelivery() {
        Map<String, BigDecimal> charges =
                charges("in_intraday", OrderSide.SELL, 100, of("100000"), DAY);
        assertEquals(of("20.00"), charges.get("brokerage"), "at most 20 an order");
        assertEquals(of("25.00"), charges.get("stt"));
        assertEquals(of("3.07"), charges.get("exchange_nse"));
        assertEquals(of("0.10"), charges.get("sebi"));
        assertEquals(of("4.17"), charges.get("gst"), "on brokerage, exchange and SEBI");
    }

    @Test
    void symbolsHaveTheirUsualPreset() {
        assertEquals("in_delivery", PRESETS.defaultFor("TCS.NS", "INR").name());
        assertEquals("in_delivery", PRESETS.defaultFor("TCS.BO", "INR").name());
        assertEquals("crypto", PRESETS.defaultFor("BTC-USD", "USD").name());
        assertEquals("us_retail", PRESETS.defaultFor("AAPL", "USD").name());
        assertEquals("generic", PRESETS.defaultFor("SAP.DE", "EUR").name());
        assertTrue(PRESETS.plan("none").isCostless());
        assertTrue(PRESETS.plan("in_delivery").refusesShorts());
        Refusal refusal = assertThrows(Refusal.class, () -> PRESETS.plan("us_retial"));
        assertTrue(refusal.detail().contains("did you mean"), refusal.detail());
    }

    @Test
    void everyPresetHasSpreadSlippageAndImpact() {
        for (String name : PRESETS.names()) {
            TakerCosts taker = PRESETS.plan(name).taker();
            boolean none = name.equals("none");
            assertEquals(none ? 0 : 2, taker.halfSpreadBps().doubleValue(), name);
            assertEquals(none ? 0 : 3, taker.slippageBps().doubleValue(), name);
            assertEquals(none ? 0 : 1, taker.impact().doubleValue(), name);
        }
    }

    @Test
    void impactGrowsWithTheRootOfTheSharesUpToATenth() {
        TakerCharges taker = new TakerCharges(PRESETS.plan("generic").taker(), 2);
        BarStatistics known = new BarStatistics(2, 100, 0.02, 10_000);
        assertEquals(
                "[half_spread 2.00, slippage 3.00, impact 20.00]",
                words(taker.of(of("100"), of("10000"), null, known)));
        assertEquals(
                "impact 1000.00]",
                words(taker.of(of("100"), of("10000"), null, new BarStatistics(2, 1, 9, 1)))
                        .replaceAll(".*, ", ""));
        assertEquals(
                "[half_spread 2.00, slippage 0.50]",
                words(taker.of(of("100"), of("10000"), of("2.5"), known)),
                "up to the limit");
        assertEquals(
                RateBasis.UNKNOWN, taker.of(of("100"), of("10000"), null, null).getLast().basis());
    }

    @Test
    void slippageByRangeIsAPartOfTheAverageTrueRange() {
        TakerCosts costs =
                new TakerCosts(BigDecimal.ZERO, BigDecimal.ZERO, of("0.1"), BigDecimal.ZERO, null);
        assertEquals(
                "[slippage 20.00]",
                words(
                        new TakerCharges(costs, 2)
                                .of(
                                        of("100"),
                                        of("10000"),
                                        null,
                                        new BarStatistics(2, 100, 0.02, 10_000))));
    }

    private static String words(List<Charge> charges) {
        return charges.stream().map(one -> one.name() + " " + one.amount()).toList().toString();
    }
}
