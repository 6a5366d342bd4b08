package bellwether.market.feeds;

import java.time.Duration;
import java.util.Optional;

/// A provider gave no prices. The message is for people and holds no key and no address.
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /// May be gone in a moment: a try more makes sense.
        PASSING,
        /// It answered something that is no answer.
        WRONG,
        /// Its prices do not fit those that are stored.
        CONTRADICTS,
        /// Its newest price is too old.
        STALE,
        /// It does not know the symbol, or has no bars of it.
        NO_BARS,
        /// It refuses us, or the key.
        FORBIDDEN,
        /// It has heard enough from us for now.
        TOO_MANY,
        /// It was not asked now; when it can be is known.
        LATER,
        /// It was not asked, because it failed again and again.
        RESTING,
        /// It was not asked, and that will not change by itself.
        NOT_ASKED
    }

    private final Kind kind;
    private final transient Optional<Duration> pause;
    private final transient Optional<ProviderName> source;

    public ProviderException(Kind kind, String words) {
        this(kind, words, Optional.empty());
    }

    /// @param pause how long it wants to be left alone
    ProviderException(Kind kind, String words, Optional<Duration> pause) {
        this(kind, words, pause, Optional.empty());
    }

    private ProviderException(
            Kind kind, String words, Optional<Duration> pause, Optional<ProviderName> source) {
        super(words, null, false, false);
        this.kind = kind;
        this.pause = pause;
        this.source = source;
    }

    /// The same, with the name of who is in trouble before its words.
    ProviderException of(ProviderName whose, String shown) {
        return new ProviderException(kind, whose.label() + " " + shown, pause, Optional.of(whose));
    }

    public static ProviderException wrong(String words) {
        return new ProviderException(Kind.WRONG, words);
    }

    public static ProviderException noBars(String words) {
        return new ProviderException(Kind.NO_BARS, words);
    }

    Kind kind() {
        return kind;
    }

    Optional<Duration> pause() {
        return pause;
    }

    /// Whose it is, once that is said.
    Optional<ProviderName> source() {
        return source;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    /// Whether it speaks against the provider, not the symbol.
    boolean isFault() {
        return kind == Kind.PASSING || kind == Kind.WRONG;
    }

    /// Whether a provider can be asked once a known while is over.
    boolean isMatterOfTime() {
        return kind == Kind.LATER || kind == Kind.TOO_MANY;
    }

    /// Whether another try some time later may come to another end.
    boolean mayPass() {
        return kind == Kind.PASSING || kind == Kind.WRONG || kind == Kind.RESTING;
    }
}
