package bellwether.research.learning.model;

import bellwether.platform.base.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What tells one training from any other: the SHA-256 of the model's bytes and of all scores that
/// were made out of fold, in the order of dates and symbols. The same rows and spec give the same
/// on every machine and however many workers share the folds.
public final class ModelFingerprint {
    private ModelFingerprint() {}

    /// In lower-case hexadecimal.
    public static String of(ServedModel model, OutOfFold scores) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(ModelBlob.write(model));
        for (FoldScores fold : scores.folds()) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(fold.size() * (2 * Integer.BYTES + Double.BYTES));
            for (int row = 0; row < fold.size(); row++) {
                bytes.putInt(fold.labelled().date(row));
                bytes.putInt(fold.rows().symbol(row));
                bytes.putDouble(fold.margin(row));
            }
            parts.add(bytes.array());
        }
        return HexFormat.of().formatHex(Sha256.of(parts.toArray(byte[][]::new)));
    }
}
