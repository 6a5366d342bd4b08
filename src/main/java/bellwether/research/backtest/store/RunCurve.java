package bellwether.research.backtest.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What a run was worth at each session's close, with what it is compared with.
///
/// @param days of the epoch, rising
/// @param equity money and positions; the first is what the run began with
/// @param gross value of all positions, long and short both positive
/// @param hold the same of buy and hold; empty where there is none
/// @param index the benchmark's closes, scaled to the same begin; empty where there is none
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RunCurve(int[] days, double[] equity, double[] gross, double[] hold, double[] index) {
    private static final int VERSION = 1;

    /// In bytes, compressed.
    public byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeByte(VERSION);
            out.writeInt(days.length);
            for (int day : days) {
                out.writeInt(day);
            }
            for (double[] column : new double[][] {equity, gross, hold, index}) {
                out.writeInt(column.length);
                for (double value : column) {
                    out.writeDouble(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RunCurve unpack(byte[] packed) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("unknown version of a curve: " + version);
            }
            int[] days = new int[in.readInt()];
            for (int i = 0; i < days.length; i++) {
                days[i] = in.readInt();
            }
            return new RunCurve(days, column(in), column(in), column(in), column(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] column(DataInputStream in) throws IOException {
        double[] column = new double[in.readInt()];
        for (int i = 0; i < column.length; i++) {
            column[i] = in.readDouble();
        }
        return column;
    }
}
