package bellwether.research.learning.training;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import java.io.Serial;
import java.util.Optional;

/// Bars were changed between two readings of them; another try may find them unchanged.
public final class ChangedBarsFault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    static final String CODE = "data_changed";

    ChangedBarsFault(String ticker) {
        super(
                "Stored bars of %s were changed while they were read; this part is tried again with what is stored then."
                        .formatted(ticker));
    }

    /// What it makes of an item: it is tried again.
    public ItemOutcome.Failure of(Item item) {
        return new ItemOutcome.Failure(
                item, CODE, String.valueOf(getMessage()), false, Optional.empty());
    }
}
