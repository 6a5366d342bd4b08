package bellwether.trading.execution;

import java.util.Locale;

/// When within its bar a fill happened.
public enum FillPhase {
    OPEN('o'),
    RANGE('r'),
    CLOSE('c'),
    /// After the last close of a symbol that is no longer listed.
    SETTLEMENT('s'),
    /// At a price that somebody states, without an order and beside the bars.
    STATED('t');

    private final char letter;

    FillPhase(char letter) {
        this.letter = letter;
    }

    /// As scenarios write it.
    public char letter() {
        return letter;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
