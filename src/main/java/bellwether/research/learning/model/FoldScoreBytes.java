package bellwether.research.learning.model;

import bellwether.platform.base.Sha256;
import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.DatedRows;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Scores of a fold as bytes, with the SHA-256 of all before it: 37 a row.
final class FoldScoreBytes {
    private static final int MAGIC = 0x42574C46;
    private static final int HEAD = 2 * Integer.BYTES + 3 * Double.BYTES;
    private static final int ROW = 3 * Integer.BYTES + 1 + 3 * Double.BYTES;
    private static final int DIGEST = 32;

    private FoldScoreBytes() {}

    static byte[] write(FoldScores scores) {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + scores.size() * ROW + DIGEST);
        bytes.putInt(MAGIC).putInt(scores.size()).putDouble(scores.base());
        bytes.putDouble(scores.scale().centre()).putDouble(scores.scale().spread());
        DatedRows rows = scores.labelled();
        for (int row = 0; row < scores.size(); row++) {
            bytes.putInt(rows.date(row));
            bytes.putInt(scores.rows().symbol(row));
            bytes.putInt(scores.rows().end(row));
            bytes.put((byte) (rows.positive(row) ? 1 : 0));
            bytes.putDouble(rows.weight(row));
            bytes.putDouble(scores.margin(row));
            bytes.putDouble(scores.momentum(row));
        }
        bytes.put(Sha256.of(Arrays.copyOf(bytes.array(), bytes.position())));
        return bytes.array();
    }

    static FoldScores read(byte[] from) {
        byte[] body = Arrays.copyOf(from, Math.max(0, from.length - DIGEST));
        byte[] digest = Arrays.copyOfRange(from, body.length, from.length);
        if (!Arrays.equals(digest, Sha256.of(body))) {
            throw new IllegalArgumentException("scores of a fold do not match their checksum");
        }
        ByteBuffer bytes = ByteBuffer.wrap(body);
        try {
            if (bytes.getInt() != MAGIC) {
                throw new IllegalArgumentException("these are no scores of a fold");
            }
            return read(bytes, bytes.getInt());
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("scores of a fold end too soon", e);
        }
    }

    private static FoldScores read(ByteBuffer bytes, int size) {
        double base = bytes.getDouble();
        MarginScale scale = new MarginScale(bytes.getDouble(), bytes.getDouble());
        if (bytes.remaining() != (long) size * ROW) {
            throw new IllegalArgumentException(
                    "scores of a fold are not of %d rows".formatted(size));
        }
        int[] dates = new int[size];
        int[] symbols = new int[size];
        int[] ends = new int[size];
        boolean[] positive = new boolean[size];
        double[] weights = new double[size];
        double[] margins = new double[size];
        double[] momentum = new double[size];
        for (int row = 0; row < size; row++) {
            dates[row] = bytes.getInt();
            symbols[row] = bytes.getInt();
            ends[row] = bytes.getInt();
            positive[row] = bytes.get() == 1;
            weights[row] = bytes.getDouble();
            margins[row] = bytes.getDouble();
            momentum[row] = bytes.getDouble();
        }
        DatedRows rows =
                DatedRows.of(BinnedRows.ofColumns(new byte[0][]), positive, weights, dates);
        return new FoldScores(ModelRows.plain(rows, symbols, ends), base, scale, margins, momentum);
    }
}
