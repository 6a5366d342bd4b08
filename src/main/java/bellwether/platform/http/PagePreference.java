package bellwether.platform.http;

import io.javalin.http.Context;
import java.util.List;

/// Whether a caller would rather see a page than JSON, as browsers say of themselves.
public final class PagePreference {
    private PagePreference() {}

    /// A caller who takes anything gets JSON.
    ///
    /// @throws bellwether.platform.base.Refusal 406 when neither will do
    public static boolean of(Context ctx) {
        return MediaTypes.of(ctx, List.of(MediaTypes.JSON, MediaTypes.HTML)) == MediaTypes.HTML;
    }
}
