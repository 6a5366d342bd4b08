package bellwether.research.backtest.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What a run was worth at each session's close, with what it is compared with.
///
/// @param days of the epoch, rising
/// @param equity money and positions; the first is what the run began with
/// @param gross value of all positions, long and short both positive
/// @param hold the same of buy and hold; empty where there is none
/// @param index the benchmark's closes, scaled to the same begin; empty where there is none
/// @param chance what random entries were worth
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RunCurve(
        int[] days, double[] equity, double[] gross, double[] hold, double[] index, Chance chance) {
    private static final int VERSION = 2;

    /// Before chance was kept.
    private static final int WITHOUT_CHANCE = 1;

    /// The equity of random entries: the middle 90 % of the draws at some of the sessions.
    ///
    /// @param low NaN at the sessions that are not valued; empty where nothing was drawn
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Chance(double[] low, double[] median, double[] high) {
        /// Of none.
        public static final Chance NONE = new Chance(new double[0], new double[0], new double[0]);
    }

    /// In bytes, compressed.
    public byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeByte(VERSION);
            out.writeInt(days.length);
            for (int day : days) {
                out.writeInt(day);
            }
            for (double[] column : columns()) {
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

    private List<double[]> columns() {
        return List.of(equity, gross, hold, index, chance.low, chance.median, chance.high);
    }

    static RunCurve unpack(byte[] packed) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int version = in.readByte();
            if (version != VERSION && version != WITHOUT_CHANCE) {
                throw new IllegalStateException("unknown version of a curve: " + version);
            }
            int[] days = new int[in.readInt()];
            for (int i = 0; i < days.length; i++) {
                days[i] = in.readInt();
            }
            return new RunCurve(
                    days,
                    column(in),
                    column(in),
                    column(in),
                    column(in),
                    version == WITHOUT_CHANCE
                            ? Chance.NONE
                            : new Chance(column(in), column(in), column(in)));
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
