package bellwether.research.backtest.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RunCurveTest {
    @Test
    void comesBackToTheBit() {
        int[] days = {19_000, 19_001, 19_004};
        double[] equity = {100_000, 100_000.1 + 0.2, Double.MIN_VALUE};
        double[] gross = {0, Math.PI, 1e300};
        double[] none = {};
        RunCurve back =
                RunCurve.unpack(
                        new RunCurve(
                                        days,
                                        equity,
                                        gross,
                                        none,
                                        equity,
                                        new RunCurve.Chance(gross, equity, none))
                                .packed());

        assertArrayEquals(days, back.days());
        assertArrayEquals(equity, back.equity());
        assertArrayEquals(gross, back.gross());
        assertEquals(0, back.hold().length);
        assertArrayEquals(equity, back.index());
        assertArrayEquals(gross, back.chance().low());
        assertArrayEquals(equity, back.chance().median());
        assertEquals(0, back.chance().high().length);
    }

    @Test
    void bytesOfAnotherKindAreRefused() {
        double[] none = {};
        byte[] packed =
                new RunCurve(new int[0], none, none, none, none, RunCurve.Chance.NONE).packed();
        packed[packed.length - 1] ^= 1;

        assertThrows(RuntimeException.class, () -> RunCurve.unpack(packed));
    }
}
