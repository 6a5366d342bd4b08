package bellwether.market.imports.format;

import java.io.InputStream;
import java.util.function.LongConsumer;

/// Passes a stream on and tells how far it has been read.
public final class ProgressInput extends CountingInput {
    private final LongConsumer progress;

    public ProgressInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    void counted(long sofar) {
        progress.accept(sofar);
    }
}
