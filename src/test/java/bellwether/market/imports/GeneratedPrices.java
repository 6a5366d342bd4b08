package bellwether.market.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// A price file of any length that is never held whole: 200 symbols, day after day.
public final class GeneratedPrices extends InputStream {
    private static final int SYMBOLS = 200;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    private final long rows;
    private long row;
    private byte[] line =
            "ticker,date,open,high,low,close,volume\n".getBytes(StandardCharsets.UTF_8);
    private int position;

    public GeneratedPrices(long rows) {
        this.rows = rows;
    }

    @Override
    public int read() {
        if (position == line.length && !advance()) {
            return -1;
        }
        return line[position++];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0 || (position == line.length && !advance())) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean advance() {
        if (row == rows) {
            return false;
        }
        line =
                "GEN%d,%s,10,12,9,11,%d\n"
                        .formatted(row % SYMBOLS, FIRST.plusDays(row / SYMBOLS), row)
                        .getBytes(StandardCharsets.UTF_8);
        position = 0;
        row++;
        return true;
    }
}
