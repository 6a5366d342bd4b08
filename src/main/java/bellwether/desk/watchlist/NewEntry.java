package bellwether.desk.watchlist;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A ticker to be added, also written as the ticker alone.
public record NewEntry(String ticker, @Nullable String note) {
    static final int LONGEST_NOTE = 1_000;

    private static final Pattern NOTE = Pattern.compile("[\\P{Cntrl}\\n\\t]*");

    @JsonCreator
    public NewEntry(
            @JsonProperty("ticker") String ticker, @JsonProperty("note") @Nullable String note) {
        this.ticker = ticker;
        this.note = note;
    }

    /// Without a note.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static NewEntry of(String ticker) {
        return new NewEntry(ticker, null);
    }

    String text() {
        return Objects.requireNonNullElse(note, "");
    }

    String name() {
        return Ticker.of(ticker).orElseThrow().name();
    }

    /// The rule that a note breaks, with its value.
    static Optional<String> noteFault(String note) {
        int length = note.codePointCount(0, note.length());
        if (length > LONGEST_NOTE) {
            return Optional.of(
                    "must have at most %,d characters, has %,d".formatted(LONGEST_NOTE, length));
        }
        return NOTE.matcher(note).matches()
                ? Optional.empty()
                : Optional.of(
                        "must have no control characters but tabs and line ends, was \"%s\""
                                .formatted(Quoted.text(note)));
    }
}
