package bellwether.platform.http;

import io.javalin.http.Context;
import java.util.Optional;

/// The header `If-Match`: the state that a change is based on, see [EntityTag.Known#isNamedBy].
public final class IfMatch {
    private static final String NAME = "If-Match";

    private IfMatch() {}

    /// As it was sent.
    public static Optional<String> of(Context ctx) {
        return HeaderLines.of(ctx, NAME);
    }

    /// The same where a change needs it.
    ///
    /// @param whose state it is, such as `rule's`
    /// @throws bellwether.platform.base.Refusal 428 where it is absent
    public static String required(Context ctx, String whose) {
        return of(ctx).orElseThrow(() ->
                StatusRefusal.of(
                        428,
                        "if_match_required",
                        "Send the %s ETag as If-Match; it prevents overwriting another client's change."
                                .formatted(whose)));
    }
}
