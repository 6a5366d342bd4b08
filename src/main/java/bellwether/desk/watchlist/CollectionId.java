package bellwether.desk.watchlist;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A collection's id: `wc_2`, or `default` of the one that every owner has.
public record CollectionId(long number) {
    private static final String PREFIX = "wc_";
    private static final String WORD = "default";

    /// Of the collection that every owner has, which is no row.
    public static final CollectionId DEFAULT = new CollectionId(0);

    /// Empty where it is not written like one.
    public static Optional<CollectionId> parse(String text) {
        return text.equalsIgnoreCase(WORD)
                ? Optional.of(DEFAULT)
                : NumberedId.parse(PREFIX, text).map(CollectionId::new);
    }

    public boolean isDefault() {
        return number == 0;
    }

    @Override
    public String toString() {
        return isDefault() ? WORD : PREFIX + number;
    }
}
