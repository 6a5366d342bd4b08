package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.InputStream;

/// Passes a stream on and refuses it once it turns out longer than allowed.
public final class LimitedInput extends CountingInput {
    private final long most;

    public LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    void counted(long sofar) {
        if (sofar > most) {
            throw tooLarge(most);
        }
    }

    public static Refusal tooLarge(long most) {
        return Refusal.of(
                RefusalKind.TOO_LARGE,
                "file_too_large",
                "It is larger than %,d bytes; use the import command, or several files."
                        .formatted(most));
    }
}
