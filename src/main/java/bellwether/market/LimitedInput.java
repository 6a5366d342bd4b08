package bellwether.market;

import bellwether.web.Refusal;
import java.io.InputStream;

/// Passes a stream on and refuses it once it turns out longer than allowed.
final class LimitedInput extends CountedInput {
    private final long most;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    void counted(long sofar) {
        if (sofar > most) {
            throw tooLarge(most);
        }
    }

    static Refusal tooLarge(long most) {
        return Refusal.of(
                413,
                "file_too_large",
                "It is larger than %,d bytes; use the import command, or several files."
                        .formatted(most));
    }
}
