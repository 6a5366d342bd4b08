package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// What a packed stream unpacks to. Refused once it is longer than allowed, or so much longer than
/// the packed bytes that it must be made to fill memory or disk: prices pack to about a tenth.
final class DecompressedInput extends CountingInput {
    private static final long UNSUSPICIOUS = 64L << 20;
    private static final int MOST_RATIO = 200;

    private final LongSupplier packed;

    /// @param packed how many packed bytes have been read so far
    DecompressedInput(InputStream in, LongSupplier packed) {
        super(in);
        this.packed = packed;
    }

    @Override
    void counted(long sofar) {
        if (sofar > ImportLimits.MOST_UNPACKED) {
            throw Refusal.of(
                    RefusalKind.TOO_LARGE,
                    "file_too_large",
                    "It unpacks to more than %,d bytes.".formatted(ImportLimits.MOST_UNPACKED));
        }
        if (sofar > UNSUSPICIOUS && sofar / MOST_RATIO > packed.getAsLong()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "packed_too_tightly",
                    "It unpacks to more than %d times its size, which no file of prices does."
                            .formatted(MOST_RATIO));
        }
    }
}
