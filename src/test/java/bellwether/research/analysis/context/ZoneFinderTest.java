package bellwether.research.analysis.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Supports and resistances, on a price that goes up and down between turning points.
final class ZoneFinderTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    /// Bars of no width that run straight from one turning point to the next, ten bars each.
    private static Bars through(double... turns) {
        return TestBars.closes(
                10 * (turns.length - 1) + 1,
                bar -> {
                    int leg = Math.min(bar / 10, turns.length - 2);
                    return turns[leg] + (turns[leg + 1] - turns[leg]) * (bar - 10 * leg) / 10;
                });
    }

    private static PriceZones find(double close, double atr, double... turns) {
        return new ZoneFinder().find(through(turns), close, atr, 2);
    }

    private static List<String> prices(List<PriceZone> zones) {
        return zones.stream().map(zone -> zone.price().toPlainString()).toList();
    }

    @Test
    void turnsBelowTheCloseSupportAndThoseAboveResistTheNearestFirst() {
        PriceZones zones = find(100, 1, 100, 110, 90, 120, 80, 100);
        assertEquals(List.of("90.00", "80.00"), prices(zones.supports()));
        assertEquals(List.of("110.00", "120.00"), prices(zones.resistances()));
        PriceZone nearest = zones.resistances().getFirst();
        assertEquals(10, nearest.distancePercent(), 1e-9);
        assertEquals(1, nearest.touches());
        assertEquals(FIRST.plusDays(10), nearest.lastTouch());
        assertEquals(-10, zones.supports().getFirst().distancePercent(), 1e-9);
    }

    @Test
    void turnsWithinHalfARangeAreOneZoneAtTheirMean() {
        PriceZones zones = find(100, 2, 100, 110, 90, 110.6, 90, 111, 100);
        PriceZone top = zones.resistances().getFirst();
        assertEquals(1, zones.resistances().size());
        assertEquals(new BigDecimal("110.53"), top.price());
        assertEquals(3, top.touches());
        assertEquals(FIRST.plusDays(50), top.lastTouch(), "the newest of them");
        assertEquals(2, zones.supports().getFirst().touches());
    }

    @Test
    void aZoneIsNoWiderThanHalfARangeFromItsLowestTurn() {
        PriceZones zones = find(100, 1, 100, 110, 90, 110.5, 90, 111, 100);
        assertEquals(List.of("110.25", "111.00"), prices(zones.resistances()));
    }

    @Test
    void atMostThreeAreShownOnEachSide() {
        PriceZones zones = find(100, 1, 100, 110, 90, 120, 80, 130, 70, 140, 60, 150, 50, 100);
        assertEquals(List.of("110.00", "120.00", "130.00"), prices(zones.resistances()));
        assertEquals(List.of("90.00", "80.00", "70.00"), prices(zones.supports()));
    }

    @Test
    void aTurnIsKnownFiveBarsLater() {
        Bars bars = through(100, 110, 90);
        ZoneFinder finder = new ZoneFinder();
        assertEquals(List.of(), finder.find(bars.first(15), 100, 1, 2).resistances());
        assertEquals(1, finder.find(bars.first(16), 100, 1, 2).resistances().size());
    }

    @Test
    void aZoneAtTheCloseItselfIsNeither() {
        PriceZones zones = find(110, 1, 100, 110, 90, 100);
        assertEquals(List.of(), zones.resistances());
        assertEquals(List.of("90.00"), prices(zones.supports()));
    }

    @Test
    void turnsOfMoreThanAYearAgoAreForgotten() {
        double[] turns = new double[30];
        java.util.Arrays.setAll(turns, i -> i == 1 ? 200 : i % 2 == 0 ? 90 : 110);
        PriceZones zones = find(100, 1, turns);
        assertEquals(List.of("110.00"), prices(zones.resistances()), "not the 200 of bar 10");
    }

    @Test
    void withoutARangeOnlyEqualTurnsAreGrouped() {
        PriceZones zones = find(100, Double.NaN, 100, 110, 90, 110, 90, 110.01, 100);
        assertEquals(List.of("110.00", "110.01"), prices(zones.resistances()));
        assertEquals(2, zones.resistances().getFirst().touches());
    }

    @Test
    void aFinderThatIsUsedAgainRemembersNothing() {
        ZoneFinder finder = new ZoneFinder();
        PriceZones first = finder.find(through(100, 110, 90, 100), 100, 1, 2);
        finder.find(through(1, 500, 1, 500, 1, 500), 100, 1, 2);
        assertEquals(first, finder.find(through(100, 110, 90, 100), 100, 1, 2));
        assertTrue(first.method().contains("252 bars"));
    }
}
