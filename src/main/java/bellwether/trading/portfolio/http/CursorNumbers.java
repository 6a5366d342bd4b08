package bellwether.trading.portfolio.http;

import bellwether.platform.http.Cursor;
import io.javalin.http.Context;

/// Cursors of lists that are paged by one number.
final class CursorNumbers {
    private CursorNumbers() {}

    /// Behind which the page begins; 0 for the first.
    static long after(Context ctx, String list) {
        return number(ctx, list, 0);
    }

    /// Before which the page ends; the greatest number for the first.
    static long before(Context ctx, String list) {
        return number(ctx, list, Long.MAX_VALUE);
    }

    private static long number(Context ctx, String list, long absent) {
        return Cursor.from(ctx, list, 1)
                .map(cursor -> {
                    try {
                        return Long.parseLong(cursor.part(0));
                    } catch (NumberFormatException e) {
                        throw Cursor.mangled(cursor.encode());
                    }
                })
                .orElse(absent);
    }
}
