package bellwether.market;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/// The interval of a bar. History is kept by timeframe; daily bars are what is stored so far.
public enum Timeframe {
    DAY("1d");

    static final long SECONDS_PER_DAY = 86_400;

    private final String code;

    Timeframe(String code) {
        this.code = code;
    }

    /// As requests and the database write it: `1d`.
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<Timeframe> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findAny();
    }

    /// The start of the block that keeps the bar of this time: its calendar year, for daily bars.
    long blockStart(long epochSecond) {
        long day = Math.floorDiv(epochSecond, SECONDS_PER_DAY);
        return LocalDate.of(LocalDate.ofEpochDay(day).getYear(), 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
    }
}
