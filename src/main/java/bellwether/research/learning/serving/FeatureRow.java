package bellwether.research.learning.serving;

import java.nio.ByteBuffer;

/// The features of a row, as they are kept: float8, big-endian.
final class FeatureRow {
    private final double[] values;

    private FeatureRow(double[] values) {
        this.values = values;
    }

    static FeatureRow of(double[] values) {
        return new FeatureRow(values.clone());
    }

    static FeatureRow read(byte[] bytes) {
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        return new FeatureRow(values);
    }

    byte[] write() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    /// NaN where it is absent.
    double value(int column) {
        return values[column];
    }

    /// All of them.
    double[] values() {
        return values.clone();
    }
}
