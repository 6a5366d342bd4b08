package bellwether.desk.journal;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A journal entry's id, `je_3`.
public record JournalEntryId(long number) {
    private static final String PREFIX = "je_";

    /// Empty where it is not written like one.
    public static Optional<JournalEntryId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(JournalEntryId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
