package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.bars.Bars;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class PackedBarsTest {
    @Test
    void packingAndUnpackingGivesTheSameBits() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int size = 0; size < 400; size += 1 + size / 7) {
            Bars bars = random(random, size);
            int[] sources = random.ints(size).toArray();
            byte[] packed = PackedBars.pack(bars, sources);
            Bars unpacked = PackedBars.unpack(packed);
            assertEquals(size, unpacked.size());
            assertArrayEquals(bars.time(), unpacked.time());
            assertArrayEquals(bars.open(), unpacked.open());
            assertArrayEquals(bars.high(), unpacked.high());
            assertArrayEquals(bars.low(), unpacked.low());
            assertArrayEquals(bars.close(), unpacked.close());
            assertArrayEquals(bars.volume(), unpacked.volume());
            assertArrayEquals(sources, PackedBars.sources(packed));
            assertArrayEquals(packed, PackedBars.pack(unpacked, sources));
        }
    }

    @Test
    void onlyTheUsedPartOfLongerArraysIsPacked() {
        Bars bars = random(RandomGeneratorFactory.of("L64X128MixRandom").create(6), 9);
        byte[] packed = PackedBars.pack(bars.first(4), new int[9]);
        assertEquals(4, PackedBars.size(packed));
        assertEquals(bars.volume()[3], PackedBars.unpack(packed).volume()[3]);
    }

    @Test
    void aBlockOfTheWrongLengthIsNotRead() {
        byte[] packed = PackedBars.pack(Bars.room(2), new int[2]);
        byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 1);
        assertThrows(IllegalStateException.class, () -> PackedBars.unpack(cut));
        assertThrows(IllegalStateException.class, () -> PackedBars.unpack(new byte[2]));
    }

    static Bars random(RandomGenerator random, int size) {
        Bars bars = Bars.room(size);
        for (int i = 0; i < size; i++) {
            bars.time()[i] = random.nextLong();
            bars.open()[i] = Double.longBitsToDouble(random.nextLong());
            bars.high()[i] = random.nextDouble() * 1e12;
            bars.low()[i] = random.nextDouble() * 1e-9;
            bars.close()[i] = random.nextGaussian();
            bars.volume()[i] = i % 3 == 0 ? Double.NaN : random.nextInt();
        }
        return bars;
    }
}
