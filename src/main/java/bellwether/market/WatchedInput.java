package bellwether.market;

import java.io.InputStream;
import java.util.function.LongConsumer;

/// Passes a stream on and tells how far it has been read.
final class WatchedInput extends CountedInput {
    private final LongConsumer progress;

    WatchedInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    void counted(long sofar) {
        progress.accept(sofar);
    }
}
