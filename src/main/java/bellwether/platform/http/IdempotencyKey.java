package bellwether.platform.http;

import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `Idempotency-Key` header: repeating a request with the same key has the effect of one.
public final class IdempotencyKey {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private IdempotencyKey() {}

    /// The key, when the caller gives one.
    ///
    /// @throws Refusal when it is no decent one
    public static Optional<String> of(Context ctx) {
        List<String> keys = Collections.list(ctx.req().getHeaders("Idempotency-Key"));
        if (keys.size() > 1) {
            throw StatusRefusal.of(
                    400,
                    "bad_idempotency_key",
                    "Send one Idempotency-Key only; the request has %d.".formatted(keys.size()));
        }
        Optional<String> key = keys.stream().findFirst();
        if (key.isPresent() && !FORM.matcher(key.get()).matches()) {
            throw StatusRefusal.of(
                    400,
                    "bad_idempotency_key",
                    "Idempotency-Key must be 1 to 128 printable ASCII characters without spaces; it has %d characters"
                            .formatted(key.get().length()));
        }
        return key;
    }
}
