package bellwether.research.learning.training;

import java.io.Serial;

/// Bars were changed between two readings of them; another try may find them unchanged.
final class ChangedBarsFault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    ChangedBarsFault(String ticker) {
        super(
                "Stored bars of %s were changed while they were read; this part is tried again with what is stored then."
                        .formatted(ticker));
    }
}
