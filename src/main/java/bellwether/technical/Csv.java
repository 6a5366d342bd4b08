package bellwether.technical;

import bellwether.web.Refusal;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;

/// What of a client's `Accept` asks for CSV.
final class Csv {
    static final String TYPE = "text/csv";

    private Csv() {}

    /// Whether CSV is asked for rather than JSON: whichever is named first.
    ///
    /// @throws Refusal 406 when neither would do
    static boolean isWanted(Context ctx) {
        String accept = ctx.header("Accept");
        if (accept == null || accept.isBlank()) {
            return false;
        }
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                .map(range -> range.replaceFirst(";.*", "").strip())
                .filter(range -> isCsv(range) || isJson(range))
                .findFirst()
                .map(Csv::isCsv)
                .orElseThrow(() ->
                        Refusal.of(
                                406,
                                "not_acceptable",
                                "This route speaks application/json and text/csv."));
    }

    private static boolean isCsv(String range) {
        return range.equals(TYPE) || range.equals("text/*");
    }

    private static boolean isJson(String range) {
        return range.equals("application/json")
                || range.equals("application/*")
                || range.equals("*/*");
    }
}
