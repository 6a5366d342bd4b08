package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;

/// What an upload may hold at most. The documentation says these numbers too, and a test compares.
public final class ImportLimits {
    /// As it is sent.
    public static final long MOST_BYTES = 512L << 20;

    /// A file that unpacks to more than this is not one of prices.
    public static final long MOST_UNPACKED = 16L << 30;

    /// Of an archive.
    public static final int MOST_FILES = 20_000;

    /// Of all files together.
    public static final int MOST_SYMBOLS = 1_000_000;

    /// Of all files together: a whole market's minutes of two years.
    public static final long MOST_ROWS = 200_000_000;

    /// Some 500,000 symbol-years of days, of one file; see `DuplicateDays`.
    public static final int MOST_STRETCHES = 3_000_000;

    /// More than so many files are imported by a job, whose route lists what became of each.
    public static final int MOST_FILES_SHOWN = 100;

    /// Of so many symbols of a file it is said where they trade; of a file of an archive, of fewer.
    public static final int MOST_SYMBOLS_SHOWN = 100;

    public static final int MOST_SYMBOLS_SHOWN_OF_MEMBER = 5;

    private ImportLimits() {}

    public static Refusal tooManySymbols() {
        return refusal(
                "too_many_symbols",
                "It holds more than %,d symbols, the most of one upload; send it in several files."
                        .formatted(MOST_SYMBOLS));
    }

    public static Refusal tooManyRows() {
        return refusal(
                "too_many_rows",
                "It holds more than %,d rows, the most of one upload; send it in several files."
                        .formatted(MOST_ROWS));
    }

    public static Refusal tooSpreadOut() {
        return refusal(
                "too_many_symbols",
                "Its rows are spread over more than 500,000 symbol-years of days, or as many stretches of minutes: %,d stretches of 64 bars are the most of one file. Send its symbols in several files."
                        .formatted(MOST_STRETCHES));
    }

    private static Refusal refusal(String code, String detail) {
        return Refusal.of(RefusalKind.INVALID, code, detail);
    }
}
