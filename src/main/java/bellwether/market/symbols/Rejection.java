package bellwether.market.symbols;

import bellwether.platform.base.PrintableText;

/// What is wrong with one row.
public record Rejection(RejectReason reason, String detail) {
    private static final int LONGEST_SHOWN = 60;

    /// A cell as a message may show it: in quotes, short, on one line.
    public static String shown(String cell) {
        return '"' + PrintableText.cut(PrintableText.line(cell), LONGEST_SHOWN) + '"';
    }

    /// For a row whose symbol and day the file has brought before.
    public static Rejection repeated(boolean same, String where) {
        return same
                ? new Rejection(RejectReason.DUPLICATE, "says the same as %s".formatted(where))
                : new Rejection(
                        RejectReason.CONFLICTING_DUPLICATE,
                        "contradicts %s, which was taken".formatted(where));
    }

    /// For a row at 00:00 in a file whose other rows are within the day.
    public static Rejection midnightOfIntradayFile() {
        return new Rejection(
                RejectReason.INTRADAY, "00:00 in a file with intraday times is not a daily bar");
    }

    public RejectedRow at(long line) {
        return new RejectedRow(line, reason, detail);
    }
}
