package bellwether.desk.alert.http;

import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.function.Function;

/// Ids in paths.
final class PathIds {
    private PathIds() {}

    /// What is not written as an id is none of anything.
    static UUID of(Context ctx, Function<String, Refusal> unknown) {
        String text = ctx.pathParam("id");
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // answered below, like an id that is not known
        }
        throw unknown.apply(text);
    }
}
