package bellwether.providers;

import java.time.Duration;
import java.util.Optional;

/// A provider gave no prices. The message is for people and holds no key and no address.
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Kind {
        /// May be gone in a moment: a try more makes sense.
        PASSING,
        /// It answered something that is no answer.
        WRONG,
        /// It does not know the symbol, or has no bars of it.
        NO_BARS,
        /// It refuses us, or the key.
        FORBIDDEN,
        /// It has heard enough from us for now.
        TOO_MANY,
        /// It was not asked.
        NOT_ASKED
    }

    private final Kind kind;
    private final transient Optional<Duration> wait;

    Trouble(Kind kind, String words) {
        this(kind, words, Optional.empty());
    }

    /// @param wait how long it wants to be left alone
    Trouble(Kind kind, String words, Optional<Duration> wait) {
        super(words, null, false, false);
        this.kind = kind;
        this.wait = wait;
    }

    static Trouble wrong(String words) {
        return new Trouble(Kind.WRONG, words);
    }

    static Trouble noBars(String words) {
        return new Trouble(Kind.NO_BARS, words);
    }

    Kind kind() {
        return kind;
    }

    Optional<Duration> pause() {
        return wait;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    /// Whether it speaks against the provider, not the symbol.
    boolean isFault() {
        return kind == Kind.PASSING || kind == Kind.WRONG;
    }
}
