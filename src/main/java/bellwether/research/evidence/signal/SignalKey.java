package bellwether.research.evidence.signal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// Names a signal, such as `pattern:ENGULFING:bullish`, `vote:rsi:bearish`,
/// `verdict:balanced:bullish` or `screen:12:bullish`.
///
/// @param name of the pattern, voter, profile, or the number of the screen
/// @param side +1 where it speaks for rising prices, −1 for falling ones
public record SignalKey(SignalKind kind, String name, int side) implements Comparable<SignalKey> {
    /// How a side is spelt.
    public static final String BULLISH = "bullish";

    /// How the other is.
    public static final String BEARISH = "bearish";

    private static final int PARTS = 3;

    private static final Comparator<SignalKey> ORDER =
            Comparator.comparing(SignalKey::kind)
                    .thenComparing(SignalKey::name)
                    .thenComparing(SignalKey::side, Comparator.reverseOrder());

    public SignalKey {
        if (side != 1 && side != -1) {
            throw new IllegalArgumentException("side must be 1 or -1, was " + side);
        }
    }

    /// Reads one; nothing where it is spelt otherwise.
    public static Optional<SignalKey> parse(String text) {
        String[] parts = text.strip().split(":", -1);
        return parts.length != PARTS
                ? Optional.empty()
                : Arrays.stream(SignalKind.values())
                        .filter(kind -> kind.key().equals(parts[0]))
                        .findFirst()
                        .flatMap(kind ->
                                side(parts[2]).map(side -> new SignalKey(kind, parts[1], side)));
    }

    private static Optional<Integer> side(String text) {
        return switch (text) {
            case BULLISH -> Optional.of(1);
            case BEARISH -> Optional.of(-1);
            default -> Optional.empty();
        };
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SignalKey stored(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no signal: " + text));
    }

    @JsonValue
    public String text() {
        return kind.key() + ":" + name + ":" + sideText();
    }

    /// `bullish` or `bearish`.
    public String sideText() {
        return side > 0 ? BULLISH : BEARISH;
    }

    @Override
    public int compareTo(SignalKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
