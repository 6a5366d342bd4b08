package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.market.bars.Bars;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final Bars BARS = TestBars.walk(3, 50, 100, 0.02);

    private static Bars copy() {
        return BARS.from(0);
    }

    @Test
    void theSameBarsHaveTheSameFingerprintWhateverRoomTheyLieIn() {
        Bars roomy = Bars.room(80);
        roomy.put(0, BARS, 0, 50);
        assertEquals(Fingerprint.of(BARS), Fingerprint.of(roomy.first(50)));
        assertEquals(16, Fingerprint.of(BARS).length());
    }

    @Test
    void everyBitOfEveryColumnCounts() {
        Set<String> seen = new HashSet<>(Set.of(Fingerprint.of(BARS)));
        int changes = 0;
        for (int i = 0; i < 50; i++) {
            for (int column = 0; column < 6; column++) {
                Bars bars = copy();
                switch (column) {
                    case 0 -> bars.time()[i]++;
                    case 1 -> bars.open()[i] = Math.nextUp(bars.open()[i]);
                    case 2 -> bars.high()[i] = Math.nextUp(bars.high()[i]);
                    case 3 -> bars.low()[i] = Math.nextUp(bars.low()[i]);
                    case 4 -> bars.close()[i] = Math.nextUp(bars.close()[i]);
                    default -> bars.volume()[i] = Math.nextUp(bars.volume()[i]);
                }
                seen.add(Fingerprint.of(bars));
                changes++;
            }
        }
        assertEquals(changes + 1, seen.size());
    }

    @Test
    void twoColumnsThatChangePlacesAreOtherBars() {
        Bars turned = copy();
        System.arraycopy(BARS.close(), 0, turned.open(), 0, 50);
        System.arraycopy(BARS.open(), 0, turned.close(), 0, 50);
        assertNotEquals(Fingerprint.of(BARS), Fingerprint.of(turned));
        assertNotEquals(Fingerprint.of(BARS), Fingerprint.of(BARS.first(49)));
        assertNotEquals(Fingerprint.of(BARS.first(49)), Fingerprint.of(BARS.from(1)));
    }

    @Test
    void anUnknownVolumeIsNoZero() {
        Bars unknown = copy();
        unknown.volume()[7] = Double.NaN;
        Bars zero = copy();
        zero.volume()[7] = 0;
        assertNotEquals(Fingerprint.of(unknown), Fingerprint.of(zero));
    }
}
