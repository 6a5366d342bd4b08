package bellwether.research.screen.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.Cursor;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32C;

/// A place in the list of those that pass, which is made anew for each page.
///
/// @param from the first of the page, from 0
/// @param print of the list as it was; none on the first page
record ScreenPlace(int from, String print) {
    static final ScreenPlace FIRST = new ScreenPlace(0, "");

    private static final String LIST = "screen";
    private static final int MOST = 1_000_000;

    /// As a request asks for it.
    static ScreenPlace of(Context ctx) {
        return Cursor.from(ctx, LIST, 2).map(ScreenPlace::of).orElse(FIRST);
    }

    /// Where a cursor leads that did not come as a parameter.
    static ScreenPlace of(String text) {
        return of(Cursor.read(LIST, text, 2).orElseThrow(() -> Cursor.mangled(text)));
    }

    private static ScreenPlace of(Cursor cursor) {
        try {
            return new ScreenPlace(
                    Math.clamp(Long.parseLong(cursor.part(0)), 0, MOST), cursor.part(1));
        } catch (NumberFormatException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }

    Cursor cursor() {
        return Cursor.of(LIST, from, print);
    }

    /// What tells lists apart by their symbols and their order.
    static String print(List<Integer> places, ToLongFunction<Integer> symbol) {
        CRC32C print = new CRC32C();
        for (Integer place : places) {
            long id = symbol.applyAsLong(place);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                print.update((int) (id >>> shift));
            }
        }
        return Long.toHexString(print.getValue()) + "-" + places.size();
    }

    /// @throws Refusal 409 `screen_moved` where the list is no longer the one that the page before
    ///   was of
    void requireSame(String now) {
        if (!print.isEmpty() && !print.equals(now)) {
            throw Refusal.conflict(
                    "screen_moved",
                    "Other symbols pass, or in another order, than when the page before was read,"
                            + " so that this page would skip some or repeat them; begin again without"
                            + " cursor, or ask for all at once with shape=columns or as CSV.");
        }
    }
}
