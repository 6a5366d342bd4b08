package bellwether.desk.watchlist;

import bellwether.market.symbols.VisibleText;
import bellwether.platform.base.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/// What watchlists and collections may be called. Where one is named, an id will do too, so that no
/// name may look like one.
public final class ListName {
    static final int LONGEST = 60;

    private static final Pattern LIKE_AN_ID =
            Pattern.compile("w[lc]_\\d+", Pattern.CASE_INSENSITIVE);

    private ListName() {}

    /// The rule that a name breaks, with the name.
    static Optional<String> fault(String name) {
        int length = name.codePointCount(0, name.length());
        if (length == 0 || length > LONGEST || !name.equals(name.strip())) {
            return Optional.of(
                    "must be 1 to %d characters without space around them, was \"%s\"%s"
                            .formatted(
                                    LONGEST,
                                    Quoted.text(name),
                                    length > LONGEST ? ", " + length + " characters" : ""));
        }
        if (LIKE_AN_ID.matcher(name).matches()) {
            return Optional.of("must not look like an id, was \"%s\"".formatted(name));
        }
        return VisibleText.fault(name)
                .map(fault -> "must consist of visible characters; %s".formatted(fault));
    }
}
