package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import java.util.HexFormat;

/// 64 bits that tell a history from another one: any change of any bar changes them, but for one
/// chance in 2⁶⁴. A stored analysis shows by them whether the bars it saw are still the same.
public final class Fingerprint {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    public static String of(Bars bars) {
        long hash = bars.size();
        for (int i = 0; i < bars.size(); i++) {
            hash = mix(hash, bars.time()[i]);
        }
        hash = mix(hash, bars.open(), bars.size());
        hash = mix(hash, bars.high(), bars.size());
        hash = mix(hash, bars.low(), bars.size());
        hash = mix(hash, bars.close(), bars.size());
        hash = mix(hash, bars.volume(), bars.size());
        return HexFormat.of().toHexDigits(hash ^ (hash >>> 32));
    }

    private static long mix(long hash, double[] column, int size) {
        long mixed = hash;
        for (int i = 0; i < size; i++) {
            mixed = mix(mixed, Double.doubleToLongBits(column[i]));
        }
        return mixed;
    }

    private static long mix(long hash, long bits) {
        return Long.rotateLeft((hash ^ bits) * PRIME, 29);
    }
}
